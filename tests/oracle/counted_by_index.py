# What Python counts by: a NumPy int where an int is asked for, a bool where an
# int is given back, np.float64 as a float; and axes that are one int.
import numpy as np

a = np.array([1.0, 2.0])


class Gives:
    def __init__(self, v):
        self.v = v

    def __len__(self):
        return self.v

    def __int__(self):
        return self.v

    def __float__(self):
        return self.v


def show():
    print(len(Gives(np.int64(3))), len(Gives(a.argmax())), len(Gives(True)))
    print(int(Gives(True)), float(Gives(np.float64(3.5))), float(Gives(a[1])))
    print(list(enumerate("ab", np.int64(1))), list(enumerate("ab", True)))
    print(a.transpose(0), np.transpose(a, -1))
    print(np.zeros((2, 0)).argmax(axis=0), np.zeros((0, 2)).argmin(axis=1))


show()
if a[0] > 0.5:
    show()
