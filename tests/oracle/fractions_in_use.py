"""fractions: rational numbers, with ints and floats."""
from fractions import Fraction as F
from fractions import Fraction
import math
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: F("1/0")); t(lambda: F("a")); t(lambda: F(1,0)); t(lambda: F(1.5,2)); t(lambda: F(None)); t(lambda: F("1.5e3")); t(lambda: F(" -3/7 ")); t(lambda: F(0.1)); t(lambda: F(1,2)+"a"); t(lambda: F(1,2)**F(1,2)); t(lambda: F(2)**-2); t(lambda: F(1,2)+0.5); t(lambda: F(0)**-1); t(lambda: F(float('nan'))); t(lambda: F(float('inf'))); t(lambda: hash(F(1,3))); t(lambda: F(7,3)//2); t(lambda: divmod(F(7,3),F(1,2))); t(lambda: round(F(7,2))); t(lambda: round(F(22,7),3)); t(lambda: F(355,113).limit_denominator(10)); t(lambda: f"{F(1,3)}"); t(lambda: F(1,3)<0.5)
t(lambda: 2**F(3)); t(lambda: 2**F(1,2)); t(lambda: F(1,2)==0.5); t(lambda: F(1,2)/0); t(lambda: F(1,2)//0); t(lambda: F("1_000/3"))
for s in ["", " ", "1/", "/2", "1.", ".5", "1e", "1e5", "-1.25e-2", "+7", "1 /2", "--1", "1__0", "1/2/3", "1.5/2", "e5", "."]:
    t(lambda: F(s))
x, y = F(3, 4), F(-5, 6)
print(x + y, x - y, x * y, x / y, x // y, x % y, -x, +y, abs(y), x ** 3, x + 1, 1 - x, 2 * x, 1 / x, 5 // x, 5 % x, int(y), float(y), bool(F(0)), math.floor(y), math.ceil(y), math.trunc(y))
print(x > y, x == F(6, 8), x != 0.75, x <= 1, y >= -1, 1 > x, {F(1, 2): 1}[0.5], sorted([x, y, F(0)]), sum([F(1, n) for n in range(1, 11)]), max(x, y))
print(repr(x), str(F(4)), F(8, 6), F(-8, -6), F(8, -6), F(x, y), F(math.pi).limit_denominator(1000), x.numerator, x.denominator, F(1.25), isinstance(x, F))
print([hash(F(n, 7)) == hash(n / 7) for n in (0, 7, 14)], hash(F(5)) == 5, hash(F(-1, 3)), round(F(5, 2)), round(F(7, 2)), round(F(-5, 2)), round(F(1234, 10), -1), F(3).limit_denominator(2))
import numbers
print(isinstance(x, numbers.Rational), isinstance(x, numbers.Number), isinstance(x, numbers.Integral), isinstance(5, numbers.Rational), isinstance(0.5, Fraction))
