"""Dtypes of products of bools and of arctan2 of ints; texts of characters."""
import numpy as np
for a, b in [(np.int16, np.uint16), (np.int8, np.uint16), (np.uint16, np.int32), (np.int64, np.float32), (np.float32, np.int16), (np.uint8, np.int16), (np.int16, np.int16), (np.uint32, np.int64)]:
    r = np.arctan2(np.array([1, 3], dtype=a), np.array([2, 4], dtype=b))
    print(r.dtype)
print(np.arctan2(np.array([1], dtype=np.int16), 2).dtype, np.arctan2(2.0, np.array([1], dtype=np.int16)).dtype)
p = np.array([True, False])
q = np.ones((2, 2, 2), dtype=bool)
print((p @ q).dtype, p @ q, (np.arange(2) @ np.ones((3, 2, 2), np.int8)).dtype, np.arange(2.0) @ np.ones((3, 2, 2)))
z = np.array(5)
for k in range(20000):
    z = (z * 7 + 3) % 2001
z = int(z) * 0
print(f"{'e'!a}", "%a" % "x", "{!a}".format([1, "q"]), f"{[z]!a}", f"{z + 65:c}")
