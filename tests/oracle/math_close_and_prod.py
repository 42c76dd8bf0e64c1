# math.isclose() and math.prod(), known while compiling and not.
import math
import numpy as np

table = np.array([1.0, 1.0 + 1e-10, 1.5, 0.0, 1e-12, -1.0, math.inf, -math.inf,
                  math.nan, 1e308, -1e308])
known = [1.0, 1.0 + 1e-10, 1.5, 0.0, 1e-12, -1.0, math.inf, -math.inf,
         math.nan, 1e308, -1e308]
for a in known:
    print([math.isclose(a, b) for b in known],
          [math.isclose(a, b, rel_tol=0.4) for b in known],
          [math.isclose(a, b, abs_tol=0.6) for b in known])
for a in table:
    row = [math.isclose(a, float(b)) for b in table]
    print(row, [math.isclose(float(a), b, rel_tol=0.4, abs_tol=1e-9)
                for b in table])
print(math.isclose(1, 1), math.isclose(True, 1.0), math.isclose(3, 4, abs_tol=1))
print(math.prod([]), math.prod([2, 3, 4]), math.prod([2, 0.5]), math.prod((), start=7))
print(math.prod(range(1, 30)), math.prod([2] * 70), math.prod([1, 2], start=0.5))
print([math.prod(table[:3]), math.prod([int(table[0]), 3]), math.prod(np.array([2, 3]))])
print(math.prod(x for x in [1.5, 2.0]), [math.prod(np.arange(4).reshape(2, 2))])
