# Tables of keys that only running knows, asked what a reviewer asked: iterators
# made before a change, orders that show, keys of other types, types and views.
import numpy as np

s0 = int(np.zeros(70000).sum())
d = {}
for i in range(s0 + 5):
    d[i * 3] = i
s = set()
for i in range(s0 + 6):
    s.add(i * 7 % 11)
for make in (lambda: iter(d), lambda: iter(d.items()), lambda: iter(d.values())):
    before = make()
    d[99 + s0] = 1
    try:
        for k in before:
            print(k)
    except RuntimeError as e:
        print(e)
    del d[99 + s0]
before = iter(s)
s.add(s0 + 50)
try:
    for k in before:
        print(k)
except RuntimeError as e:
    print(e)
t = set()
for x in [9, 1, 8, 0]:
    t.add(x + s0)
print(max(t, key=lambda k: 5), sorted(t, key=lambda k: 0), min(t, key=lambda k: k % 2))
s.symmetric_difference_update([0, 0, 1, 1])
print(sorted(s))
print(type(d) is dict, type(d), type(s), d.__class__ is dict, type(d)([(1, 2)]), type(d.keys()), d.fromkeys([1], 3))
e = {s0 + 2.0**53: 1, s0 + 0.5: 2}
print(2**53 in e, 2**53 + 1 in e, 0.5 in e, True in e, "a" in e, None in e, (1,) in e)
e = {s0 + 2**62: 1}
print(2.0**62 in e, 0.5 in e, {1} in s)
s.discard({1})
empty = {}
try:
    del empty[[]]
except TypeError as error:
    print(error)
try:
    del empty[s0]
except KeyError as error:
    print("KeyError", error)
for k in d:
    print(k, d, max(d), sorted(d), list(d.items()), sum(d.values()))
del d[s0]
for k in d:
    print(k, d, max(d), len(list(d)))
least = set()
for k in (0, 5, 3):
    least.add(k + s0 + (-2**63))
    least.add(s0 - k)
print(least)

# a table that is empty again is copied to a plain set or dict
emptied = {s0 + 3}
emptied.clear()
print(set(emptied), set({s0: 1}) == {0})
lost = {s0: 5}
lost.clear()
print(set(lost), len(lost))

# `&=` makes a new table of CPython's: the order of what it holds is another
same = {k - 2 for k in range(s0 + 5)}
same &= same
print(sorted(same))

# made a table on both ways of a branch, with other rooms
from collections import defaultdict

made = defaultdict(int)
if s0:
    for k in range(1):
        made[s0] += 0
else:
    made[s0] = 0
print(made)
many = {}
if s0 == 0:
    for k in range(s0 + 7):
        many[k % 3 + s0] = k
else:
    many[s0 + 1] = 5
print(many)
if s0 == 0:
    for k in range(s0 + 7):
        many[k % 5 + s0] = k
else:
    many = {s0 + 8: 1}
print(many)

# emptied in a loop that shows it first
from collections import Counter

shown = Counter()
shown[3] = 3
turns = s0 + 2
while turns:
    print(shown, sorted(shown.items(), key=lambda pair: pair[1], reverse=True))
    shown.clear()
    turns -= 1
