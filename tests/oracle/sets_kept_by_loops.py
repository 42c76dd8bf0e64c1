"""Loops that change a set, or a dict of keys with `__hash__`, and leave it as
they found it: where a key lies is the set's own in each round and loop."""
import numpy as np

S = {1}


def f(x):
    t = x * 0.5 + 1.0
    S.add(2)
    for i in range(3):
        S.discard(2)
    return t


x = np.array([0.25, 1.0, -0.5])
for turn in range(3):
    x = f(x)
print(S, len(S))
for turn in range(3):
    x = f(x)
print(S, len(S))
for turn in range(3):
    x = f(x)
print(x, S, len(S))
S.add(2)
print(sorted(S), 2 in S, 1 in S)


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v

    def __eq__(self, other):
        return self.v == other.v


d = {Key(1): 1.5}


def g(x):
    d[Key(2)] = 2.5
    for i in range(3):
        if Key(2) in d:
            del d[Key(2)]
    d[Key(1)] = x.sum()
    return x * 0.5


for again in range(3):
    for turn in range(3):
        x = g(x)
d[Key(3)] = 0.5
print(len(d), Key(1) in d, Key(2) in d, d[Key(3)], d[Key(1)])
del d[Key(1)]
print([k.v for k in d], d[Key(3)])
