# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The order of tuples is asked of the first items that differ, and no further.
import heapq

import numpy as np

s0 = int(np.zeros(70000).sum())
a = s0 + 1
try:
    print((a, 1) < (a + 1, "x"))
except TypeError as e:
    print(e)
print((a, None) < (a + 1, 3), (a, {"k": 1}) < (a + 1, {"k": 2}))


class K:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        print("lt")
        return self.v < o.v

    def __eq__(self, o):
        print("eq")
        return self.v == o.v


print((a, K(1)) < (a + 1, K(2)), (a, K(1)) < (a, K(2)))
h = []
for k in range(5):
    heapq.heappush(h, (s0 + (k * 3) % 5, {"k": k}))
print(heapq.heappop(h)[0])
long = [s0 + i for i in range(6000)], [s0 + i for i in range(6000)]
print(long[0] < long[1], long[0] <= long[1])

# Of lists that grow: slices, sums, products, and what is stored there.
for kind in range(2):
    h = []
    for i in range(10 + s0):
        if i % 2:
            h.append([i, 1])
    k = h[1:]
    k.append([7, 7])
    g = h[:]
    g[0] = [9, 9]
    print(k, g, h + h, h * 2, h[:5] == g[:5], h[0] == h[0], [3, 1] in h)
    h[2:4] = h[4:5]
    print(h, min(h), max(h))
