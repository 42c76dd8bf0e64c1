# Arguments of a wrong type (H0516).
import math

import numpy as np

print(math.sqrt("a"))
print(range(1.5))
print(np.zeros("a"))
print(len(3))
print((1)(2))
print([1, 2]["a"])
print({[1]: 2})
print(np.pad(np.ones(3), (True, False)))
print(np.sum(np.ones(3), keepdims="a"))
print(np.mean(np.ones(3), keepdims=1.0))
print(np.argsort(np.ones(3), kind=True))
print(np.transpose(np.ones((2, 3)), {0, 1}))
print(np.pad(np.ones(3), np.uint8(2)))
print(np.transpose(np.ones((2, 3)), iter([1, 0])))
