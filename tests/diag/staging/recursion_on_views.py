import numpy as np
i = int(np.array([2, 0]).sum())
def step(v, n):
    if n > i: return
    v += n
    step(v[::-1], n + 1)
A = np.arange(6); step(A, 0); print(A)
