"""arange() is filled from its first two elements, in its dtype."""
import numpy as np

print(np.arange(1.0, 2.0, 0.1).tolist(), np.arange(0.1, 1, 0.1).tolist())
print(np.arange(0.5, 5, 1.2, dtype=int), np.arange(0.7, 255, 50.3, np.uint8))
print(np.arange(0, 300, dtype=np.int8)[250], np.arange(0.1, 30, 10.0).tolist())
print(np.arange(0, -5, -1.5), np.arange(5, 0, -2), np.arange(0.0, -3))
print(np.arange(0.1, 3, 0.3, dtype=np.float32).tolist())
print(np.arange(2**24, 2**24 + 5, dtype=np.float32), np.arange(1e16, 1e16 + 9))
print(np.arange(2**62 + 1, 2**62 + 4), np.arange(-2**63, 2**63 - 1, 2**62))
print(np.arange(2, dtype=bool), np.arange(1, 3, dtype=bool), np.arange(3, None))
print(np.arange(np.uint64(5)).dtype, np.arange(np.float32(5)).dtype)
print(np.arange(-0.0, 3), np.arange(-0.0, -3, -1), np.arange(0, 5, float("inf")))

# NumPy's scalars are subtracted in their dtype, where they wrap.
print(np.arange(np.int8(-100), np.int8(100), 50), np.arange(-100, np.int8(100)))
print(np.arange(np.uint8(5), np.uint8(2), -1), np.arange(np.uint8(2), np.uint8(5)))
print(np.arange(np.array(2**63 - 1, np.uint64) + 1, np.array(2**63 - 1, np.uint64) + 3).shape)
