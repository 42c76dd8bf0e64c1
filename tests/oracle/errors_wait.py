# What Python raises waits for the run, in ways that the run does not take: in
# a branch, in a loop without turns, in a function that is called there, and
# for one candidate of a choice.
import math

import numpy as np

a = np.array([1.0, 2.0])
rows = np.broadcast_to(a, (3, 2))
text = "word"


class Named:
    def __init__(self):
        self.name = "n"


def two(x, y):
    return x + y


def unset():
    print(late)
    late = 1


named = Named()
gone = 1
del gone
way = int(a[0])
if way == 10:
    rows[0] = 1.0
if way == 11:
    rows += 1
if way == 12:
    print(named.nam)
if way == 13:
    text.uper()
if way == 14:
    frozenset([1]).clear()
if way == 15:
    print(a[7])
if way == 16:
    print({"k": 1}["j"])
if way == 17:
    print(-text, ~1.5)
if way == 18:
    print(two(1))
if way == 19:
    x, y = a, a, a
if way == 20:
    print(int("x"), float([1]))
if way == 21:
    print(gone)
if way == 22:
    unset()
if way == 23:
    for x in 5:
        print(x)
if way == 24:
    print(a + np.ones(3))
if way == 25:
    print(a.reshape(3, 3), np.max([]), a.sum(axis=4))
if way == 26:
    print({[1]: 2})
if way == 27:
    if a:
        print("many")
if way == 28:
    print(2.0**10000, math.sqrt(-1.0), (-8.0) ** 0.5)
if way == 29:
    (1, 2)[0] = 3
if way == 30:
    print(f"{text:d}", len(5), None(), 5[0])


def only_called_there():
    return named.nam


while way > 40:
    only_called_there()
    way = way - 1

for i in range(way):
    if i > 40:
        rows[0] = a[3]
print(way > 40 and gone, text)

v = [1, 2, 3] if way < 5 else None
print(len(v), v[1])
w = [4, 5] if way < 5 else 7
print(len(w), sum(w))
size = 2 if way < 5 else 3
print(a[size - 1])
print("done")
