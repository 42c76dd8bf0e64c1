# What a text is that only running knows is not there yet (H0990), and neither
# is what is equal to it; nor are ranges and keys whose class says.
import numpy as np

i = int(np.array([2, 0]).sum())
t = str(i)
print(t == "2")
print("a2" != f"a{i}")
print(t in ["2"], ["2"].count(t), t in {"2": 1})
print(range(i) == range(2))
print(range(2) in [range(i)])
if i > 1:
    print(len(t), t[0], t.upper(), int(t), "a2".find(t), "2" in t)
    print([c for c in t])


class Key:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


print((i, 1) in {Key()})
name = "float32"
if i > 1:
    name = "float64"
print(np.ones(2).dtype == name)
if i > 1:
    print(hasattr(Key, name))
