# reversed() and len() of ranges that only running knows.
import numpy as np
n = int(np.zeros(70000).sum())+5
for i in reversed(range(1, n, 2)):
    print(i)
for i in reversed(range(n)):
    print(i, end=" ")
for i in reversed(range(n, 2)):
    print(i, end=" ")
for a, b in ((0, 5), (5, 0), (0, 6), (0, 7), (0, 0), (-3, 4)):
    for step in (1, 2, 3, -1, -2, -3, -4):
        print(a, b, step, len(range(n + a, n + b, step)), len(range(a, b, n - 5 + step)))
        for i in reversed(range(n + a, n + b, step)):
            print(i, end=" ")
        for i in reversed(range(n + a, n + b, n - 5 + step)):
            print(i, end=" ")
        for k, i in enumerate(reversed(range(n - 5 + a, b, n - 5 + step))):
            print(k, i, end=" ")
        print()
x = np.arange(10.0)
for i in reversed(range(n)):
    x[i] += x[i + 1]
print(x)
for i in reversed(range(n - 1)):
    for j in reversed(range(i, n)):
        x[i] += x[j]
print(x)
for i, v in zip(reversed(range(n)), x):
    print(i, v)
