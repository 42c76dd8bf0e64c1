# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What functions of `math` give of numbers that only running knows: those that
no operation is there for, as CPython's mathmodule.c computes them (of known
numbers: passes/python/math_known.c). Ints are checked for overflow as all are;
what is computed on the way is never larger than the result."""
import math

import numpy as np

_ABOVE = (23531376880.410759688572007674451636754734846804940,
          42919803642.649098768957899047001988850926355848959,
          35711959237.355668049440185451547166705960488635843,
          17921034426.037209699919755754458931112671403265390,
          6039542586.3520280050642916443072979210699388420708,
          1439720407.3117216736632230727949123939715485786372,
          248874557.86205415651146038641322942321632125127801,
          31426415.585400194380614231628318205362874684987640,
          2876370.6289353724412254090516208496135991145378768,
          186056.26539522349504029498971604569928220784236328,
          8071.6720023658162106380029022722506138218516325024,
          210.82427775157934587250973392071336271166969580291,
          2.5066282746310002701649081771338373386264310793408)
_BELOW = (0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0,
          13339535.0, 2637558.0, 357423.0, 32670.0, 1925.0, 66.0, 1.0)
_G = 6.024680040776729583740234375
_G_HALF = 5.524680040776729583740234375


def _lanczos_sum(x):
    """Of an x > 0: Lanczos' approximation of gamma, without its powers."""
    above = below = 0.0
    if x < 5.0:
        for a, b in zip(_ABOVE[::-1], _BELOW[::-1]):
            above = above * x + a
            below = below * x + b
    else:
        for a, b in zip(_ABOVE, _BELOW):
            above = above / x + a
            below = below / x + b
    return above / below


def _sin_pi(x):
    """sin(pi x) of an x >= 0."""
    y = math.fmod(x, 2.0)
    if y < 0.25:
        return math.sin(math.pi * y)
    if y < 0.75:
        return math.cos(math.pi * (y - 0.5))
    if y < 1.25:
        return math.sin(math.pi * (1.0 - y))
    if y < 1.75:
        return -math.cos(math.pi * (y - 1.5))
    return math.sin(math.pi * (y - 2.0))


def _is_whole(x):
    return x - math.fmod(x, 1.0) == x


def lgamma(x):
    """log(abs(gamma(x)))."""
    if math.isinf(x):
        return math.inf
    if math.isnan(x):
        return x
    if x <= 2.0 and _is_whole(x):
        if x <= 0.0:
            raise ValueError("math domain error")
        return 0.0
    size = abs(x)
    if size < 1e-20:
        return -math.log(size)
    r = math.log(_lanczos_sum(size)) - _G
    r += (size - 0.5) * (math.log(size + _G - 0.5) - 1.0)
    if x < 0.0:
        r = (1.144729885849400174143427351353058711647
             - math.log(abs(_sin_pi(size))) - math.log(size) - r)
    if math.isinf(r):
        raise OverflowError("math range error")
    return r


def _gamma_of_whole(x):
    product = 1.0
    for i in range(2, 23):
        if i < x:
            product *= i
    return product


def gamma(x):
    """The gamma function."""
    if math.isnan(x) or x == math.inf:
        return x
    size = abs(x)
    if x == 0.0 or (x < 0.0 and (x == -math.inf or _is_whole(x))):
        raise ValueError("math domain error")
    if x <= 23.0 and _is_whole(x):
        return _gamma_of_whole(x)
    if size < 1e-20:
        r = 1.0 / x
    elif size > 200.0:
        if x > 0.0:
            raise OverflowError("math range error")
        r = 0.0 / -_sin_pi(size)
    else:
        y = size + _G_HALF
        z = y - size - _G_HALF if size > _G_HALF else y - _G_HALF - size
        z = z * _G / y
        if x < 0.0:
            r = -math.pi / _sin_pi(size) / size * math.exp(y) / _lanczos_sum(size)
            r -= z * r
        else:
            r = _lanczos_sum(size) / math.exp(y)
            r += z * r
        power = math.pow(y, size - 0.5 if size < 140.0 else size / 2.0 - 0.25)
        r = r / power if x < 0.0 else r * power
        if size >= 140.0:
            r = r / power if x < 0.0 else r * power
    if math.isinf(r):
        raise OverflowError("math range error")
    return r


# ---- of ints ----

def gcd(*integers):
    divisor = 0
    for n in integers:
        a, b = divisor, abs(n)
        while b != 0:
            a, b = b, a % b
        divisor = a
    return divisor


def lcm(*integers):
    multiple = 1
    for n in integers:
        divisor = gcd(multiple, n)
        if divisor != 0:
            multiple = multiple // divisor * abs(n)
    return multiple


def factorial(n):
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def isqrt(n):
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    # in NumPy's numbers, which are not checked for what they cannot be
    root = min(int(np.sqrt(np.float64(n)).astype(np.int64)), 3037000499)
    if root * root > n:
        root -= 1
    elif root < 3037000499 and (root + 1) * (root + 1) <= n:
        root += 1
    return root


def _need_not_negative(n, k):
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")


def perm(n, k=None):
    if k is None:
        return factorial(n)
    _need_not_negative(n, k)
    ways = 1 if k <= n else 0
    for i in range(min(k, n) if k <= n else 0):
        ways *= n - i
    return ways


def comb(n, k):
    _need_not_negative(n, k)
    ways = 1 if k <= n else 0
    for i in range(min(k, n - k)):
        by = i + 1
        divisor = gcd(ways, by)
        ways = ways // divisor * ((n - i) // (by // divisor))
    return ways
