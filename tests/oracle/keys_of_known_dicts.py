# Keys that only running knows, of dicts whose keys are known.
import numpy as np

n = int(np.zeros(70000).sum())
d = {0: 5, 1: 6, 7: n + 9}
print(d[n], d[n + 1], d[n + 7], d.get(n + 1, 0), d.get(n + 3, -1), n in d)
d[n + 1] += 10
d[n + 7] += 70
print(d)
names = {"a": 1, "b": 2}
k = "a" if n > 0 else "b"
names[k] += 10
print(names, names[k], names.get(k, 0), names.get("a" if n else "z", 99))
count = {0: 0, 1: 0, 2: 0}
for v in np.array([1, 0, 2, 1, 1, 0]):
    count[v] += 1
    count[int(v)] += 10
print(count)
try:
    print(d[n + 2])
except KeyError as e:
    print("no", e, e.args[0] + 1)
try:
    print(names["a" if n else "q"])
except KeyError as e:
    print("no", e, [e.args[0]])
grid = {(i, j): i * 10 + j for i in range(3) for j in range(3)}
i = n + 1
print(grid[i, 2], grid[n, n], grid.get((i, i + 5), -1))
grid[i, i] += 500
print(grid[1, 1], sum(grid.values()))
lists = {0: [1, 2], 1: [3]}
lists[n][0] = 9
row = lists[n + 1]
row[0] += 1
print(lists, row is lists[1])


def run(x):
    return ("run", x * 2) if x < 10 else ("stop", x)


def start(x):
    return ("run", x + 1)


table = {"start": start, "run": run}
state, x = "start", n
for _ in range(3):
    state, x = table[state](x)
print(state, x)
arrays = {"w": np.zeros(2), "b": np.ones(2)}
for t in range(n + 4):
    arrays["w" if t % 2 else "b"] += t
print(arrays)
truth = {True: "yes", False: "no"}
print(truth[n == 0], truth[n > 0], {1.5: "x", 2.0: "y"}[n + 2])
memo = {0: 0, 1: 1, 2: 0, 3: 0, 4: 0}
for t in range(n + 2, 5):
    memo[t] += memo[t - 1] + memo[t - 2]
print(memo)
text = {1: "one", 2: "two"}
for t in range(n + 1, n + 3):
    print(text[t], end=" ")
print()


class Reg(dict):
    pass


r = Reg(a=1, b=2)
r["a" if n else "b"] += 5
print(r)
if n == 0:
    d[n] += 1000
print(d)
prices = {"apple": 1.5, "kiwi": 0.25}
for t in range(n + 2):
    name = "apple" if t == 0 else "kiwi"
    print(name, prices[name])
