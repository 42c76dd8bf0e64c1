"""np.vectorize, np.result_type and parts of arrays."""
import numpy as np
def show(name, x):
    print(name, x.dtype, x.shape, x.tolist() if x.size < 40 else np.round(x.sum(), 9))
@np.vectorize
def g(a, b=2):
    if a > 2: return a * b
    return 0.5
show("v", g([1.0, 2, 3, 4])); show("v", g(np.arange(6.0).reshape(2, 3), 10)); show("v", g(3.0, b=4))
h = np.vectorize(lambda a: int(a) + 1); show("v", h(np.array([1.5, 2.5]))); show("v", np.vectorize(lambda a, b: (a + b, a * b))([1, 2], 3)[1])
show("v", np.vectorize(lambda a: a * 2, otypes=[float])([1, 2])); show("v", np.vectorize(lambda a: a * 2, otypes=[float])([]))
print(np.add.outer([1, 2], [3.5]), np.result_type(np.float32, 1.0), np.result_type(int, np.float32), np.float32(1).dtype.type, np.ones(1).dtype.kind)
show("df", np.diagflat([1, 2])); print(np.diag_indices(3), np.broadcast_shapes((2, 1), (3,)))
show("hs", np.hsplit(np.arange(8).reshape(2, 4), 2)[1]); show("vs", np.vsplit(np.arange(8).reshape(2, 4), 2)[1])
