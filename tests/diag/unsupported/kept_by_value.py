# Lists and arrays that were put into a list that grows when running.
import numpy as np

s0 = int(np.zeros(70000).sum())

path, steps = [0, 0], []
for i in range(s0 + 9):
    path[0] += i
    if i % 2:
        steps.append((path, i))

kept = []
for i in range(s0 + 9):
    x = [i, 1]
    if i % 2:
        kept.append(x)
x[0] = 5
kept[0][1] = 7
kept[1].append(3)
print(kept[0] is x)

along, w = [], np.zeros(2)
for i in range(s0 + 9):
    if w[0] < 3:
        along.append(w)
    w = w + 1
along[0][1] = 7
along[1] += 1
for i in range(s0 + 9):
    if i % 2:
        kept.append([i])
print(along)
along.sort()
