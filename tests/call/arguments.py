# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""NumPy's functions with odd arguments: NumPy's answer, or an error.

    arguments.py HOLO [NAME...]

A row of FUNCTIONS is a call with one slot for each parameter: its kind, and
after `=` what stands there while the other slots are varied. Each slot takes
every odd value of its kind in turn: of other types, ranks and dtypes, empty,
negative, huge, not a number. Where NumPy raises, holo must report an error;
where both answer, the answers are the same. An error of holo alone is no failure if
it is one of REFUSED.
Prints the calls that are not the same, of the rows that hold a NAME; all take
minutes, so this is run by hand, and arguments_test.py takes some of them."""
import os
import resource
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "support"))

import calling
from calling import np

CHUNK = 100

ARGUMENTS = {
    "a": np.array([[1.5, -2.0, 3.0], [0.5, 4.0, -1.0]]),
    "m": np.array([[2.0, 1.0], [0.0, 3.0]]),
    "v": np.array([3.0, 1.0, 2.0, 1.0]),
    "i": np.array([2, 0, 1, 2]),
    "h": np.array([0.5, 1.5, 2.5], np.float32),
    "u": np.array([200, 3, 7], np.uint8),
    "t": np.array([[True, False, True], [False, False, True]]),
    "z": np.zeros(0),
    "e": np.zeros((0, 3)),
    "n": np.array([np.nan, 1.0, np.inf]),
    "c": np.arange(24.0).reshape(2, 3, 4),
}

KINDS = {
    "array": """a|m|v|i|h|u|t|z|e|n|c|a.T|v[::-1]|3|2.5|True|-1|[1, 2]|[]
        |[[1, 2], [3, 4]]|[[1], [2, 3]]|(1.0, 2)|'x'|None|{1: 2}|{1, 2}
        |range(3)|[v, v]|v[0]|i[1]|[True, 2.5]|[v, 1]|np.zeros(())|int""",
    "axis": """0|1|-1|2|-3|5|None|True|1.0|(0,)|(0, 1)|(0, 0)|(1, -1)|[0]|()
        |'x'|10**20|i|np.array(0)|i[2]|(0, 5)|{0}""",
    "int": """0|1|-1|3|-7|2.0|2.5|True|None|'2'|10**14|10**20|v|i|np.array(2)
        |float('nan')|(2,)|[1, 2]|{2}|np.array([1])""",
    "shape": """3|(2, 3)|()|0|(0, 2)|-1|(2, -1)|(-1, -1)|2.0|(2.0,)|True|None
        |'2'|[2, 2]|(2**40, 2**40)|(2**31, 2**31, 4)|v|i|(2, None)|np.array(3)
        |10**20|(6,)|(3, 2)|(-1, 2)|(-1, 0)|(4, -1)|(-2, 3)|{2}|range(2)""",
    "dtype": """np.float32|np.int8|np.uint8|bool|int|float|'int32'|'x'|None|3
        |object|str|np.bool_|np.int64|v|'f4'|'float'""",
    "num": """0|-1|2.5|True|float('nan')|float('inf')|300|-1.5|2**62|10**20
        |None|'x'|v|i|[1.0]|np.array(2)|v[0]|h[0]|{1}|(1, 2)""",
    "flag": "True|False|0|1|None|t",
    "width": """0|1|-1|(1, 2)|((1, 2), (0, 1))|((1,), (2,))|(1,)|1.5|(1, -1)
        |((1, 2),)|[1, 2]|True|None|(1, 2, 3)|((1, 2), (0, -1))|{1}|i
        |((0, 0), (0, 0), (0, 0))|10**20""",
    "parts": """[v, v]|(v, i)|[a, a]|[a, v]|[]|v|a|[v]|[1, 2]|[[1], [2]]|[a, e]
        |{1: 2}|{1}|[v, 'x']|None|3|[z, z]|[u, h]|[a.T, a.T]|(c, c)|[t, i]
        |[[1, 2], v]|[v, None]|range(3)|[1, v]|[h, h, h]""",
}

UNARY = """abs absolute arccos arcsin arctan cbrt ceil cos cosh exp exp2 expm1
    fabs floor isfinite isnan log log10 log1p log2 logical_not negative rint
    sign sin sinh sqrt tan tanh trunc square reciprocal""".split()
BINARY = """add arctan2 bitwise_and bitwise_or bitwise_xor divide equal
    floor_divide fmod greater greater_equal less less_equal logical_and
    logical_or logical_xor maximum minimum mod multiply not_equal power
    remainder subtract true_divide""".split()
REDUCE = "sum prod max amax min amin any all mean var std ptp".split()
METHODS = "sum prod max min any all mean var std".split()

FUNCTIONS = [f"np.{f}({{array=a}})" for f in UNARY]
FUNCTIONS += [f"np.{f}({{array=a}}, {{array=a}})" for f in BINARY]
FUNCTIONS += [f"np.{f}({{array=a}}, axis={{axis=0}}, keepdims={{flag=False}})"
              for f in REDUCE]
FUNCTIONS += [f"a.{f}({{axis=0}})" for f in METHODS]
FUNCTIONS += """
np.where({array=t}, {array=a}, {array=a})
np.clip({array=a}, {num=0}, {num=1})
np.round({array=a}, {int=1})
np.isclose({array=a}, {array=a}, {num=0.1}, {num=0.1})
np.allclose({array=a}, {array=a})
np.array_equal({array=a}, {array=a})
np.matmul({array=m}, {array=m})
np.dot({array=m}, {array=m})
np.outer({array=v}, {array=v})
np.sum({array=a}, dtype={dtype=float})
np.var({array=a}, ddof={num=0})
np.std({array=a}, axis={axis=0}, ddof={int=1})
np.argmax({array=a}, axis={axis=0})
np.argmin({array=a}, {axis=0})
np.cumsum({array=a}, axis={axis=0})
np.cumprod({array=a}, {axis=0})
np.sort({array=a}, {axis=0})
np.argsort({array=v}, {axis=0}, kind='stable')
np.count_nonzero({array=a}, axis={axis=0})
np.reshape({array=a}, {shape=6})
np.ravel({array=a})
np.transpose({array=a}, {axis=None})
np.transpose({array=c}, {shape=(1, 0, 2)})
np.swapaxes({array=a}, {axis=0}, {axis=1})
np.moveaxis({array=a}, {axis=0}, {axis=1})
np.expand_dims({array=a}, {axis=0})
np.squeeze({array=a}, {axis=None})
np.squeeze({array=a[:1]}, {axis=0})
np.broadcast_to({array=v}, {shape=(2, 4)})
np.concatenate({parts=[v, v]}, {axis=0})
np.stack({parts=[v, v]}, {axis=0})
np.vstack({parts=[v, v]})
np.hstack({parts=[v, v]})
np.repeat({array=a}, {int=2}, {axis=0})
np.repeat({array=a}, {int=2})
np.tile({array=a}, {shape=2})
np.flip({array=a}, {axis=0})
np.flipud({array=a})
np.fliplr({array=a})
np.rot90({array=a}, {int=1}, {axis=(0, 1)})
np.roll({array=a}, {int=1}, {axis=0})
np.roll({array=a}, {int=1})
np.take({array=a}, {int=1}, {axis=0})
np.take({array=v}, {int=1})
np.diag({array=m})
np.diagonal({array=m})
np.trace({array=m})
np.split({array=v}, {int=2}, {axis=0})
np.pad({array=a}, {width=1})
np.pad({array=a}, {width=1}, constant_values={num=1})
np.array({array=a}, {dtype=float})
np.array({num=1}, {dtype=np.int8})
np.array([{num=1}], {dtype=np.uint8})
np.asarray({array=a}, {dtype=float})
np.zeros({shape=2}, {dtype=float})
np.ones({shape=2}, {dtype=float})
np.full({shape=2}, {num=1}, {dtype=float})
np.full({shape=2}, {num=1})
np.zeros_like({array=a}, {dtype=float})
np.full_like({array=a}, {num=1}, {dtype=float})
np.full_like({array=i}, {num=1})
np.arange({num=3})
np.arange({num=0}, {num=3}, {num=1})
np.arange({num=3}, dtype={dtype=float})
np.linspace({num=0}, {num=1}, {int=3})
np.linspace({num=0}, {num=1}, {int=3}, {flag=True}, dtype={dtype=float})
np.eye({int=2}, {int=3}, {int=1}, {dtype=float})
np.identity({int=2})
np.copy({array=a})
np.meshgrid({array=v}, {array=i})
np.atleast_1d({array=a})
np.atleast_2d({array=a})
np.atleast_3d({array=a})
np.isfortran({array=a})
np.linalg.norm({array=a}, axis={axis=0}, keepdims={flag=False})
a.argmax({axis=0})
a.argsort({axis=0}, kind='stable')
a.cumsum({axis=0})
a.clip({num=0}, {num=1})
a.round({int=1})
m.dot({array=m})
a.reshape({shape=6})
a.reshape({int=2}, {int=3})
a.transpose({axis=None})
a.transpose({int=1}, {int=0})
a.swapaxes({axis=0}, {axis=1})
a.squeeze({axis=None})
a.repeat({int=2}, {axis=0})
a.take({int=1}, {axis=0})
a.astype({dtype=float})
a[{int=0}]
a[{int=0}, {int=0}]
a[{int=0}:{int=2}]
v[::{int=1}]
a[{parts=[0, 1]}]
v @ {array=v}
{array=a} @ {array=m}
{array=a} + {array=a}
{array=i} ** {num=2}
{array=a} < {num=2}
""".split("\n")[1:-1]

GENERATORS = """
np.random.default_rng({int=1}).random(2).shape
np.random.default_rng(1).random({shape=2}).shape
np.random.default_rng(1).normal({num=0}, {num=1}, {shape=2}).shape
np.random.default_rng(1).standard_normal({shape=2}).shape
np.random.default_rng(1).uniform({num=0}, {num=1}, {shape=2}).shape
np.random.default_rng(1).integers({int=0}, {int=9}, {shape=2}).shape
np.random.default_rng(1).integers({int=9}).shape
np.random.default_rng(1).permutation({int=3}).shape
""".split("\n")[1:-1]
FUNCTIONS += GENERATORS


def slots(template):
    """The text around the slots, and of each slot its kind and default."""
    parts = [p for piece in template.split("{") for p in piece.split("}", 1)]
    texts, found = [parts[0]], []
    for slot, text in zip(parts[1::2], parts[2::2]):
        kind, _, default = slot.partition("=")
        found.append((kind, default))
        texts.append(text)
    return texts, found


def calls(template):
    texts, found = slots(template)
    made = {}
    for i, (kind, _) in enumerate(found):
        for odd in KINDS[kind].split("|"):
            values = [d for _, d in found]
            values[i] = odd.strip()
            text = texts[0] + "".join(v + t for v, t in zip(values, texts[1:]))
            made[text] = None
    return list(made)

# What holo refuses and NumPy does not, and may. An argument that is not of the
# kind that docs/language.md names is refused as one (H05, H02) even where NumPy
# makes something of it, such as an array of objects.
REFUSED = {
    "H0990": "not there yet",
    "H0302": "a size that depends on data",
    "H0301": "an argument that has to be known while compiling",
}


# Floats that an integer dtype cannot hold: docs/language.md, differences.
DOCUMENTED = {
    "np.sum(a, dtype=np.uint8)", "np.array(a, np.uint8)",
    "np.asarray(a, np.uint8)", "a.astype(np.uint8)",
    "np.full_like(i, float('nan'))", "np.full_like(i, float('inf'))",
}


def limit_memory(size=8 << 30):
    """NumPy may be asked for arrays of any size; holo sees to that itself."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size, most))


def expected_answer(text):
    """NumPy's answer, or its exception."""
    names = {"np": np, **{k: v.copy() for k, v in ARGUMENTS.items()}}
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            limit_memory()
            x = eval(text, names)
    except (Exception, np.exceptions.AxisError) as e:
        return e
    finally:
        limit_memory(resource.RLIM_INFINITY)
    return x


def plain(x):
    """An answer in arrays, tuples and lists; None: nothing of ours."""
    if isinstance(x, (list, tuple)):
        return [plain(y) for y in x]
    try:
        x = np.asarray(x)
    except Exception:
        return None
    return x if x.dtype.kind in "fiub" else None


def same(x, y):
    if isinstance(x, list) or isinstance(y, list):
        return isinstance(x, list) and isinstance(y, list) and \
            len(x) == len(y) and all(map(same, x, y))
    return x.dtype == y.dtype and x.shape == y.shape and \
        np.allclose(x, y, rtol=1e-6, atol=1e-9, equal_nan=True)


def verdict(expected, said):
    """same, or what is wrong."""
    error = said.get("error")
    if isinstance(expected, Exception):
        return "same" if error else "accepted, where NumPy raises " + \
            f"{type(expected).__name__}: {expected}"
    if error:
        code = error["code"]
        wanted = plain(expected)
        if code in REFUSED or code[:3] in ("H02", "H05") or wanted is None \
                or isinstance(wanted, list) and any(w is None for w in wanted):
            return "same"
        return f"{code} {error['message']}, where NumPy answers"
    wanted, found = plain(expected), plain(calling.from_json(said["value"]))
    if wanted is None or not same(found, wanted):
        return f"another answer: {found!r}, not {expected!r}"
    return "same"


def answers(holo, texts):
    """What holo answers to each call."""
    names = ", ".join(ARGUMENTS)
    script = "import numpy as np\n" + "".join(
        f"# at: 0\ndef f{i}({names}):\n    return {t}\n"
        for i, t in enumerate(texts))
    args = calling.to_json(list(ARGUMENTS.values()))
    return calling.answers(holo, script,
                           [[f"f{i}", args] for i in range(len(texts))])


def verdicts(holo, texts):
    """{call: verdict}; a process for each CHUNK of calls."""
    found = {}
    for i in range(0, len(texts), CHUNK):
        part = texts[i:i + CHUNK]
        for text, said in zip(part, answers(holo, part)):
            found[text] = "same" if text in DOCUMENTED else \
                verdict(expected_answer(text), said)
            if found[text] != "same":
                print(f"{text}  {found[text]}", flush=True)
    return found


def chosen(names):
    texts = {}
    for template in FUNCTIONS:
        if not names or any(n in template for n in names):
            texts.update(dict.fromkeys(calls(template)))
    return list(texts)


if __name__ == "__main__":
    found = verdicts(os.path.abspath(sys.argv[1]), chosen(sys.argv[2:]))
    wrong = sum(said != "same" for said in found.values())
    print(f"{len(found)} calls, {wrong} not the same")
    sys.exit(wrong > 0)
