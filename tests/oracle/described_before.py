"""What was said of one of several in an attempt that was dropped says nothing of the errors behind it."""
import numpy as np

dicts = [{"a": 1}, {"b": 2}, {"a": 3}]
for i in range(3):
    print({**dicts[i]})


class Two:
    def __getitem__(self, i):
        return [1, 2][i]


for q in Two():
    print(q)
z = int(np.array([2, -2]).sum())
l = [4, 5]
if z > 0:
    print(l[7])
print(z)
