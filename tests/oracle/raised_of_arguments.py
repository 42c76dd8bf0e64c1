"""Which exception is raised where an argument is wrong, and which of two comes
first where two are."""
import math

import numpy as np

k = int(np.zeros(70000).sum())
x = np.array([3.0, -1.0, 2.0])
m = np.array([[1.0, 5.0, 2.0], [4.0, 0.0, 3.0]])
c = np.array([2, 0, 1])
n = np.array([[3, 1], [2, 3]], dtype=np.int8)
fixed = np.broadcast_to(x, (3,))
g = np.random.default_rng(7)
l = [3, 1, 2]


def store(a, index, value):
    a[index] = value


def matrix(a, b):
    return a @ b


def flushed():
    print("not this", flush=x)


def multiplied(v, by):
    v *= by
    return v


cases = {
    "scalar by a list": lambda: multiplied(np.int64(2), l),
    "array among keys": lambda: c in {1: 2}.keys(),
    "array among items": lambda: c in {1: 2}.items(),
    "item of several": lambda: m.item(),
    "item of none": lambda: x[:0].item(),
    "item of what is true": lambda: m[m > 2].item(),
    "product of scalars": lambda: matrix(np.int8(2), x.sum()),
    "product of a scalar and a number": lambda: matrix(np.bool_(True), 1),
    "product of a list and a scalar": lambda: matrix(l, x[0]),
    "product of an array and a number": lambda: matrix(x, 1),
    "many bools": lambda: np.arange(3, dtype=bool),
    "no step": lambda: np.arange(0, 3, 0),
    "no step, of NumPy's": lambda: np.arange(0, 3, np.float64(0)),
    "below a C int": lambda: chr(-2**63),
    "below a character": lambda: chr(-1),
    "tabs beyond a C int": lambda: "a\tb".expandtabs(2**40),
    "reverse is an array": lambda: l.sort(reverse=c),
    "sorted reverse is an array": lambda: sorted(l, reverse=c),
    "keepdims is an array": lambda: np.all(m[:, :1], (0,), keepdims=c),
    "flush is an array": flushed,
    "out is a list": lambda: np.add(c, [1.5, 2.5], out=[1, 2]),
    "out is a number": lambda: np.exp(x, out=2.0),
    "out is fixed": lambda: np.logical_and(x, x, out=fixed),
    "exponent of another dtype": lambda: n ** -200,
    "exponent below 0": lambda: n ** -1,
    "dtype before size": lambda: np.arange(3)[g.integers(2, size=0)].item(),
    "range before size": lambda: g.uniform(0, math.inf, size=-1),
    "size": lambda: g.normal(0, 1, size=-1),
    "scale": lambda: g.normal(0, -1, size=-1),
    "step 0 before its start": lambda: x["1":0:0],
    "step 0 before its stop": lambda: l[0:"1":0],
    "start": lambda: x["1":0:1],
    "value before index": lambda: store(m, (0, l), (k, 2)),
    "value before index of several": lambda: store(x, [0, 7], [1, 2, 3]),
    "index": lambda: store(m, (0, l), [1, 2, 3]),
    "index before value": lambda: store(m, 5, [1, 2]),
    "indices that do not meet": lambda: store(m, ([0, 1], [0, 1, 2]), 1),
    "what is read does not meet": lambda: m[[0, 1], [0, 1, 2]],
    "tail that does not fit": lambda: store(x, slice(k, True), (0, 1)),
}
for name, case in cases.items():
    try:
        print(name, case())
    except (TypeError, OverflowError, ZeroDivisionError) as e:
        print(name, type(e).__name__)
    except (IndexError, ValueError) as e:
        print(name, isinstance(e, IndexError))
print(x, m, l)
