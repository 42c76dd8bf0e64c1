# A view of one of several arrays of which one has no join has none either.
import numpy as np

D = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 0.0, 2.0, 6.0])


def main():
    a = D[0:2]
    b = D[2:4] * 1.0
    c = a
    k = int(D[1])
    w = a
    l = [a, b, c + 1]
    m = l
    i = 0
    while i < 2:
        i += 1
        h = 0
        while h < 2 and a[0] > D[0]:
            if a.sum() < 9:
                l, m = m, l
                b = c * 1
            l = [m[-1], a, b]
            for b in [c if a is not b else c, l[0]]:
                b, w = w, b
                k = (k + 1) % 2
        m[k] = w.reshape(1, 2)[0]


main()
