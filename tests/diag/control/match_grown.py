# A pattern of items, for a list whose length is known only when running.
import numpy as np

n = int(np.zeros(70000).sum())
a = [1, n, 3]
if n == 0:
    a.append(4)
match a:
    case [1, *_]:
        print("star")
    case _:
        print("other")
