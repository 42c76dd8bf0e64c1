"""NumPy's functions of elements, without NaN, and of what is in arrays."""
import numpy as np
def show(name, x):
    x = np.asarray(x)
    print(name, x.dtype, x.shape, (x if x.dtype == bool else np.round(x, 7)).tolist() if x.size < 30 else np.round(x.sum(), 6 if x.dtype != np.float32 else 2))
for n in (1, 2, 7, 65):
    x = np.sin(np.arange(n) * 1.3) * 3; i = (np.arange(n) * 7) % 5; m = np.cos(np.arange(n * 3.0) ** 2).reshape(n, 3)
    y = np.where(i == 3, np.nan, x); z = np.where(i == 1, np.inf, np.where(i == 2, -np.inf, y)); k = np.where(m > 0.8, np.nan, m)
    for f in (np.isinf, np.isposinf, np.isneginf): show("inf", f(z)); 
    show("inf", np.isinf(i))
    for f in (np.deg2rad, np.rad2deg, np.radians, np.degrees, np.positive, np.sinc): show("f", f(x)); show("f", f(x.astype(np.float32)))
    show("h", np.heaviside(x, 0.5)); show("l", np.logaddexp(x, -x)); show("l", np.logaddexp(z, x)); show("hi", np.heaviside(i - 2, 1))
    for f in (np.nansum, np.nanmean, np.nanmax, np.nanmin, np.nanstd, np.nanvar, np.nanprod): show(f.__name__, f(y)); show("0", f(k, axis=0)); show("1", f(m, axis=1, keepdims=True)); show("i", f(i))
    show("am", np.nanargmax(y)); show("am", np.nanargmin(m, axis=1)); show("cs", np.nancumsum(y)); show("ai", np.nanargmin(i))
    s = np.sort(x)
    show("ss", np.searchsorted(s, [-9, 0.0, 0.5, 9])); show("ss", np.searchsorted(i[np.argsort(i)], i, side="right")); show("ss", np.searchsorted(s, x)); show("ss", np.searchsorted(s, 0.3)); show("ss", np.searchsorted(s, y, "right"))
    show("d", np.digitize(x, [-1, 0, 1])); show("d", np.digitize(x, [1, 0, -1], right=True)); show("d", np.digitize(i, [0, 2, 4], right=True))
    show("isin", np.isin(i, [1, 3])); show("isin", np.isin(m > 0, [True], invert=True)); show("isin", np.isin(i, [])); show("isin", np.isin(i, 2.0))
    show("int", np.interp([-1, 0, 0.5, 1, 99], np.arange(n), x)); show("int", np.interp(x, np.arange(n), x, left=-7, right=8)); show("int", np.interp(0.5, [0, 1], [5, 6]))
    show("sel", np.select([x > 1, x > 0], [x, x * 2], 5)); show("sel", np.select([i == 1, i == 2], [10, 20]))
    o = np.argsort(m, axis=1); show("taa", np.take_along_axis(m, o, axis=1)); show("ix", m[np.ix_(np.arange(n)[::-1], [0, 2])])
    show("aal", np.apply_along_axis(lambda r: r.sum() * 2, 1, m)); show("aal", np.apply_along_axis(np.sort, 0, m)); show("aal", np.apply_along_axis(lambda r: np.r_[r, 1], 1, m)); show("a", np.apply_along_axis(np.mean, 0, x))
print(np.isscalar(1), np.isscalar(np.float64(1)), np.isscalar(np.array(1)), np.isscalar("a"), np.isscalar([1]), np.isscalar(1j))
print(type(np.isinf(1.0)), type(np.deg2rad(180)), type(np.nansum([1])), type(np.searchsorted([1, 2], 1)), type(np.interp(1, [1], [2])), np.nanmax([np.nan]), np.nanmean([np.nan]), np.nanstd([np.nan]))
for bad in (lambda: np.nanargmin([np.nan]), lambda: np.cross([1], [2]), lambda: np.convolve([], [1]), lambda: np.digitize(1, [1, 3, 2]), lambda: np.select([], []), lambda: np.interp(1, [], []), lambda: np.tensordot(np.ones((2, 3)), np.ones((2, 3)), 1), lambda: np.geomspace(0, 1)):
    try: bad()
    except ValueError as e: print(type(e).__name__, e)
