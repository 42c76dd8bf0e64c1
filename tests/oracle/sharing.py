import numpy as np

# a view and its base
x = np.arange(6.0)
v = x[2:4]
for i in range(4):
    x[i] = x[i] * 10
    v[0] += 1
print(x, v)
v += x[1:3]
print(x, v)

# two names that a loop exchanges
a = np.arange(3.0)
b = np.arange(3.0) + 5
for i in range(5):
    a, b = b, a
    a[0] += 1
print(a, b)

# rows are views
m = np.zeros((3, 2))
for row in m:
    row += 1
print(m)

# a list that a branch chooses, and nobody else holds
if m.sum() > 3:
    l = [1, 2]
else:
    l = [3, 4]
l[0] += 5
print(l)

# static turns leave static values
s = 0
for i in range(10):
    s += i
print(np.zeros(s).shape)
