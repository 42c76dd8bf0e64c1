# A list of texts that one branch makes longer (H0407).
import numpy as np

x = np.ones(3).sum()
seen = ["x"]
if x > 2:
    seen.append("y")
print(len(seen))
