# Two sizes that must be one, known only when running (H0910).
import numpy as np

x = np.arange(6.0)
k = int(x.sum()) % 5 + 2
for i in range(4):
    print((x[:i] + x[k - i - 1:k - 1]).sum())
    print(x[i:].max())
    print(x[:3 - i] @ x[:k - 2 - i // 3])
