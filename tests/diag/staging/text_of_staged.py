# Text of a value that only the run knows, where text must be known (H0301).
import numpy as np

names = {}
x = np.ones(3).sum()
names[f"{x}"] = 1
