import numpy as np
st = np.array(5)
for k in range(20000):
    st = (st * 7 + 3) % 2001
st = int(st) % 5
class A:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        if self.n != o.n:
            return NotImplemented
        return True
print(A(st) == A(2))
