# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""numpy.random's RandomState, and the functions of the module that share one:
NumPy's own stream for each seed, digit for digit.

A generator that is given no seed begins as one of seed 0 does. Numbers are
drawn while compiling as long as the state is known and they are not many, and
else in the run. `self` may be the module's own generator, which has the
attributes of a RandomState, but not its methods."""
import numpy as np
import _state
from _python import index, is_staged, limit, refuse

_MOST = 2**32 - 1
_BOUNDS = "Seed must be between 0 and 2**32 - 1"


def _count(shape):
    n = 1
    for size in shape:
        n *= size
    return n


# ---- seeds ----

def _running_block(seed):
    """The block of a seed that only running knows."""
    if seed < 0 or seed > _MOST:
        raise ValueError(_BOUNDS)
    block = np.zeros(624, dtype=np.uint32)
    block[0] = word = seed
    for i in range(1, 624):
        word = (1812433253 * (word ^ (word >> 30)) + i) & _MOST
        block[i] = word
    return block


def _block_by(key):
    """The block of a seed that is several ints."""
    if isinstance(key, np.ndarray):
        if key.ndim != 1:
            raise ValueError("Seed array must be 1-d")
        key = key.tolist()
    if len(key) == 0:
        raise ValueError("Seed must be non-empty")
    block = _state.seed_by(key)
    if block is None:
        raise ValueError(_BOUNDS)
    return block


def _block(seed):
    if seed is None:
        seed = 0
    elif isinstance(seed, (list, tuple)) or (isinstance(seed, np.ndarray)
                                             and seed.ndim > 0):
        return _block_by(seed)
    elif isinstance(seed, (float, str)):
        kind = "float64" if isinstance(seed, float) else f"<U{len(seed)}"
        raise TypeError(f"Cannot cast scalar from dtype('{kind}') to "
                        "dtype('int64') according to the rule 'safe'")
    seed = index(seed)
    if not is_staged(seed):
        if seed < 0 or seed > _MOST:
            raise ValueError(_BOUNDS)
        return _state.seed(seed)
    return _running_block(int(seed))


def seed(self, seed=None):
    self._block = _block(seed)
    self._index = 624
    self._gauss = 0.0
    self._has_gauss = False


def get_state(self, legacy=True):
    key = self._block.copy()
    has = int(self._has_gauss)
    if legacy:
        return "MT19937", key, self._index, has, self._gauss
    return {"bit_generator": "MT19937",
            "state": {"key": key, "pos": self._index},
            "has_gauss": has, "gauss": self._gauss}


def set_state(self, state):
    if isinstance(state, dict):
        state = (state["bit_generator"], state["state"]["key"],
                 state["state"]["pos"], state["has_gauss"], state["gauss"])
    if state[0] != "MT19937":
        raise ValueError("set_state can only be used with legacy MT19937 "
                         "state instances.")
    self._block = np.array(state[1], dtype=np.uint32)
    self._index = state[2]
    self._has_gauss = bool(state[3]) if len(state) > 3 else False
    self._gauss = float(state[4]) if len(state) > 3 else 0.0


# ---- what all others draw ----

def _doubles(rng, n):
    """Floats in [0, 1): an array of n of them, or one where that is None."""
    x = _state.doubles(rng, n)
    if x is not None:
        return x
    return _state.double(rng) if n is None else _state.many_doubles(rng, n)


def _running_gausses(rng, n):
    """In front of the pairs is the place of the number that waits."""
    out = np.zeros(n + 2)
    out[0] = rng._gauss
    had = int(rng._has_gauss)
    end = n + 1 - had
    at = 1
    while at < end:
        out[at], out[at + 1] = _state.gauss_pair(rng)
        at += 2
    left = at > end
    rng._has_gauss = left
    rng._gauss = float(out[end]) if left else 0.0
    return out[1 - had:1 - had + n]


def _gausses(rng, n):
    z = _state.gausses(rng, n)
    if z is not None:
        return z
    return _state.gauss(rng) if n is None else _running_gausses(rng, n)


def _mask(most):
    """The least 2**k - 1 that is not less."""
    for shift in (1, 2, 4, 8, 16, 32):
        most = most | (most >> shift)
    return most


def _masked(rng, most, mask):
    """What may be an int of no more than `most`; it is known whether that fits
    a word."""
    x = _state.word(rng)
    if most > _MOST:
        x = ((x & (mask >> 32)) << 32) | _state.word(rng)
    return x & mask


def _need_word(most):
    if is_staged(most):
        limit(most <= _MOST, "a range of more than 2**32 ints that only "
                             "running knows is not there yet")
        return int(most) & _MOST
    return most


def _running_interval(rng, most):
    most = _need_word(most)
    mask = _mask(most)
    x = 0
    again = most > 0
    while again:
        x = _masked(rng, most, mask)
        again = x > most
    return x


def _running_intervals(rng, n, most):
    most = _need_word(most)
    mask = _mask(most)
    out = np.zeros(n + 1, dtype=np.int64)
    at = 0 if most > 0 else n
    while at < n:
        x = _masked(rng, most, mask)
        out[at] = x
        at += int(x <= most)
    return out[:n]


def _intervals(rng, n, most):
    """Ints from 0 to `most`, with it."""
    x = _state.intervals(rng, n, most)
    if x is not None:
        return x
    if n is None:
        return _running_interval(rng, most)
    return _running_intervals(rng, n, most)


def _order(rng, n):
    order = _state.order(rng, n)
    if order is not None:
        return order
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = _running_interval(rng, i)
        last = int(order[i])
        order[i] = order[j]
        order[j] = last
    return order


# ---- floats ----

def _standard(rng, draws, shape):
    if shape is None:
        return draws(rng, None)
    return draws(rng, _count(shape)).reshape(shape)


def random_sample(self, size=None):
    return _standard(self, _doubles, _state.shape(size, 0, 0))


def standard_normal(self, size=None):
    return _standard(self, _gausses, _state.shape(size, 0, 0))


def rand(self, *args):
    size = args if args else None
    return _standard(self, _doubles, _state.shape(size, 0, 0))


def randn(self, *args):
    size = args if args else None
    return _standard(self, _gausses, _state.shape(size, 0, 0))


def _scaled(rng, draws, first, second, size):
    """first + second * draw"""
    shape = _state.shape(size, first, second)
    if shape is not None:
        x = draws(rng, _count(shape)).reshape(shape)
        return np.asarray(first + second * x).reshape(shape)
    return float(first + second * draws(rng, None))


def uniform(self, low=0.0, high=1.0, size=None):
    low, high = _state.parameter(low), _state.parameter(high)
    span = high - low
    if not np.all(np.isfinite(span)):
        raise OverflowError("Range exceeds valid bounds")
    return _scaled(self, _doubles, low, span, size)


def normal(self, loc=0.0, scale=1.0, size=None):
    return _scaled(self, _gausses, _state.parameter(loc), _state.scale(scale),
                   size)


def _exponentials(rng, n):
    return -_state.log(1.0 - _doubles(rng, n))


def standard_exponential(self, size=None):
    return _standard(self, _exponentials, _state.shape(size, 0, 0))


def exponential(self, scale=1.0, size=None):
    return _scaled(self, _exponentials, 0.0, _state.scale(scale), size)


# ---- ints ----

def _int_dtype(dtype):
    dtype = np.zeros(0, dtype=dtype).dtype
    if dtype not in (np.int64, np.int32, np.uint32, np.int16, np.uint16,
                     np.int8, np.uint8, np.bool_):
        if dtype == np.uint64:
            return refuse("randint() of uint64 is not there yet")
        raise TypeError(f"Unsupported dtype dtype('{dtype}') for randint")
    return dtype


def _bounds(dtype):
    for kind, low, high in ((np.int64, -2**63, 2**63), (np.uint32, 0, 2**32),
                            (np.int32, -2**31, 2**31), (np.uint16, 0, 2**16),
                            (np.int16, -2**15, 2**15), (np.uint8, 0, 2**8),
                            (np.int8, -2**7, 2**7)):
        if dtype == kind:
            return low, high
    return 0, 2


def _bits(dtype):
    """How many of a word's a number takes, if not all of them."""
    if dtype in (np.int16, np.uint16):
        return 16
    if dtype in (np.int8, np.uint8):
        return 8
    return 1 if dtype == np.bool_ else 32


def _narrow(rng, n, most, bits):
    """As _intervals(), but a word has several of so many bits."""
    mask = _mask(most)
    out = np.zeros(n + 1, dtype=np.int64)
    at = 0 if most > 0 else n
    word, left = 0, 0
    while at < n:
        if left == 0:
            word, left = _state.word(rng), 32 // bits
        x = word & mask
        word, left = word >> bits, left - 1
        out[at] = x
        at += int(x <= most)
    return out[:n]


def _need_range(low, high, dtype):
    least, end = _bounds(dtype)
    if low < least:
        raise ValueError(f"low is out of bounds for {dtype}")
    if high > end:
        raise ValueError(f"high is out of bounds for {dtype}")
    if high <= low:
        if not is_staged(low) and low == 0:
            raise ValueError("high <= 0")
        raise ValueError("low >= high")


def _each_int(rng, low, high, size):
    """Where the bounds are arrays."""
    low, high = np.asarray(low), np.asarray(high)
    shape = _state.shape(size, low, high)
    low = np.broadcast_to(low, shape).reshape(-1)
    high = np.broadcast_to(high, shape).reshape(-1)
    if np.any(high <= low):
        raise ValueError("low >= high")
    out = np.zeros(len(low), dtype=np.int64)
    for i in range(len(low)):
        least = int(low[i])
        out[i] = least + _running_interval(rng, int(high[i]) - 1 - least)
    return out.reshape(shape)


def _is_array(x):
    return isinstance(x, (list, tuple)) or (isinstance(x, np.ndarray)
                                            and x.ndim > 0)


def _ints(rng, low, high, shape, dtype):
    most = high - 1 - low
    if not is_staged(most) and most > 2**63 - 1:
        return refuse("randint() of more than 2**63 ints is not there yet")
    n = None if shape is None else _count(shape)
    bits = _bits(dtype)
    if bits == 32:
        x = low + _intervals(rng, n, most)
    else:
        x = low + _narrow(rng, 1 if n is None else n, most, bits)
        x = int(x[0]) if n is None else x
    return x


def randint(self, low, high=None, size=None, dtype=int):
    if high is None:
        low, high = 0, low
    kind = _int_dtype(dtype)
    if _is_array(low) or _is_array(high):
        if kind != np.int64:
            return refuse("randint() of arrays as bounds and of another dtype "
                          "than int64 is not there yet")
        return _each_int(self, low, high, size)
    shape = _state.shape(size, 0, 0)
    if shape is not None and _count(shape) == 0:
        return np.zeros(shape, dtype=kind)
    low, high = int(low), int(high)
    _need_range(low, high, kind)
    x = _ints(self, low, high, shape, kind)
    if shape is not None:
        return x.astype(kind).reshape(shape)
    if dtype is bool:
        return bool(x)
    return x if dtype is int else np.full(1, x, dtype=kind)[0]


# ---- choices ----

def _found(cdf, x):
    """The place of x: how many are no more than that."""
    low, high = 0, len(cdf)
    while low < high:
        middle = (low + high) // 2
        if x < cdf[middle]:
            high = middle
        else:
            low = middle + 1
    return low


def _distribution(p):
    cdf = np.zeros(len(p))
    total = 0.0
    for i in range(len(p)):
        total += float(p[i])
        cdf[i] = total
    return cdf / total


def _need_probabilities(p, size):
    p = np.asarray(p, dtype=np.float64)
    if p.ndim != 1:
        raise ValueError("'p' must be 1-dimensional")
    if len(p) != size:
        raise ValueError("'a' and 'p' must have same size")
    total = np.sum(p)
    if np.isnan(total):
        raise ValueError("probabilities contain NaN")
    if np.any(p < 0):
        raise ValueError("probabilities are not non-negative")
    if abs(total - 1.0) > 2.0 ** -26:
        raise ValueError("probabilities do not sum to 1")
    return p


def _by_probability(rng, p, n):
    cdf = _distribution(p)
    if n is None:
        return _found(cdf, _doubles(rng, None))
    x = _doubles(rng, n)
    out = np.zeros(n, dtype=np.int64)
    for i in range(n):
        out[i] = _found(cdf, x[i])
    return out


def _some_by_probability(rng, p, n):
    """No number twice: rounds of as many draws as there are still to find."""
    if np.count_nonzero(p > 0) < n:
        raise ValueError("Fewer non-zero entries in p than size")
    out = np.zeros(n, dtype=np.int64)
    taken = np.zeros(len(p), dtype=bool)
    found = 0
    while found < n:
        cdf = _distribution(np.where(taken, 0.0, p))
        for _ in range(n - found):
            i = _found(cdf, _state.double(rng))
            if not taken[i]:
                taken[i] = True
                out[found] = i
                found += 1
    return out


def _need_population(a, shape):
    """How many there are to choose from."""
    some = shape is None or _count(shape) != 0
    if not _is_array(a):
        if isinstance(a, float):
            raise ValueError("a must be 1-dimensional or an integer")
        n = index(a)
        if n <= 0 and some:
            raise ValueError("a must be greater than 0 unless no samples are "
                             "taken")
        return n
    if a.ndim != 1:
        raise ValueError("a must be 1-dimensional")
    if len(a) == 0 and some:
        raise ValueError("'a' cannot be empty unless no samples are taken")
    return len(a)


def _places(rng, size, n, replace, p):
    """The indices that choice() takes; n: how many, None: one."""
    if replace:
        if p is not None:
            return _by_probability(rng, p, n)
        return np.zeros(0, dtype=np.int64) if n == 0 else _intervals(
            rng, n, size - 1)
    if (1 if n is None else n) > size:
        raise ValueError("Cannot take a larger sample than population when "
                         "'replace=False'")
    if p is not None:
        x = _some_by_probability(rng, p, 1 if n is None else n)
    else:
        x = _order(rng, size)[:1 if n is None else n]
    return int(x[0]) if n is None else x


def choice(self, a, size=None, replace=True, p=None):
    if isinstance(a, (list, tuple)):
        for x in a:
            if isinstance(x, str):
                return refuse("choice() of strings is not there yet: choose "
                              "an index")
        a = np.asarray(a)
    shape = _state.shape(size, 0, 0)
    population = _need_population(a, shape)
    if is_staged(population) and (p is not None or not replace):
        return refuse("choice() without `replace`, or with `p`, of an int that "
                      "only running knows is not there yet")
    if p is not None:
        p = _need_probabilities(p, population)
    places = _places(self, population, None if shape is None else _count(shape),
                     replace, p)
    if _is_array(a):
        places = a[places]
    return places if shape is None else places.reshape(shape)


# ---- orders ----

def shuffle(self, x):
    if isinstance(x, np.ndarray):
        if x.ndim == 0:
            raise TypeError("len() of unsized object")
        x[...] = x[_order(self, len(x))]
    elif isinstance(x, tuple):
        raise TypeError("'tuple' object does not support item assignment")
    elif isinstance(x, list):
        for i in reversed(range(1, len(x))):
            j = _intervals(self, None, i)
            x[i], x[j] = x[j], x[i]
    elif isinstance(x, (int, float)):
        raise TypeError(f"object of type '{type(x).__name__}' has no len()")
    else:
        return refuse("shuffle() of this is not there yet: use an array")


def permutation(self, x):
    if _is_array(x):
        x = np.asarray(x)
        return x[_order(self, len(x))]
    if isinstance(x, (float, str)) or isinstance(x, np.ndarray):
        raise IndexError("x must be an integer or at least 1-dimensional")
    n = index(x)
    return _order(self, n if is_staged(n) or n > 0 else 0)


random = random_sample
ranf = random_sample
sample = random_sample


class RandomState:
    seed = seed
    get_state = get_state
    set_state = set_state
    random_sample = random_sample
    random = random_sample
    standard_normal = standard_normal
    rand = rand
    randn = randn
    uniform = uniform
    normal = normal
    standard_exponential = standard_exponential
    exponential = exponential
    randint = randint
    choice = choice
    shuffle = shuffle
    permutation = permutation

    def __init__(self, seed=None):
        self.seed(seed)

    def __copy__(self):
        return refuse("copy() of a RandomState is not there yet: NumPy's draws "
                      "from the same numbers; deepcopy() does not")

    def __getattr__(self, name):
        return _state.method(self, name)

    def __str__(self):
        return "RandomState(MT19937)"

    def __repr__(self):
        return refuse("repr() of a RandomState is not there: it has an address")


_state.register(RandomState)
