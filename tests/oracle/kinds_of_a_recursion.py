import numpy as np
w = np.array([4, 2])
i = 0
def f():
    global i
    i += 1
    if i > 6: return w[0]
    if w[1] > 1: return f()
    return 1.5
print(f(), i)
