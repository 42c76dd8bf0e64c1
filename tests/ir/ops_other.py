# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cases of the rows that are not elementwise."""
from fractions import Fraction

import numpy as np

from ops_case import (DTYPE_NAMES, FLOATS, INTEGERS, NUMPY_TYPES, Case, draw,
                      op_case, rng_for, special_floats, special_integers,
                      type_name)

ALL = ["bool"] + INTEGERS + FLOATS
NUMBERS = INTEGERS + FLOATS
LANES, BLOCK = 16, 1024  # of ir/reduce.h


# ---- convert ----

def converted(x, name):
    dtype = NUMPY_TYPES[name]
    if name == "bool" or x.dtype.kind != "f" or name in FLOATS:
        with np.errstate(all="ignore"):
            return x.astype(dtype)
    info = np.iinfo(dtype)

    def one(v):
        if v != v:
            return 0
        if v in (np.inf, -np.inf):
            return info.max if v > 0 else info.min
        return min(max(int(v), info.min), info.max)
    return np.array([one(v) for v in x.ravel().tolist()],
                    dtype).reshape(x.shape)


def convert(rng):
    for source in ALL:
        for target in ALL:
            x = draw(rng, source, (65,), "ANY")
            if source in FLOATS:
                big = rng.normal(0, 1e10, 20) ** 3
                x = np.concatenate([x, special_floats(x.dtype),
                                    big.astype(x.dtype)])
            elif source != "bool":
                x = np.concatenate([x, special_integers(x.dtype)])
            for y in (x, x[:0], x[3]):
                yield op_case("convert", [y],
                              converted(np.asarray(y), target),
                              {"dtype": target})


# ---- shapes ----

def constant(rng):
    for name in NUMBERS:
        x = draw(rng, name, (2, 3), "ANY")
        words = ", ".join(str(v) for v in x.ravel().tolist())
        kind = type_name(x)
        yield Case("constant", f"func @main() -> ({kind}) {{\n  %0 = constant "
                   f"{{data = [{words}]}} : {kind}\n  return(%0)\n}}\n", [],
                   [x])


def iota(rng):
    for name in NUMBERS:
        for shape, d in [((7,), 0), ((2, 3), 0), ((2, 3), 1), ((0, 3), 1),
                         ((3, 2, 300), 2)]:
            index = np.indices(shape)[d].astype(NUMPY_TYPES[name])
            yield op_case("iota", [], index, {"dimension": d})


def reshape(rng):
    for name in ALL:
        x = draw(rng, name, (2, 6), "ANY")
        for shape in [(12,), (3, 2, 2), (1, 12)]:
            yield op_case("reshape", [x], x.reshape(shape),
                          {"shape": list(shape)})
    one = draw(rng, "f32", (1, 1), "ANY")
    yield op_case("reshape", [one], one.reshape(()), {"shape": []})
    none = np.zeros((0, 3))
    yield op_case("reshape", [none], none.reshape(3, 0), {"shape": [3, 0]})


def broadcast_in_dim(rng):
    for name in ("f32", "i64", "bool"):
        for shape, out, dims in [((), (2, 3), []), ((3,), (2, 3), [1]),
                                 ((2,), (2, 3), [0]), ((2, 1), (2, 3), [0, 1]),
                                 ((1, 3), (4, 2, 3), [1, 2]),
                                 ((0,), (0, 3), [0])]:
            x = draw(rng, name, shape, "ANY")
            full = [1] * len(out)
            for i, d in enumerate(dims):
                full[d] = shape[i]
            want = np.broadcast_to(x.reshape(full), out)
            yield op_case("broadcast_in_dim", [x], want,
                          {"dimensions": dims, "shape": list(out)})


def transpose(rng):
    for name in ("f32", "i8"):
        for shape, order in [((), ()), ((5,), (0,)), ((2, 3), (1, 0)),
                             ((2, 3, 4), (2, 0, 1)), ((2, 0, 4), (1, 2, 0))]:
            x = draw(rng, name, shape, "ANY")
            yield op_case("transpose", [x], np.transpose(x, order),
                          {"permutation": list(order)})


def reverse(rng):
    for shape, dims in [((7,), [0]), ((2, 3), [1]), ((2, 3, 4), [0, 2]),
                        ((3, 0), [0]), ((4,), [])]:
        x = draw(rng, "f64", shape, "ANY")
        yield op_case("reverse", [x], np.flip(x, tuple(dims)),
                      {"dimensions": dims})


def slice_(rng):
    for shape, start, limit, stride in [
            ((7,), [1], [6], [2]), ((7,), [3], [3], [1]),
            ((4, 5), [1, 0], [4, 5], [1, 3]), ((0,), [0], [0], [1]),
            ((2, 3, 4), [0, 1, 2], [2, 3, 4], [2, 1, 1])]:
        x = draw(rng, "f32", shape, "ANY")
        key = tuple(slice(*t) for t in zip(start, limit, stride))
        yield op_case("slice", [x], x[key],
                      {"start": start, "limit": limit, "stride": stride})


def padded(x, value, low, high, interior):
    for d in range(x.ndim):
        rows = list(np.moveaxis(x, d, 0))
        full = []
        blank = np.full(np.moveaxis(x, d, 0).shape[1:], value, x.dtype)
        for i, row in enumerate(rows):
            full += ([blank] * interior[d] if i else []) + [row]
        full = [blank] * low[d] + full if low[d] >= 0 else full[-low[d]:]
        full = (full + [blank] * high[d] if high[d] >= 0
                else full[:len(full) + high[d]])
        stacked = (np.stack(full) if full
                   else np.zeros((0,) + blank.shape, x.dtype))
        x = np.moveaxis(stacked, 0, d)
    return x


def pad(rng):
    for shape, low, high, interior in [
            ((3,), [1], [2], [0]), ((3,), [0], [0], [2]), ((4,), [-1], [-2],
                                                           [0]),
            ((2, 3), [1, -1], [0, 2], [1, 0]), ((0,), [2], [1], [3]),
            ((3,), [-2], [1], [1])]:
        for name in ("f32", "i32", "bool"):
            x = draw(rng, name, shape, "ANY")
            v = draw(rng, name, (), "ANY")
            yield op_case("pad", [x, v], padded(x, v, low, high, interior),
                          {"low": low, "high": high, "interior": interior})


def concatenate(rng):
    for shapes, d in [([(2,), (3,)], 0), ([(2, 3), (2, 1), (2, 0)], 1),
                      ([(1, 4), (2, 4)], 0), ([(3,)], 0)]:
        parts = [draw(rng, "f32", s, "ANY") for s in shapes]
        yield op_case("concatenate", parts, np.concatenate(parts, d),
                      {"dimension": d})


STARTS = [0, 1, 2, 5, -1, -100, 100, 2 ** 63 - 1, -2 ** 63]


def clamp(start, dim, size):
    return max(0, min(int(start), dim - size))


def dynamic_slice(rng):
    x = draw(rng, "f32", (4, 5), "ANY")
    for s in STARTS:
        for t in STARTS[:5]:
            i, j = clamp(s, 4, 2), clamp(t, 5, 3)
            yield op_case("dynamic_slice", [x, np.int64(s), np.int64(t)],
                          x[i:i + 2, j:j + 3], {"sizes": [2, 3]})


def dynamic_update_slice(rng):
    x = draw(rng, "i32", (4, 5), "ANY")
    u = draw(rng, "i32", (2, 3), "ANY")
    for s in STARTS:
        for t in STARTS[:5]:
            i, j = clamp(s, 4, 2), clamp(t, 5, 3)
            want = x.copy()
            want[i:i + 2, j:j + 3] = u
            yield op_case("dynamic_update_slice",
                          [x, u, np.int64(s), np.int64(t)], want)


# ---- windows ----

EXTENTS = [0, 1, 3, 7, -1, 2 ** 63 - 1, -2 ** 63]


def in_window(r, start, extent, dim):
    return r < extent and 0 <= int(start) + r < dim


def window_places(dims, sizes, starts, extents, shape):
    """Pairs of places: in the window, in the array."""
    inner = list(shape)
    for d, size in zip(dims, sizes):
        inner[d] = size
    for at in np.ndindex(*inner):
        to = list(at)
        for d, s, e in zip(dims, starts, extents):
            if not in_window(at[d], s, e, shape[d]):
                break
            to[d] += int(s)
        else:
            yield at, tuple(to)


def window_bounds(rng, n):
    for _ in range(60):
        yield ([np.int64(rng.choice(STARTS)) for _ in range(n)],
               [np.int64(rng.choice(EXTENTS)) for _ in range(n)])


WINDOWS = [((4, 5), [1], [3]), ((4, 5), [0], [6]), ((4, 5), [1, 0], [7, 2]),
           ((40,), [0], [33]), ((2, 3, 17), [2, 0], [17, 2]), ((0, 3), [0], [2]),
           ((3,), [0], [0]), ((3, 2), [], [])]


def window(rng):
    for shape, dims, sizes in WINDOWS:
        x = draw(rng, "f32", shape, "ANY")
        fill = draw(rng, "f32", (), "ANY")
        inner = list(shape)
        for d, size in zip(dims, sizes):
            inner[d] = size
        for starts, extents in window_bounds(rng, len(dims)):
            want = np.full(inner, fill)
            for at, to in window_places(dims, sizes, starts, extents, shape):
                want[at] = x[to]
            yield op_case("window", [x, fill, *starts, *extents], want,
                          {"dimensions": dims, "sizes": sizes})


def update_window(rng):
    for shape, dims, sizes in WINDOWS:
        x = draw(rng, "i32", shape, "ANY")
        inner = list(shape)
        for d, size in zip(dims, sizes):
            inner[d] = size
        value = draw(rng, "i32", tuple(inner), "ANY")
        for starts, extents in window_bounds(rng, len(dims)):
            want = x.copy()
            for at, to in window_places(dims, sizes, starts, extents, shape):
                want[to] = value[at]
            yield op_case("update_window", [x, value, *starts, *extents], want,
                          {"dimensions": dims})


# ---- gather and scatter ----

def gather(rng):
    def attrs(sizes, offset, collapsed, index_map, vector):
        return {"sizes": sizes, "offset_dims": offset,
                "collapsed_slice_dims": collapsed,
                "start_index_map": index_map, "index_vector_dim": vector}

    x = draw(rng, "f32", (5, 3), "ANY")
    for shape in [(), (4,), (2, 3), (0,)]:
        i = np.asarray(rng.integers(-3, 9, shape))
        rows = x[np.clip(i, 0, 4)]
        yield op_case("gather", [x, i], rows, attrs(
            [1, 3], [len(shape)], [0], [0], len(shape)))
        yield op_case("gather", [x, i], np.moveaxis(rows, -1, 0), attrs(
            [1, 3], [0], [0], [0], len(shape)))
    i = rng.integers(0, 3, (6, 2))
    yield op_case("gather", [x, i], x[i[:, 0], i[:, 1]],
                  attrs([1, 1], [], [0, 1], [0, 1], 1))
    yield op_case("gather", [x, i.T.copy()], x[i[:, 0], i[:, 1]],
                  attrs([1, 1], [], [0, 1], [0, 1], 0))
    yield op_case("gather", [x, i], x[i[:, 1], i[:, 0]],
                  attrs([1, 1], [], [0, 1], [1, 0], 1))
    i = rng.integers(-2, 7, (4, 2))
    windows = np.stack([x[clamp(a, 5, 2):clamp(a, 5, 2) + 2,
                          clamp(b, 3, 2):clamp(b, 3, 2) + 2] for a, b in i])
    yield op_case("gather", [x, i], windows,
                  attrs([2, 2], [1, 2], [], [0, 1], 1))


def scatter(rng):
    combine = {"set": lambda a, b: b, "add": np.add, "max": np.maximum,
               "min": np.minimum}

    def attrs(window, inserted, index_map, vector, combiner):
        return {"update_window_dims": window, "inserted_window_dims": inserted,
                "scatter_dims_to_operand_dims": index_map,
                "index_vector_dim": vector, "combiner": combiner}

    for name in ("f32", "i64"):
        for combiner, function in combine.items():
            x = draw(rng, name, (5, 3), "ANY")
            i = rng.integers(-1, 7, (8,))
            u = draw(rng, name, (8, 3), "ANY")
            want = x.copy()
            for k, row in enumerate(i):
                if 0 <= row < 5:
                    want[row] = function(want[row], u[k])
            yield op_case("scatter", [x, i, u], want,
                          attrs([1], [0], [0], 1, combiner))
            i = rng.integers(-1, 6, (8, 2))
            u = draw(rng, name, (8,), "ANY")
            want = x.copy()
            for k, (a, b) in enumerate(i):
                if 0 <= a < 5 and 0 <= b < 3:
                    want[a, b] = function(want[a, b], u[k])
            yield op_case("scatter", [x, i, u], want,
                          attrs([], [0, 1], [0, 1], 1, combiner))
            i = rng.integers(-1, 5, (3, 2))
            u = draw(rng, name, (3, 2, 2), "ANY")
            want = x.copy()
            for k, (a, b) in enumerate(i):
                if 0 <= a <= 3 and 0 <= b <= 1:
                    part = want[a:a + 2, b:b + 2]
                    part[:] = function(part, u[k])
            yield op_case("scatter", [x, i, u], want,
                          attrs([1, 2], [], [0, 1], 1, combiner))


# ---- reductions ----

IDENTITY = {
    "reduce_sum": lambda t: 0,
    "reduce_prod": lambda t: 1,
    "reduce_max": lambda t: -np.inf if t.kind == "f" else np.iinfo(t).min,
    "reduce_min": lambda t: np.inf if t.kind == "f" else np.iinfo(t).max,
    "reduce_and": lambda t: True,
    "reduce_or": lambda t: False,
}
COMBINE = {
    "reduce_sum": np.add, "reduce_prod": np.multiply,
    "reduce_max": np.maximum, "reduce_min": np.minimum,
    "reduce_and": np.logical_and, "reduce_or": np.logical_or,
}


def reduce_row(op, row, minor):
    """One result, in the order of ir/reduce.h; `row` may have columns."""
    combine, start = COMBINE[op], IDENTITY[op](row.dtype)
    start = np.full(row.shape[1:], start, row.dtype)
    if not minor:
        for x in row:
            start = combine(start, x)
        return start
    total = None
    for begin in range(0, len(row), BLOCK):
        block = row[begin:begin + BLOCK]
        lanes = [start] * LANES
        for r, x in enumerate(block):
            lanes[r % LANES] = combine(lanes[r % LANES], x)
        while len(lanes) > 1:
            half = len(lanes) // 2
            lanes = [combine(lanes[i], lanes[i + half]) for i in range(half)]
        total = lanes[0] if total is None else combine(total, lanes[0])
    return start if total is None else total


def reduced(op, x, dims):
    kept = [d for d in range(x.ndim) if d not in dims]
    order = sorted(dims) + kept
    rows = np.transpose(x, order).reshape(
        (int(np.prod([x.shape[d] for d in dims], dtype=int)),)
        + tuple(x.shape[d] for d in kept))
    with np.errstate(all="ignore"):
        out = reduce_row(op, rows, x.ndim - 1 in dims)
    return np.asarray(out, x.dtype)


def reduce(op):
    def make(rng):
        names = ["bool"] if op in ("reduce_and", "reduce_or") else NUMBERS
        for name in names:
            for shape, dims in [((), []), ((7,), [0]), ((65,), [0]),
                                ((0,), [0]), ((3, 0), [0]), ((3, 0), [1]),
                                ((4, 5), [0]), ((4, 5), [1]), ((4, 5), [1, 0]),
                                ((2, 3, 17), [0, 2]), ((2, 3, 4), []),
                                ((20, 3), [0])]:
                x = draw(rng, name, shape, "ANY")
                if op == "reduce_prod" and name in FLOATS:
                    x = np.asarray(1 + x / 100, x.dtype)
                yield op_case(op, [x], reduced(op, x, dims),
                              {"dimensions": dims}, signless=True)
        for name in (n for n in FLOATS if n in names):
            for shape, dims in [((2500,), [0]), ((2, 1030), [1]),
                                ((1030, 2), [0])]:
                x = draw(rng, name, shape, "ANY")
                yield op_case(op, [x], reduced(op, x, dims),
                              {"dimensions": dims}, signless=True)
            x = special_floats(NUMPY_TYPES[name])
            yield op_case(op, [x], reduced(op, x, [0]), {"dimensions": [0]},
                          signless=True)
    return make


def with_ties(rng, name, shape):
    x = draw(rng, name, shape, "ANY")
    if name in FLOATS:
        x = np.round(x).astype(x.dtype)
        x = np.where(rng.integers(0, 9, shape) == 0, np.nan, x).astype(x.dtype)
    return np.asarray(x)


def arg_reduce(op, function):
    def make(rng):
        for name in ALL:
            for shape, d in [((7,), 0), ((65,), 0), ((4, 5), 0), ((4, 5), 1),
                             ((2, 3, 4), 1)]:
                x = with_ties(rng, name, shape)
                yield op_case(op, [x], function(x, d).astype(np.int64),
                              {"dimension": d})
    return make


def cumulative(op, function):
    def make(rng):
        for name in NUMBERS:
            for shape, d in [((7,), 0), ((65,), 0), ((4, 5), 0), ((4, 5), 1),
                             ((2, 3, 4), 1), ((0,), 0)]:
                x = draw(rng, name, shape, "ANY")
                if op == "cumprod" and name in FLOATS:
                    x = np.asarray(1 + x / 100, x.dtype)
                with np.errstate(all="ignore"):
                    want = function.accumulate(x, d, dtype=x.dtype)
                yield op_case(op, [x], want, {"dimension": d})
    return make


def sort(rng):
    for name in ALL:
        for shape, d in [((7,), 0), ((65,), 0), ((4, 5), 0), ((4, 5), 1),
                         ((0,), 0), ((1000,), 0)]:
            x = with_ties(rng, name, shape)
            yield op_case("sort", [x], np.sort(x, d, kind="stable"),
                          {"dimension": d}, signless=True)


def argsort(rng):
    for name in ALL:
        for shape, d in [((7,), 0), ((65,), 0), ((4, 5), 0), ((4, 5), 1),
                         ((0,), 0)]:
            x = with_ties(rng, name, shape)
            yield op_case("argsort", [x],
                          np.argsort(x, d, kind="stable").astype(np.int64),
                          {"dimension": d})


def nonzero(rng):
    for n in (0, 1, 5, 64, 65, 1000):
        for share in (0, .02, .5, 1):
            x = rng.random(n) < share
            want = np.zeros(n, np.int64)
            want[:x.sum()] = np.flatnonzero(x)
            yield op_case("nonzero", [x], want)


# ---- products ----

def nearest(value, dtype):
    """A Fraction rounded once to a float dtype, halves to even."""
    guess = dtype(float(value))
    around = [np.nextafter(guess, dtype(-np.inf)), guess,
              np.nextafter(guess, dtype(np.inf))]
    bits = np.int32 if dtype == np.float32 else np.int64
    return min(around, key=lambda x: (abs(Fraction(float(x)) - value),
                                      int(x.view(bits)) & 1))


def fma_dot(a, b):
    """Accumulated in order, each step rounded once."""
    if a.dtype.kind != "f":
        with np.errstate(over="ignore"):
            return np.sum(a * b, dtype=a.dtype)
    total = a.dtype.type(0)
    for x, y in zip(a.tolist(), b.tolist()):
        total = nearest(Fraction(x) * Fraction(y) + Fraction(float(total)),
                        a.dtype.type)
    return total


def product(a, b):
    """[batch, m, k] and [batch, k, n]."""
    out = np.zeros((a.shape[0], a.shape[1], b.shape[2]), a.dtype)
    for i in np.ndindex(*out.shape):
        out[i] = fma_dot(a[i[0], i[1]], b[i[0], :, i[2]])
    return out


def dot_general(rng):
    def attrs(lb, rb, lc, rc):
        return {"lhs_batching": lb, "rhs_batching": rb,
                "lhs_contracting": lc, "rhs_contracting": rc}

    for name in NUMBERS:
        for m, k, n in [(2, 3, 4), (1, 1, 1), (3, 17, 2), (2, 0, 3),
                        (0, 2, 3)]:
            a = draw(rng, name, (m, k), "ANY")
            b = draw(rng, name, (k, n), "ANY")
            want = product(a[None], b[None])[0]
            yield op_case("dot_general", [a, b], want, attrs([], [], [1], [0]))
            yield op_case("dot_general", [a.T.copy(), b], want,
                          attrs([], [], [0], [0]))
    for name in ("f32", "f64", "i32"):
        a = draw(rng, name, (2, 3, 5), "ANY")
        b = draw(rng, name, (2, 5, 4), "ANY")
        yield op_case("dot_general", [a, b], product(a, b),
                      attrs([0], [0], [2], [1]))
        v, w = draw(rng, name, (65,), "ANY"), draw(rng, name, (65,), "ANY")
        yield op_case("dot_general", [v, w], fma_dot(v, w),
                      attrs([], [], [0], [0]))
        a = draw(rng, name, (2, 3, 4), "ANY")
        b = draw(rng, name, (4, 3, 5), "ANY")
        for order in ([1, 2], [2, 1]):
            left = np.transpose(a, [0] + order).reshape(1, 2, 12)
            right = np.transpose(b, [{1: 1, 2: 0}[d] for d in order] + [2])
            yield op_case("dot_general", [a, b],
                          product(left, right.reshape(1, 12, 5))[0],
                          attrs([], [], order,
                                [{1: 1, 2: 0}[d] for d in order]))
        yield op_case("dot_general", [v[:3], w[:2]],
                      product(v[:3].reshape(1, 3, 1),
                              w[:2].reshape(1, 1, 2))[0],
                      attrs([], [], [], []))


# ---- random numbers ----

def philox(key, counter):
    mask = 2 ** 32 - 1
    c = [counter & mask, counter >> 32, 0, 0]
    k = [key & mask, key >> 32]
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & mask,
             (p0 >> 32) ^ c[3] ^ k[1], p0 & mask]
        k = [(k[0] + 0x9E3779B9) & mask, (k[1] + 0xBB67AE85) & mask]
    return c


assert philox(0, 0) == [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]


def random_bits(rng):
    for key, counter in [(0, 0), (1, 5), (2 ** 64 - 1, 2 ** 64 - 1),
                         (123456789 << 20, 1 << 33)]:
        for shape in [(), (0,), (1,), (7,), (5, 13)]:
            n = int(np.prod(shape))
            words = [philox(key, (counter + i // 4) % 2 ** 64)[i % 4]
                     for i in range(n)]
            yield op_case("random_bits", [np.uint64(key), np.uint64(counter)],
                          np.array(words, np.uint32).reshape(shape),
                          {"shape": list(shape)})


# ---- control flow, effects, tapes ----

COND = """func @main(%0: bool[], %1: i64[], %2: i64[]) -> (i64[], i64[]) {
  %3 = cond(%0, %1, %2) {
    region(%4: i64[], %5: i64[]) {
      %6 = divide(%4, %5) : i64[]
      yield(%6, %4)
    }
    region(%7: i64[], %8: i64[]) {
      yield(%8, %8)
    }
  } : (i64[], i64[])
  %9 = result(%3) {index = 0} : i64[]
  %10 = result(%3) {index = 1} : i64[]
  return(%9, %10)
}
"""

WHILE = """func @main(%0: i64[], %1: f64[3]) -> (i64[], f64[3]) {
  %2 = while(%0, %1) {
    region(%3: i64[], %4: f64[3]) {
      %5 = constant {data = [0]} : i64[]
      %6 = greater(%3, %5) : bool[]
      yield(%6)
    }
    region(%7: i64[], %8: f64[3]) {
      %9 = constant {data = [1]} : i64[]
      %10 = subtract(%7, %9) : i64[]
      %11 = add(%8, %8) : f64[3]
      yield(%10, %11)
    }
  } : (i64[], f64[3])
  %12 = result(%2) {index = 0} : i64[]
  %13 = result(%2) {index = 1} : f64[3]
  return(%12, %13)
}
"""

CALL = """func @main(%0: f32[2]) -> (f32[2]) {
  %1 = call(%0) {callee = "twice"} : (f32[2])
  %2 = result(%1) {index = 0} : f32[2]
  %3 = call(%2) {callee = "twice"} : (f32[2])
  %4 = result(%3) {index = 0} : f32[2]
  return(%4)
}

func @twice(%0: f32[2]) -> (f32[2]) {
  %1 = add(%0, %0) : f32[2]
  return(%1)
}
"""

FOREVER = """func @main(%0: f32[2]) -> (f32[2]) {
  %1 = call(%0) {callee = "main"} : (f32[2])
  %2 = result(%1) {index = 0} : f32[2]
  return(%2)
}
"""

PRINT = """func @main(%0: token, %1: f64[], %2: f32[3]) -> (token) {
  %3 = print(%0, %1, %2) {pieces = ["a ", " ", "\\n"], formats = [":.3f", "!r"], origins = [0, 2]} : token
  %4 = print(%3, %1) {pieces = ["", "!"], formats = ["!r"], origins = [1]} : token
  return(%4)
}
"""

CHECK = """func @main(%0: bool[], %1: i64[]) -> (i64[]) {
  %2 = token : token
  %3 = check(%2, %0, %1) {pieces = ["index ", " is past 3"], formats = [""], origins = [0], code = "H0904"} : token
  return(%1)
}
"""

SYSTEM = """func @main(%0: i64[]) -> (i64[]) {
  %1 = token : token
  %2 = constant {data = [1]} : i64[]
  %3 = system(%1, %2, %0) {call = "write", pieces = ["", " it is\\n"], formats = [""], origins = [0]} : (token, i64[])
  %4 = result(%3) {index = 0} : token
  %5 = result(%3) {index = 1} : i64[]
  return(%5)
}
"""

TAPE = """func @main(%0: i64[]) -> (i64[], f64[2]) {
  %1 = constant {data = [1.0, 2.0]} : f64[2]
  %2 = tape_create : tape
  %3 = while(%0, %1, %2) {
    region(%4: i64[], %5: f64[2], %6: tape) {
      %7 = constant {data = [0]} : i64[]
      %8 = greater(%4, %7) : bool[]
      yield(%8)
    }
    region(%9: i64[], %10: f64[2], %11: tape) {
      %12 = tape_push(%11, %9, %10) : tape
      %13 = constant {data = [1]} : i64[]
      %14 = subtract(%9, %13) : i64[]
      %15 = sin(%10) : f64[2]
      yield(%14, %15, %12)
    }
  } : (i64[], f64[2], tape)
  %16 = result(%3) {index = 2} : tape
  %17 = while(%0, %0, %1, %16) {
    region(%18: i64[], %19: i64[], %20: f64[2], %21: tape) {
      %22 = constant {data = [0]} : i64[]
      %23 = greater(%18, %22) : bool[]
      yield(%23)
    }
    region(%24: i64[], %25: i64[], %26: f64[2], %27: tape) {
      %28 = tape_pop(%27) : (tape, i64[], f64[2])
      %29 = result(%28) {index = 0} : tape
      %30 = result(%28) {index = 1} : i64[]
      %31 = result(%28) {index = 2} : f64[2]
      %32 = constant {data = [1]} : i64[]
      %33 = subtract(%24, %32) : i64[]
      yield(%33, %30, %31, %29)
    }
  } : (i64[], i64[], f64[2], tape)
  %34 = result(%17) {index = 1} : i64[]
  %35 = result(%17) {index = 2} : f64[2]
  return(%34, %35)
}
"""


def cond(rng):
    a, b = np.int64(7), np.int64(2)
    for p in (True, False):
        yield Case("cond", COND, [np.bool_(p), a, b],
                   [np.int64(3), a] if p else [b, b])


def while_(rng):
    x = np.array([1.0, 2.0, -3.0])
    for n in (0, 1, 5, 20000):
        with np.errstate(all="ignore"):
            want = x * 2.0 ** n if n < 1000 else x * np.inf
        yield Case("while", WHILE, [np.int64(n), x], [np.int64(0), want])


def call(rng):
    x = np.array([1, 2.5], np.float32)
    yield Case("call", CALL, [x], [x * 4])
    yield Case("call", FOREVER, [x], [], error="H0906: RecursionError: "
               "maximum recursion depth exceeded")


def print_(rng):
    x = np.array([1, 2.5, -1], np.float32)
    yield Case("print", PRINT, [np.float64(1.5), x], [],
               output=f"a 1.500 {x!r}\nnp.float64(1.5)!")


def check(rng):
    i = np.int64(5)
    yield Case("check", CHECK, [np.bool_(True), i], [i])
    yield Case("check", CHECK, [np.bool_(False), i], [],
               error="H0904: index 5 is past 3")


def system(rng):
    yield Case("system", SYSTEM, [np.int64(7)], [np.int64(8)],
               output="7 it is\n")


def tape(rng):
    yield Case("tape", TAPE, [np.int64(1)], [np.int64(1), np.array([1., 2.])])
    yield Case("tape", TAPE, [np.int64(5000)],
               [np.int64(5000), np.array([1., 2.])])


MAKERS = {
    "convert": convert, "constant": constant, "iota": iota,
    "reshape": reshape, "broadcast_in_dim": broadcast_in_dim,
    "transpose": transpose, "reverse": reverse, "slice": slice_, "pad": pad,
    "concatenate": concatenate, "dynamic_slice": dynamic_slice,
    "dynamic_update_slice": dynamic_update_slice, "window": window,
    "update_window": update_window, "gather": gather,
    "scatter": scatter,
    **{op: reduce(op) for op in COMBINE},
    "argmax": arg_reduce("argmax", np.argmax),
    "argmin": arg_reduce("argmin", np.argmin),
    "cumsum": cumulative("cumsum", np.add),
    "cumprod": cumulative("cumprod", np.multiply),
    "sort": sort, "argsort": argsort, "nonzero": nonzero,
    "dot_general": dot_general, "random_bits": random_bits, "cond": cond, "while": while_,
    "result": cond, "call": call, "token": check, "print": print_,
    "check": check, "system": system, "tape_create": tape, "tape_push": tape,
    "tape_pop": tape,
}


def cases(row):
    make = MAKERS.get(row["name"])
    if make:
        yield from make(rng_for(row["name"]))
