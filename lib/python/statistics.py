# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""statistics: as in CPython exact, by integers, and rounded once. It takes
Python's numbers that are known while compiling.
"""
from math import exp, floor, frexp, fsum, isfinite, isqrt, log, sqrt

import _python


class StatisticsError(ValueError):
    pass


def _known(x):
    if _python.is_staged(x):
        return _python.refuse("statistics of numbers that only running knows, "
                              "or that are NumPy's: use NumPy's functions")
    if not isinstance(x, (int, float)):
        raise TypeError(f"can't convert type '{type(x).__name__}' to "
                        "numerator/denominator")
    if isinstance(x, float) and not isfinite(x):
        return _python.refuse("statistics of infinite numbers and NaN")
    return x


def _ratio(x):
    """Numerator and denominator, a power of two."""
    x = _known(x)
    if not isinstance(x, float):
        return int(x), 1
    part, exponent = frexp(x)
    part = int(part * 2.0**53)
    exponent -= 53
    if exponent >= 0:
        return part << exponent, 1
    return part, 1 << -exponent


def _sum(data):
    """Is there a float; the sum, as a ratio; how many there are."""
    floats = False
    num, den, count = 0, 1, 0
    for x in data:
        n, d = _ratio(x)
        floats = floats or isinstance(x, float)
        if d > den:
            num *= d // den
            den = d
        num += n * (den // d)
        count += 1
    return floats, num, den, count


def _convert(floats, num, den):
    if den < 0:
        num, den = -num, -den
    if not floats and num % den == 0:
        return num // den
    return num / den


def _square_deviations(data, c):
    """The same of the squares of what is beside c, or beside the mean."""
    data = list(data)
    if c is not None:
        return _sum([(x - c) * (x - c) for x in data])
    floats, num, den, count = _sum(data)
    if not count:
        return False, 0, 1, 0
    squares = 0
    for x in data:
        n, d = _ratio(x)
        n *= den // d
        squares += n * n
    return floats, count * squares - num * num, count * den * den, count


def _root(n, m):
    """sqrt(n / m), rounded once."""
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        top, below = n, m << 2 * q
    else:
        top, below = n << -2 * q, m
    a = isqrt(top // below)
    a |= a * a * below != top
    return (a << q) / 1 if q >= 0 else a / (1 << -q)


def mean(data):
    floats, num, den, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(floats, num, den * n)


def fmean(data, weights=None):
    data = list(data)
    n = len(data)
    if weights is None:
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / n
    weights = list(weights)
    if n != len(weights):
        raise StatisticsError("data and weights must be the same length")
    num = fsum([w * x for w, x in zip(weights, data)])
    den = fsum(weights)
    if not den:
        raise StatisticsError("sum of weights must be non-zero")
    return num / den


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("geometric mean requires a non-empty dataset "
                              "containing positive numbers")
    return exp(fmean([log(x) for x in data]))


def harmonic_mean(data, weights=None):
    data = [_known(x) for x in data]
    negative = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError(negative)
        return data[0]
    if weights is None:
        weights, above, below = [1] * n, n, 1
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, above, below, _ = _sum(weights)
    for x in weights + data:
        if x < 0:
            raise StatisticsError(negative)
    if any([w and not x for w, x in zip(weights, data)]):
        return 0
    floats, num, den, _ = _sum([w / x if w else 0
                                for w, x in zip(weights, data)])
    if num <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(floats, above * den, below * num)


def _sorted(data):
    data = sorted([_known(x) for x in data])
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    n = len(data)
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted([_known(x) for x in data])
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    elif method == "exclusive":
        m = size + 1
        for i in range(1, n):
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return result


def variance(data, xbar=None):
    floats, num, den, n = _square_deviations(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(floats, num, den * (n - 1))


def pvariance(data, mu=None):
    floats, num, den, n = _square_deviations(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(floats, num, den * n)


def _reduced_root(num, den):
    return 0.0 if not num else _root(num, den)


def stdev(data, xbar=None):
    floats, num, den, n = _square_deviations(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _reduced_root(num, den * (n - 1))


def pstdev(data, mu=None):
    floats, num, den, n = _square_deviations(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _reduced_root(num, den * n)


def _pairs(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{name} requires that both inputs have same "
                              "number of data points")
    if n < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    return fsum(x) / n, fsum(y) / n


def covariance(x, y, /):
    xbar, ybar = _pairs(x, y, "covariance")
    sxy = fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    return sxy / (len(x) - 1)


def correlation(x, y, /):
    xbar, ybar = _pairs(x, y, "correlation")
    sxy = fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx = fsum([(a - xbar) * (a - xbar) for a in x])
    syy = fsum([(b - ybar) * (b - ybar) for b in y])
    if sxx * syy == 0:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / sqrt(sxx * syy)


class LinearRegression:
    def __init__(self, slope, intercept):
        self.slope = slope
        self.intercept = intercept

    def __iter__(self):
        return iter((self.slope, self.intercept))

    def __getitem__(self, index):
        return (self.slope, self.intercept)[index]

    def __len__(self):
        return 2

    def __repr__(self):
        return (f"LinearRegression(slope={self.slope!r}, "
                f"intercept={self.intercept!r})")


def linear_regression(x, y, /, *, proportional=False):
    xbar, ybar = _pairs(x, y, "linear regression")
    if proportional:
        xbar = ybar = 0.0
    sxy = fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    sxx = fsum([(a - xbar) * (a - xbar) for a in x])
    if sxx == 0:
        raise StatisticsError("x is constant")
    slope = sxy / sxx
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)


class NormalDist:
    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        floats, num, den, n = _square_deviations(data, None)
        if n < 2:
            raise StatisticsError("stdev requires at least two data points")
        _, total, below, _ = _sum(data)
        return cls(total / (below * n), _reduced_root(num, den * (n - 1)))

    @property
    def mean(self):
        return self._mu

    median = mean
    mode = mean

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(
            6.283185307179586 * variance)

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
