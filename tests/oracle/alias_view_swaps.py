import numpy as np

t = np.array(2.0)
for z in range(3):
    t += 1


def swap(turns):
    b = np.array([3.0, 4.0])
    c = np.array([5.0, 6.0])
    a = c.reshape(2)
    for i in range(turns):
        if t > 3:
            b = b.reshape(2)
            a, b = b, a
    a += 1
    b += 10
    print(a, b, c)


swap(2)
swap(5)
