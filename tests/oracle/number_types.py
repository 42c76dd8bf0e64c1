"""The types of NumPy's numbers, and dtypes, which are something else."""
import numpy as np

x = np.array([1.5], np.float32)
y = np.array([1.0])
print(type(1.5) == np.float64, type(y[0]) is np.float64, np.float64 == float)
print(np.float32 == np.float32, np.float64 == "float64", np.bool_ == bool)
print(x.dtype == np.float32, x.dtype == float, y.dtype == float)
print(x.dtype is np.float32, np.float32 == x.dtype, float == y.dtype)
names = "f4 f8 d float double foo float64 int ? i8 l q intp bool b1".split()
print([y.dtype == n for n in names], [x.dtype != n for n in names])
print(np.zeros(1, int).dtype == int, np.zeros(1, "q").dtype, np.zeros(1, "?"))
print(np.float64, repr(np.float32), [np.int8], f"{np.uint8}", np.bool_)
print(x.dtype, repr(x.dtype), [x.dtype], f"{x.dtype}", x.dtype.name)
print(type(x[0]), type(x[0]).__name__, type(x[0])(2.5), type(x[0].item()))
print(isinstance(y[0], float), isinstance(x[0], float), isinstance(1.5, np.float64))
print(isinstance(x[0], (np.float64, np.float32)), isinstance(np.float32, type))
print(issubclass(np.float64, float), issubclass(np.float32, float))
kinds = {np.float32: 1, np.float64: 2}
print(kinds[type(x[0])], np.float64 in kinds, x.dtype in kinds)
for t in (np.int8, np.uint8, np.float32):
    print(t(3), t, np.zeros(1, t).dtype)
print(hasattr(1.5, "dtype"), hasattr(y[0], "dtype"), hasattr([1], "shape"))
