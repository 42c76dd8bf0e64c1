"""gamma() and lgamma() of floats that only running knows, to the last bit."""
import math
import numpy as np

s0 = float(np.zeros(70000).sum())
xs = np.array([0.5, 1.0, 2.0, 2.5, 3.0, 4.9999, 5.0, 7.25, 22.0, 23.0, 24.0, 100.5,
      139.5, 140.0, 141.3, 170.6, 171.5, 199.9, 1e-5, 1e-21, 1e-300, 1e5, 1e300,
      -0.5, -0.25, -0.75, -1.25, -1.5, -1.75, -3.3, -20.7, -139.2, -141.9,
      -170.1, -180.5, -199.5, -201.5, -1e-7, -1e-22, math.inf, math.nan,
      0.0, -0.0, -1.0, -2.0, -100.0, -math.inf, 172.0, 250.0, 5e-309, 1e308])
for i in range(int(s0) + len(xs)):
    x = float(xs[i])
    try:
        print(x, math.lgamma(x))
    except ValueError:
        print("ValueError")
    except OverflowError:
        print("OverflowError")
    try:
        print(x, math.gamma(x))
    except ValueError:
        print("ValueError")
    except OverflowError:
        print("OverflowError")
total = 0.0
for i in range(1, int(s0) + 200):
    total += math.lgamma(i * 0.37) - math.gamma(i * 0.1)
print(total, math.lgamma(np.float64(3.5) + s0), math.gamma(int(s0) + 6))
