# list, tuple, dict, set, str and their methods, alone and under staged control
# flow.

# case: list methods
v = [3, 1, 2]
v.append(5)
v.extend((7, 1))
v.insert(1, 9)
print(v, v.pop(), v.pop(0), v.index(2), v.count(1))
v.remove(9)
v.reverse()
print(v)
v.sort()
print(v, v.copy() is v)
v.clear()
print(v)

# case: list methods of staged items
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + 3, n + 1, n + 2]
v.append(n)
v.insert(1, n + 9)
print(v, v.pop(), v.pop(1), len(v))
v.reverse()
print(v, sum(v), max(v), min(v))

# case: sorting staged items
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + 3, n + 1, n + 2]
print(sorted(v), sorted(v, reverse=True))
v.sort(key=lambda x: -x)
print(v)

# case: index and count of staged items
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + 3, n + 1, n + 3]
print(v.index(3), v.count(3), v.count(n), 1 in v, n in v)
v.remove(n + 1)  # refused: H0301 `v.remove(n + 1)`
print(v)

# case: index of what is not in the list
v = [1, 2]
print(v.index(2))
v.index(5)  # error: H0515 `v.index(5)` ValueError

# case: index of what is not in a staged list
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + 1, n + 2]
print(v.index(2))
v.index(n + 5)  # ends: H0515 `v.index(n + 5)` ValueError

# case: pop from an empty list
v = [1]
v.pop()
v.pop()  # error: H0506 `v.pop()` IndexError

# case: list slices
v = list(range(6))
print(v[1:4], v[::2], v[::-1], v[-2:], v[10:], v[:-10], v[4:1:-1])
v[1:3] = ["a", "b", "c"]
print(v)
v[::2] = [0] * 4
print(v)
v[2:2] = [9]
del v[1:3]
print(v)

# case: an extended slice of another length
v = [1, 2, 3, 4]
v[::2] = [0]  # error: H0515 `v[::2]` ValueError

# case: list by a staged index
import numpy as np

n = int(np.zeros(70000).sum())
v = [10, 20, 30]
print(v[n], v[n - 1], v[n + 1])
v[n + 1] += 5
print(v)

# case: list by a staged index out of range
import numpy as np

n = int(np.zeros(70000).sum())
v = [10, 20, 30]
print(v[n + 2])
print(v[n + 3])  # ends: H0904 `v[n + 3]` IndexError

# case: list of lists by a staged index
import numpy as np

n = int(np.zeros(70000).sum())
v = [[1, 2], [3, 4], [5, 6]]
v[n + 1][0] = 30
row = v[n + 1]
row[1] += 5
print(v, row, row is v[1])

# case: list of texts by a staged index
import numpy as np

n = int(np.zeros(70000).sum())
names = ["ann", "bob", "cid"]
for k in range(3):
    print(names[(n + k * 2) % 3], end=" ")
print()

# case: list of arrays by a staged index
import numpy as np

n = int(np.zeros(70000).sum())
v = [np.zeros(2), np.ones(2)]
v[n + 1] += 5
v[n][1] = 7
print(v)

# case: concatenation and repetition
a = [1, 2]
print(a + [3], a * 2, 2 * a, a * 0, a * -1, (1,) * 3, "ab" * 2)

# case: comparison of lists with staged items
import numpy as np

n = int(np.zeros(70000).sum())
print([n, 1] == [0, 1], [n, 1] != [0, 2], (n, n) == (0, 0), [n] == [n + 1], [1, n] == [1])

# case: order of lists with staged items
import numpy as np

n = int(np.zeros(70000).sum())
print([n, 1] < [n, 2])

# case: tuples
t = (1, "a", 2.5)
a, *b = t
print(t[0], t[-1], t[1:], len(t), a, b, t + (3,), "a" in t, t.index("a"), t.count(1))

# case: a tuple cannot be changed
t = (1, 2)
t[0] = 5  # error: H0511 `t[0]` TypeError

# case: dict methods
d = {"a": 1, "b": 2}
d["c"] = 3
print(d.get("a"), d.get("z"), d.get("z", 0), d.pop("b"), d.pop("q", None), d)
d.update({"a": 10}, e=5)
print(list(d), list(d.values()), list(d.items()), d.setdefault("f", 6), d.setdefault("a", 7))
print(d.popitem(), len(d), "e" in d, d | {"z": 1})

# case: dict with staged values
import numpy as np

n = int(np.zeros(70000).sum())
d = {"a": n + 1, "b": n + 2}
d["a"] += d["b"]
d.update(b=n + 10)
print(d, sum(d.values()), max(d, key=d.get), sorted(d.items(), key=lambda p: p[1]))

# case: dict by a staged key that is one of several texts
import numpy as np

n = int(np.zeros(70000).sum())
d = {"a": 1, "b": 2}
k = "a" if n > 0 else "b"
d[k] += 10
print(d, d[k])

# case: dict by a staged int key
import numpy as np

n = int(np.zeros(70000).sum())
d = {0: 5, 1: 6}
print(d[n], d.get(n + 1), n in d, n + 7 in d)

# case: a staged key that is not there
import numpy as np

n = int(np.zeros(70000).sum())
d = {0: 5, 1: 6}
print(d[n + 1])
print(d[n + 2])  # ends: H0906 `d[n + 2]` KeyError

# case: a new staged key
import numpy as np

n = int(np.zeros(70000).sum())
d = {}
d[n] = 5
print(d)

# case: counting with a dict
count = {}
for w in "the cat and the dog and the bird".split():
    count[w] = count.get(w, 0) + 1
print(count, sorted(count, key=lambda w: (-count[w], w))[:2])

# case: counting staged values by known keys
import numpy as np

x = np.array([1, 0, 2, 1, 1, 0])
count = {0: 0, 1: 0, 2: 0}
for v in x:
    for k in count:
        if v == k:
            count[k] += 1
print(count)

# case: new keys in a staged loop
import numpy as np

x = np.array([1, 0, 2, 1])
count = {}
for v in x:
    count[int(v)] = count.get(int(v), 0) + 1
print(count)

# case: dict comprehension and inversion
d = {c: i for i, c in enumerate("abc")}
print(d, {v: k for k, v in d.items()}, dict(zip("xy", (1, 2))), dict([("k", 1)]), dict(a=1))

# case: keys that are equal
d = {1: "int", 1.0: "float", True: "bool"}
print(d, len(d), d[1])

# case: unhashable key
d = {}
d[[1, 2]] = 3  # error: H0516 `d[[1, 2]]` TypeError

# case: tuple keys
d = {}
for i in range(2):
    for j in range(2):
        d[i, j] = i * 10 + j
print(d, d[1, 0], (1, 1) in d)

# case: nested dicts
import numpy as np

n = int(np.zeros(70000).sum())
d = {"a": {"x": [1, 2]}, "b": {"x": [3, n]}}
d["b"]["x"][1] += 7
d["a"]["y"] = d["b"]
print(d, d["a"]["y"] is d["b"])

# case: views of a dict follow it
d = {"a": 1}
k, v, i = d.keys(), d.values(), d.items()
d["b"] = 2
print(k, v, i, len(k), "b" in k, 2 in v, ("a", 1) in i, k & {"a"})

# case: set operations
a, b = {1, 2, 3}, {2, 3, 4}
print(a | b, a & b, a - b, a ^ b, a <= b, {2} < a, a.isdisjoint({7}), 2 in a)
a.add(9)
a.discard(1)
a.discard(100)
a |= {5}
print(sorted(a), len(a), frozenset([1, 1]))

# case: removing what is not in a set
s = {1}
s.remove(2)  # error: H0506 `s.remove(2)` KeyError

# case: a set of known numbers in a staged test
import numpy as np

n = int(np.zeros(70000).sum())
allowed = {0, 2, 4}
print([n + k in allowed for k in range(4)])

# case: duplicates by a set
seen, out = set(), []
for v in [3, 1, 3, 2, 1]:
    if v not in seen:
        seen.add(v)
        out.append(v)
print(out)

# case: a set grows in a staged branch
import numpy as np

n = int(np.zeros(70000).sum())
s = {1}
if n == 0:
    s.add(2)
print(len(s))

# case: text methods
s = "Hello, World"
print(s.lower(), s.upper(), s.find("o"), s.rfind("o"), s.replace("l", "L", 2), s.split(", "))
print(s.startswith("He"), s.endswith(("x", "d")), s.count("l"), s[::-1], s[-5:], s.index("W"))
print("-".join(["a", "b"]), "  x ".strip(), "a,b,,c".split(","), "x".center(5, "*"), "7".zfill(3))

# case: texts of staged numbers
import numpy as np

n = int(np.zeros(70000).sum())
x = n + 3.14159
print(f"{n} {n + 5:03d} {x:.2f} {x:10.3e}| {n == 0} {n + 255:x} {x!r}")
print("%d %5.1f %s" % (n, x, n), "{} {:>4}".format(n, n + 1), str(n) + "!", repr(x))

# case: text of a list of staged numbers
import numpy as np

n = int(np.zeros(70000).sum())
print([n, n + 0.5], (n,), {"k": n}, {n + 1}, [[n], (n, "s")])

# case: length of a text of a staged number
import numpy as np

n = int(np.zeros(70000).sum())
print(len(str(n + 100)))  # refused: H0990 `len(str(n + 100))`

# case: joining texts of staged numbers
import numpy as np

n = int(np.zeros(70000).sum())
print(", ".join(str(n + k) for k in range(4)))
print(" ".join([f"{k}:{n + k}" for k in range(3)]))

# case: text built up in a known loop
import numpy as np

n = int(np.zeros(70000).sum())
s = ""
for k in range(4):
    s += str(n + k) + ","
print(s)

# case: deque
from collections import deque

d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d[0], d.pop(), d.popleft(), len(d))
d.rotate(1)
print(list(d))

# case: breadth first search
from collections import deque

graph = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}
queue, seen = deque(["a"]), ["a"]
while queue:
    v = queue.popleft()
    for w in graph[v]:
        if w not in seen:
            seen.append(w)
            queue.append(w)
print(seen)

# case: defaultdict and Counter
from collections import Counter, defaultdict

d = defaultdict(list)
for k, v in (("a", 1), ("b", 2), ("a", 3)):
    d[k].append(v)
c = Counter("abracadabra")
print(dict(d), c.most_common(2), c["z"], sum(c.values()))

# case: heap
import heapq

h = [5, 1, 4]
heapq.heapify(h)
heapq.heappush(h, 0)
print([heapq.heappop(h) for _ in range(4)], heapq.nsmallest(2, [3, 1, 2]))

# case: bisect
import bisect

v = [1, 3, 5]
bisect.insort(v, 4)
print(v, bisect.bisect(v, 3), bisect.bisect_left(v, 3))

# case: copy and deepcopy
import copy
import numpy as np

a = [[1], np.zeros(2), {"k": [2]}]
b, c = copy.copy(a), copy.deepcopy(a)
a[0].append(5)
a[1][0] = 7
a[2]["k"][0] = 9
print(b, c)

# case: zip transposes
m = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*m)), [list(c) for c in zip(*m)], [sum(r) for r in m])

# case: sorting by several keys is stable
people = [("bob", 30), ("ann", 25), ("cid", 30), ("dan", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])))
people.sort(key=lambda p: p[0], reverse=True)
print(people)

# case: sorting unlike things
v = [1, "a"]
v.sort()  # error: H0511 `v.sort()` TypeError

# case: min and max with key and default
v = ["pear", "fig", "banana"]
print(min(v, key=len), max(v, key=len), max([], default=0), min(3, 1, 2), max("b", "a"))

# case: max of nothing
print(max([]))  # error: H0512 `max([])` ValueError

# case: any, all and sum
print(any([]), all([]), any([0, "", 3]), all([1, "a", []]), sum([]), sum([[1], [2]], []))

# case: enumerate and unpacking in comprehensions
pairs = [(1, "a"), (2, "b")]
print([i * n for i, (n, s) in enumerate(pairs)], {s: n for n, s in pairs})

# case: a list of functions called with staged values
import numpy as np

n = int(np.zeros(70000).sum())
layers = [lambda x: x + 1, lambda x: x * 3, lambda x: x - 2]
x = n + 1
for f in layers:
    x = f(x)
print(x)

# case: matrix as list of lists
import numpy as np

n = int(np.zeros(70000).sum())
a = [[n + 1, 2], [3, 4]]
b = [[0, 1], [1, 0]]
c = [[0, 0], [0, 0]]
for i in range(2):
    for j in range(2):
        for k in range(2):
            c[i][j] += a[i][k] * b[k][j]
print(c)

# case: sieve
n = 30
is_prime = [True] * (n + 1)
is_prime[0] = is_prime[1] = False
for i in range(2, n + 1):
    if is_prime[i]:
        for j in range(i * i, n + 1, i):
            is_prime[j] = False
print([i for i in range(n + 1) if is_prime[i]])

# case: bubble sort of a list of staged numbers
import numpy as np

n = int(np.zeros(70000).sum())
v = [n + k for k in (5, 2, 9, 1)]
for i in range(len(v)):
    for j in range(len(v) - 1 - i):
        if v[j] > v[j + 1]:
            v[j], v[j + 1] = v[j + 1], v[j]
print(v)

# case: a stack machine with a list of known depth
import numpy as np

n = int(np.zeros(70000).sum())
stack = []
for token in "3 4 + 2 *".split():
    if token == "+":
        stack.append(stack.pop() + stack.pop())
    elif token == "*":
        stack.append(stack.pop() * stack.pop())
    else:
        stack.append(int(token) + n)
print(stack)

# case: lists appended in both ways of a branch
import numpy as np

n = int(np.zeros(70000).sum())
out = []
for k in range(4):
    if n + k > 1:
        out.append(k * 10)
    else:
        out.append(-k)
print(out, len(out))

# case: sorting by several staged keys
import numpy as np

n = int(np.zeros(70000).sum())
pairs = [(n + 2, 1), (n + 1, 5), (n + 2, 0)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs))

# case: sorting staged ints and floats
import numpy as np

n = int(np.zeros(70000).sum())
print(sorted([n, 2.5]))  # refused: H0301 `sorted([n, 2.5])`

# case: sorting instances by a staged attribute
import numpy as np

class Item:
    def __init__(self, name, w):
        self.name, self.w = name, w

x = np.array([0.3, 0.1, 0.2])
items = [Item(name, x[i]) for i, name in enumerate("abc")]
ranked = sorted(items, key=lambda i: i.w, reverse=True)
ranked[0].w = 5.0
print([i.name for i in ranked], items[0].w, ranked[0] is items[0])

# case: the median of staged numbers
import numpy as np

def median(v):
    s = sorted(v)
    m = len(s) // 2
    return s[m] if len(s) % 2 else (s[m - 1] + s[m]) / 2

x = np.array([5.0, 1.0, 4.0, 2.0])
print(median([float(v) for v in x]), median(list(x)[:3]))

# case: the key with the largest staged value
import numpy as np

n = int(np.zeros(70000).sum())
votes = {"ann": n + 3, "bob": n + 7, "cid": n + 7}
winner = max(votes, key=votes.get)
print(winner, votes["bob"], max(votes.items(), key=lambda p: p[1]), min(range(3), key=lambda k: abs(k - 1 + n)))

# case: a new staged key of a dict that has others
import numpy as np

n = int(np.zeros(70000).sum())
d = {0: 5, 1: 6}
d[n + 1] += 7
print(d)
d[n + 5] = 3
print(d)

# case: a missing key that is one of several texts
import numpy as np

n = int(np.zeros(70000).sum())
d = {"a": 5, "b": 6}
print(d["b" if n == 0 else "c"])
try:
    print(d["a" if n > 0 else "z"])
except KeyError:
    print("none")

# case: a missing staged key is caught
import numpy as np

n = int(np.zeros(70000).sum())
d = {1: "one", 2: "two"}
for k in range(n + 1, n + 4):
    try:
        print(d[k])
    except KeyError as e:
        print("no", e)

# case: a table of functions by a staged number
import numpy as np

n = int(np.zeros(70000).sum())
ops = {0: lambda a, b: a + b, 1: lambda a, b: a * b, 2: max}
for k in range(n + 3):
    print(ops[k](3, 4), end=" ")
print()

# case: a grid as a dict by staged pairs
import numpy as np

n = int(np.zeros(70000).sum())
grid = {(i, j): 0 for i in range(3) for j in range(3)}
x = y = n
for k in range(4):
    grid[x, y] += k + 1
    x, y = (x + 1) % 3, (y + x) % 3
print(grid, grid.get((x, y), -1), grid.get((n + 9, 0), -1))

# case: memo in a dict by a staged number
import numpy as np

memo = {0: 0, 1: 1, 2: 0, 3: 0, 4: 0, 5: 0}
for k in range(int(np.zeros(70000).sum()) + 2, 6):
    memo[k] += memo[k - 1] + memo[k - 2]
print(memo)

# case: deques of several lengths at most
import numpy as np
from collections import deque
k = np.array(4)
y = deque()
if k > 9:
    pass
else:
    y = deque(maxlen=2)
print(y, y.maxlen, [deque([k], 3) if k < 3 else deque([k])])

# case: an index of one of several containers that is none of one of them
import numpy as np
f = np.array(2.5)
x = [1, 2]
e = {None: 5, 1.0: 3}
e = x if f > 9 else e
print(e[None], e[1.0])
e[None] = 6
e[1.0] += 1
print(e)
try:
    print(x[None])
except TypeError as error:
    print(error)

# case: a set's own union
class S(set):
    pass

t = S({(0,), 1.0, 0})
print(t, t.union(t), t | t, t.copy())
