"""A text that only running knows is not looked through."""
import re

import numpy as np

k = int(np.zeros(3).sum())
print(re.findall(r"\d", f"{k}"))
