import numpy as np
x = np.array([4])[0]
i = 0
def f():
    global i
    i += 1
    v = 0
    for a in range(3):
        if v > 6: return v
        for b in range(2):
            v = x
            if i == 1: return v + 1.5
    f()
    if x > 2: return x
    return i
print(f())
