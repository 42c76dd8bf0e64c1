# Of which dtype powers, squares and remainders of bools are.
import numpy as np

x = np.array([1.0, 0.0])
b = np.array([True, False])
for v in (b, x > 0.5, b[0], x[1] > 0.5, np.array(True)):
    print([v ** 2, v ** 2.0, v ** 1, v ** True, v ** v, 2 ** v, v ** np.int8(2), pow(v, 2)])
    print([np.power(v, 2), np.power(v, 2.0), np.power(v, v), np.power(2, v), np.power(v, True)])
    print([np.square(v), np.fmod(v, True), np.abs(v), abs(v), np.multiply(v, v)])
print([np.power(True, 2), np.square(True), np.zeros((2, 0), bool) ** 2, np.power(b, 2, out=np.zeros(2))])
