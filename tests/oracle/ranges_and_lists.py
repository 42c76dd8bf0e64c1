# Ranges as indices of arrays; long lists at an index that only the run knows.
import numpy as np
a = np.arange(20.0)
print(a[range(5)], a[range(10, 2, -3)], a.reshape(4, 5)[range(2)], a.reshape(4,5)[:, range(1, 3)])
a[range(3)] = 7
a[range(3, 6)] += 1
print(a, a.reshape(4,5)[range(2), range(2)])
import numpy as np
flags = [True] * 5001
k = int(np.array([3])[0])

print(flags[k], flags[4], len(flags))
c = 0
for i in range(5001):
    if flags[i]:
        c += 1
print(c)

# Slices of ranges are ranges, equal if they go through the same numbers.
print(range(10)[2:8:3], range(10)[::-1], range(10**12)[5:10**11:7],
      range(0, 10, 3)[-2:], range(5)[10:], list(range(5)[1:][::2]))
print(range(0) == range(1, 1), range(0, 3, 2) == range(0, 4, 2),
      range(5) == range(0, 5, 1), range(3) == [0, 1, 2], hash(range(5)),
      {range(0): 1}[range(2, 1)], len({range(1), range(0, 1, 7)}))

# What holds the same array is equal without asking it.
x = np.array([4.0, 5.0])
pair = [x, 1]
print(pair == pair, (x, 1) == (x, 1), x in [x], [x, 1].index(x), [x] != [x],
      {"a": x} == {"a": x}, type(x).__name__)

# The text of a range whose ends the run decides.
m = np.array([2, 5])
n = int(m[0])
print(range(n), [range(1, n + 1)], f"{range(n, 9, 2)}", str(range(m[1])))
r = range(3)
if m[0] > 1:
    r = range(n)
print(r, [r])

# NumPy's ints repeat a sequence as Python's do; an array of one is another.
print([0] * np.int64(3), np.int8(2) * (1, 2), [m[0]] * np.uint8(2), [0] * m.size)
print([1, 2] * np.array(2), np.array([2, 3]) * [1, 2], "ab" * np.int16(2))
old = [1]
new = old
new *= np.int64(2)
print(old, new)

# A float exponent makes floats of ints.
print(m ** 2, m ** 2.0, np.power(m, 2.0), np.arange(3, dtype=np.int8) ** 2.0)
