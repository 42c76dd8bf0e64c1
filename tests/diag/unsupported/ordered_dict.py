# Keys of an OrderedDict that come, go or move under a loop through it; a key
# that only running knows, and what is asked of the dict behind that.
from collections import OrderedDict

import numpy as np

d = OrderedDict(a=1, b=2)
for k in d:
    d[k] = 3
    if k == "b":
        break
for k in list(d):
    d.move_to_end(k)
for k, v in d.items():
    d.move_to_end("a")
e = OrderedDict()
e[int(np.array(4))] = 0
e.move_to_end("b")
dict.__contains__(e, "b")
