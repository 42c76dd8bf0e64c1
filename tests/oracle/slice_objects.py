"""slice() and what a class does with slices that it is asked for."""
import numpy as np
k = int(np.zeros(70000).sum())


class Window(list):
    def __getitem__(self, i):
        if isinstance(i, slice):
            return type(self)(super().__getitem__(i))
        return super().__getitem__(i)


class Line:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [v * v for v in range(*i.indices(self.n))]
        return i * i


s = slice(1, 4)
l = [0, 1, 2, 3, 4, 5]
print(s, s.start, s.stop, s.step, slice(3), slice(None, None, -1), slice, type(s),
      isinstance(s, slice), isinstance(1, slice), s == slice(1, 4), s != slice(1))
print(l[s], "abcdef"[s], (1, 2, 3)[slice(None, 2)], np.arange(6)[s],
      np.arange(6.0).reshape(2, 3)[slice(0, 1), 1], range(9)[slice(2, None, 3)])
print(s.indices(3), slice(None, None, -1).indices(5), slice(-2, None).indices(9),
      slice(10, 0, -3).indices(6), slice(None).indices(0))
l[slice(0, 2)] = [9]
del l[slice(None, None, 2)]
print(l)
w = Window([k, k + 1, 2, 3])
print(w[1:3], type(w[1:]).__name__, w[0], w[::-1], w[-1])
print(Line(5)[1:4], Line(5)[3], Line(9)[::3], Line(4)[::-1])
for part in [slice(0, 2), slice(2, None)]:
    print(l[part], w[part])
