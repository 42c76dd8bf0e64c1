"""Sizes that only running knows and that do not fit together raise ValueError,
or IndexError, where a `try` waits for it; nothing is stored then."""
import numpy as np

w = int(np.zeros(70000).sum()) + 2
r = np.arange(6.0)
c = np.arange(6)
m = np.array([[1.0, 5.0, 2.0], [4.0, 0.0, 3.0]])
n = np.array([[3, 1], [2, 3]], dtype=np.int8)


def told(case, *args):
    try:
        case(*args)
        print("fits")
    except ValueError:
        print("ValueError")
    except IndexError:
        print("IndexError")
    except OverflowError:
        print("OverflowError")
    print(r, m.tolist(), n.tolist())


def slice_takes(size, value):
    r[:size] = value


def slice_adds(size, value):
    r[:size] += value


def mask_takes(a, least, value):
    a[a > least] = value


def indices_take(value):
    r[c[:w] + 4] = value


def is_added(size):
    r[0] = (r[:size] + r[:3]).sum()


def is_multiplied(size):
    r[0] = r[:size] @ r[3:]


def mask_is_long(size):
    r[:size][r > 0] = 1


def none_is_most(size):
    r[0] = r[:size].max()


def element_takes(value):
    n[0, 0] = value


for size in (w, w + 1):
    told(slice_takes, size, [7.0, 8.0, 9.0])
    told(slice_takes, size, m[0] + size)
    told(slice_takes, size, r[:w])
    told(slice_adds, size, r[:3])
    told(is_added, size)
    told(is_multiplied, size)
    told(mask_is_long, size + 3)
    told(none_is_most, size - w)
told(mask_takes, m, w, [1, 2])
told(mask_takes, m, w, [1.5, 2.5, 2.25])
told(mask_takes, m, w, ())
told(mask_takes, r, w, r)
told(indices_take, [1, 2, 3])
told(indices_take, [1, 2])
told(element_takes, w + 300)
told(element_takes, w)
for j in range(4):
    try:
        r[j:w + 1] = [5, 6]
        print("step", j)
    except ValueError:
        print("no step", j)
    finally:
        r[5] = j
    print(r)
