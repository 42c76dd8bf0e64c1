# What a method has taken before an item that raises, or how early it ends, would
# show: such lists of what only running knows are not put into a set at once.
import numpy as np
s0 = int(np.zeros(70000).sum())
p = {1, 2, 3}
try:
    p.difference_update([2], [s0 + 3, [1]])
except TypeError:
    print(p)
print({3}.isdisjoint([s0 + 3, [1]]))
print({1}.issuperset([s0 + 5, [1]]))
