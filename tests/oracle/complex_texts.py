"""Texts and formats of complex numbers; what makes arrays of them."""
import numpy as np
for f in (lambda: complex("1+2j"), lambda: complex(" ( -1.5e3-2.5J ) "), lambda: complex("j"), lambda: complex("-j"), lambda: complex("3"), lambda: complex("inf-nanj"), lambda: complex("1+"), lambda: complex(""), lambda: complex("1 + 2j"), lambda: complex("1_0+2_0.5j"), lambda: complex("+infinityj"), lambda: complex("1e5j"), lambda: complex("2j+3"), lambda: complex("()"), lambda: complex("1", 2), lambda: complex("1__0"), lambda: complex("1-j"), lambda: complex("1e+3-1e-3j"), lambda: np.complex128("1+2j")):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
z = 1.5 - 2.25j
for spec in ("20", ">20", "<20", "^20", "*^20.3f", "20.2f", "+.2e", "15g", "010.2f", "10", ".3", ",.2f", "=20", "_.1f", "#.3g", "20j", "s", "d", "-8.1f", " .2f", ".0f", "z.1f", "%", "n", "<30,"):
    try:
        print(f"[{z:{spec}}]", "[" + format(-1e6 + 0.1j, spec) + "]")
    except ValueError as e:
        print("ValueError", spec, e)
print(f"[{np.complex128(1+2j):20}]", f"{np.complex64(1+2j):.2f}", f"[{np.complex128(1+2j):>20.1f}]")
print("%s %r" % (z, z), "{:>12}|{:<12}|".format(1j, 2 + 0j), f"{3j:8.2f}|{0j:5}|")
x = np.arange(4.0) + 1j
X, Y = np.meshgrid(x, x[:2])
print(X, Y, X.shape)
print(np.meshgrid(x, np.arange(2), indexing="ij"))
print(np.pad(x, 2), np.pad(x, (1, 2), mode="edge"), np.pad(x.reshape(2, 2), 1, constant_values=5), np.pad(x, 1, constant_values=2j), np.pad(x, 2, mode="reflect"), np.pad(x, 2, mode="wrap"))
print(np.tril(x.reshape(2, 2)), np.triu(x.reshape(2, 2)), np.diff(x), np.append(x, 2j), np.delete(x, 1), np.insert(x, 1, 5j), np.column_stack((x, x)), np.kron(x[:2], x[:2]))
print(np.cumsum(x), np.round(np.linalg.norm(x, 1), 9), np.round(np.linalg.norm(x, 3), 9), np.linalg.norm(x, 2), np.linalg.norm(x, np.inf), np.linalg.norm(x.reshape(2, 2), "fro"), np.round(np.linalg.norm(x.reshape(2, 2), 1), 9), np.linalg.norm(x.reshape(2, 2), axis=1), np.inner(x, x), np.fill_diagonal(x.reshape(2, 2), 0), x)
