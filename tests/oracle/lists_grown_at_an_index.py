# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Which of several lists grows, only running knows: buckets, clusters, groups.
import random

import numpy as np

s0 = int(np.zeros(70000).sum())

buckets = [[] for _ in range(3)]
for i in range(s0 + 50):
    buckets[i % 3].append(float(i))
for bucket in buckets:
    if bucket:
        print(sum(bucket) / len(bucket), bucket[-1])


def learn(values, size, turns=20):
    centroids = [1.0 + 5 * i for i in range(size)]
    for _ in range(turns):
        buckets = [[] for _ in range(size)]
        for v in values:
            best = min(range(size), key=lambda i: abs(centroids[i] - v))
            buckets[best].append(v)
        for k in range(size):
            if buckets[k]:
                centroids[k] = sum(buckets[k]) / len(buckets[k])
    return sorted(centroids)


values = [float((i * 7) % 50) + s0 for i in range(1000)]
for size in (3, 8, 20, 40):
    print(learn(values, size))


# The same of numbers that are known: too many to be gone through one by one.
def residuals(values, codebook):
    out = []
    for v in values:
        best = min(range(len(codebook)), key=lambda i: abs(codebook[i] - v))
        out.append(v - codebook[best])
    return out


def encode(values, turns):
    rng = random.Random(turns)
    for _ in range(turns):
        codebook = learn(values, 8)
        values = residuals(values, codebook)
        print(codebook, rng.random())
    return values


print(sum(encode([random.Random(i).gauss(0, 1.0) for i in range(400)], 3)))

# Lists of other kinds beside each other; popped, cleared and replaced.
by_kind = {"even": [], "odd": [], "text": ["a"]}
stacks = [[1], [2, 3], []]
for i in range(s0 + 40):
    by_kind["even" if i % 2 == 0 else "odd"].append(i)
    stacks[i % 3].append(i)
    if i % 5 == 4:
        stacks[(i + 1) % 3].pop()
    if i % 17 == 16:
        stacks[i % 2].clear()
print(by_kind, stacks)


# One of several that hold unlike numbers of items.
shelves = {i: [] for i in range(3)}
for i in range(4):
    for k in range(4):
        shelves[0].extend([i, k])
shelves[s0].append(7)
shelves[s0 + 2].append(8)
print(shelves)
