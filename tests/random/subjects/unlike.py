# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Joins of unlike kinds: a name, an attribute or an item that is an array on
one way, and None, a list, a function, an iterator, an object of another class
on others, and then is used.

A program has two to four kinds of values, of which one at most is a text, a
tuple, a range or an array of one shape, mostly: two of those are refused.
Numbers may be of several kinds. Places are given one of several of them by branches, loops, calls,
defaults, indices, `and` and `or`, go through other joins, and are used in ways
that suit some of what they may be: under a guard, in a function, in a loop, in
a branch that the run does not enter. What they were made of is changed in
place, and printed in the end.
"""
import re

from support import grow, runs

SLICE = 60
MOST_REFUSED = 0.5

HEAD = """\
import numpy as np

i = int(np.array([2, 0]).sum())
f = float(np.array([1.5, 0.0]).sum())
a = np.arange(6.0).reshape(2, 3)
b = np.array([[5.0, -1.0, 2.0], [0.5, 4.0, 3.0]])
c = np.arange(6.0).reshape(3, 2) - 2
k = np.array([3, 1, 2])
m = np.array([[1, 0, 2], [2, 1, 0]])
l = [1, 2, 3]
d = {1: 2, 3: 4}
e = {"x": i, 1: 5}
s = {1, 5}
t = (1, 2)

class P:
    z = 1

    def __init__(self, v=2):
        self.v = v

    def get(self, q=1):
        return self.v

    def pick(self, u, v):
        return u

    def __repr__(self):
        return f"P({self.v})"

class Q(P):
    z = 2.5

    def get(self, q=2):
        return q

    def pick(self, u, v):
        return v

    def __eq__(self, other):
        return other is None or self.v == getattr(other, "v", 0)

class R:
    v = 4
    twice = property(lambda self: self.v * 2)

    def __len__(self):
        return 2

    def __getitem__(self, q):
        return l[q]

    def __iter__(self):
        return iter((self.v, 9))

    def __call__(self, q=1):
        return q * 2

    def __add__(self, other):
        return other

    def __bool__(self):
        return i > 2

class Steps:
    def __init__(self, most):
        self.at = 0
        self.most = most

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        if self.at > self.most:
            raise StopIteration
        return self.at

def fun(v=1):
    return v

def change(v):
    v[0] = 7
    return v

def which(v):
    if v is None:
        return "none"
    if isinstance(v, (int, float)):
        return v + 1
    if isinstance(v, np.ndarray):
        return v.sum()
    if isinstance(v, (list, tuple)):
        return len(v)
    if isinstance(v, P):
        return v.v
    return callable(v)

twice = lambda v=3: v * 2
given = lambda v=None: l
array = lambda v=1: a
plus = lambda v=0: f + v
p = P()
q = Q(3.5)
h = R()
it = iter([5, 6, 7])
box = P(0)
row = [0, None]
tab = {"x": 0}
y = z = None
""".splitlines()

# Values: of two families one program has both rarely.
FAMILIES = {
    "matrix": ["a", "b", "a[::-1]", "a[:, ::-1]", "b[::-1, ::-1]", "c.T", "a + 1",
               "c.T[::-1]", "b * i", "np.ones((2, 3))", "a.copy()", "-b", "m * f"],
    "vector": ["a[0]", "a[1]", "a[i - 1]", "b[1, ::-1]", "c[:, 0]", "c.T[1]",
               "a.max(axis=0)", "k * 1.5", "np.zeros(3)", "a[0] + f", "b[:1][0]",
               "a.ravel()[1:4]", "c.ravel()[::2]"],
    "whole": ["k", "k[::-1]", "m[0]", "m[1]", "k + i", "np.array([1, 2, 3])", "k % 2",
              "m.T[:, 1]", "m[i - 1]", "k[[2, 0, 1]]"],
    "flags": ["k > 1", "m[0] == 1", "np.array([True, False, True])", "k == i"],
    "single": ["np.array(2.0)", "a[:1, 0].reshape(())", "a.sum(keepdims=True)[0, 0]",
               "np.array(f)"],
    "float": ["2.5", "f", "a[0, 1]", "np.float64(0.5)", "f * 2", "float(i)", "a.sum()",
              "-0.5"],
    "int": ["7", "i", "k[0]", "i - 3", "np.int64(3)", "k.sum()", "0", "len(l)"],
    "small": ["np.int8(3)", "np.array([4, 5], dtype=np.int8)[1]", "np.int8(i)"],
    "single float": ["np.float32(0.1)", "np.float32(f)", "a.astype(np.float32)[1, 0]"],
    "truth": ["True", "i > 1", "a[0, 0] > 0", "np.bool_(True)", "f > 2", "False"],
    "text": ["'ab'", "f'{i}x'", "str(f)", "''", "f'{f:.2f}'", "'b' + f'{i}'", "f'{k}'",
             "'abc'[1:]", "str(i)"],
    "pair": ["t", "(i, 2)", "(4, i)", "(i, i + 1)", "(k[0], 1)"],
    "tuple": ["(a, 'x')", "(b, 'y')", "(None, l)", "(1, 2, 3)", "()", "(f, None)",
              "(a, a)", "((1, i), 2)", "a.shape"],
    "range": ["range(3)", "range(i)", "range(1, 6, 2)", "range(i, 0, -1)", "range(0)"],
    "view": ["d.keys()", "d.values()", "d.items()"],
}

NUMBERS = ["float", "int", "small", "single float", "truth"]

# What has an identity: joined with whatever is.
OBJECTS = {
    "none": ["None"],
    "list": ["l", "[f, i, None]", "[]", "[3, 1, 2]", "[a, k]", "list(t)", "[l, 1]",
             "l[::-1]", "[i]", "[None]", "[p, q]", "[4, i]", "[v * f for v in l]"],
    "dict": ["d", "e", "{'x': i}", "{}", "dict(d)", "{1: a}", "{1: l, 3: f}", "{1: 7, 0: i}",
             "{v: v + i for v in l}"],
    "set": ["s", "{0, 7}", "set()", "frozenset([1, 2])", "frozenset(s)", "s | {3}"],
    "iterator": ["iter(l)", "it", "iter(t)", "enumerate(l)", "zip(l, t)", "map(str, l)",
                 "reversed(l)", "(v for v in l)", "(v * 2 for v in k)", "iter(k)",
                 "map(fun, l)", "filter(None, [0, 1, 2])", "iter('ab')", "iter(range(3))",
                 "iter(d)", "iter(d.items())", "Steps(3)", "iter([])", "zip()",
                 "(v for v in range(i))", "iter([f, i])"],
    "function": ["fun", "len", "twice", "abs", "sum", "given", "max", "change", "which",
                 "array", "plus"],
    "method": ["p.get", "q.get", "l.append", "l.pop", "d.get", "a.sum", "k.max", "t.count",
               "b.copy", "s.add", "'ab'.upper", "h.__len__", "l.index"],
    "class": ["P", "Q", "R", "int", "float", "list", "np.float32", "type(p)", "str",
              "tuple", "type(l)", "np.int8", "type(q)"],
    "instance": ["p", "q", "P()", "Q(3)", "P(l)", "type(q)(4)", "P(a)", "P(None)", "box"],
    "other": ["h", "R()", "Steps(2)"],
    "dtype": ["a.dtype", "k.dtype", "m.dtype", "np.ones(2, np.float32).dtype"],
}
KINDS = {**FAMILIES, **OBJECTS}
NO_TEXT = {"iterator", "function", "method", "other"}  # but an address

TYPES = [
    "int", "float", "str", "list", "tuple", "dict", "P", "Q", "R", "np.ndarray", "(list, tuple)",
    "(int, float)", "set", "bool", "np.float64", "type(None)", "(P, dict)", "object", "type(p)",
    "range", "np.int64",
]
ATTRIBUTES = ["v", "shape", "append", "get", "z", "dtype", "at", "twice", "none"]

ANY = [
    "print($x is None)", "print($x is $y, $x is not $c)", "print(isinstance($x, $t))",
    "print(type($x).__name__)", "print(type($x) is type($c))", "print(callable($x))",
    "print(hasattr($x, '$s'))", "print(getattr($x, '$s', None) is None)",
    "print('yes' if $x else 'no')", "print(not $x)", "print($x == $c)", "print($x != $y)",
    "print($x in [$c, $y])", "print([$x] == [$y])", "print(($x, 1)[0] is $x)", "print(which($x))",
    "print(which($x), which($y))", "print(type($x) is type($y))", "print([$x, 1].index($x))",
    "print($x is $y or $x is None)", "print(bool($x))", "print((lambda w: w is $x)($y))",
    "print([w is $x for w in ($x, $y, None)])", "row[1] = $x\nprint(row[1] is $x)", "$o = $x",
    "print($x == None, None == $x)", "tab['x'] = $x\nprint(tab['x'] is $y)",
    "$o = fun($x)\nprint($o is $x)", "for w in ($x, $y):\n    print(w is None)",
    "print(($x and 1) is None)", "print(getattr($x, '$s', 3))",
    "print(type($x) in (int, list, type(None)))", "assert $x is not None",
    "print(isinstance($x, type($y)))", "w = [$x]\nw[0] = $y\nprint(w[0] is $x)",
    "print(len([$x, $y]))", "print({1: $x}[1] is $x)", "print($x is ($y or $x))",
    "print(list(map(type, [$x]))[0] is type($y))", "print(issubclass(type($x), $t))",
    "print(id($x) == id($y))", "print($x is $x, $x == $x)", "print(($x == $y) is True)",
    "print(max([$x, $y], key=lambda w: w is None) is $x)",
]
TEXT_OF = [
    "print($x)", "print($x, $y)", "print([$x])", "print(f'{$x}')", "print(f'{$x!r}|')",
    "print(repr($x))", "print(str($x))", "print({1: $x})", "print(($x, 1))",
    "print(f'{[$x]} {i}')", "print('{} {}'.format($x, i))", "print($x or i)", "print($x and f)",
    "print(f'{$x:>9}')", "print(*[$x, 1])", "w = f'{$x}'\nprint(w)", "print([w for w in [$x, 1]])",
    "print($x if $g else i)",
]
SEQUENCE = [
    "print(len($x))", "print($x[0])", "print($x[-1])", "print($x[i - 1])", "print($x[1:])",
    "print($x[::-1])", "for w in $x:\n    print(w)", "print(list($x))", "print(sum($x))",
    "print(max($x))", "print(sorted($x))", "print(2 in $x)", "w, *u = $x\nprint(w, u)",
    "print([w for w in $x])", "print(*$x)", "print(list(zip($x, l)))", "print(tuple($x))",
    "print(any(w == 2 for w in $x))", "print(list(enumerate($x)))", "w, u = $x\nprint(w, u)",
    "for w in $x:\n    if w == 2:\n        break\nprint(w)", "print($x[0] is $x[-1])",
    "print(list(reversed($x)))", "print(min($x, default=0))", "print(np.array($x))",
    "print([*$x, *l])", "print(list(map(which, $x)))", "print($x * 2)",
    "print(sum(w for w in $x))", "print(all(w > 0 for w in $x))", "print($x[:i])",
    "print(np.sum($x))", "print($x == l)", "print($x + $x)", "print(len(set($x)))",
    "print({w: 1 for w in $x})",
]
ARRAY = [
    "$x[0] = 9", "$x += 1", "$x[...] = 0", "$x[:] = f", "$x *= 2", "print($x.sum())",
    "print($x.shape, $x.dtype)", "print($x + 1)", "print($x * $y)", "print($x.T)",
    "print($x.reshape(-1)[0])", "w = $x.reshape(-1)\nw[0] = 8\nprint(w)",
    "w = $x.ravel()\nw[0] += 8\nprint(w)", "w = $x[::-1]\nw[0] = 5\nprint(w)",
    "print(np.sum($x), $x.max())", "print($x @ $x.T)", "print($x > 1)", "print($x.tolist())",
    "$x.fill(i)", "$x.sort()", "np.add($x, 1, out=$x)", "print(a + $x)", "print($x.copy())",
    "print(k * $x)", "$x[$x > 1] = 0", "print(np.where($x > 1, $x, 0))", "$x[0] = $x[-1]",
    "print($x.mean(axis=0))", "change($x)", "print(np.concatenate([$x, $x]))", "$x[i - 1] -= 3",
    "print(len($x), $x.ndim, $x.size)", "print(($x + a[0]).dtype)", "print($x.astype(int))",
    "print(isinstance($x[0], float))", "$x -= $y", "$x[:1] = $y[:1]",
    "print(a[0] + $x, $x.argmax())",
]
NUMBER = [
    "print($x + 1)", "print($x * f)", "print(f'{$x:.2f}')", "$x += 1\nprint($x)", "print(-$x)",
    "print($x > 1)", "print(a[0] * $x)", "print(k + $x)", "print(k[$x])", "print(range($x))",
    "print(int($x))", "print(float($x))", "print($x.dtype)", "print(round($x, 1))",
    "print(abs($x))", "print(divmod($x, 2))", "print(max($x, 2))", "print($x // 2)",
    "print($x ** 2)", "print((a * $x).dtype)", "print((k * $x).dtype)", "print(l[$x])",
    "print(np.float32(1) * $x)", "print((np.ones(2, np.float32) * $x).dtype)", "print($x / 2)",
    "for w in range($x):\n    print(w)", "print(d[$x])", "print(f'{$x:5}')", "a[0] = $x",
    "print(l * $x)", "print($x == i, $x == f)", "print($x < $y)", "k[0] = $x",
    "print(np.sqrt($x))", "print(a.sum(axis=$x))", "print(hash($x) == hash(i))",
    "print(1 < $x < 9)", "print('ab' * $x)", "print(np.array([$x, 1]).dtype)",
    "print(isinstance($x, (float, bool)))", "print($x is True)", "print(str($x) + 'a')",
    "print($x & 1)", "print(k.reshape(-1, $x))", "print($x == $y)",
]
TEXT = [
    "print($x + 'q')", "$x += 'z'\nprint($x)", "print($x.upper())", "print(len($x))",
    "print(f'{$x:>6}')", "print($x * 2)", "print($x == 'ab')", "print('a' in $x)",
    "print(','.join([$x, 'b']))", "print({'ab': 1}.get($x))", "print($x[0])", "print(list($x))",
    "print($x.replace('a', 'c'))", "print($x < 'b')", "print(hasattr(p, $x))",
    "print(f'{i:{$x}}')",
]
LIST = [
    "$x.append(7)", "print($x.pop())", "$x += [1]", "$x[0] = f", "$x.reverse()", "$x.sort()",
    "print($x + [1])", "print($x.copy())", "$x.extend(t)", "$x.clear()", "$x *= 2", "del $x[0]",
    "$x.insert(0, i)", "print($x.index(3))", "print($x.count(1))", "$x[-1] += 1", "$x[i - 1] = 0",
    "$x[1:] = [f]", "$x[0] = $y", "print($x == [1, 2, 3])", "print($x < [2])",
    "$x[0], $x[-1] = $x[-1], $x[0]", "change($x)", "$x.append($y)", "$x[0] = $x",
]
DICT = [
    "print($x[1])", "$x[1] = 7", "$x[9] = 1", "print($x.get(1))", "print(list($x.items()))",
    "for w, u in $x.items():\n    print(w, u)", "print(1 in $x)", "$x.update({1: 5})",
    "print($x.pop(1, None))", "$x |= {3: 0}", "print($x.keys())", "print({**$x})",
    "print($x.get(i))", "print($x.setdefault(1, 2))", "del $x[1]", "print(dict($x))",
    "print($x == d)", "$x[1] += f", "print(sum($x.values()))", "$x[1] = $y", "print($x['x'])",
    "print($x | {1: 0})", "print(fun(**{'v': $x}))", "print([w for w in $x])",
    "for w in $x:\n    $x[w] = f", "print($x[i - 1])", "$x.clear()",
]
SET = [
    "$x.add(4)", "print($x | {2})", "print(sorted($x))", "print(5 in $x)", "$x |= {7}",
    "print($x & s)", "$x.discard(1)", "print(len($x))", "print($x == {1, 5})",
    "print($x < {1, 5, 9})", "for w in $x:\n    print(w)", "$x -= {5}", "print(list($x))",
    "print($x.union(l))", "$x.clear()",
]
ITERATOR = [
    "print(next($x))", "print(next($x, 'end'))", "print(list($x))", "for w in $x:\n    print(w)",
    "print(sum($x))", "w, *u = $x\nprint(w, u)", "print(3 in $x)", "print(iter($x) is $x)",
    "print(max($x, default=0))", "for w, u in zip($x, l):\n    print(w, u)", "print([*$x])",
    "print(next(iter($x)))", "for w in $x:\n    if w == 2:\n        break", "print(tuple($x))",
    "print(any(w == 2 for w in $x))", "print(list(zip($x, $x)))", "print(list(map(str, $x)))",
    "print(next($x))\nprint(list($x))", "print(list(enumerate($x)))",
    "w = iter($x)\nprint(next(w, None))", "next($x)", "print(next(zip($x, $y)))",
    "print(next($x, $y) is $y)", "l.append(next($x))", "print($x.at)",
    "print(list(next($x, 'b') for w in range(2)))", "print(sorted($x))",
]
CALLABLE = [
    "print($x())", "print($x(3))", "print($x(l))", "print(which($x($y)))",
    "print(list(map($x, t)))", "print(sorted(l, key=$x))", "$x(2)", "print($x(k))",
    "w = $x\nprint(w(4))", "print($x(i))", "print($x(f) is None)", "w = [$x, fun]\nprint(w[0](1))",
    "print($x(*[2]))", "print($x(v=4))", "print($x(a) is a)", "$o = $x()",
    "print([$x(w) for w in t])", "print(max(t, key=$x))", "print($x(q=i))", "print(fun($x)(1))",
    "print($x(1) + $x(2))", "print(any(map($x, t)))",
]
CLASS = [
    "print($x(3))", "print($x.__name__)", "print(isinstance(p, $x))", "print(issubclass($x, P))",
    "print($x(2).v)", "print($x.z)", "$x.z = 9", "print($x is type(p))",
    "print(np.zeros(2, dtype=$x))", "print(a.astype($x))", "print(k.astype($x).dtype)",
    "print(isinstance($y, $x))", "print($x is int)", "print($x('3'))", "print($x(l))",
    "print($x.get(p))", "print($x == P, $x != int)", "$x.new = f\nprint(p.new)",
    "print({P: 1, int: 2}.get($x))", "$o = $x()", "print(hasattr($x, 'z'))",
    "print(type($x) is type)", "print(isinstance($x(1), (P, int)))", "print($x(i))",
    "print($x(f) == 1)",
]
INSTANCE = [
    "print($x.v)", "$x.v = 9", "$x.v += 1", "print($x.get())", "print($x.get(i))", "print($x.z)",
    "$x.new = l\nprint($x.new)", "print($x.twice)", "print($x == p)", "print(len($x))",
    "print($x + 1)", "setattr($x, 'v', f)", "del $x.v", "print($x.v is $y)",
    "$x.z = i\nprint(P.z, $x.z)", "print($x.pick(1, f))", "print(list($x))", "print($x[0])",
    "print($x(2))", "$x.v = $y", "w = $x.get\nprint(w())", "print(type($x).z)",
    "print($x.pick($x, p) is p)", "print($x.__class__ is P)", "$x.v, w = i, $x.v\nprint(w)",
    "print($x in [p, q])", "print(getattr($x, 'new', i))", "print(type($x)(1).v)",
    "w, u = $x\nprint(w, u)", "print(next($x))", "print($x.v == 2, $x == q)", "print(P.get($x))",
    "$o = $x.v",
]
TUPLE = [
    "print($x + (1,))", "w, u = $x\nprint(w, u)", "$x += (3,)\nprint($x)", "print($x * 2)",
    "print($x.count(1))", "print($x < (2, 2))", "print(hash($x) == hash((1, 2)))",
    "print({$x: 1})", "print(a[$x])", "print(np.zeros($x).shape)", "a[$x] = 9",
    "print($x == (1, 2))", "print({(1, 2): 'p'}.get($x))", "$x[0][0] = 5", "$x[0][:] += 1",
    "print($x[0] is a)", "print(a.reshape($x))", "print(max(*$x))",
    "print(isinstance($x, $x[:0]))", "print(a.sum(axis=$x))", "print('{} {}'.format(*$x))",
    "print(sum($x))",
]
INDEX = [
    "print(k[$x])", "print(a[$x])", "print(l[$x])", "a[$x] = 9", "k[$x] += 1", "print('abc'[$x])",
    "print(a[:, $x])", "print(a[$x].shape)", "w = a[$x]\nw += 1", "print(t[$x])", "l[$x] = [8]",
    "print(m[0, $x])", "print(a.sum(axis=$x))",
]
DTYPE = [
    "print($x)", "print(np.zeros(2, $x))", "print(a.astype($x))", "print($x == np.float64)",
    "print($x == a.dtype, $x is a.dtype)", "print(np.array(l, dtype=$x).dtype)",
    "print(np.ones(2, $x) + k[0])", "print(a[0].astype($x).sum())", "print({a.dtype: 1}.get($x))",
]
USES = {
    **dict.fromkeys(("matrix", "vector", "whole", "flags"), [ARRAY, ARRAY, SEQUENCE, INDEX]),
    **dict.fromkeys(("float", "small", "single float"), [NUMBER]),
    "single": [NUMBER, ARRAY], "int": [NUMBER, NUMBER, INDEX], "truth": [NUMBER, ANY],
    "text": [TEXT, SEQUENCE], "pair": [TUPLE, SEQUENCE], "tuple": [TUPLE, SEQUENCE],
    "range": [SEQUENCE, INDEX], "view": [SEQUENCE, SET], "none": [ANY, INDEX],
    "list": [LIST, LIST, SEQUENCE, INDEX], "dict": [DICT, DICT, SEQUENCE], "set": [SET],
    "iterator": [ITERATOR], "function": [CALLABLE], "method": [CALLABLE],
    "class": [CLASS, CALLABLE], "instance": [INSTANCE],
    "other": [INSTANCE, SEQUENCE, CALLABLE], "dtype": [DTYPE],
}
CHANGES = [
    "a += 1", "a[0] = 9", "a[i - 1, 0] = f", "b *= 2", "c[0] = 7", "k[0] = 5", "m[1] -= 1",
    "l.append(4)", "l[0] = f", "l.pop()", "l[1] = None", "d[5] = 1", "d[1] = i", "e['x'] = l",
    "del d[1]", "s.add(8)", "s.discard(1)", "p.v = 7", "p.v = l", "q.v = a", "box.v = i",
    "P.z = 3", "t += (3,)", "i -= 1", "f += 1", "print(next(it, None))", "a = a + 1",
    "l = l + [9]", "p, q = q, p", "P.get = Q.get", "k = k * 1.0",
    "a[0], a[1] = a[1].copy(), a[0].copy()",
]
CONDITIONS = [
    "f > 1", "i == 2", "i < 2", "f < 1", "k[0] > 2", "a[0, 1] > 3", "a.sum() > 12",
    "f > 1 and i < 2", "i > 5 or f > 1", "not i", "b[0, 0] == 5", "i != 2",
]
PLACES = ["x", "x", "y", "y", "z", "box.v", "row[0]", "tab['x']"]


def indented(lines):
    return ["    " + line for line in lines]


class Program:
    def __init__(self, r):
        self.r = r
        self.count = 0
        families = r.sample(list(FAMILIES), 2 if r.random() < 0.06 else 1)
        if families[0] in NUMBERS and r.random() < 0.6:
            families = r.sample(NUMBERS, r.choice([2, 2, 3, 4]))
        kinds = families if r.random() < 0.75 else []
        kinds += ["none"] if r.random() < 0.45 else []
        least = 0 if len(kinds) > 1 or kinds and kinds != ["none"] else 1
        others = r.sample(list(OBJECTS), r.randrange(least, max(4 - len(kinds), 1)))
        self.kinds = sorted({*kinds, *others})
        self.held = {}
        self.choosers = {}  # functions that return one of several: their kinds
        self.forms = [self.by_branches, self.by_expression, self.by_loop,
                      self.by_returns] * 2
        self.forms += [self.by_change, self.by_operators, self.by_swaps,
                       self.by_default, self.by_index, self.by_items,
                       self.by_method, self.by_global, self.by_next,
                       self.by_cells, self.by_turns, self.by_class]

    def fresh(self, name):
        self.count += 1
        return f"{name}{self.count}"

    # ---- values ----

    def condition(self):
        return self.r.choice(CONDITIONS)

    def value(self):
        """(expression, kinds that it may be)"""
        r = self.r
        if self.held and r.random() < 0.12:
            return self.of_place(r.choice(list(self.held)))
        kind = r.choice(self.kinds)
        return r.choice(KINDS[kind]), {kind}

    def of_place(self, place):
        """A value that is, holds or looks into what another join gave."""
        r, kinds = self.r, self.held[place]
        if r.random() < 0.5:
            return place, kinds
        if kinds <= {"matrix", "vector", "whole", "text", "list", "range"}:
            return f"{place}{r.choice(['[::-1]', '[:]', '[1:]'])}", kinds
        return r.choice([(f"[{place}]", {"list"}), (f"({place}, 1)", {"tuple"}),
                         (f"P({place})", {"instance"}),
                         (f"{{1: {place}}}", {"dict"}),
                         (f"({place} or None)", kinds | {"none"})])

    # ---- joins: lines that give a place one of several values ----

    def by_branches(self, to, of):
        lines = []
        for n, value in enumerate(of):
            last = n == len(of) - 1
            way = "elif" if n else "if"
            head = "else:" if last else f"{way} {self.condition()}:"
            lines += [head, f"    {to} = {value}"]
        return lines

    def by_expression(self, to, of):
        text = of[-1]
        for value in of[:-1]:
            text = f"({value} if {self.condition()} else {text})"
        return [f"{to} = {text}"]

    def by_operators(self, to, of):
        r, c = self.r, self.condition()
        text = of[0]
        for value in of[1:]:
            text = f"({text} {r.choice(['or', 'or', 'and'])} {value})"
        return [f"{to} = {r.choice(['', f'({c}) and '])}{text}"]

    def by_change(self, to, of):
        lines = [f"{to} = {of[0]}"]
        for value in of[1:]:
            lines += [f"if {self.condition()}:", f"    {to} = {value}"]
        return lines

    def by_loop(self, to, of):
        r = self.r
        step = r.choice([f"if n > {r.choice('012')}:", f"if n == {r.choice('01')}:",
                         f"if {self.condition()}:"])
        body = [step, f"    {to} = {of[1]}"]
        if len(of) > 2:
            body += ["else:", f"    {to} = {of[2]}"]
        if r.random() < 0.3:
            body.insert(2, r.choice(["    break", "    continue"]))
        if r.random() < 0.5:
            head = ["n = 0", f"while n < {r.choice(['i', 'i + 1', 'f'])}:"]
            body.insert(0, "n += 1")
        else:
            head = [f"for n in range({r.choice(['i', 'i + 1', '3'])}):"]
        return [f"{to} = {of[0]}"] + head + indented(body)

    def by_swaps(self, to, of):
        w, u = self.fresh("w"), self.fresh("u")
        ways = {2: [f"{to}, {w} = {w}, {to}"],
                3: [f"{to}, {w}, {u} = {w}, {u}, {to}"]}[min(len(of), 3)]
        head = self.r.choice(["for n in range(i):", "for n in range(i - 1):",
                              "while f > 0:\n    f -= 1.0"]).split("\n")
        return [f"{to} = {of[0]}", f"{w} = {of[1]}", f"{u} = {of[-1]}",
                *head, *indented(ways)]

    def by_returns(self, to, of):
        r, name = self.r, self.fresh("choose")
        lines = [f"def {name}(i, f):"]
        for value in of[:-1]:
            way, leave = r.random(), f"return {value}"
            if way < 0.6:
                lines += [f"    if {self.condition()}:", f"        {leave}"]
            elif way < 0.8:
                lines += ["    for n in range(i):",
                          f"        if n > {r.choice('012')}:",
                          f"            {leave}"]
            else:
                lines += ["    while i > 1:", "        i -= 1",
                          f"        if {self.condition()}:",
                          f"            {leave}"]
        lines += [f"    return {of[-1]}"] if r.random() < 0.9 else []
        number = r.choice(["i", "i", "i - 1", "i + 1"])
        return lines + [f"{to} = {name}({number}, {r.choice(['f', 'f - 1'])})"]

    def by_default(self, to, of):
        name = self.fresh("given")
        lines = [f"def {name}(v={of[0]}):"]
        if len(of) > 2 or self.r.random() < 0.3:
            lines += [f"    if {self.condition()}:", f"        v = {of[-1]}"]
        call = f"{name}({of[1]}) if {self.condition()} else {name}()"
        return lines + ["    return v", f"{to} = {call}"]

    def by_index(self, to, of):
        r = self.r
        at = r.choice(["i - 1", f"{self.condition()}", "i - 2", "-1", "n"])
        items = r.choice([f"[{', '.join(of)}]", f"({', '.join(of)})"])
        if at == "n":
            return ["for n in range(i):", f"    {to} = {items}[n]"]
        return [f"{to} = {items}[{at}]"]

    def by_items(self, to, of):
        return [f"for {to} in [{', '.join(of)}]:", f"    if {self.condition()}:",
                f"        {self.r.choice(['break', 'break', 'continue'])}"]

    def by_method(self, to, of):
        of = f"({of[0]}, {of[-1]})"
        return [f"{to} = (p if {self.condition()} else q).pick{of}"]

    def by_global(self, to, of):
        name, root = self.fresh("put"), re.split(r"\W", to)[0]
        return [f"{to} = {of[0]}", f"def {name}():", f"    global {root}",
                f"    if {self.condition()}:", f"        {to} = {of[-1]}",
                f"{name}()"]

    def by_next(self, to, of):
        item = f"{of[0]} if {self.condition()} else {of[1]}"
        turns = f"for n in range({self.r.choice(['1', '2', 'i'])})"
        return [f"{to} = next(({item} {turns}), {of[-1]})"]

    def by_cells(self, to, of):
        name = self.fresh("cell")
        return [f"def {name}():", f"    v = {of[0]}",
                "    def give():", "        return v",
                f"    if {self.condition()}:", f"        v = {of[-1]}",
                "    return give", f"{to} = {name}()()"]

    def by_turns(self, to, of):
        r = self.r
        item = f"{of[0]} if n > {r.choice('01')} else {of[-1]}"
        turns = f"for n in range({r.choice('i3')})"
        return [f"{to} = [{item} {turns}][{r.choice(['0', '-1'])}]"]

    def by_class(self, to, of):
        name = self.fresh("K")
        return [f"class {name}:", f"    v = {of[0]}", f"w = {name}()",
                f"if {self.condition()}:",
                f"    {self.r.choice(['w', name])}.v = {of[-1]}", f"{to} = w.v"]

    def by_choosing(self, to):
        """Another call of a function that stands there already."""
        name = self.r.choice(list(self.choosers))
        self.held[to] = self.choosers[name]
        number = self.r.choice(["i", "i - 1", "i + 1"])
        return [f"{to} = {name}({number}, f)"]

    def join(self, to=None):
        r = self.r
        to = to or r.choice(PLACES)
        if self.choosers and r.random() < 0.1:
            return self.by_choosing(to)
        chosen = []
        for _ in range(r.choice([2, 2, 2, 3, 3, 4])):
            chosen.append(self.value())
            if chosen[-1][1] == chosen[0][1]:  # rather unlike ones
                chosen[-1] = self.value()
        kinds = set().union(*(of for _, of in chosen))
        form = r.choice(self.forms)
        lines = form(to, [text for text, _ in chosen])
        if form == self.by_returns:
            self.choosers[f"choose{self.count}"] = kinds
        self.held[to] = kinds
        return lines

    # ---- uses ----

    def has_text(self, place):
        return not self.held[place] & NO_TEXT

    def filled(self, template, x):
        r = self.r
        held = list(self.held)
        texts = {"x": x, "y": r.choice(held), "o": r.choice(held),
                 "c": self.value()[0], "t": r.choice(TYPES),
                 "s": r.choice(ATTRIBUTES), "g": self.condition()}
        return re.sub(r"\$(\w)", lambda found: texts[found[1]],
                      template).split("\n")

    def use_of(self, place, x=None):
        """Lines that use what a place holds, by the name `x`."""
        r = self.r
        way = r.random()
        if way < 0.3 and self.has_text(place):
            table = TEXT_OF
        elif way < 0.4:
            table = ANY
        else:
            table = r.choice(USES[r.choice(sorted(self.held[place]))])
        return self.filled(r.choice(table), x or place)

    def guard(self, x):
        r = self.r
        known = r.choice(["int", "P", "list", "float"])
        return "if " + r.choice([
            f"isinstance({x}, {r.choice(TYPES)})", f"{x} is not None",
            f"type({x}) is {known}", f"{x}", f"callable({x})",
            f"hasattr({x}, '{r.choice(ATTRIBUTES)}')",
            f"{x} is {r.choice(list(self.held))}",
            f"not isinstance({x}, {r.choice(TYPES)})"]) + ":"

    def use_in_function(self, place):
        r, name = self.r, self.fresh("use")
        body = self.use_of(place, "v")
        if r.random() < 0.4:
            body = [self.guard("v"), *indented(body)]
        if r.random() < 0.5:
            body += [r.choice(["return v", "return v", "return None"])]
        lines = [f"def {name}(v):", *indented(body),
                 r.choice([f"{name}({place})",
                           f"print({name}({place}) is {place})"])]
        if r.random() < 0.4:
            other = r.choice([*self.held, self.value()[0]])
            lines += [f"{name}({other})"]
        return lines

    def carried(self, place):
        """A loop that uses what a place holds, and gives it something else."""
        r = self.r
        lines = self.use_of(place)
        value, kinds = self.value()
        self.held[place] = self.held[place] | kinds
        turn = [f"{place} = {value}"]
        if r.random() < 0.6:
            turn = [r.choice([f"if {self.condition()}:", "if n == 1:",
                              f"if {place} is None:"]), *indented(turn)]
        return [f"for n in range({r.choice(['i', 'i + 1', '3'])}):",
                *indented(lines + turn)]

    def use(self):
        r = self.r
        place = r.choice(list(self.held))
        way = r.random()
        if way < 0.05:
            return self.carried(place)
        if way < 0.16:
            return self.use_in_function(place)
        lines = self.use_of(place)
        if way < 0.33:
            return [self.guard(place), *indented(lines)]
        if way < 0.48:
            return [f"if {self.condition()}:", *indented(lines)]
        if way < 0.52:
            return ["for n in range(i):", *indented(lines)]
        return lines

    # ---- the whole ----

    def statement(self, r):
        kind = r.random()
        if kind < 0.25:
            return self.join()
        if kind < 0.85:
            return self.use()
        lines = [r.choice(CHANGES)]
        if r.random() < 0.2:
            lines = [f"if {self.condition()}:", *indented(lines)]
        return lines

    def end(self):
        r = self.r
        lines = ["print(" + r.choice([
            "a, k", "l, d", "a, l", "p.v, q.v", "b, c", "s, l", "i, f",
            "row[0] is x, x is y", "box.v is x", "tab['x'] is y"]) + ")"]
        return lines + [f"print({x})" for x in self.held
                        if self.has_text(x) and r.random() < 0.5]


def program(r):
    made = Program(r)
    lines = list(HEAD)
    for place in ["x"] + ["y"] * (r.random() < 0.5):
        more = made.join(place)
        while not runs(lines + more):
            more = made.join(place)
        lines += more
    text = grow(r, lines, made.statement, r.randrange(1, 6), 0.15)
    lines = text.splitlines()
    for line in made.end():
        if runs(lines + [line]):
            lines.append(line)
    return "\n".join(lines) + "\n"
