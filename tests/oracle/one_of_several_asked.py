"""What may be one of several values: what isinstance() says of it, and texts of arrays."""
import numpy as np

# so many zeros are not added while compiling
i = int(np.zeros(70000).sum()) + 2
k = np.array(3)
x = [1, 2, 3]
n = 0
while n < i + 1:
    n += 1
    if n == 0:
        x = k > 0


def asked(v):
    if isinstance(v, list):
        print(*v, max(*v), [*v], v.index(2))
        for a, b in zip(v, v):
            print(a, b)
        a, b, c = v
        print(a, b, c, list(enumerate(v)), list(map(str, v)))
    if not isinstance(v, (np.bool_, tuple)) and len(v) == 3:
        print({*v}, v)


asked(x)
t = f"{k}"
for y in [f"{k}", t]:
    if i > 1:
        break
print(y, y + "!", f"<{y}>", [1, y])
np.float64(2.5).fill(3)
