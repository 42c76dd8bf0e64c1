# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Rare syntax, for the comparison of trees with CPython's.
async def coroutine(*args: *tuple, **options: dict) -> None:
    async with a as b, c as (d, e):
        pass
    async with (a as b, c as d,):
        pass
    async for x, *y in z:
        await x
    else:
        return [i async for i in x if i async for j in i], await x ** 2
    return {k: v async for k, v in x}, (i async for i in x)


with (a): pass
with (a, b): pass
with (a, b) as c: pass
with (a, *b): pass
with (a as b): pass
with (yield_ := a): pass
with (x for x in y): pass
with (a).b as c, (d): pass
with (a), (b): pass
with (): pass
with open(a) as x.y, b as z[0], c as [m, n], d as (o): pass
def f(a, /, b: int = 1, *, c, d: "x" = 2, **e) -> int: yield
def f(a=1, /, *args: int): x = yield; y = yield from x; return (yield)
def f(*, a, b=1): return lambda: (yield)
def f(a, b, /): nonlocal_ = 1; return *a, b
lambda *, a, b=1, **c: a
lambda a, /, b=(1, 2), *c: lambda: c
lambda *a, **b: (a, b)
lambda: (yield)
@a.b[c](d)
@(e := f)
class C(B, *bases, metaclass=M, **options): x: int; (y): int = 3; z.a: int; w[0]: str = 1
class D(): pass
try: pass
except* (A, B) as e: pass
except* C: pass
else: pass
finally: pass
try: pass
finally: pass
for x, in y: continue
for (x) in y, z: break
for x[0], y.z, *w in *a, b: pass
while (x := f()): break
else: pass
if x: pass
elif y: pass
elif z: pass
else: pass
del x, (y, z), [a, b[0]], c.d
del (x,), y
raise
raise x from y
assert x, y
assert (x, y)
import a.b.c as d, e.f
from . import a
from .... import a as b, c
from ...a.b import (c, d as e,)
from a import *
global_ = x = y = z = 1,
x, *y = *a, b
[x, (y, *z)] = a
x: int
x += yield_; x @= 1; x //= 2; x **= 3; x >>= 4; x <<= 5; x &= 6; x ^= 7; x |= 8; x %= 9
x[1:2, ::3, ..., *a, b:, :c], x[:], x[a:b:c], x[()], x[a,], x[*a], x[b := 1]
x if y else z if a else b
not x in y is not z not in a is b != c
-x ** -y ** +z, ~x, not not x, - - -x, (-1) ** 2, -1 ** 2
a or b and c or not d, a and b and c, (a or b) or c
a + b - c * d / e // f % g @ h << i >> j & k ^ l | m
a < b <= c == d != e >= f > g
f(a, *b, c=1, *d, **e, f=2, **g), f(x for x in y), f((x for x in y), z), f(a := 1, b)
f(a)(b)[c].d(e)
[x for x in y if a if b for z in w], {x for x in y}, {x: y for x, y in z}, (x for x, in y)
[*a, b], {*a, b}, {**a, "b": c, **d}, {}, {1}, {1: 2,}, (), (1,), [], [1,], ((1)), ((1),)
1_000, 0xFF_ff, 0o17, 0b1_01, 00, 0_0, 1., .5, 1e5, 1_0.0_1e-1_0, 1j, .5J, 1e3j, 0xDEADBEEFDEADBEEFDEADBEEFDEADBEEF
123456789012345678901234567890, 1e400, 1e-400, 0x0, 0b0, 1if x else 2, 0xfor x
"a" 'b' """c
d""" r"\n", u"x", u"x" "y", "x" u"y", b"a" B'\x00\xff"' rb"\d" bR'\n', "\a\b\f\n\r\t\v\\\'\"\101\x41\u0041\U00000041\q\
end", '\777', "\ud800", "'", "'\"", "\x7f\xa0\u200b\u3000é😀"
f"", f"a", f"{a}", f"{a!r}", f"{a:>{b}}", f"{a!s:{b}.{c}}", f"{a=}", f"{a = }", f"{a=!s}", f"{a=:5}", f"{ a = !r:^20 }"
f"{{}}", f"{{{a}}}", f"{a}{b}c" "d" f"{e}", f"{a:{{}}}" if 0 else f"{a:%H:%M}", f"{a if b else c}", f"{(lambda x: x)(1)}"
f"{a['b']}", f'{a["b"]:{c["d"]}}', f"{(x:=5)}", f"{x:=5}", f"{a,b}", f"{*a, b}", f"{(yield_)}", f"{a!=b}", f"{a==b}", f"{a<=b}", f"{a>=b}", f"{a<b}"
f"""{
a
}
{b
=}""", rf"\{a}\n", fr"{a:\d}", f"\{6}", f"\x41{a}\n", u"a" f"{b}", "a" f"b" "c", f"{3.4:10}", f"{'a' 'b'}", f"{f'{1}'}", f'{"}"}', f"{ {1: 2}[1] }", f"{a:}"
match x:
    case 1 | -1 | 1.5 | -2j | 1 + 2j | -1 - 2j: pass
    case "a" "b" | b"c" | None | True | False: pass
    case a.b.c | _: pass
    case [a, *_, b] | (a, *rest, b): pass
    case (a): pass
    case (a,): pass
    case []: pass
    case (): pass
    case a, *b: pass
    case *a,: pass
    case {"x": 1, -1: y, a.b: z, None: w, **rest}: pass
    case {**rest}: pass
    case {}: pass
    case A(): pass
    case a.B(x, y=z, w=[1, 2],): pass
    case (1 | 2) as x if x > 1: pass
    case [1, [2, 3 as y]] as z: pass
    case str(): pass
match x, y:
    case _: pass
match *a, b:
    case _: pass
match (x):
    case _: pass
match -x:
    case _: pass
match [a, b]:
    case _: pass
match = 1
match.x = match[0]
match(x)
match * a
match, case = 1, 2
match: int = 3
case = match - 1
_ = print(match in x, match if y else z)
if x:
	tab = 1
if y:
    pass; pass;
x = (1 + # comment
     2)
x = 1 + \
    2
été = αβγ = 変数 = 1
...
print >>x, y
