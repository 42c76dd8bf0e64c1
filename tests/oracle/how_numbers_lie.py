"""Averages, orders, counts and covariances of sizes from one to many."""
import numpy as np
def show(name, x):
    print(name, x.dtype, x.shape, np.round(x, 9).tolist() if x.size < 40 else np.round(x.sum(), 9))
def num(name, x):
    print(name, type(x).__name__, np.round(x, 9))
for n in (1, 2, 7, 65):
    x = np.sin(np.arange(n) * n) ; i = (np.arange(n) * 7) % 5; m = np.cos(np.arange(n * 3.0) ** 2).reshape(n, 3)
    num("med", np.median(x)); num("med", np.median(i)); show("med", np.median(m, axis=0)); show("med", np.median(m, axis=1, keepdims=True)); show("m", np.median(m, axis=(0, 1), keepdims=True))
    num("q", np.quantile(x, 0.3)); show("q", np.quantile(x, [0, 0.25, 1])); show("q", np.percentile(m, 75, axis=0)); show("q", np.percentile(m, [10, 50], axis=1)); num("p", np.percentile(i, 50)); show("p", np.percentile(m, [[10], [20]], axis=0, keepdims=True))
    for k in ("lower", "higher", "nearest", "midpoint"): num(k, np.percentile(x, 30, method=k)); num(k, np.percentile(i, 40, method=k))
    num("f32", np.percentile(x.astype(np.float32), 30)); num("f32", np.median(x.astype(np.float32))); show("f32", np.quantile(x.astype(np.float32), [0.1, 0.2]))
    num("av", np.average(x)); num("av", np.average(x, weights=i + 1)); show("av", np.average(m, axis=0, weights=i + 1)); a, w = np.average(m, axis=1, weights=[1, 2, 3], returned=True); show("av", a); show("w", w); num("av", np.average(i)); print(np.average(x, returned=True)[1])
    show("bc", np.bincount(i)); show("bc", np.bincount(i, minlength=9)); show("bc", np.bincount(i, weights=x)); show("bc", np.bincount(i, x, 7))
    print(np.bincount((np.abs(m[:, 0]) * 3).astype(int), minlength=4), np.bincount((np.abs(m[:, 0]) * 3).astype(int)).argmax())
    for b in (1, 5, 10):
        h, e = np.histogram(x, b); show("h", h); show("e", e)
    h, e = np.histogram(x, 4, range=(-0.5, 0.5)); show("h", h); show("e", e)
    h, e = np.histogram(i, bins=[0, 1, 2, 4]); show("h", h); show("e", e)
    h, e = np.histogram(x, bins=3, density=True); show("h", h)
    h, e = np.histogram(x, bins=3, weights=np.abs(x)); show("h", h); h, e = np.histogram(m, bins=[-1, 0, 0.5, 1], weights=np.abs(m)); show("h", h)
    if n > 1:
        show("cov", np.cov(m)); show("cov", np.cov(x, x * x + i)); show("cov", np.cov(m, rowvar=False)); show("cov", np.cov(m.T, bias=True)); num("cov", np.cov(x)); show("cov", np.cov(m, ddof=0, rowvar=False)); show("cov", np.cov(m.T, fweights=i + 1)); show("cov", np.cov(m.T, aweights=np.abs(x) + 1))
        show("cc", np.corrcoef(x, i)) if n > 2 else 0; show("cc", np.corrcoef(m.T)); show("cc", np.corrcoef(m, rowvar=False)); num("cc", np.corrcoef(x))
    show("d", np.diff(x)); show("d", np.diff(m, axis=0)); show("d", np.diff(m, 2)); show("d", np.diff(i, prepend=0)); show("d", np.diff(i > 2).astype(int)); show("d", np.diff(m, append=0, axis=1))
show("h", np.histogram([], 3)[0]); show("bc", np.bincount([], minlength=3)); show("bc", np.bincount(np.array([], dtype=int)))
print(np.median([1, np.nan, 2]), np.percentile([1, np.nan], 20), np.histogram([1, 1, 1], 4))
for bad in (lambda: np.percentile([1], 101), lambda: np.quantile([1.0], -0.1), lambda: np.histogram([1], 0), lambda: np.bincount([-1, 2]), lambda: np.average([1, 2], weights=[0, 0]), lambda: np.cov(np.ones((2, 2, 2))), lambda: np.histogram([1], [3, 2]), lambda: np.bincount(np.ones((1, 1), int)), lambda: np.bincount(np.array([1.5]))):
    try: bad()
    except (ValueError, TypeError, ZeroDivisionError) as e: print(type(e).__name__, e)
