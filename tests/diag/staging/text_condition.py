# A condition on text that only the run knows (H0310).
import numpy as np

x = np.ones(3).sum()
while f"{x}":
    print(x)
