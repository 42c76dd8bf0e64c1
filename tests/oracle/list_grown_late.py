# Lists that grow behind what was evaluated while compiling: an index that only
# running knows into a list that is empty, or of many tuples; stores and
# deletions out of range say what Python says.
import numpy as np

n = int(np.zeros(70000).sum()) + 5
entries = []
for i in range(n * 3):
    k = i % 3 - 1
    while k >= 0 and entries[k][0] != i:
        k = entries[k][1]
    if k < 0:
        entries.append((i, -1))
print(len(entries), entries[n - 3])
empty = []
for i in range(n):
    try:
        print(empty[i])
    except IndexError as e:
        print(e)
    try:
        empty[i] = 3
    except IndexError as e:
        print(e)
    try:
        print(()[i])
    except IndexError as e:
        print(e)
best = []
for i in range(n):
    if i > 2 and best[i - 3] < 4:
        print(best[i - 3])
    best.append(i * n)
print(best)

chosen = []
for i in range(70000):
    if i % 3 == 0:
        chosen.append((i, -1))
print(len(chosen), chosen[500], chosen[-1])
links = []
for i in range(70000):
    k = i % 3 - 1
    while k >= 0 and links[k][0] != i:
        k = links[k][1]
    if k < 0:
        links.append((i, -1))
print(len(links))
pairs = [(k, -1) for k in range(100)]
for i in range(n, 70000):
    if i % 3 == 0:
        pairs.append((i, pairs[i % 50][0]))
print(len(pairs), pairs[1000])


def told(f):
    try:
        print(f())
    except IndexError as e:
        print(e)


def stores():
    xs[at] = 1


def deletes():
    del xs[at]


def adds():
    xs[at] += 1


xs, at = [1, 2], 4
for f in stores, deletes, adds, lambda: xs[at], lambda: xs.pop(at), lambda: "ab"[at], lambda: (1,)[at]:
    told(f)
at = n
for f in stores, adds, lambda: xs[at], lambda: (1,)[at]:
    told(f)
for i in range(n):
    xs.append(i)
at = n + 20
for f in stores, deletes, adds, lambda: xs[at], lambda: xs.pop(at):
    told(f)
