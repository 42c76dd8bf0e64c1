# Independent errors of one script come in one run, each once, and without
# those that would follow from them.
import numpy as np

x = np.ones((2, 3))
y = x @ x
z = y + 1
w = undefined_name * 2
print(z.shape, w)


def loss(v):
    return v.summ()


print(loss(x), loss(x))
for i in range(3):
    print(x[i * 10])
if x:
    u = np.zeros("a")
print(u)
