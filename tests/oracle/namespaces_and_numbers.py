# types.SimpleNamespace, the kinds of numbers, and functools.partialmethod.
import functools
import numbers
from types import FunctionType, SimpleNamespace

import numpy as np

k = int(np.zeros(70000).sum())
n = SimpleNamespace(a=1, b="x")
n.c = [k]
print(n.a, n.b, n.c, SimpleNamespace(q=2), n == SimpleNamespace(a=1, b="x"),
      SimpleNamespace(z=1) == SimpleNamespace(z=1))
for i in range(4 + k):
    n.a += i
print(n.a, isinstance(n, SimpleNamespace))
for v in [1, 1.5, True, "s", [1], np.float64(2), np.int32(3), np.zeros(2), k,
          k + 0.5, None, np.uint8(1), np.zeros(2)[0]]:
    print(isinstance(v, numbers.Number), isinstance(v, numbers.Real),
          isinstance(v, numbers.Integral), isinstance(v, numbers.Rational))


class Lamp:
    def __init__(self):
        self.level = 0

    def set(self, level, by=1):
        self.level = level * by
        return self.level

    on = functools.partialmethod(set, 10)
    half = functools.partialmethod(set, 10, by=0.5)


lamp = Lamp()
print(lamp.on(), lamp.half(), lamp.on(by=3), lamp.level, Lamp.on(lamp))
print(isinstance(Lamp.set, FunctionType), isinstance(print, FunctionType))
