"""Classes that derive from int and float."""
import math
import numpy as np
k = int(np.zeros(70000).sum())
kf = float(np.ones(70000).sum()) / 70000
class I(int):
    def double(self): return I(self * 2)
class F(float):
    def half(self): return F(self / 2)
for i, f in ((I(7), F(2.5)), (I(7 + k), F(1.5 + kf))):
    print(i, f, repr(i), repr(f), i.double(), f.half(), type(i.double()).__name__, type(i + 1).__name__, type(f + 1).__name__, isinstance(i, int), isinstance(f, float), isinstance(i, float), isinstance(f, (int, float)), issubclass(I, int), type(i) is int)
    print(i + 1, 1 + i, i - 1, 1 - i, i * 2, 2 * i, i / 2, 2 / i, i // 2, 20 // i, i % 4, 20 % i, i ** 2, 2 ** i, -i, +i, ~i, abs(I(-3) - k), i & 3, 3 & i, i | 8, i ^ 1, i << 1, 1 << i, i >> 1, 100 >> i)
    print(f + 1, 1 + f, f - 1, 1 - f, f * 2, 2 * f, f / 2, 2 / f, f // 2, 20 // f, f % 2, 20 % f, f ** 2, 2 ** f, -f, +f, abs(-f), i + f, f + i, i * f, f - i, i + i, f * f, 1.5 + i, i + 1.5, 2 * f, True + i, i + True, True + f)
    print(i == 7, 7 == i, i == f, i < f, f < i, i < 8, 8 > i, i != 7, f == 2.5, f <= 2.5, 2.5 >= f, i == 7.0, 7.0 == i, i == "7", i == None, not i, bool(i), bool(f), bool(I()), bool(F()))
    print(int(i), float(i), str(i), int(f), float(f), str(f), type(int(i)).__name__, type(float(f)).__name__, type(float(i)).__name__, complex(f), round(f), round(f, 1), round(i), round(i, -1), type(round(f)).__name__, divmod(i, 2), divmod(f, 2), divmod(20, i), pow(i, 2), pow(2, i), sum([i, i]), sum([f, i]), max(i, 3), min(f, 100))
    print(f"{i} {f} {i:5d} {f:.2f} {i:x} {i!r} {f:>8} {i:+}", "%d %s %r %5d %x" % (i, i, i, i, i), "%f %.1f %s %g" % (f, f, f, f), "{} {:.3f} {:3}".format(i, f, i), format(f, ".1e"), format(i), str(f))
    print([i, f], (i,), {"a": f}, print(i, f, sep=",") )
    print(np.array([i, 1]), np.array([f, 1]), np.array([f]).dtype, np.array(i) + f, np.arange(4) * i, f * np.ones(2), np.ones(2) * f, np.ones(2) ** i, np.maximum(f, 1.0), np.full(2, f), np.float64(2) * f, np.float32(2) * f, f * np.float32(2), np.int64(3) + i, i + np.int64(3), np.arange(3) == i, i > np.arange(3), np.array([1, 2, 3]) + I(1), np.float32(f), np.int32(i))
    print(math.sqrt(f), math.floor(f), math.ceil(f), math.sin(i), math.pow(f, i), math.isnan(f), math.log(f), math.trunc(f))
    print(f.is_integer(), f.real, f.imag, i.real, i.imag, i.numerator, i.denominator, i.conjugate(), f.conjugate())
i, f = I(3), F(2.5)
print(hash(i) == hash(3), {i: 1}[3], {3: 2}[i], i in {3}, 3 in {i}, 3 in [i], i in [3], {i, 3, 3.0}, {F(1.0): 5}[1], len({I(1), F(1.0), True}))
a = [10, 20, 30, 40]
print(a[i], a[I(1):i], a[:I(-1)], a[I(0):I(4):I(2)], "abcd"[i], (1, 2, 3, 4)[i], list(range(i)), range(i), range(I(1), 10, i), "ab" * i, i * "ab", [1] * i, i * [1], (1,) * i, np.arange(5)[i], np.arange(6).reshape(2, 3)[I(1), I(2)], np.arange(6)[I(1):i], np.zeros(i), np.zeros((i, I(2))).shape, np.ones(4).reshape(I(2), I(2)).shape)
a[i] = 5; del a[I(0)]; a.insert(I(0), i); a *= I(2); print(a, a.pop(I(0)), a.index(20), a.count(I(20)))
x = np.zeros(4); x[i] = f; x[I(0):I(2)] = f; x += f; x *= I(2); print(x, x.sum(axis=I(0)), np.linspace(0, 1, I(3)), np.roll(x, I(1)))
print(math.hypot(f, i), math.fsum([f, i, 1.0]), math.copysign(f, -1.0), hex(i), bin(i), oct(i), chr(I(65)), i.bit_length(), math.gcd(I(6), 4), math.factorial(i), enumerate, list(enumerate("ab", I(5))), sorted([I(3), 1, F(2.0)]), I("12"), I(3.9), I("ff", 16), I(True), F("1e3"), F(3), F("nan"), I(), F(), I(I(4)), F(F(4)), F(I(4)))
n = I(2) ** 100
print(n, type(n).__name__, I(n), I(n) + 1, I(n) == n, hash(I(n)) == hash(n), {I(n): 1}[n])
class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
    def __repr__(self): return f"{float(self):.1f}{self.unit}"
    def __add__(self, o): return Celsius(float(self) + o, self.unit)
    def __radd__(self, o): return Celsius(o + float(self), "R")
c = Celsius(20.5, unit="K")
print(c, [c], str(c), f"{c}", f"{c:.3f}", "%s" % c, "%.2f" % c, c + 1, 1.0 + c, 1 + c, I(1) + c, np.float64(1) + c, c + np.float64(1), F(1) + c, c + F(1), c * 2, sum([c, c]), c.unit, c == 20.5, c < 21)
class Loud(int):
    def __add__(self, o): return ("add", o)
    def __radd__(self, o): return ("radd", o)
    def __rmul__(self, o): return ("rmul", o)
    def __eq__(self, o): return "eq"
    def __lt__(self, o): return "lt"
    def __hash__(self): return 7
    def __bool__(self): return False
    def __index__(self): return 1
    def __int__(self): return 100
    def __float__(self): return 0.5
    def __neg__(self): return "neg"
    def __str__(self): return "STR"
    def __repr__(self): return "REPR"
    def __format__(self, s): return "FMT" + s
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
z = Loud(3)
print(z + 1, 1 + z, True + z, 1.5 + z, z + 1.5, "a" * z, [1] * z, 2 * z, 2.0 * z, z == 3, 3 == z, z < 1, 1 < z, 1 > z, 1.0 > z, z > 1, z != 3, bool(z), [0, 1, 2, 3][z], int(z), float(z), -z, str(z), f"{z} {z:4}", "%d %s %r %f %x" % (z, z, z, z, z), abs(z), round(z), round(z, 1), hash(z), I(1) + z, z + I(1), math.sqrt(z), range(z), hex(z), np.arange(5)[z], z + np.arange(3), F(1) + z, z + F(1), I(z), F(z), z - 1)
class LoudF(float):
    def __float__(self): return 9.0
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __int__(self): return 77
y = LoudF(4.0)
print(math.sqrt(y), float(y), int(y), y + 1, 1 + y, 1.0 + y, True + y, I(1) + y, y + np.ones(2), f + 1j, 1j * f, i + 1j, (1 + 0j) == I(1), F(1) == (1 + 0j), "%f %d" % (y, y))
for bad in (lambda: I("x"), lambda: i + "a", lambda: "a" + i, lambda: i < "a", lambda: f << 1, lambda: i / I(0), lambda: f % F(0), lambda: i.nothing, lambda: "ab" * f, lambda: i @ i):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)

for bad in (lambda: len(i), lambda: [1] + i, lambda: [1, 2][F(1)], lambda: i[0], lambda: "a" % i, lambda: {}[i], lambda: i(), lambda: I([1]), lambda: F("x"), lambda: list(i), lambda: range(F(1)), lambda: i | 1.5, lambda: [] < i, lambda: i & f):
    try: print(bad())
    except Exception as e: print(type(e).__name__)
