"""Names are unpacked one by one."""
import numpy as np
i = int(np.array([2, 0]).sum())
def g(v):
    print("g", v)
    return v * i
a, b = (g(v) for v in range(2))
a, *b = (g(v) for v in range(3))
print(a, b)
*a, b = map(g, [4, 5])
print(a, b)
class R:
    def __iter__(s):
        s.k = 0
        return s
    def __next__(s):
        if s.k == 3: raise StopIteration
        s.k += 1
        return s.k
r = R()
x, y, z = r
print(x, y, z)
x, *y = r
print(x, y)
(x, y), z = zip([1, 2], [3, 4])
print(x, y, z)
it = iter([1, 2, 3, 4])
a, *b = it
print(a, b, list(it))
class E:
    def __iter__(s): return iter([])
*a, = E()
print(a)
if i > 5:
    class N:
        def __iter__(s): return s
        def __next__(s): return 1
    a, b = N()
print("end")
