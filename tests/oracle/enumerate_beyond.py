"""enumerate() that counts up to, and beyond, 64 bits."""
import numpy as np
x = np.array(5)
for _ in range(200000):
    x = (x * 7 + 3) % 2001
z = int(x) * 0
for i, v in enumerate(range(3), 2**70): print(i, v)
for i, v in enumerate(np.arange(3.0), 2**70): print(i, v)
for i, v in enumerate(np.arange(3.0), 2**63 - 2): print(i, v)
for i, v in enumerate(range(3), 2**63 - 3): print(i, v)
for i, v in enumerate(range(3), 2**63 - 2): print(i, v)
for i, v in enumerate(np.arange(3.0), -2**63): print(i, v)
for i, v in enumerate(np.arange(3.0), -2**63 - 1): print(i, v)
for i, v in enumerate(zip(np.arange(3), range(3)), 2**64): print(i, v)
for i, v in zip(enumerate(np.arange(3), 2**64), range(3)): print(i, v)
for i, v in enumerate(enumerate(np.arange(3), 2**64), 5): print(i, v)
for i, v in enumerate(np.arange(3.0), 2**62 + z): print(i, v)
for i, v in enumerate(np.arange(3.0), 2**63 - 3 + z): print(i, v)
for i, v in enumerate(range(z), 2**63 - 1): print(i, v)
for i, v in enumerate(range(z + 1), 2**63 - 1): print(i, v)
print([i for i, v in enumerate("abc", 2**63 - 2)])
print(list(enumerate("abc", 2**70)), dict(enumerate([1, 2], 2**63 - 1)))
for i, v in enumerate("ab", 2**63 - 2 + z): print(i, v)
e = enumerate("ab", 2**63 - 2 + z); print(next(e), next(e))
e = enumerate(range(3), 7); print(next(e)); print(list(e)); print(list(e))
for i, v in enumerate(range(10**15), 2**63 - 2):
    print(i)
    if v == 2: break
