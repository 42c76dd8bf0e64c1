# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Distributions of numpy.random's RandomState that are drawn number by number,
as NumPy's legacy-distributions.c and distributions.c compute them. A function
is one of the module and a method of RandomState, as in _random_state.py."""
import math

import numpy as np
import _state


def _double(rng):
    x = _state.doubles(rng, None)
    return _state.double(rng) if x is None else x


def _gauss(rng):
    z = _state.gausses(rng, None)
    return _state.gauss(rng) if z is None else z


def _exponential(rng):
    return -_state.log(1.0 - _double(rng))


def _need(ok, message):
    if not (np.all(ok) if isinstance(ok, np.ndarray) else ok):
        raise ValueError(message)


def _is_probability(p):
    return (p >= 0) & (p <= 1)


def _places(x, shape):
    return np.broadcast_to(x, shape).reshape(-1)


def _count(shape):
    n = 1
    for size in shape:
        n *= size
    return n


def _is_one(x):
    return not isinstance(x, np.ndarray) or x.ndim == 0


def _each(rng, draw, size, first, second=0.0, dtype=np.float64):
    """draw(rng, first, second) for each element of what these broadcast to."""
    shape = _state.shape(size, first, second)
    if _is_one(first) and _is_one(second):
        a, b = float(first), float(second)
        if shape is None:
            return draw(rng, a, b)
        out = np.zeros(_count(shape), dtype=dtype)
        for i in range(len(out)):
            out[i] = draw(rng, a, b)
        return out.reshape(shape)
    out = np.zeros(_count(shape), dtype=dtype)
    first, second = _places(first, shape), _places(second, shape)
    for i in range(len(out)):
        out[i] = draw(rng, float(first[i]), float(second[i]))
    return out.reshape(shape)


# ---- gamma and its kin ----

def _gamma_below(rng, shape):
    """Of a shape below 1."""
    while True:
        u = _double(rng)
        v = _exponential(rng)
        if u <= 1.0 - shape:
            x = u ** (1.0 / shape)
            if x <= v:
                return x
        else:
            y = -_state.log((1.0 - u) / shape)
            x = (1.0 - shape + shape * y) ** (1.0 / shape)
            if x <= v + y:
                return x


def _gamma_above(rng, shape):
    """Marsaglia and Tsang's, of a shape above 1."""
    b = shape - 1.0 / 3.0
    c = 1.0 / math.sqrt(9.0 * b)
    while True:
        x = _gauss(rng)
        v = 1.0 + c * x
        while v <= 0.0:
            x = _gauss(rng)
            v = 1.0 + c * x
        v = v * v * v
        u = _double(rng)
        if u < 1.0 - 0.0331 * (x * x) * (x * x):
            return b * v
        if _state.log(u) < 0.5 * x * x + b * (1.0 - v + _state.log(v)):
            return b * v


def _gamma(rng, shape, scale=1.0):
    if shape == 1.0:
        return scale * _exponential(rng)
    if shape == 0.0:
        return scale * 0.0
    if shape < 1.0:
        return scale * _gamma_below(rng, shape)
    return scale * _gamma_above(rng, shape)


def standard_gamma(self, shape, size=None):
    shape = _state.parameter(shape)
    _need(shape >= 0, "shape < 0")
    return _each(self, _gamma, size, shape, 1.0)


def gamma(self, shape, scale=1.0, size=None):
    shape, scale = _state.parameter(shape), _state.scale(scale)
    _need(shape >= 0, "shape < 0")
    return _each(self, _gamma, size, shape, scale)


def _chisquare(rng, df, _):
    return 2.0 * _gamma(rng, df / 2.0)


def chisquare(self, df, size=None):
    df = _state.parameter(df)
    _need(df > 0, "df <= 0")
    return _each(self, _chisquare, size, df)


def _beta_below(rng, a, b):
    """Johnk's, of a and b that are no more than 1."""
    while True:
        u = _double(rng)
        v = _double(rng)
        x = u ** (1.0 / a)
        y = v ** (1.0 / b)
        if x + y <= 1.0:
            if x + y > 0.0:
                return x / (x + y)
            x = _state.log(u) / a
            y = _state.log(v) / b
            most = x if x > y else y
            x -= most
            y -= most
            return _state.exp(x - _state.log(_state.exp(x) + _state.exp(y)))


def _beta(rng, a, b):
    if a <= 1.0 and b <= 1.0:
        return _beta_below(rng, a, b)
    x = _gamma(rng, a)
    y = _gamma(rng, b)
    return x / (x + y)


def beta(self, a, b, size=None):
    a, b = _state.parameter(a), _state.parameter(b)
    _need(a > 0, "a <= 0")
    _need(b > 0, "b <= 0")
    return _each(self, _beta, size, a, b)


def dirichlet(self, alpha, size=None):
    alpha = np.asarray(alpha, dtype=np.float64)
    _need(alpha > 0, "alpha <= 0")
    shape = _state.shape(() if size is None else size, 0, 0)
    rows = np.zeros((_count(shape), len(alpha)))
    for i in range(len(rows)):
        total = 0.0
        for j in range(len(alpha)):
            x = _gamma(self, float(alpha[j]))
            rows[i, j] = x
            total += x
        rows[i] *= 1.0 / total
    return rows.reshape(shape + (len(alpha),))


# ---- of one float each ----

def _lognormal(rng, mean, sigma):
    return _state.exp(mean + sigma * _gauss(rng))


def lognormal(self, mean=0.0, sigma=1.0, size=None):
    return _each(self, _lognormal, size, _state.parameter(mean),
                 _state.scale(sigma))


def _inside(rng):
    """A float in (0, 1)."""
    u = _double(rng)
    while u == 0.0:
        u = _double(rng)
    return u


def _laplace(rng, loc, scale):
    u = _inside(rng)
    if u >= 0.5:
        return loc - scale * _state.log(2.0 - u - u)
    return loc + scale * _state.log(u + u)


def laplace(self, loc=0.0, scale=1.0, size=None):
    return _each(self, _laplace, size, _state.parameter(loc),
                 _state.scale(scale))


def _logistic(rng, loc, scale):
    u = _inside(rng)
    return loc + scale * _state.log(u / (1.0 - u))


def logistic(self, loc=0.0, scale=1.0, size=None):
    return _each(self, _logistic, size, _state.parameter(loc),
                 _state.scale(scale))


def _gumbel(rng, loc, scale):
    return loc - scale * _state.log(-_state.log(1.0 - _inside(rng)))


def gumbel(self, loc=0.0, scale=1.0, size=None):
    return _each(self, _gumbel, size, _state.parameter(loc),
                 _state.scale(scale))


def _weibull(rng, a, _):
    if a == 0.0:
        return 0.0
    return _exponential(rng) ** (1.0 / a)


def weibull(self, a, size=None):
    return _each(self, _weibull, size, _state.scale(a))


def _pareto(rng, a, _):
    return _state.exp(_exponential(rng) / a) - 1.0


def pareto(self, a, size=None):
    a = _state.parameter(a)
    _need(a > 0, "a <= 0")
    return _each(self, _pareto, size, a)


# ---- ints ----

_LOGGAM = (8.333333333333333e-02, -2.777777777777778e-03,
           7.936507936507937e-04, -5.952380952380952e-04,
           8.417508417508418e-04, -1.917526917526918e-03,
           6.410256410256410e-03, -2.955065359477124e-02,
           1.796443723688307e-01, -1.39243221690590e+00)


def _loggam(x):
    """log(gamma(x)) of a whole x > 0."""
    if x == 1.0 or x == 2.0:
        return 0.0
    n = int(7.0 - x) if x < 7.0 else 0
    y = x + n
    z = (1.0 / y) * (1.0 / y)
    total = _LOGGAM[9]
    for a in _LOGGAM[8::-1]:
        total = total * z + a
    total = (total / y + 0.5 * 1.8378770664093453e+00
             + (y - 0.5) * _state.log(y) - y)
    for _ in range(n):
        total -= _state.log(y - 1.0)
        y -= 1.0
    return total


def _poisson_by_products(rng, lam):
    least = _state.exp(-lam)
    k = 0
    product = _double(rng)
    while product > least:
        k += 1
        product *= _double(rng)
    return k


def _poisson_by_rejection(rng, lam):
    """Hormann's PTRS, of a lam of at least 10."""
    root, log_lam = math.sqrt(lam), _state.log(lam)
    b = 0.931 + 2.53 * root
    a = -0.059 + 0.02483 * b
    inverse = 1.1239 + 1.1328 / (b - 3.4)
    most = 0.9277 - 3.6224 / (b - 2.0)
    while True:
        u = _double(rng) - 0.5
        v = _double(rng)
        us = 0.5 - abs(u)
        k = math.floor((2.0 * a / us + b) * u + lam + 0.43)
        if us >= 0.07 and v <= most:
            return k
        if not (k < 0 or (us < 0.013 and v > us)):
            if (_state.log(v) + _state.log(inverse)
                    - _state.log(a / (us * us) + b)
                    <= -lam + k * log_lam - _loggam(k + 1.0)):
                return k


def _poisson(rng, lam, _):
    if lam >= 10.0:
        return _poisson_by_rejection(rng, lam)
    if lam == 0.0:
        return 0
    return _poisson_by_products(rng, lam)


def poisson(self, lam=1.0, size=None):
    lam = _state.parameter(lam)
    _need(lam >= 0, "lam < 0 or lam is NaN")
    return _each(self, _poisson, size, lam, dtype=np.int64)


def _geometric(rng, p, _):
    if p >= 0.333333333333333333333333:
        k = 1
        total = product = p
        u = _double(rng)
        while u > total:
            product *= 1.0 - p
            total += product
            k += 1
        return k
    return math.ceil(_state.log(1.0 - _double(rng)) / _state.log(1.0 - p))


def geometric(self, p, size=None):
    p = _state.parameter(p)
    _need(_is_probability(p) & (p > 0), "p <= 0, p > 1 or p contains NaNs")
    return _each(self, _geometric, size, p, dtype=np.int64)


def _binomial_by_inversion(rng, n, p):
    q = 1.0 - p
    first = _state.exp(n * _state.log(q))
    most = n * p + 10.0 * math.sqrt(n * p * q + 1.0)
    most = float(int(n if n < most else most))
    k = 0.0
    px = first
    u = _double(rng)
    while u > px:
        k += 1.0
        if k > most:
            k = 0.0
            px = first
            u = _double(rng)
        else:
            u -= px
            px = (n - k + 1.0) * p * px / (k * q)
    return int(k)


def _stirling(x):
    """What Stirling's formula lacks of log(x!), nearly."""
    z = x * x
    return (13680.0 - (462.0 - (132.0 - (99.0 - 140.0 / z) / z) / z) / z) / (
        x * 166320.0)


def _near_mode(y, m, s, a):
    """The ratio of the probabilities of y and of the mode m, step by step."""
    f = 1.0
    for i in range(int(m) + 1, int(y) + 1):
        f *= a / i - s
    for i in range(int(y) + 1, int(m) + 1):
        f /= a / i - s
    return f


def _is_binomial(y, v, n, p, m):
    """Is the candidate y taken, beside v?"""
    q = 1.0 - p
    nrq = n * p * q
    k = abs(y - m)
    if not (k > 20.0 and k < nrq / 2.0 - 1.0):
        s = p / q
        return v <= _near_mode(y, m, s, s * (n + 1.0))
    rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq
                       + 0.5)
    t = -k * k / (2.0 * nrq)
    log_v = _state.log(v)
    if log_v < t - rho:
        return True
    if log_v > t + rho:
        return False
    x1, f1 = y + 1.0, m + 1.0
    z, w = n + 1.0 - m, n - y + 1.0
    xm = m + 0.5
    most = (xm * _state.log(f1 / x1) + (n - m + 0.5) * _state.log(z / w)
            + (y - m) * _state.log(w * p / (x1 * q))
            + _stirling(f1) + _stirling(z) + _stirling(x1) + _stirling(w))
    return log_v <= most


def _binomial_by_rejection(rng, n, p):
    """Kachitvichyanukul and Schmeiser's BTPE."""
    q = 1.0 - p
    fm = n * p + p
    m = float(int(fm))
    p1 = math.floor(2.195 * math.sqrt(n * p * q) - 4.6 * q) + 0.5
    xm = m + 0.5
    xl, xr = xm - p1, xm + p1
    c = 0.134 + 20.5 / (15.3 + m)
    a = (fm - xl) / (fm - xl * p)
    laml = a * (1.0 + a / 2.0)
    a = (xr - fm) / (xr * q)
    lamr = a * (1.0 + a / 2.0)
    p2 = p1 * (1.0 + 2.0 * c)
    p3 = p2 + c / laml
    p4 = p3 + c / lamr
    while True:
        u = _double(rng) * p4
        v = _double(rng)
        y = -1.0
        if u <= p1:
            return int(math.floor(xm - p1 * v + u))
        if u <= p2:
            x = xl + (u - p1) / c
            v = v * c + 1.0 - abs(m - x + 0.5) / p1
            if v <= 1.0:
                y = float(math.floor(x))
        elif u <= p3:
            if v != 0.0:
                y = float(math.floor(xl + _state.log(v) / laml))
                v = v * (u - p2) * laml
        elif v != 0.0:
            y = float(math.floor(xr - _state.log(v) / lamr))
            v = v * (u - p3) * lamr
            if y > n:
                y = -1.0
        if y >= 0.0:
            if _is_binomial(y, v, n, p, m):
                return int(y)


def _binomial_below(rng, n, p):
    """Of a p of at most a half."""
    if p * n <= 30.0:
        return _binomial_by_inversion(rng, n, p)
    return _binomial_by_rejection(rng, n, p)


def _binomial(rng, n, p):
    if p <= 0.5:
        return _binomial_below(rng, n, p)
    return int(n) - _binomial_below(rng, n, 1.0 - p)


def binomial(self, n, p, size=None):
    n, p = _state.parameter(n), _state.parameter(p)
    _need(n >= 0, "n < 0")
    _need(_is_probability(p), "p < 0, p > 1 or p is NaN")
    return _each(self, _binomial, size, n, p, dtype=np.int64)


def multinomial(self, n, pvals, size=None):
    pvals = np.asarray(pvals, dtype=np.float64)
    shape = _state.shape(() if size is None else size, 0, 0)
    d = len(pvals)
    rows = np.zeros((_count(shape), d), dtype=np.int64)
    for i in range(len(rows)):
        left, total = int(n), 1.0
        for j in range(d - 1):
            if left > 0:
                k = _binomial(self, float(left), float(pvals[j] / total))
                rows[i, j] = k
                left -= k
                total -= float(pvals[j])
        rows[i, d - 1] = left
    return rows.reshape(shape + (d,))
