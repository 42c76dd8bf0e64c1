# Bytes are known while compiling.
import re

import numpy as np

x = np.arange(3)
for i in range(3):
    print(b"abc"[x[i]])
print(bytes([x.sum()]))
print(b"%d" % 3)
print(re.match(b"a", b"abc"))
print("a".encode("utf-16"))
print(b"\xff".decode())


class Own(bytes):
    pass
