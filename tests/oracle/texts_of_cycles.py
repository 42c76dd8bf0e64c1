# What holds itself has a text: inside of itself it is `...`.
import numpy as np

k = int(np.array([3, 4])[0])
a = [1, k]
a.append(a)
print(a, a[2] is a)
b = [a, a]
a[0] = b
print(b, a)
d = {"a": 1}
d["d"] = d
d["l"] = [d, (d, k)]
print(d, [d], f"{d}", str(d))
t = ([],)
t[0].append(t)
print(t, t[0])
z = [2, 2.5, False]
z[True] = z
z *= 2
y = z.copy()
print(z, y)


class Node:
    def __init__(self):
        self.all = [self]

    def __repr__(self):
        return f"Node({self.all!r})" if len(self.all) < 2 else "Node"


class Tree:
    def __init__(self, name):
        self.name, self.below = name, []

    def __repr__(self):
        return f"Tree({self.name}, {self.below})"


root = Tree("root")
root.below += [Tree("a"), Tree("b")]
print(root, root.below)
same = [0]
print([same, same], (same, [same]), {1: same, 2: same})
one = Node()
one.all.append(one.all)
print(one, one.all)


class Held:
    def __init__(self, held):
        self.held = held

    def __repr__(self):
        return repr(self.held)


s = set()
s.add(Held(s))
print(s)
v = {}
v["v"] = v.values()
w = {}
w["w"] = w.items()
print(v, v.values(), w)
