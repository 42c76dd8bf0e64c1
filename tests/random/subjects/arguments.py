# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Arguments of all kinds, right ones and odd ones.

A program calls one function, method, index or store with arguments that it
takes, by place and by name, and mostly replaces one of them by what it may not
take: another type, a size that does not fit, a NumPy scalar where Python
counts, something that only the running program knows. The call may stand in a
branch that the run enters, or in one that it does not, and in a `try` that says
what was raised. What CPython answers may be refused; what it raises may not be
accepted, and nothing that it answers ends the run.
"""
import ast
import inspect
import math

import numpy as np

SLICE = 60
MOST_REFUSED = 0.4
TOLERANCE = (2e-7, 1e-300)  # of float32

HEAD = """\
import math
import numpy as np

x = np.array([3.0, -1.0, 2.0])
m = np.array([[1.0, 5.0, 2.0], [4.0, 0.0, 3.0]])
k = np.array([2, 0, 1])
n = np.array([[3, 1], [2, 3]], dtype=np.int8)
b = np.array([True, False, True])
e = np.zeros((0, 3))
o = np.array(4.0)
g = np.random.default_rng(7)
t = "abcab"
l = [3, 1, 2]
d = {1: 2, "a": 3}
s = {3, 1}
q = m.sum() / 10
i = 0
while i < q:
    i += 1
f = float(q)
z = q > 1
scalars = (np.bool_, np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16,
           np.uint32, np.uint64, np.float32, np.float64)


def show(r):
    if isinstance(r, np.ndarray):
        print(r.tolist(), r.dtype, r.shape)
    elif isinstance(r, scalars):
        print(r, r.dtype)
    else:
        print(r, isinstance(r, int), isinstance(r, float), isinstance(r, bool))


def kind(r):
    if isinstance(r, (np.ndarray, *scalars)):
        print(r.dtype, r.shape)
    else:
        print(isinstance(r, int), isinstance(r, float), isinstance(r, bool))


"""

# What a place takes.
POOLS = {
    "array": ["x", "m", "k", "n", "b", "o", "m.T", "m[0]", "x[::-1]", "2.0", "3", "True", "[1, 2]", "[[1.0], [2.0]]",
              "(3, 4)", "np.float32(2.5)", "k[0]", "e", "m[:, :1]", "np.arange(4)"],
    "same": ["x", "k", "x[::-1]", "[1, 2, 3]", "2.5", "1", "np.int8(2)", "b", "m", "q", "f", "i"],
    "whole": ["k", "n", "b", "3", "[1, 2]", "k[1]", "np.uint8(200)"],
    "axis": ["0", "1", "-1", "None", "np.int64(0)", "(0,)", "(0, 1)", "()"],
    "one": ["0", "-1", "1", "np.int8(0)"],
    "int": ["0", "1", "2", "3", "np.int64(2)", "True", "i"],
    "flag": ["True", "False", "1", "0"],
    "dtype": ["float", "int", "bool", "np.float32", '"int8"', "np.int16", "x.dtype", '"float64"'],
    "shape": ["3", "(3, 2)", "[2, 3]", "(6,)", "-1", "(-1, 2)", "()", "(2, np.int64(3))", "(0, 3)"],
    "size": ["None", "3", "(2, 2)", "()", "0", "(2, 0)", "1", "[2]"],
    "number": ["2", "0.5", "-1", "True", "f", "i", "q", "np.float32(0.5)", "10**20", "k[0]"],
    "text": ['"ab"', "str(i)", "f\"a{i}\"", '"b"', '""', '"abc"', '"-"'],
    "index": ["0", "-1", "1", "k[1]", "i - i", "np.int8(0)", "None", "...", ":", "1:", "::-1", "[0, 1]", "k", "b", "k > 0",
              "np.array([1, 0])", ":i", "i - i:i - i + 1", "True", "[]"],
    "place": ["0", "-1", "1", "k[1]", "i - i", "np.int8(0)", "[0, 1]", "k", "np.array([1, 0])", "True", "[]", "(0, 1)"],
    "items": ["l", "t", "k", "(1, 2)", "d", "range(3)", "s", "iter(l)", "[]", "m", "zip(l, t)", "(v for v in l)", "[str(i)]", "range(i)"],
    "value": ["7", "1.5", "True", "np.int8(3)", "[1, 2, 3]", "x", "k[0]", "f", "q", "300", "np.ones((1, 3))", "[5]", "str(i)", "range(i)", "(i, 2)"],
}

# What it may not take.
ODD = ["None", "True", "False", "0", "1", "-1", "2", "7", "1.0", "0.5", '"a"', '""', '"1"', "[]", "[1]", "(0,)", "(0, 1)", "()",
       "np.int64(1)", "np.int8(-1)", "np.float64(1.0)", "np.bool_(True)", "np.array(1)", "np.array([1])", "np.array([0, 1])",
       "np.array([True, False])", "np.array(1.0)", "np.array([])", "[True, False]", "[0, 1]", "[[0, 1]]", "[0.0]", "{1: 2}",
       "{0, 1}", "{}", "range(2)", "iter([1, 0])", "math.nan", "math.inf", "2**14", "2**70", "-2**63", "x", "m", "k", "b", "e",
       "o", "len", "int", "np.float32", "f", "i", "q", "z", "k[i - i]", "-0.0", "d", "l", "t", "[None]", '["a"]', "-i",
       "[i]", "(i, 1)", "[f, q]", "float(i)", "z == z", "str", "show"]

CALLS = [
    *(f"np.{name}({{array}})" for name in (
        "abs", "ceil", "exp", "floor", "isnan", "isfinite", "log1p", "logical_not", "negative", "rint", "sign", "sqrt",
        "square", "tanh", "trunc", "fabs", "reciprocal", "ravel", "copy", "isfortran", "flipud", "fliplr", "zeros_like",
        "ones_like", "trace", "diag", "squeeze", "atleast_2d", "argmax", "sort", "sum", "max", "mean", "any", "cumsum")),
    *(f"np.{name}({{same}}, {{same}})" for name in (
        "add", "subtract", "multiply", "divide", "maximum", "minimum", "power", "floor_divide", "mod", "fmod", "equal",
        "less", "logical_and", "arctan2", "array_equal", "allclose", "isclose", "outer", "dot", "matmul")),
    *(f"np.{name}({{whole}}, {{whole}})" for name in ("bitwise_and", "bitwise_or", "bitwise_xor")),
    *(f"np.{name}({{array}}, axis={{axis}})" for name in (
        "sum", "prod", "max", "min", "any", "all", "mean", "std", "var", "ptp", "count_nonzero", "squeeze", "flip")),
    *(f"np.{name}({{array}}, axis={{one}})" for name in (
        "argmax", "argmin", "cumsum", "cumprod", "sort", "argsort", "expand_dims")),
    *(f"np.{name}({{array}}, {{axis}}, keepdims={{flag}})" for name in ("sum", "max", "all", "mean", "count_nonzero")),
    "np.sum({array}, dtype={dtype})", "np.sum({array}, {axis}, {dtype})", "np.prod({array}, dtype={dtype})",
    "np.std({array}, ddof={int})", "np.var({array}, axis={one}, ddof={int})",
    "np.linalg.norm({array})", "np.linalg.norm({array}, axis={axis})", "np.linalg.norm({array}, keepdims={flag})",
    "np.reshape({array}, {shape})", "np.broadcast_to({array}, {shape})", "np.transpose({array}, {axis})",
    "np.swapaxes({array}, {one}, {one})", "np.moveaxis({array}, {one}, {one})", "np.roll({array}, {int})",
    "np.roll({array}, {int}, axis={axis})", "np.rot90({array}, {int})", "np.repeat({array}, {int})",
    "np.repeat({array}, {int}, axis={one})", "np.tile({array}, {shape})", "np.take({array}, {place})",
    "np.take({array}, {place}, axis={one})", "np.pad({array}, {int})", "np.pad({array}, ({int}, {int}))",
    "np.pad({array}, {int}, constant_values={number})", "np.split({array}, {int})", "np.split({array}, {int}, axis={one})",
    "np.concatenate([{array}, {array}])", "np.concatenate(({array}, {array}), axis={one})",
    "np.concatenate([{array}, {array}], axis=None)", "np.stack([{array}, {array}])",
    "np.stack([{same}, {same}], axis={one})", "np.vstack([{same}, {same}])", "np.hstack([{same}, {same}])",
    "np.where({array}, {same}, {same})", "np.where({same}, {number}, {number})", "np.clip({array}, {number}, {number})",
    "np.clip({array}, {number}, None)", "np.clip({array}, a_min={number}, a_max={number})", "np.round({array}, {int})",
    "np.meshgrid({same}, {same})", "np.array({items})", "np.array({array}, dtype={dtype})", "np.asarray({value}, {dtype})",
    "np.zeros({size}, dtype={dtype})", "np.ones({size})", "np.full({size}, {number})", "np.full({shape}, {value}, dtype={dtype})",
    "np.zeros_like({array}, dtype={dtype})", "np.full_like({array}, {number})", "np.full_like({array}, {value}, dtype={dtype})",
    "np.arange({int})", "np.arange({int}, {int})", "np.arange({number}, {number}, {number})", "np.arange({int}, dtype={dtype})",
    "np.arange(stop={int})", "np.linspace({number}, {number}, {int})", "np.linspace({number}, {number}, {int}, endpoint={flag})",
    "np.linspace({number}, {number}, num={int}, dtype={dtype})", "np.eye({int})", "np.eye({int}, {int}, {int})",
    "np.identity({int})", "np.argsort({array}, kind={text})", "np.sort({array}, kind='stable')",
    "np.add({array}, {number}, out={array})", "np.float32({value})", "np.int8({value})", "np.int64({number})",
    "np.bool_({value})", "np.float64({value})",
    *(f"{{array}}.{name}()" for name in ("sum", "max", "mean", "argmax", "copy", "tolist", "ravel", "flatten", "item", "all",
                                         "cumsum", "round", "argsort", "transpose", "squeeze", "std", "trace", "diagonal")),
    "x.sum({axis})", "m.max({axis})", "m.mean(axis={axis}, keepdims={flag})", "m.reshape({shape})", "m.reshape({int}, {int})",
    "m.transpose({one}, {one})", "m.transpose({axis})", "m.swapaxes({one}, {one})", "m.astype({dtype})", "k.astype({dtype})",
    "m.clip({number}, {number})", "x.round({int})", "x.dot({same})", "m.take({place}, axis={one})", "x.repeat({int})",
    "m.std(axis={axis}, ddof={int})", "m.cumsum({one})", "m.squeeze({one})", "x.argsort({one})", "m.item({place})",
    "m[{index}]", "m[{index}, {index}]", "x[{index}]", "k[{index}]", "m[{int}:{int}]", "x[{int}:{number}]", "x[{index}:{int}]", "np.ravel(np.clip(m.T, {number}, {number}))", "m[{int}:{int}, {index}]",
    "x[{int}:{int}:{int}]", "e[{index}]", "o[{index}]", "m.T[{index}]", "n[{index}, {index}]", "b[{index}]",
    "l[{index}]", "t[{index}]", "l[{int}:{int}]", "t[{int}:{int}:{int}]", "d[{number}]", "range(5)[{index}]", "(1, 2)[{index}]",
    *(f"math.{name}({{number}})" for name in ("sqrt", "floor", "ceil", "trunc", "exp", "fabs", "isnan", "isfinite", "log",
                                              "factorial", "isqrt", "sin", "degrees")),
    *(f"math.{name}({{number}}, {{number}})" for name in ("pow", "fmod", "atan2", "gcd", "hypot", "log", "isclose", "copysign")),
    "math.prod({items})", "math.gcd({int})", "math.isclose({number}, {number}, rel_tol={number})",
    *(f"{name}({{items}})" for name in ("len", "sum", "min", "max", "sorted", "list", "tuple", "any", "all", "dict",
                                        "enumerate", "reversed", "iter")),
    *(f"{name}({{number}})" for name in ("abs", "int", "float", "bool", "round", "str", "chr", "bin", "hex", "repr", "range")),
    "round({number}, {int})", "pow({number}, {number})", "pow({int}, {int}, {int})", "divmod({number}, {number})",
    "int({text}, {int})", "float({text})", "ord({text})", "sum({items}, {number})", "max({items}, default={number})",
    "min({number}, {number})", "max({number}, {number}, key=abs)", "sorted({items}, reverse={flag})", "sorted({items}, key={value})",
    "range({int}, {int})", "list(range({int}, {int}, {int}))", "list(enumerate({items}, {int}))", "list(zip({items}, {items}))",
    "list(map(str, {items}))", "list(filter(None, {items}))", "isinstance({value}, {dtype})", "getattr(x, {text}, {number})",
    "list(reversed({items}))", "next(iter({items}), {number})", "next({items}, {number})", "list({items})", "tuple({items})",
    "t.find({text}, {int})", "t.index({text}, {int}, {int})", "t.count({text})", "t.replace({text}, {text}, {int})",
    "t.split({text}, {int})", "t.split({text})", "t.rsplit({text}, maxsplit={int})", "t.strip({text})", "t.center({int}, {text})",
    "t.ljust({int})", "t.zfill({int})", "t.startswith({text}, {int})", "t.endswith({text})", "t.partition({text})",
    "t.splitlines({flag})", "{text}.join({items})", "{text}.join(['a', {text}])", "t * {int}", "l * {int}", "{text} in t",
    "{number} in l", "{number} in k", "{number} in d", "{text} in {{'ab': 1}}", "{text} == {text}", "{value} in {items}", "range({int}) == range({int})", "t + {text}", "l + {items}", "t.upper({text})", "t.isdigit()",
    "l.index({number})", "l.index({number}, {int})", "l.count({number})", "l.pop({place})", "l.insert({place}, {value})",
    "l.extend({items})", "l.append({value})", "l.remove({number})", "l.sort(reverse={flag})", "l.sort(key={value})",
    "d.get({number}, {value})", "d.pop({number}, {value})", "d.setdefault({number}, {value})", "d.update({items})",
    "s.add({number})", "s.discard({number})", "len(s.union({items}))", "s.issubset({items})", "s & {items}", "s.update({items})",
    "dict({items}, a={value})", "dict.fromkeys({items}, {value})", "len(set({items}) | s)", "len(frozenset({items}))",
    "{array} + {same}", "{same} @ {same}", "{number} ** {number}", "{number} // {number}", "{same} % {number}",
    "{whole} & {whole}", "{whole} << {int}", "-{same}", "~{whole}", "{same} == {same}", "{number} < {same}", "not {number}",
    "{items} == {items}", "{number} == {value}", "{items} < {items}",
    'f"{{{number}:{spec}}}"', 'f"{{{value}!r:>9}}"', '"{{}} {{:3}}".format({value}, {number})',
    "callable({value})", "type({value}) is {dtype}",
]

DRAWS = [
    "g.random({size})", "g.random(size={size}, dtype={dtype})", "g.standard_normal({size})", "g.normal({number}, {number})",
    "g.normal({same}, {number}, {size})", "g.normal({same}, {same})", "g.normal(size={size})", "g.uniform({number}, {number})",
    "g.uniform({same}, 9, {size})", "g.uniform(size={size})", "g.integers({int})", "g.integers({int}, 9, {size})",
    "g.integers(9, size={size}, dtype={dtype})", "g.integers({int}, 9, endpoint={flag})", "g.permutation({array})",
    "g.permutation({int})", "g.shuffle(np.array({array}))", "np.random.default_rng({int})", "np.empty({size}, {dtype})",
]

STORES = [
    "m[{index}] = {value}", "x[{index}] = {value}", "m[{index}, {index}] = {value}", "k[{index}] = {value}",
    "b[{index}] = {value}", "m[{int}:{int}] = {value}", "x[{int}:{int}] = {value}", "m[{index}] += {number}",
    "k[{index}] *= {number}", "x += {same}", "k += {number}", "k //= {number}", "n -= {number}", "b &= {whole}",
    "l[{index}] = {value}", "l[{int}:{int}] = {items}", "d[{number}] = {value}", "del l[{index}]", "del d[{number}]",
    "x.fill({value})", "k.fill({number})", "x.sort({one})", "u, v = {items}", "u, *v = {items}", "l += {items}", "t += {text}",
    "l *= {int}", "s |= {items}", "for v in {items}:\n    print(v)", "x[k > 0] = {value}", "m[m > 1] = {value}",
    "m[b[:2]] = {value}", "x[k] = {value}", "x[k] += {number}", "n[:] = {value}", "o[...] = {value}", "e[:] = {value}",
]

SPECS = ["", "d", ".2f", "5", ">8", "+.3e", "x", ",", "05", ".1%", "g", "s", "c"]


def filled(r, template):
    """The template with an argument in each place, perhaps one of them odd."""
    parts = []
    rest = template.replace("{spec}", r.choice(SPECS))
    while "{" in rest.replace("{{", ""):
        at = next(i for i, c in enumerate(rest) if c == "{"
                  and rest[i + 1:rest.find("}", i)] in POOLS)
        end = rest.index("}", at)
        parts += [rest[:at], rest[at + 1:end]]
        rest = rest[end + 1:]
    parts.append(rest)
    odd = r.randrange(len(parts) // 2) if parts[1:] and r.random() < 0.7 else -1
    for at in range(1, len(parts), 2):
        pool = ODD if at // 2 == odd else POOLS[parts[at]]
        parts[at] = r.choice(pool)
    return "".join(parts).replace("{{", "{").replace("}}", "}")


def parameters(call):
    """The names that its function's arguments may have; none if unknown."""
    known = {"np": np, "math": math, "g": np.random.default_rng(0), "t": "",
             "l": [], "d": {}, "s": set(), "x": np.ones(2), "m": np.ones(2),
             "k": np.ones(2)}
    try:
        function = eval(ast.unparse(call.func), known)
        listed = inspect.signature(function).parameters.values()
    except Exception:  # what it is called on is made up
        return []
    return [p.name for p in listed
            if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]


def renamed(r, text):
    """A call with arguments by name, and perhaps one more."""
    try:
        call = ast.parse(text, mode="eval").body
    except SyntaxError:
        return text
    if not isinstance(call, ast.Call):
        return text
    names = parameters(call)
    while call.args and len(call.args) <= len(names) and r.random() < 0.5:
        call.keywords.insert(0, ast.keyword(names[len(call.args) - 1],
                                            call.args.pop()))
    if names and r.random() < 0.4:
        more = r.choice(names)
        if more not in [k.arg for k in call.keywords]:
            value = ast.parse(r.choice(ODD), mode="eval").body
            call.keywords.append(ast.keyword(more, value))
    return ast.unparse(call)


def called(r, templates):
    text = filled(r, r.choice(templates))
    return renamed(r, text) if r.random() < 0.2 else text


def program(r):
    way = r.random()
    if way < 0.68:
        lines = [f"show({called(r, CALLS)})"]
    elif way < 0.76:
        lines = [f"kind({called(r, DRAWS)})"]
    else:
        lines = filled(r, r.choice(STORES)).split("\n")
    if r.random() < 0.45:
        test = r.choice(["z", "z", "not z", "i > 1"])
        lines = [f"if {test}:"] + ["    " + line for line in lines]
    if r.random() < 0.4:
        kind = r.choice(["Exception", "Exception", "LookupError", "TypeError",
                         "ValueError", "(IndexError, TypeError)"])
        lines = ["try:", *("    " + line for line in lines),
                 f"except {kind} as error:",
                 "    print(type(error).__name__)"]
    lines += ["print(x, m, k, n, b, e, o, l, d, t)", "print(len(s))"]
    return HEAD + "\n".join(lines) + "\n"
