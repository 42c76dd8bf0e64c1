# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions of NumPy that make arrays and put them together, as NumPy's own
text in Python does, and what is asked of dtypes."""
import math

import numpy as np
from _parts import is_scalar, kind, new, parts
from _python import known_int, limit, refuse


def _absent(value, what):
    if value is not None:
        refuse(f"{what} is not there yet")


def _is_number(x):
    return isinstance(x, (int, float)) and not isinstance(x, np.ndarray)


# ---- dtypes ----

def _dtype_of(x):
    """Of a type, a dtype, a name, or of an array or number."""
    if isinstance(x, np.ndarray) or is_scalar(x) or _is_number(x):
        return np.asarray(x).dtype
    return np.zeros(0, dtype=x).dtype


class finfo:
    def __init__(self, dtype):
        if isinstance(dtype, np.ndarray):
            raise ValueError("data type <class 'numpy.object_'> not inexact")
        d = _dtype_of(dtype)
        if d != np.float64 and d != np.float32:
            raise ValueError(f"data type {d.type!r} not inexact")
        t, wide = d.type, d == np.float64
        self.dtype = d
        self.bits = 64 if wide else 32
        self.nmant = 52 if wide else 23
        self.nexp = self.iexp = 11 if wide else 8
        self.maxexp = 1024 if wide else 128
        self.minexp = 2 - self.maxexp
        self.machep, self.negep = -self.nmant, -self.nmant - 1
        self.precision = 15 if wide else 6
        self.eps, self.epsneg = t(2.0 ** self.machep), t(2.0 ** self.negep)
        self.resolution = t(1e-15 if wide else 1e-6)
        self.max = t(1.7976931348623157e308 if wide else
                     (2.0 - 2.0 ** -23) * 2.0 ** 127)
        self.min = -self.max
        self.tiny = self.smallest_normal = t(2.0 ** self.minexp)
        self.smallest_subnormal = t(5e-324 if wide else 2.0 ** -149)

    def __repr__(self):
        return (f"finfo(resolution={self.resolution}, min={self.min}, "
                f"max={self.max}, dtype={self.dtype})")

    def __str__(self):
        return refuse("the text of np.finfo()")


class iinfo:
    def __init__(self, int_type):
        d = _dtype_of(int_type)
        if d.kind not in "iu":
            raise ValueError(f"Invalid integer data type {d.kind!r}.")
        self.dtype, self.kind, self.bits = d, d.kind, d.itemsize * 8
        self.key = f"{self.kind}{self.bits}"
        self.min = 0 if d.kind == "u" else -2 ** (self.bits - 1)
        self.max = 2 ** (self.bits - (d.kind == "i")) - 1

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"

    def __str__(self):
        line = "-" * 63
        return (f"Machine parameters for {self.dtype}\n{line}\nmin = {self.min}"
                f"\nmax = {self.max}\n{line}\n")


# ---- numbers in steps ----

def linspace_staged(start, stop, num, endpoint, dtype, retstep):
    start, stop = np.asarray(start), np.asarray(stop)
    if start.dtype != np.float32 or stop.dtype != np.float32:
        start, stop = start.astype(np.float64), stop.astype(np.float64)
    div = num - 1 if endpoint else num
    delta = stop - start
    step = delta / max(div, 1)
    at = np.arange(num, dtype=np.result_type(delta))
    at = at.reshape((num,) + (1,) * delta.ndim)
    y = np.where(step == 0, at / max(div, 1) * delta, at * step) + start
    if endpoint and num > 1:
        y[-1] = stop
    if dtype is not None and dtype != y.dtype:
        if np.zeros(0, dtype).dtype.kind != "f":
            y = np.floor(y)
        y = y.astype(dtype)
    return (y, step if div > 0 else step * np.nan) if retstep else y


def _count(step):
    """How many there are of `a:b:nj`; None of a step that is a number."""
    return int(abs(parts(step)[1])) if kind(step) else None


def _range(s):
    """The numbers that a slice stands for."""
    start, step = s.start, s.step
    start = 0 if start is None else start
    if step is None:
        step = 1
    if _count(step) is not None:
        return np.linspace(start, s.stop, _count(step))
    return np.arange(start, s.stop, step)


# ---- r_ and c_ ----

class _Concatenator:
    def __init__(self, axis, ndmin):
        self._axis = axis
        self._ndmin = ndmin

    def _part(self, item):
        if isinstance(item, slice):
            item = _range(item)
        item = np.asarray(item)
        if self._ndmin == 1:
            return item.reshape(1) if item.ndim == 0 else item
        if item.ndim < 2:
            return np.atleast_1d(item)[:, None]
        return item

    def __getitem__(self, key):
        key = key if isinstance(key, tuple) else (key,)
        array, types = [], []
        for item in key:
            if isinstance(item, str):
                refuse("a string in np.r_ and np.c_")
            array.append(self._part(item))
            types.append(item if _is_number(item) else array[-1].dtype)
        if any(kind(x) for x in array):
            return np.concatenate(array, axis=self._axis)
        dtype = np.result_type(*types)
        return np.concatenate([x.astype(dtype) for x in array],
                              axis=self._axis)

    def __len__(self):
        return 0


r_ = _Concatenator(0, 1)
c_ = _Concatenator(-1, 2)


# ---- grids ----

def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    n, out = len(xi), []
    for i, x in enumerate(xi):
        x = np.asarray(x)
        place = 1 - i if indexing == "xy" and i < 2 and n > 1 else i
        shape = [1] * n
        shape[place] = x.size
        out.append(x.reshape(tuple(shape)))
    if not sparse:
        shape = [1] * n
        for i, x in enumerate(out):
            place = 1 - i if indexing == "xy" and i < 2 and n > 1 else i
            shape[place] = x.size
        out = [np.broadcast_to(x, tuple(shape)) for x in out]
    return tuple([x.copy() for x in out] if copy else out)


def indices(dimensions, dtype=int, sparse=False):
    dimensions = tuple(dimensions)
    n, out = len(dimensions), []
    for i, size in enumerate(dimensions):
        shape = (1,) * i + (size,) + (1,) * (n - i - 1)
        out.append(np.arange(size, dtype=dtype).reshape(shape))
    if sparse:
        return tuple(out)
    if not out:
        return np.zeros((0,), dtype)
    return np.stack([np.broadcast_to(x, dimensions) for x in out])


def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
    _absent(like, "the parameter `like` of fromfunction()")
    return function(*indices(shape, dtype), **kwargs)


class _Grid:
    def __init__(self, sparse):
        self._sparse = sparse

    def _one(self, s):
        """The start, the step and the number of what a slice stands for."""
        start = 0 if s.start is None else s.start
        step = 1 if s.step is None else s.step
        count = _count(step)
        if count is None:
            return start, step, math.ceil((s.stop - start) / step)
        if count != 1:
            step = (s.stop - start) / float(count - 1)
        else:
            step = count
        return start, step, count

    def __getitem__(self, key):
        if isinstance(key, slice):
            start, step, n = self._one(key)
            if _count(key.step) is not None:
                return np.arange(n, dtype=float) * step + start
            return np.arange(start, key.stop, step)
        numbers, sizes, ends = [0], [], []
        for s in key:
            start, step, n = self._one(s)
            sizes.append(n)
            ends.append((start, step))
            numbers.extend([0.0] if _count(s.step) is not None else
                           [start, s.stop, step])
        dtype = np.result_type(*numbers)
        if min(sizes) < 0 and not self._sparse:
            raise ValueError("negative dimensions are not allowed")
        out = [(x * step + start).astype(dtype) for x, (start, step) in zip(
            indices(sizes, dtype, True), ends)]
        if self._sparse:
            return tuple(out)
        return np.stack([np.broadcast_to(x, tuple(sizes)) for x in out])

    def __len__(self):
        return 0


mgrid = _Grid(False)
ogrid = _Grid(True)


# ---- triangles and diagonals ----

def tri(N, M=None, k=0, dtype=float, *, like=None):
    _absent(like, "the parameter `like` of tri()")
    M = N if M is None else M
    return (np.arange(N)[:, None] + k >= np.arange(M)[None, :]).astype(dtype)


def _triangle(m, k):
    rows = m.shape[-2] if m.ndim > 1 else m.shape[0]
    return tri(rows, m.shape[-1], k, bool)


def tril(m, k=0):
    m = np.asarray(m)
    return np.where(_triangle(m, k), m, np.zeros(1, m.dtype))


def triu(m, k=0):
    m = np.asarray(m)
    return np.where(_triangle(m, k - 1), np.zeros(1, m.dtype), m)


def _rows(first, count):
    """The indices of so many elements of each row, from the first on."""
    row, before, at = [], [], 0
    for i, n in enumerate(count):
        row += [i] * n
        before.append(at - first[i])
        at += n
    row = np.array(row, dtype=int)
    return row, np.arange(at) - np.array(before, dtype=int)[row]


def tril_indices(n, k=0, m=None):
    m = n if m is None else m
    return _rows([0] * n, [min(max(i + k + 1, 0), m) for i in range(n)])


def triu_indices(n, k=0, m=None):
    m = n if m is None else m
    first = [min(max(i + k, 0), m) for i in range(n)]
    return _rows(first, [m - i for i in first])


def tril_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return tril_indices(arr.shape[0], k, arr.shape[1])


def triu_indices_from(arr, k=0):
    if arr.ndim != 2:
        raise ValueError("input array must be 2-d")
    return triu_indices(arr.shape[0], k, arr.shape[1])


def diag_indices(n, ndim=2):
    return (np.arange(n),) * ndim


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    if wrap:
        refuse("fill_diagonal() with `wrap`")
    if a.ndim > 2 and min(a.shape) != max(a.shape):
        raise ValueError("All dimensions of input must be of equal length")
    at = np.arange(min(a.shape))
    val = np.asarray(val)
    if val.ndim:
        val = val.ravel()[at % val.size]
    a[(at,) * a.ndim] = val


def _two_axes(a, axis1, axis2):
    if a.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    for axis in (axis1, axis2):
        if not -a.ndim <= axis < a.ndim:
            raise ValueError(f"axis {axis} is out of bounds for array of "
                             f"dimension {a.ndim}")
    if axis1 % a.ndim == axis2 % a.ndim:
        raise ValueError("axis1 and axis2 cannot be the same")
    return axis1 % a.ndim, axis2 % a.ndim


def diagonal_of(a, offset, axis1, axis2):
    """A view, as NumPy's."""
    a = np.asarray(a)
    first, _ = _two_axes(a, axis1, axis2)
    if a.ndim > 2:
        return refuse("diagonal() of more than two dimensions")
    a = a.T if first else a
    return np.diagonal(a[max(-offset, 0):, max(offset, 0):])


def trace_of(a, offset, axis1, axis2):
    a = np.asarray(a)
    a = np.moveaxis(a, _two_axes(a, axis1, axis2), (0, 1))
    rows, columns = max(-offset, 0), max(offset, 0)
    at = np.arange(max(min(a.shape[0] - rows, a.shape[1] - columns), 0))
    return a[at + rows, at + columns].sum(axis=0)


def diag_of(v, k):
    """np.diag() beside the middle."""
    v = np.asarray(v)
    if v.ndim == 2:
        return diagonal_of(v, k, 0, 1)
    if v.ndim != 1:
        raise ValueError("Input must be 1- or 2-d.")
    n = v.size + abs(k)
    out, at = np.zeros((n, n), v.dtype), np.arange(v.size)
    out[at + max(-k, 0), at + max(k, 0)] = v
    return out


def diagflat(v, k=0):
    return diag_of(np.ravel(np.asarray(v)), k)


def vander(x, N=None, increasing=False):
    x = np.asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    N = x.size if N is None else N
    x = x.astype(np.result_type(x, np.int64))
    out = []
    for i in range(N):
        out.append(out[-1] * x if i else np.ones_like(x))
    if not N:
        return np.zeros((x.size, 0), x.dtype)
    return np.stack(out if increasing else out[::-1], axis=1)


# ---- joining ----

def dstack(tup, *, dtype=None, casting=None):
    _absent(dtype, "the parameter `dtype` of dstack()")
    _absent(casting, "the parameter `casting` of dstack()")
    return np.concatenate([np.atleast_3d(x) for x in tup], 2)


def column_stack(tup):
    part = [np.asarray(x) for x in tup]
    return np.concatenate([x if x.ndim > 1 else x.reshape((x.size, 1))
                           for x in part], 1)


def append(arr, values, axis=None):
    arr = np.asarray(arr)
    if axis is None:
        return np.concatenate((np.ravel(arr), np.ravel(np.asarray(values))))
    return np.concatenate((arr, values), axis)


def _axis(axis, ndim):
    if not -ndim <= axis < ndim:
        raise ValueError(f"axis {axis} is out of bounds for array of dimension "
                         f"{ndim}")
    return axis % ndim


def _along(arr, axis):
    """The array that insert() and delete() see, with its axis first."""
    arr = np.asarray(arr)
    if axis is None:
        arr, axis = np.ravel(arr), 0
    else:
        axis = _axis(axis, arr.ndim)
    return np.moveaxis(arr, axis, 0), axis


def _out_of_bounds(i, axis, n):
    raise IndexError(f"index {i} is out of bounds for axis {axis} with size "
                     f"{n}")


def insert(arr, obj, values, axis=None):
    arr, axis = _along(arr, axis)
    n = arr.shape[0]
    if isinstance(obj, slice):
        obj = np.arange(*obj.indices(n))
    values = np.asarray(values).astype(arr.dtype)
    if not isinstance(obj, int):
        obj = np.asarray(obj)
        if obj.ndim > 1:
            raise ValueError("index array argument obj to insert must be one "
                             "dimensional or scalar")
        if obj.ndim == 1:
            at, values = _insert_places(arr, obj, values, axis)
            return np.moveaxis(_inserted(arr, at, values), 0, axis)
    i = int(obj)
    if i < -n or i > n:
        _out_of_bounds(i, axis, n)
    values = _with_dimensions(values, arr.ndim)
    values = np.broadcast_to(values, values.shape[:1] + arr.shape[1:])
    at = np.full(values.shape[0], i + n if i < 0 else i)
    return np.moveaxis(_inserted(arr, at, values), 0, axis)


def _with_dimensions(x, n):
    return x if x.ndim >= n else x.reshape((1,) * (n - x.ndim) + x.shape)


def _insert_places(arr, at, values, axis):
    """Where each of several goes, and what."""
    n = arr.shape[0]
    if at.dtype == np.bool_:
        at = np.flatnonzero(at)
    if at.size == 1:
        values = np.moveaxis(_with_dimensions(values, arr.ndim), axis, 0)
        at = np.broadcast_to(at, values.shape[:1])
    elif values.ndim == arr.ndim:
        values = np.moveaxis(values, axis, 0)
    elif values.ndim > 1 or values.ndim == 1 and axis < arr.ndim - 1:
        refuse("insert() of several values that broadcast in this way")
    elif values.ndim == 1 and arr.ndim > 1:
        values = values.reshape((-1,) + (1,) * (arr.ndim - 1))
    if ((at < -n) | (at > n)).any():
        raise IndexError("index out of bounds in insert()")
    at = at.astype(np.int64)
    return (np.where(at < 0, at + n, at),
            np.broadcast_to(values, at.shape + arr.shape[1:]))


def _inserted(arr, at, values):
    """One behind the other where several go before the same element."""
    n, new = arr.shape[0], at.shape[0]
    out = np.zeros((n + new,) + arr.shape[1:], arr.dtype)
    order = np.argsort(at, kind="stable")
    out[at[order] + np.arange(new)] = values[order]
    old = np.arange(n)
    out[old + (at[None, :] <= old[:, None]).sum(axis=1)] = arr
    return out


def _known_places(obj, n):
    """The indices that obj stands for; None if one is not known."""
    if isinstance(obj, slice):
        return set(range(*obj.indices(n)))
    at = np.asarray(obj)
    if at.dtype.kind not in "iu" or at.ndim != 1 or kind(at):
        return None
    found = set()
    for i in obj if isinstance(obj, (list, tuple)) else range(at.shape[0]):
        at = known_int(i if isinstance(obj, (list, tuple)) else obj[i])
        if at is None:
            return None
        if at < -n or at >= n:
            _out_of_bounds(at, 0, n)
        found.add(at % n)
    return found


def delete(arr, obj, axis=None):
    arr, axis = _along(arr, axis)
    n = arr.shape[0]
    if isinstance(obj, int) and not isinstance(obj, bool) or is_scalar(obj):
        i = int(obj)
        if i < -n or i >= n:
            _out_of_bounds(i, axis, n)
        i = i + n if i < 0 else i
        old = np.arange(n - 1)
        return np.moveaxis(arr[old + (old >= i)], 0, axis)
    gone = _known_places(obj, n)
    if gone is not None:
        kept = [i for i in range(n) if i not in gone]
        return np.moveaxis(arr[np.array(kept, dtype=int)], 0, axis)
    keep = np.ones(n, bool)
    if isinstance(obj, slice):
        keep[obj] = False
    else:
        obj = np.asarray(obj)
        if obj.dtype == np.bool_:
            if obj.shape != (n,):
                raise ValueError(
                    "boolean array argument obj to delete must be one "
                    f"dimensional and match the axis length of {n}")
            keep = ~obj
        elif obj.size:
            keep[obj] = False
    return np.moveaxis(arr[keep], 0, axis)


# ---- taking apart ----

def array_split(ary, indices_or_sections, axis=0):
    ary = np.asarray(ary)
    n = ary.shape[axis]
    if isinstance(indices_or_sections, (list, tuple, np.ndarray)):
        points = [0] + [int(i) for i in indices_or_sections] + [n]
    else:
        k = int(indices_or_sections)
        if k <= 0:
            raise ValueError("number sections must be larger than 0.")
        points = [0]
        for i in range(k):
            points.append(points[-1] + n // k + (i < n % k))
    before = (slice(None),) * _axis(axis, ary.ndim)
    return [ary[before + (slice(a, b),)] for a, b in zip(points, points[1:])]


def hsplit(ary, indices_or_sections):
    ary = np.asarray(ary)
    if ary.ndim == 0:
        raise ValueError("hsplit only works on arrays of 1 or more dimensions")
    return np.split(ary, indices_or_sections, 1 if ary.ndim > 1 else 0)


def vsplit(ary, indices_or_sections):
    ary = np.asarray(ary)
    if ary.ndim < 2:
        raise ValueError("vsplit only works on arrays of 2 or more dimensions")
    return np.split(ary, indices_or_sections, 0)


# ---- element by element ----

def _parts_to_num(given, x, copy, numbers):
    re, im = [nan_to_num(part, True, *numbers) for part in (x.real, x.imag)]
    if not copy and kind(given) == 3:
        given.real[...] = re
        given.imag[...] = im
        return given
    return new(re, im)


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    given, x = x, np.asarray(x)
    if kind(x):
        return _parts_to_num(given, x, copy, (nan, posinf, neginf))
    if x.dtype.kind == "f":
        most = np.finfo(x.dtype).max
        high = x.dtype.type(most if posinf is None else posinf)
        low = x.dtype.type(-most if neginf is None else neginf)
        out = np.where(np.isnan(x), x.dtype.type(nan), np.where(
            x == np.inf, high, np.where(x == -np.inf, low, x)))
    else:
        out = x.copy()
    if not copy and isinstance(given, np.ndarray):
        given[...] = out
        return given
    return out[()] if out.ndim == 0 else out


def _index_behind(n, mode):
    """Which of n elements stands at a place beside them."""
    if mode == "edge":
        return lambda i: min(max(i, 0), n - 1)
    if mode == "wrap":
        return lambda i: i % n
    if mode == "symmetric":
        return lambda i: min(i % (2 * n), 2 * n - 1 - i % (2 * n))
    if n == 1:
        return lambda i: 0
    return lambda i: min(i % (2 * n - 2), 2 * n - 2 - i % (2 * n - 2))


def pad_by_index(x, widths, mode):
    """np.pad() with elements of the array."""
    if not isinstance(mode, str):
        return refuse("pad() by a function")
    if mode in ("linear_ramp", "maximum", "mean", "median", "minimum", "empty"):
        return refuse(f"pad() in the mode {mode!r}")
    if mode not in ("edge", "reflect", "symmetric", "wrap"):
        raise ValueError(f"mode '{mode}' is not supported")
    x = x.copy()
    for axis, (low, high) in enumerate(widths):
        n = known_int(x.shape[axis])
        if n is None:
            return refuse(f"pad() in the mode {mode!r} of a size that only "
                          "running knows")
        if not low and not high:
            continue
        if n == 0:
            raise ValueError(f"can't extend empty axis {axis} using modes "
                             "other than 'constant' or 'empty'")
        at = _index_behind(n, mode)
        x = np.take(x, [at(i) for i in range(-low, n + high)], axis=axis)
    return x


_MOST = 1 << 16


def arange_staged(start, stop, step):
    """np.arange() of numbers of which only running knows one."""
    whole = all([isinstance(x, (int, np.int64)) for x in (start, stop, step)])
    count = np.float64(stop - start) / np.float64(step)
    if not np.isfinite(count):
        raise ValueError("Maximum allowed size exceeded" if step == 0 else
                         "arange: cannot compute length")
    count = np.ceil(count)
    limit(count <= _MOST, f"arange() of numbers that only running knows has "
          f"room for {_MOST}: this is longer")
    at = np.arange(min(max(int(count.astype(np.int64)), 0), _MOST))
    if not whole:
        at, start = at.astype(np.float64), np.float64(start)
    return start + at * (start + step - start)


class vectorize:
    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None,
                 cache=False, signature=None):
        _absent(signature, "the parameter `signature` of vectorize()")
        _absent(excluded, "the parameter `excluded` of vectorize()")
        if isinstance(otypes, str):
            refuse("`otypes` of vectorize() as a string")
        self.pyfunc, self.otypes, self.cache = pyfunc, otypes, cache

    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            self.pyfunc = args[0]
            return self
        names = list(kwargs)
        array = [np.asarray(x) for x in list(args) + list(kwargs.values())]
        if not array:
            return refuse("a function without arguments in vectorize()")
        shape = np.broadcast_shapes(*[x.shape for x in array])
        flat = [np.broadcast_to(x, shape).reshape(math.prod(shape))
                for x in array]
        return self._results(flat, shape, len(args), names)

    def _called(self, given, n, names):
        return self.pyfunc(*given[:n], **dict(zip(names, given[n:])))

    def _results(self, flat, shape, n, names):
        count = math.prod(shape)
        if not count and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless "
                             "`otypes` is set")
        first = None
        if self.otypes is None:
            first = self._called([x[0].item() for x in flat], n, names)
        several = (isinstance(first, tuple) if self.otypes is None else
                   len(self.otypes) > 1)
        types = self.otypes
        if types is None:
            types = [np.asarray(x).dtype
                     for x in (first if several else (first,))]
        out = [np.zeros(count, t) for t in types]
        for i in range(count):
            got = self._called([x[i].item() for x in flat], n, names)
            for y, x in zip(out, got if several else (got,)):
                y[i] = x
        out = [y.reshape(shape) for y in out]
        return tuple(out) if several else out[0]


def broadcast_shapes(*args):
    shape = ()
    for x in args:
        x = (x,) if isinstance(x, int) else tuple(x)
        n = max(len(shape), len(x))
        shape = (1,) * (n - len(shape)) + shape
        x = (1,) * (n - len(x)) + x
        for a, b in zip(shape, x):
            if a != b and a != 1 and b != 1:
                raise ValueError(
                    "shape mismatch: objects cannot be broadcast to a single "
                    f"shape")
        shape = tuple(b if a == 1 else a for a, b in zip(shape, x))
    return shape


# ---- methods of what works element by element ----

def ufunc_outer(ufunc, A, B):
    A, B = np.asarray(A), np.asarray(B)
    return ufunc(A.reshape(A.shape + (1,) * B.ndim), B)


def ufunc_reduce(ufunc, array, axis=0, dtype=None, out=None, keepdims=False):
    _absent(out, "the parameter `out` of reduce()")
    name = ufunc.__name__
    if name in ("add", "multiply"):
        f = np.sum if name == "add" else np.prod
        return f(array, axis=axis, dtype=dtype, keepdims=keepdims)
    _absent(dtype, f"the parameter `dtype` of {name}.reduce()")
    named = {"maximum": np.max, "minimum": np.min, "logical_and": np.all,
             "logical_or": np.any}
    if name not in named:
        return refuse(f"{name}.reduce() is not there yet")
    return named[name](array, axis=axis, keepdims=keepdims)


def ufunc_accumulate(ufunc, array, axis=0, dtype=None, out=None):
    _absent(out, "the parameter `out` of accumulate()")
    name = ufunc.__name__
    array = np.asarray(array)
    if name in ("add", "multiply"):
        array = array if dtype is None else array.astype(dtype)
        return (np.cumsum if name == "add" else np.cumprod)(array, axis)
    _absent(dtype, f"the parameter `dtype` of {name}.accumulate()")
    if name not in ("maximum", "minimum", "subtract"):
        return refuse(f"{name}.accumulate() is not there yet")
    out = np.moveaxis(array, axis, 0).copy()
    for i in range(1, out.shape[0]):
        out[i] = ufunc(out[i - 1], out[i])
    return np.moveaxis(out, 0, axis)


def ufunc_at(ufunc, a, indices, b):
    """Of several at one place each counts."""
    if isinstance(indices, tuple):
        if any(isinstance(i, slice) for i in indices):
            refuse(f"a slice in {ufunc.__name__}.at()")
        at = [np.asarray(i) for i in indices]
    else:
        at = [np.asarray(indices)]
    if any(x.dtype == np.bool_ for x in at):
        a[indices] = ufunc(a[indices], b)
        return
    shape = np.broadcast_shapes(*[x.shape for x in at])
    n = math.prod(shape)
    at = [np.broadcast_to(x, shape).reshape(n) for x in at]
    rest = a.shape[len(at):]
    b = np.broadcast_to(np.asarray(b), shape + rest).reshape((n,) + rest)
    for i in range(n):
        place = tuple(x[i] for x in at)
        a[place] = ufunc(a[place], b[i])
