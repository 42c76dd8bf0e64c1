# A run-time error below several calls, loops and a comprehension (H0905).
import numpy as np


class Model:
    def __init__(self, n):
        self.n = n

    def rate(self, i):
        return 100 // (self.n - i)


def sweep(model, limit):
    return sum([model.rate(i) for i in range(limit)])


model = Model(int(np.ones(5).sum()))
for limit in range(3):
    print(sweep(model, limit))
i = 0
while True:
    i += 1
    print(model.rate(i))
