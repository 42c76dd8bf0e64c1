"""Grown lists in objects, dicts, lists, arguments and under two names."""
import numpy as np
n = int(np.zeros(70000).sum())
xs = np.arange(20.0) * 37 % 11

class Log:
    def __init__(self):
        self.items = []
    def add(self, v):
        self.items.append(v)
    def mean(self):
        return sum(self.items) / len(self.items)
log = Log()
for i in range(n + 40):
    log.add(i * 0.5)
print(log.mean(), len(log.items))

d = {"a": [], "b": []}
for i in range(n + 30):
    if i % 3 == 0:
        d["a"].append(i)
    else:
        d["b"].append(-i)
print(d["a"], len(d["b"]))
print(d)

a = [1]
b = [2]
c = a if n == 0 else b
c.append(5)
print(a, b, c is a)
for i in range(n + 3):
    c.append(i)
print(a, b, c)

rows = []
for i in range(3):
    row = []
    for j in range(n + i + 2):
        row.append(i * j)
    rows.append(row)
print(rows)
rows[1].append(99)
print(rows[1], len(rows))

def add(l, v):
    if v % 2:
        l.append(v)
    return l
out = []
for i in range(n + 9):
    add(out, i)
print(out, add(out, 11) is out)
m = add([], n + 1)
print(m, add(m, n + 2))

class Net:
    def __init__(self):
        self.hist = []
        self.w = 1.0
    def step(self, g):
        self.w -= 0.1 * g
        self.hist.append(self.w)
nets = [Net(), Net()]
for k in range(n + 120):
    nets[0].step(0.01)
    if k % 2:
        nets[1].step(0.02)
print(nets[0].hist[-1], len(nets[1].hist), nets[1].hist[:3])

l = []
f = l.append
for i in range(n + 4):
    f(i)
print(l)
list.append(l, 7)
print(l)
del l[:]
print(l)
