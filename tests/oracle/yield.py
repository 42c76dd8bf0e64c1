"""Functions with `yield`, that a `for` goes through."""
import numpy as np
n = int(np.zeros(70000).sum())
def squares(k):
    for i in range(k):
        yield i * i
for v in squares(4):
    print(v)
total = 0
for v in squares(n + 5):
    total += v
    if v > 5:
        break
print(total)
def batches(x, size):
    for i in range(0, len(x), size):
        yield x[i:i + size], i
x = np.arange(10.0)
w = 0.0
for epoch in range(3):
    for xb, i in batches(x, 5):
        w += xb.sum() * 0.1
        print(epoch, i, w)
def pairs():
    print("begin")
    yield 1, "a"
    print("middle")
    yield 2, "b"
    print("end")
for a, b in pairs():
    print(a, b)
print([v + 1 for v in squares(3)])
def nested(k):
    for i in range(k):
        yield from squares(i)
        yield -1
print([v for v in nested(4)])
class Tree:
    def __init__(self, v, l=None, r=None):
        self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l is not None:
            for v in self.l:
                yield v
        yield self.v
        if self.r is not None:
            yield from self.r
t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
for v in t:
    print(v)
def find(k):
    for v in squares(10):
        if v > k:
            return v
    return None
print(find(20), find(n + 3), find(1000))
def count():
    i = 0
    while True:
        yield i
        i += 1
for i in count():
    if i * i > n + 30:
        break
print(i)
def clean():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
for v in clean():
    print(v)
    break
for v in clean():
    print(v)
else:
    print("else")
def bad(k):
    yield 1
    if k > 0:
        raise ValueError("bad")
    yield 2
for k in range(2):
    try:
        for v in bad(n + k):
            print("got", v)
    except ValueError as e:
        print(e)
def outer(k):
    for v in squares(n + 6):
        if v == k:
            raise KeyError(v)
    return "none"
for k in (4, 5):
    try:
        print(outer(n + k))
    except KeyError as e:
        print("key", e)
def early(k):
    if k < 1:
        return
    yield k
for k in range(3):
    for v in early(n + k):
        print("early", v)
    for v in early(k):
        print("static", v)
