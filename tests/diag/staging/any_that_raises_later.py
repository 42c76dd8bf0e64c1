import numpy as np
st = np.array(5)
for k in range(20000):
    st = (st * 7 + 3) % 2001
st = int(st) % 5
def f(i):
    if i == 9:
        raise KeyError(i)
    return i + 1
print(any(f(i) == st for i in range(20)))
