# A list of dicts that grows in a loop whose length only the data know (H0407).
import numpy as np

x = np.ones(3).sum()
seen = []
while x < 10:
    seen.append({"x": 1})
    x = x * 2
print(seen)
