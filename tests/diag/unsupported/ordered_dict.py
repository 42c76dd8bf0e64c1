# A key that only running knows, and what is asked of the dict behind that.
from collections import OrderedDict

import numpy as np

e = OrderedDict()
e[int(np.array(4))] = 0
e.move_to_end("b")
dict.__contains__(e, "b")
