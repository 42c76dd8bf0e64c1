"""NumPy's products, convolutions, integrals, slopes and polynomials."""
import numpy as np
def show(name, x):
    x = np.asarray(x)
    print(name, x.dtype, x.shape, (x if x.dtype == bool else np.round(x, 7)).tolist() if x.size < 30 else np.round(x.sum(), 6 if x.dtype != np.float32 else 2))
for n in (1, 2, 7, 65):
    x = np.sin(np.arange(n) * 1.3) * 3; i = (np.arange(n) * 7) % 5; m = np.cos(np.arange(n * 3.0) ** 2).reshape(n, 3)
    y = np.where(i == 3, np.nan, x); z = np.where(i == 1, np.inf, np.where(i == 2, -np.inf, y)); k = np.where(m > 0.8, np.nan, m)
    show("inner", np.inner(x, x)); show("inner", np.inner(m, m)); show("inner", np.inner(m, 2)); show("td", np.tensordot(m, m, axes=([0], [0]))); show("td", np.tensordot(m, m.T, 1)); show("td", np.tensordot(m, m, 2)); show("td", np.tensordot(x, i, 0))
    show("kron", np.kron(m, [[1, 2], [3, 4]])); show("kron", np.kron(x, i)); show("cross", np.cross(m, m[::-1])); show("cross", np.cross([1, 2, 3], m))
    for mode in ("full", "same", "valid"): show(mode, np.convolve(x, [1, 2, 0.5], mode)); show(mode, np.convolve(i, i, mode)); show(mode, np.convolve(x, [1, 2, 3, 4], mode))
    show("tr", np.trapezoid(x)); show("tr", np.trapezoid(m, x=np.arange(3) ** 2, axis=1)); show("tr", np.trapezoid(m, dx=0.5, axis=0))
    if n > 1: show("g", np.gradient(x)); show("g", np.gradient(x, 0.5)); show("g", np.gradient(x, np.arange(n) ** 2.0)); show("g", np.gradient(m, axis=0)); a, b = np.gradient(m, 2, 3); show("g", a); show("g", b); show("g", np.gradient(i))
    show("pv", np.polyval([1, 2, 3], x)); show("pv", np.polyval([1, 2, 3], i)); show("pv", np.polyval([1.5, 2], 3)); show("pd", np.polyder([3, 2, 1])); show("pd", np.polyder([3.0, 2, 1], 2))
    if n > 3: show("pf", np.polyfit(np.arange(n), x, 2)); show("pf", np.polyfit(np.arange(n) / n, np.stack([x, i], 1), 3))
    show("ls", np.logspace(0, 3, 4)); show("ls", np.logspace(0, x.sum(), 5, base=2)); show("gs", np.geomspace(1, 1000, 4)); show("gs", np.geomspace(-8, -1, 4)); show("gs", np.geomspace(1, 8, 3, endpoint=False))
