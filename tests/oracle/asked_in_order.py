# any(), `in`, == of lists and loops with a `break` stop where a value that only
# running knows says so; what they would still ask leaves nothing behind.
import numpy as np
t = np.arange(4.0).sum() - 4
it = iter([1, 2, 3, 4, 5])
print(any(v > t for v in it))
inner = iter([5, 6, 7])
for v in (a * b for a in [1, 2] for b in inner):
    if v > t + 4:
        break
print(v)
e = [1, 2, 3]
print(all(v < t for v in e), any([v > t for v in e]), t in e, (t, 1) in [(2, 1), (3, 2)])
print([t, 2] == [2, 2], {1: t} == {1: 2.0})
class P:
    def __init__(self, v):
        self.v = v
    def __eq__(self, o):
        return self.v == o.v
print([P(t), P(1)] == [P(2), P(1)], P(t) in [P(1), P(2)])
for v in map(lambda q: q * 2, e):
    if v > t:
        break
print(v)
g = (x for x in e)
for v in g:
    if v > t:
        break
else:
    print("none")
print(v)
