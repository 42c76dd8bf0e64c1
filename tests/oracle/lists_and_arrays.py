# The right operand of a list is asked first, where it knows + and *.
import numpy as np
class R:
    def __radd__(self, o):
        return "radd"
    def __rmul__(self, o):
        return "rmul"
    def __iter__(self):
        return iter([7])
class Q:
    def __radd__(self, o):
        return NotImplemented
    def __iter__(self):
        return iter([7, 8])
k = np.array([2, 0, 1])
a = [3, 1, 2]; b = a
a += k; print(a, b)
a = [3]; b = a
a += k[0]; print(a, b)
a = [3]; b = a
a += R(); print(a, b)
a = [3]; b = a
a += Q(); print(a, b)
a = [3]; b = a
a *= R(); print(a, b)
a = [3]; b = a
a *= k[0]; print(a, b)
a = [3]; b = a
a *= np.array(2); print(a, b)
a = [3]; b = a
a *= k; print(a, b)
a = [3]; b = a
a.extend(k); print(a, b)
a = (3,)
a += k; print(a)
a = (3,)
a *= np.array(2); print(a)
a = [3, 4]
print(a + k[:2], k[:2] + a, a * np.array(2), np.array(2) * a, a * k[0], [1.5] * np.array(2.0))
a = [1.5]; a += np.float64(2); print(a)
a = [1]; a -= np.array([1]); print(a)
s = {1}; t = s
s |= {2}; print(s, t)
d = {1: 2}
d |= [(3, 4)]; print(d)
