# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""random: CPython's own stream for each seed, digit for digit.

A generator that is given no seed begins as one of seed 0 does. Numbers are
drawn while compiling as long as the state is known (`_mersenne`), and in the
run where staged loops or branches draw them.
"""
from math import acos, ceil, cos, exp, floor, isfinite, log, pi, sin, sqrt
from math import e as _e

import _mersenne
import _python

_LOG4 = log(4.0)
_NV = 4 * exp(-0.5) / sqrt(2.0)
_SG = 1.0 + log(4.5)
_ONE = 1


def _accumulated(weights):
    total = None
    sums = []
    for w in weights:
        total = w if total is None else total + w
        sums.append(total)
    return sums


def _bisect(a, x, lo, hi):
    while lo < hi:
        mid = (lo + hi) // 2
        if x < a[mid]:
            hi = mid
        else:
            lo = mid + 1
    return lo


def _whole(x, message):
    if isinstance(x, float):
        if x != int(x):
            raise ValueError(message)
        return int(x)
    return x if isinstance(x, int) else _python.index(x)


class Random:
    VERSION = 3

    def __init__(self, x=None):
        self.seed(x)

    def __init_subclass__(cls, **keywords):
        for name in _python.names(cls):
            if name in ("random", "seed", "getrandbits", "getstate"):
                _python.refuse(f"a class derived from Random that defines "
                               f"{name}() is not there yet")

    def __copy__(self):
        other = type(self)()
        other._block = self._block.copy()
        other._index = self._index
        other.gauss_next = self.gauss_next
        return other

    def __deepcopy__(self, memo):
        return self.__copy__()

    def seed(self, a=None, version=2):
        if a is None:
            a = 0
        elif isinstance(a, float):
            a = hash(a) & (2**64 - 1)
        elif isinstance(a, str):
            return _python.refuse("a string as a seed of `random` is not there "
                                  "yet: give an int")
        elif not isinstance(a, int):
            raise TypeError("The only supported seed types are: None,\n"
                            "int, float, str, bytes, and bytearray.")
        self._block = _mersenne.seed(int(a))
        self._index = 624
        self.gauss_next = None

    def getstate(self):
        return (self.VERSION, _mersenne.words(self) + (self._index,),
                self.gauss_next)

    def setstate(self, state):
        version, words, self.gauss_next = state
        if version != self.VERSION:
            raise ValueError(f"state with version {version} passed to "
                             f"Random.setstate() of version {self.VERSION}")
        self._block = _mersenne.block(words[:-1])
        self._index = words[-1]

    # ---- what is not known while compiling ----

    def _bits(self, k):
        if k <= 32:
            return _mersenne.word(self) >> (32 - k)
        low = _mersenne.word(self)
        return low + ((_mersenne.word(self) >> (64 - k)) << 32)

    def _staged_below(self, n):
        k = 0
        while n >> k:
            k += 1
        r = self._bits(k)
        while r >= n:
            r = self._bits(k)
        return r

    # ---- the generator ----

    def random(self):
        x = _mersenne.random(self)
        return _mersenne.double(self) if x is None else x

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        if k > 62:
            x = 0
            for at in range(0, k, 32):
                x |= self.getrandbits(min(32, k - at)) << at
            return x
        x = _mersenne.bits(self, k)
        return self._bits(k) if x is None else x

    def _randbelow(self, n):
        x = _mersenne.below(self, n)
        if x is None:
            if _python.is_staged(n) or n < 2**61:
                return self._staged_below(n)
            k = n.bit_length()
            x = self.getrandbits(k)
            while x >= n:
                x = self.getrandbits(k)
        return x

    def randbytes(self, n):
        return _python.refuse("randbytes() is not there yet")

    # ---- integers and sequences ----

    def randrange(self, start, stop=None, step=_ONE):
        start = _whole(start, "non-integer arg 1 for randrange()")
        if stop is None:
            if step is not _ONE:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._randbelow(start)
            raise ValueError("empty range for randrange()")
        stop = _whole(stop, "non-integer stop for randrange()")
        step = _whole(step, "non-integer step for randrange()")
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(
                f"empty range for randrange() ({start}, {stop}, {width})")
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()")
        if n <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._randbelow(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        n = len(seq)
        if not n:
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(n)]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)) or not _python.has(
                population, "__getitem__") and not isinstance(
                population, (list, tuple, str, range)):
            raise TypeError("Population must be a sequence.  "
                            "For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            sums = _accumulated(counts)
            if len(sums) != n:
                raise ValueError("The number of counts does not match the "
                                 "population")
            total = sums.pop()
            if not isinstance(total, int):
                raise TypeError("Counts must be integers")
            if total <= 0:
                raise ValueError("Total of counts must be greater than zero")
            chosen = self.sample(range(total), k=k)
            return [population[_bisect(sums, x, 0, len(sums))] for x in chosen]
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        setsize = 21
        if k > 5:
            setsize += 4 ** ceil(log(k * 3, 4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._randbelow(n)
                while j in selected:
                    j = self._randbelow(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[floor(self.random() * n)]
                        for _ in range(k)]
            if isinstance(weights, int):
                raise TypeError("The number of choices must be a keyword "
                                f"argument: k={weights!r}")
            cum_weights = _accumulated(weights)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative "
                            "weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the "
                             "population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_bisect(cum_weights, self.random() * total, 0,
                                   n - 1)] for _ in range(k)]

    # ---- distributions ----

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if mode is not None and high - low == 0:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        z = 0.0
        more = True
        while more:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = _NV * (u1 - 0.5) / u2
            more = z * z / 4.0 > -log(u2)
        return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            x2pi = self.random() * (2.0 * pi)
            g2rad = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(x2pi) * g2rad
            self.gauss_next = sin(x2pi) * g2rad
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return 2.0 * pi * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u2 = self.random()
            if u2 < 1.0 - d * d or u2 <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if self.random() > 0.5:
            return (mu + acos(f)) % (2.0 * pi)
        return (mu - acos(f)) % (2.0 * pi)

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            ainv = sqrt(2.0 * alpha - 1.0)
            bbb = alpha - _LOG4
            ccc = alpha + ainv
            while True:
                u1 = self.random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - self.random()
                v = log(u1 / (1.0 - u1)) / ainv
                x = alpha * exp(v)
                z = u1 * u1 * u2
                r = bbb + ccc * v - x
                if r + _SG - 4.5 * z >= 0.0 or r >= log(z):
                    return x * beta
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        while True:
            b = (_e + alpha) / _e
            p = b * self.random()
            if p <= 1.0:
                x = p ** (1.0 / alpha)
            else:
                x = -log((b - p) / alpha)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    break
            elif u1 <= exp(-x):
                break
        return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)


class SystemRandom:
    def __init__(self, x=None):
        _python.refuse("SystemRandom is not there: the same program gives the "
                       "same numbers")


_inst = Random()
seed = _inst.seed
random = _inst.random
uniform = _inst.uniform
triangular = _inst.triangular
randint = _inst.randint
choice = _inst.choice
randrange = _inst.randrange
sample = _inst.sample
shuffle = _inst.shuffle
choices = _inst.choices
normalvariate = _inst.normalvariate
lognormvariate = _inst.lognormvariate
expovariate = _inst.expovariate
vonmisesvariate = _inst.vonmisesvariate
gammavariate = _inst.gammavariate
gauss = _inst.gauss
betavariate = _inst.betavariate
paretovariate = _inst.paretovariate
weibullvariate = _inst.weibullvariate
getstate = _inst.getstate
setstate = _inst.setstate
getrandbits = _inst.getrandbits
randbytes = _inst.randbytes
