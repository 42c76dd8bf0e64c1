"""Texts of other formats are not joined as if the formats were one."""
import numpy as np

n = int(np.arange(9)[7])
while n > 5:
    n -= 1
text = f"{n:4d}" if n > 3 else f"{n}"
print(text)
