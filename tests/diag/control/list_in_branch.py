# A list of dicts that one branch makes longer (H0407).
import numpy as np

x = np.ones(3).sum()
seen = ["x"]
if x > 2:
    seen.append({"y": 1})
print(len(seen))
