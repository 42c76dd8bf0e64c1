# What the run may never come to is not read.
import numpy as np

k = int(np.zeros(70000).sum())
if k:
    print(open("tests/diag/files/missing.py").read())
