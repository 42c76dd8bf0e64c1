# What is taken from a NumPy scalar is no view of it; of an array of rank 0 it is.
import numpy as np
t = np.arange(4.0).sum()
for e in (t[None], t[...], np.expand_dims(t, 0), np.atleast_1d(t), np.ravel(t), t.reshape(1), t.flatten(), np.asarray(t), np.array(t), t.copy().reshape(1), np.reshape(t, (1, 1)), np.repeat(t, 2)):
    e[...] = 9.0
    e += 1
    print(e, t)
a = np.array(3.0)
for e in (a[None], a[...], np.expand_dims(a, 0), np.atleast_1d(a), np.ravel(a), a.reshape(1), a.flatten(), np.asarray(a), np.array(a), a.copy().reshape(1), np.reshape(a, (1, 1)), a.T, a.squeeze(), np.repeat(a, 2)):
    e[...] = 9.0
    print(e, a)
    a[...] = 3.0
    print(e, a)
