# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Lists that grow when running, of strings, lists, arrays, and tuples of them.
import random

import numpy as np

s0 = int(np.zeros(70000).sum())

words = []
for i in range(20 + s0):
    if i % 15 == 0:
        words.append("fizzbuzz")
    elif i % 3 == 0:
        words.append("fizz")
    elif i % 5 == 0:
        words.append("buzz")
print(words, len(words), words[2], words[-1])
print(words.count("fizz"), "buzz" in words, "x" in words, words.index("fizz"))
for w in words:
    print(w, w.upper(), end=" ")
print()
words.sort()
print(words, sorted(words, reverse=True)[:2])
words[0] = "new"
words.insert(0, "1st")
del words[1]
print(words[0], words[1:3], words + ["z"] == words[:] + ["z"])

# Two loops, which append other strings.
a = []
for i in range(6 + s0):
    a.append("x" if i % 2 else "y")
for i in range(6 + s0):
    a.append("p" if i % 3 else "q")
a.reverse()
print(a, a.pop(), a.pop(0))

# Runs of the same, kept as pairs.
runs = []
for w in a:
    if not runs or runs[-1][0] != w:
        runs.append((w, 1))
    else:
        runs[-1] = (w, runs[-1][1] + 1)
print(runs)

# A stack of brackets.
text = "([]{})((" * 3
pairs = {")": "(", "]": "[", "}": "{"}
stack, deepest, i = [], 0, s0
while i < len(text):
    c = text[i]
    if c in "([{":
        stack.append(c)
    elif stack and stack[-1] == pairs[c]:
        stack.pop()
    deepest = max(deepest, len(stack))
    i += 1
print(stack, deepest)


# A buffer of transitions, of which the oldest goes.
def step(state, a):
    return [state[0] + a, state[1] - 2 * a]


state, buffer = [0, 0], []
for i in range(20 + s0):
    n = step(state, i % 3)
    buffer.append((state, i % 3, 0.5 * i, n, i % 5 == 0))
    if len(buffer) > 7:
        buffer.pop(0)
    state = n
for x, a, r, y, done in buffer:
    print(x, a, r, y, done)
print(buffer[-1][3] == state, max(b[2] for b in buffer))

# Nested tuples; lists of unlike numbers; sorting.
h = []
for i in range(13 + s0):
    if i % 2 == 0:
        h.append((([i * 7 % 5, i], "eo"[i % 4 // 2]), [i, 0.5 * i]))
print(h)
h.sort(reverse=True)
for (p, w), (k, half) in h:
    print(p, w, k, half)
print(h[0] > h[1], max(h)[0], min(h)[0], len(h + h[:2]))
random.seed(3)
random.shuffle(h)
print(h[0], random.choice(h))

# Rows of a known matrix at staged indices.
grid = [[10 * i + j for j in range(10)] for i in range(10)]
some = []
for i in range(10 + s0):
    if i % 3 == 0:
        some.append(grid[i])
print([row[1] for row in some], some[1] == grid[3], some[::-1][0])

# Arrays: the weights along the way.
w, along = np.array([1.0, 2.0]), []
for i in range(9 + s0):
    w = w * 0.5 + i
    if w[0] > 3:
        along.append(w.copy())
print(len(along), along[0], along[-1], sum(v[1] for v in along))
print(np.array(along).mean(axis=0), np.array(along).sum())

# In place of the last one, in each turn; and behind a branch.
total = 0
for e in range(3 + s0):
    kept = []
    for i in range(5 + e):
        if i % 2 == 0:
            kept.append(([i, e], i))
    for p, i in kept:
        total += p[0] * i + p[1]
if s0 == 0:
    kept.append(([9, 9], 9))
print(total, kept)

# Known lists of points that are shuffled.
points = [([0.25 * i, 1.0 - i], i % 2) for i in range(70)]
for _ in range(3 + s0):
    random.shuffle(points)
print(points[:3], sum(x[0] * y for x, y in points))


# Through functions, and under other names.
def put(where, x):
    if x[0] % 2 == 0:
        where.append(x)
    return x


class Log:
    def __init__(self):
        self.items = []


log = Log()
same = log.items
for i in range(7 + s0):
    x = put(log.items, [i, i * i])
    x = [0, 0]
    x[1] = 5
print(same, len(log.items), x)

# Known lists of tuples whose order only running knows.
p = [(s0 + 2, 1), (s0 + 1, 5), (s0 + 2, 0)]
print(sorted(p), sorted(p, reverse=True), max(p), min(p) < p[0])
print(sorted(p, key=lambda t: (-t[0], t[1])))
X = np.arange(12.0).reshape(6, 2) * 7 % 5 + s0
near = sorted((np.sqrt(((x - X[2]) ** 2).sum()), i) for i, x in enumerate(X))
print([i for _, i in near[:3]], near[1][0])
