# A known list that zip() goes through beside one that grows may be used on as it
# was.
import numpy as np

s0 = int(np.zeros(70000).sum())
l = [8, 2, 5]
while len(l) > s0 + 2:
    l.pop()
k = [1, 2, 3]
z = zip(k, l)
k.append(None)
print(len(k))
k = []
for a, b in zip(k, l):
    print(a, b)
k.append(1.5)
print(k)
