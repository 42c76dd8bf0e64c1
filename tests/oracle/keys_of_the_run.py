# Keys that only running knows, of dicts whose keys are known.
import collections

import numpy as np

n = int(np.zeros(70000).sum()) + 3
f = n * 0.5
xs = np.arange(5.0)
ks = np.array([3, 5, 1], np.int16)

table = {1: "one", 3: "three", 5.0: None, True and 7: [1, 2]}
price = {1: 10, 3: 20.5, 5: xs[2]}

for k in (n, n + 2, n - 2):
    print(table[k], price[k], k in table, table.get(k), price.get(k + 1), price.get(k + 2, -1))
    print(isinstance(price[k], float), price[k] * 2)
print(table[ks[0]], price.get(ks[1]), ks[2] in price, np.int8(9) in table, f in {1.5: 0})
print({0.5: 1, 1.5: 2}[f], {True: "t", False: "f"}[n > 2], {1: "x"}.get(n > 2), {0: "y"}.get(n > 2))
for i in range(n):
    print(table.get(i), i in table, i not in table, {0: 1, 1: 5, 2: 7}[i], price.get(i, i))

for k in (n + 1, 0.25 * n, n > 5):
    try:
        print(price[k])
    except KeyError as error:
        print("KeyError", error, error.args[0] == k, type(error.args[0]).__name__)
    try:
        if n > 2:
            price[k] += 1
        print("no")
    except LookupError as error:
        print(type(error).__name__)

# one of several strings
names = ["a", "b", "c"]
size = {"a": 1, "b": 2.5, "c": None, "d": [4]}
key = "a" if n > 5 else "b"
print(size[key], size.get(key), key in size)
for i in range(n):
    print(names[i], size[names[i]], size.get(names[i], 0), names[i] in size)
    for j in range(i):
        size[names[j]] = i * 10 + j
print(size)
try:
    print({"a": 1}[key])
except KeyError as error:
    print("KeyError", error)
other = "d" if n > 2 else "nowhere"
size[other].append(n)
print(size[other], size)

# pairs, and several alternatives inside of others
grid = {(0, 0): "o", (0, 1): "x", (1, 0): "+", (n and 1, 1): "#"} if False else {
    (0, 0): "o", (0, 1): "x", (1, 0): "+", (1, 1): "#"}
for i in range(2):
    for j in range(n - 1):
        print(grid[i, j], grid.get((j, i)), (i, j + 1) in grid, end=" ")
print()
one = 1 if n > 2 else 0.5
print({1: "one", 0.5: "half"}[one], {1: 2}.get(one))

# written to
count = {1: 0, 2: 0, 3: 0}
for i in range(10):
    count[i % n + 1] += 1
print(count)
first = {k: xs * k for k in range(3)}
alias = first[2]
for i in range(n):
    first[i][i] = 9
    first[i] += i
print(first, alias)
score = {"a": 0, "b": 0, "c": 0}
for i in range(n):
    score[names[i]] += xs[i]
    if i == 1:
        score[names[i - 1]] = None
print(score)
calls = {0: lambda v: v + 1, 1: lambda v: v * 2.5, 2: str}
for i in range(n):
    print(calls[i](n), end=" ")
print()


def look(d, k):
    try:
        return d[k]
    except KeyError:
        return "none"


def deep(d, k):
    for i in range(k):
        if i in d and d[i] > 1:
            return d[i]
    return d.get(k)


print(look(price, n), look(price, n + 1), look({}, n) if n else 0, deep({0: 1, 2: 2.5}, n), deep({0: 1}, n))
tally = collections.Counter({"a": 2, "b": 1})
tally[key] += n
print(tally[key], tally["a"])
ints = collections.Counter([1, 2, 2])
print(ints[n], ints[n - 1], ints[n - 2])
