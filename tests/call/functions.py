# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions that give the same under python3 and `holo call`: values, their
dtypes and what is printed. The comments above each give the arguments."""
import math
import numpy as np


# ---- what goes through ----

# at: np.array(3)
# at: np.int32(3)
# at: 3
# at: np.array([3.0])
def changed(b):
    t = b
    t -= 1
    return t, b, t is b


# at: np.array(1.5)
# at: np.float32(0.1)
# at: np.uint64(2**64 - 1)
# at: (np.bool_(True), [np.int8(-128)], {"a": np.float64(-0.0)})
# at: -0.0
# at: np.array([], "float32")
# at: np.arange(7, dtype="int8")
# at: np.arange(195, dtype="int64").reshape(65, 3)
# at: np.zeros((2, 0, 3), "uint16")
# at: np.array([True, False])
# at: np.array([0, 2**64 - 1], "uint64")
# at: np.array([-2**63, 2**63 - 1])
# at: np.array([[1.5, -0.0], [1e300, 5e-324]])
# at: np.array([np.nan, np.inf, -np.inf])
# at: np.array([np.nan, np.inf, -np.inf, 0.1], "float32")
# at: 3
# at: -2**63
# at: 0.1
# at: True
# at: None
# at: "text \u00e9\u2603 \"quoted\"\n"
# at: [1, 2.5, "a", None, True]
# at: ([], (), {})
# at: {"a": np.array([1, 2]), "b": {"c": [np.array(0.5)]}}
# at: {1: "one", (2, "b"): 2.0, None: None, True: 3}
# at: [[[[np.array([1.0])]]]]
def same(x):
    return x


# at: np.arange(3.0), [1, (2, "b")], {"k": None}
def several(a, b, c):
    return a, b, c, (a, [c])


# at: 7
# at: 2.5
# at: True
def scalars(x):
    return x + 1, x * 0.5, x > 2, -x, x // 2, str(x), [x, not x]


# at: np.array([1.0, 2.0], "float32")
# at: np.array([1, 2], "int32")
# at: np.array([1, 2], "uint8")
# at: np.array([True, False])
# at: np.array(3.5)
def promotions(x):
    return x + 1, x * 2.5, x / 2, x == 1, x.sum(), x.mean(), x.astype("int16")


# at: np.array([1.0, 2.0], "float32"), np.array([1, 2], "int32")
# at: np.array([1, 2], "int8"), np.array([200, 100], "uint8")
# at: np.array([1, 2], "int64"), np.array([2, 100], "uint64")
# at: np.array([True, False]), np.array([2, 100], "int8")
# at: np.array([1.0, 2.0]), np.array([0.1, 0.2], "float32")
def mixed(a, b):
    return a + b, a * b, a < b, np.where(a < b, a, b), np.maximum(a, b)


# at: np.array([7, -7, 3]), np.array([2, 2, -2])
# at: np.array([7.5, -7.5, 3.0]), np.array([2.0, 2.0, -2.0])
# at: np.array([7, 5], "uint8"), np.array([2, 3], "uint8")
def divisions(a, b):
    return a // b, a % b, a / b


# ---- computing ----

# at: np.arange(12.0).reshape(3, 4)
# at: np.arange(12, dtype="int32").reshape(3, 4)
def reductions(x):
    return (x.sum(), x.sum(axis=0), x.mean(axis=1), x.max(), x.min(axis=1),
            x.prod(), x.argmax(), x.argmin(axis=0), x.cumsum(axis=1),
            x.sum(axis=1, keepdims=True))


# at: np.arange(12.0).reshape(3, 4)
def slices(x):
    return x[1], x[:, 1:3], x[-1, ::-1], x[::2, 0], x.T, x[1, 2], x[..., 1]


# at: np.arange(12.0).reshape(3, 4), np.array([2, 0, 0])
def gathers(x, i):
    return x[i], x[:, i], x[i, i], x[i[0]]


# at: np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4)
# at: np.arange(6, dtype="int64").reshape(2, 3), np.arange(3)
def products(a, b):
    return a @ b, np.dot(a, b)


# at: np.array([3.0, 1.0, 2.0])
# at: np.array([3, 1, 2])
def sorting(x):
    return np.sort(x), np.argsort(x), x[::-1], np.concatenate([x, x]), \
        np.stack([x, x + 1])


# at: 3, 2
# at: 1, 5
def makes(n, m):
    return np.zeros((n, m)), np.ones(n, dtype="int32"), np.eye(n), \
        np.arange(n), np.arange(0.0, n, 0.5), np.full((m,), n), \
        np.linspace(0, 1, m)


# at: np.array(9.0)
# at: np.array(-1.0)
def branches(x):
    if x > 4.0:
        kind = 1
    elif x < 0.0:
        kind = 2
    else:
        kind = 3
    return kind, x * kind


# at: np.int64(27)
# at: np.array(1)
def collatz(n):
    turns = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        turns += 1
    return turns, n


# at: np.array([3, 9, 2, 7]), 7
# at: np.array([3, 9, 2, 7]), 8
def search(x, wanted):
    for i in range(len(x)):
        if x[i] == wanted:
            break
    else:
        return -1
    return i


# at: np.array([1.0, 2.0, 3.0])
def changes_its_argument(x):
    y = x
    y[0] = 10.0
    x[1:] += y[0]
    return x, y is x


# at: [1.0, 2.0], {"n": 1}
def changes_containers(items, table):
    items.append(3.0)
    table["n"] += 1
    table["m"] = len(items)
    return items, table, sum(items)


# at: 10
# at: 1
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


# at: {"w": np.array([1.0, 2.0]), "b": np.array(0.5)}, [np.array([3.0, 4.0])]
def of_structures(params, inputs):
    out = {}
    for name, value in params.items():
        out[name] = [value * x for x in inputs]
    return out


# at: "a,b,,c", ","
def strings(s, sep):
    parts = s.split(sep)
    return parts, sep.join(parts).upper(), len(s), s[::-1], "b" in s


# at: 3, np.array(2.5)
def numbers(n, x):
    return math.sqrt(n), math.floor(2.7), float(x), int(x), abs(-n), \
        round(2.567, 2), max(n, 2), divmod(7, n), n ** 20, 1e308 * 10


# ---- printing ----

# at: np.array([1.5, 2.0, -3.25]), "name", 3
# at: np.array([[1, 2], [3, 4]]), "x", None
# at: np.array(0.1, "float32"), "", [1, "a"]
def prints(x, s, y):
    print("x =", x, s, y)
    print(f"{s:>6}|{x.sum():.3f}|{len(s)}", end="")
    print()
    for i in range(2):
        print(i, x.sum() * i, sep=": ")
    return x.sum()


# at: np.array([1, 2, 3])
def prints_in_branches(x):
    for i in range(3):
        if x[i] > 1:
            print("more", x[i])
        else:
            print("less")


count = [0]
state = {"calls": 0}
counter = np.zeros(2)


# at: 1
# at: 2
# at: np.array(3)
# at: np.array(4)
def fresh_state(x):
    count[0] += 1
    state["calls"] += 1
    counter[0] += x
    return count, state, counter


# ---- errors ----

# at: np.array([1.0, 2.0]), np.array(5)
# at: np.array([1.0, 2.0]), np.array(-3)
# at: np.array([1.0, 2.0]), np.array(1)
# at: np.array([1.0, 2.0]), np.array(-2)
def index(x, i):
    return x[i]


# at: [1, 2], 2
# at: {"a": 1}, "b"
# at: {"a": 1}, "a"
def item(x, i):
    return x[i]


# at: np.array(1), np.array(0)
# at: 1, 0
# at: 1.0, 0.0
def divides(a, b):
    return int(a) // int(b)


# at: np.array(2.0)
# at: np.array(-2.0)
def asserts(x):
    print("before")
    assert x > 0, "not positive"
    return x


# at: np.array(-2.0)
# at: np.array(2.0)
def raises(x):
    if x < 0:
        raise ValueError("negative")
    return math.sqrt(x)


# at: np.zeros((2, 3)), np.zeros((3, 2))
# at: np.zeros((2, 3)), np.zeros(3)
def adds(a, b):
    return a + b


# at: np.float64(2.5)
# at: np.float64(-2.5)
def text_of_two(x):
    return "pos" if x > 0 else "neg"


# at: np.float64(2.5), np.arange(3.0)
# at: np.float64(-2.5), np.arange(3.0)
def none_or_a_list(x, y):
    if x > 0:
        return None
    return [y, x]


# at: np.float64(2.5), np.arange(3.0)
# at: np.float64(0.5), np.arange(3.0)
# at: np.float64(-2.5), np.arange(3.0)
def part_is_one_of_three(x, y):
    found = {"a": 1, "b": None}
    if x > 1:
        found["b"] = y * 2
    elif x > 0:
        found["b"] = [y[0], "some"]
    return found, y


# at: np.float64(0.5), np.arange(3.0)
# at: np.float64(2.5), np.arange(3.0)
def last_above(x, y):
    last = None
    for i in range(3):
        if y[i] > x:
            last = (i, y[i])
    return last


# at: np.float64(3.5)
# at: np.float64(-3.5)
def array_until_added_to(x):
    total = np.array(0.0)
    i = 0
    while x > i:
        total = total + x
        i += 1
    return total


# at: "int8", np.float64(1e300)
# at: "int8", np.float32(-129.5)
# at: "int8", np.float64(12.7)
# at: "int8", np.int64(300)
# at: "int8", np.int64(-128)
# at: "int8", np.uint8(200)
# at: "int8", np.bool_(True)
# at: "int32", np.uint32(2**31)
# at: "int64", np.uint64(2**63)
# at: "int64", np.uint64(2**63 - 1)
# at: "uint8", np.int64(-1)
# at: "uint64", np.int8(-1)
# at: "bool", np.int64(256)
# at: "float32", np.uint64(2**63)
# at: "int8", np.array(300)
# at: "int8", np.array([300])
# at: "bool", np.array([256])
# at: "bool", np.array([256, 1])
# at: "float64", np.array([[1.5]])
def stored_in_one(dtype, x):
    a = np.zeros(2, dtype)
    a[0] = x
    return a


# at: np.int64(300)
# at: np.uint64(2**63 + 7)
# at: np.int16(-128)
# at: np.array([300])
# at: np.array([3, 4])
def filled_int8(x):
    a = np.zeros(2, "int8")
    a.fill(x)
    return a


# at: np.int64(300)
# at: np.int64(-7)
# at: np.array([300])
def stored_in_some(x):
    a = np.zeros(3, "int8")
    a[:2] = x
    return a


# at: np.int64(300)
# at: np.int64(-7)
def listed_in_int8(x):
    a = np.zeros((2, 2), "int8")
    a[1] = [x, 1]
    return a, np.array([[x], [1]], "int8")


# at: 300, "int8"
# at: 300, "uint8"
# at: -1, "uint8"
# at: np.int64(300), "int8"
# at: np.array([300]), "uint16"
def padded(x, dtype):
    return np.pad(np.ones(1, dtype), 1, constant_values=x)


# at: np.int64(300)
# at: np.uint64(2**63 + 7)
def cast_to_int8(x):
    a = np.zeros(2, "int8")
    a[[0]] = x
    a[a == 0] = x
    b = np.zeros(2, "int8")
    np.add(x, x, out=b)
    return a, b, np.full(2, x, "int8"), np.array(x, "int8"), np.int8(x)


# at: np.array([1, 2])
# at: np.array([0.5, 2.0])
def summed_into_ints(x):
    a = np.zeros(2, "int64")
    np.add(x, 1, out=a)
    return a


# at: np.array([[1.5, 2.0]])
def summed_into_less(x):
    a = np.zeros(2)
    np.add(x, 1, out=a)
    return a


# at: np.array([3])
def int_of_one(x):
    return int(x)


# at: np.array([0.5])
def root_of_one(x):
    return math.sqrt(x)


# at: np.array([[3.5]])
def item_of_one(x):
    return x.item(), x.reshape(()).item(), float(x[0, 0]), bool(x)


# at: 0, 0.5
# at: 7, 0.5
def grown_list(n, x):
    out, whole, truths, scalars = [], [], [], []
    while len(out) < n:
        out.append(len(out) * x)
        whole.append(len(out))
        truths.append(len(out) % 2 == 0)
        scalars.append(np.float32(x))
    return out, [whole, whole[2:]], {"truths": truths, "scalars": scalars}
