# What keeps its order in memory, what nothing selects, what may be named.
import numpy as np

m = np.array([[1.0, 5.0, 2.0], [4.0, 0.0, 3.0]])
k = np.array([2, 0, 1])
e = np.zeros((0, 3))
c = np.clip(m.T, 1, 2)
r = c.ravel()
r[0] = 99
print(c[0, 0], np.isfortran(c), np.isfortran(m.T.clip(1, 2.5)), np.isfortran(np.clip(m[:, ::-1].T, 0, 3)))
print(m[[], [5]], m[k[:0], [7]], e[[], [5]], np.zeros((3, 0))[[7], []], m[[[]], [[9]]].shape)
m[[], [5]] = 3
m[[7], []] += 1
print(m)
print(m[0].repeat(repeats=2), m[0].take(indices=[1]), m.dot(b=m.T), np.arange(start=3, stop=None, step=2))
print(np.transpose(m, range(1, -1, -1)), np.pad(k, np.int8(1)), np.arange(start=3, stop=None))
i = int(k.sum())
print(m[0][i - i : i], m[0][i - 2 : True], m[0, i - i : i])
for g in range(2):
    g = np.random.default_rng(3)
    print(g.uniform(np.int8(-100), np.int8(100)) < 100, g.uniform(np.array([True, False]), np.array([True, True])).shape,
          g.uniform(np.float32(-3e38), np.float32(3e38)) != 0, g.normal(np.uint8(200), np.uint8(0)))
s = {(1, 2)}
print((1, i) in s, (1, i) in {(1, 3): 1}, i in s)


class Asked:
    def __rmul__(self, other):
        print("asked")
        return NotImplemented

    def __radd__(self, other):
        print("asked, too")
        return NotImplemented

    def __iter__(self):
        return iter([7])


l = [1]
l += Asked()
print(l)
