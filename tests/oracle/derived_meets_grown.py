# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Lists that grow and tables beside what derives from their types: the right
# operand is asked first, and a union of a dict with a dict is a dict.
import numpy as np
from collections import Counter, defaultdict
z = int(np.zeros(70000).sum())


class D(dict):
    def __ror__(self, o):
        return "ror"
    def __or__(self, o):
        return "or"
    def __eq__(self, o):
        return "eq"
    def __ne__(self, o):
        return "ne"


class E(dict):
    pass


class S(set):
    def __ror__(self, o):
        return "ror"
    def __rsub__(self, o):
        return "rsub"
    def __ge__(self, o):
        return "ge"
    def __eq__(self, o):
        return "eq"


class U(set):
    pass


def t(c=dict):
    d = c()
    d[z + 1] = 2
    return d


def u(c=set):
    d = c([7])
    d.add(z + 1)
    return d


a = [t(), t(E), {1: 2}, E({1: 2}), D({1: 3})]
for i in range(5):
    for j in range(5):
        x, y = a[i], a[j]
        print(i, j, x | y, type(x | y), x == y, x != y)
b = [u(), {1, 7}, U({1, 8}), S({1})]
for i in range(4):
    for j in range(4):
        x, y = b[i], b[j]
        print(i, j, type(x | y), len(x | y), type(x - y), x <= y, x == y)
counter = Counter([1, 1, 3])
print(counter | t(), type(counter | t()))
print(t() | counter, Counter() | t())
default = defaultdict(int, {4: 5})
print(default | t(), t() | default)
counter |= t()
print(counter)

class L(list):
    def __radd__(self, o):
        return "radd"
    def __eq__(self, o):
        return "eq"
    def __lt__(self, o):
        return "lt"
    def __gt__(self, o):
        return "gt"


class M(list):
    pass


g = []
for i in range(z + 3):
    g.append(i)
print(g + L([1]), g == L([1]), L([1]) == g, g < L([1]), g > L([2]), L() < g)
print(g + M([1]), g == M([1]), M([1]) == g, g < M([1]), g > M([2]), M() < g)
print(g + M([1]), g == M([0, 1, 2]), M([0, 1, 2]) == g)
g += L([1])
print(g)


class Told(list):
    def __iter__(self):
        return iter([9, 9])

    def copy(self):
        return [7]


h = []
for i in range(z + 3):
    h.append(i)
print(h + Told([5]), Told([5]) + h, h + h, h + [1], [1] + h)
