# The functions of math that are of numbers known while compiling alone: digit
# for digit CPython's.
import math

print(math.comb(10, 3), math.perm(5, 2), math.perm(4), math.comb(3, 5), math.lcm(4, 6, 10), math.lcm(), math.lcm(-4, 6), math.comb(100, 50))
print(math.copysign(3, -0.0), math.fsum([0.1] * 10), math.dist([1, 2], (4, 6)), math.remainder(7, 4), math.acosh(2), math.asinh(1.5), math.atanh(0.3), math.erfc(0.7))
print(math.gamma(5), math.gamma(0.5), math.gamma(-1.5), math.gamma(30.7), math.gamma(150.3), math.lgamma(10.5), math.lgamma(-2.5), math.lgamma(1e10), math.gamma(171), math.gamma(1e-5), math.lgamma(3))
print(math.modf(-3.25), math.frexp(10), math.ldexp(0.75, 4), math.nextafter(1, 2), math.ulp(1.0), math.ulp(-1e300), math.modf(math.inf), math.frexp(math.nan), math.ldexp(1.5, -2000))
print(math.hypot(3, 4), math.hypot(1, 2, 3), math.hypot(), math.hypot(1e-320, 2e-320), math.hypot(1e300, 1e300), math.hypot(0.1, 0.2, 0.3, 0.4), math.fsum([1e100, 1, -1e100, 1e-20]), math.fsum([]))
for i in range(60):
    v = 0.37 * i - 9.1
    print(math.gamma(v), math.lgamma(v), math.hypot(v, i, 1.1), math.dist((v, 2), (1, v)), math.erfc(v / 5), math.asinh(v), math.remainder(v, 1.7), math.ulp(v))
