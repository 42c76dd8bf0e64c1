# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of one function that are alike, and calls that only look so.

What a call may use again hangs on everything it read: attributes of instances
and of classes, absent ones too, items of lists and dicts, lengths, globals,
closures, defaults, which objects are one. Here functions read all that, and
between their calls one of it changes, sometimes to the value that it had. What
comes back is changed in place, to see whose memory it is.

What a function changes itself must change at each call: attributes, items,
lengths, globals, names of enclosing functions, arrays in place and through
views, under branches and in loops too. Draws of random numbers are other than
NumPy's, and are taken to nothing."""

SLICE = 30
TOLERANCE = (1e-9, 2e-4)
MOST_REFUSED = 0.35

HEAD = '''import numpy as np

class P:
    rate = 2.0
    size = 3

    def __init__(self, w, s):
        self.w = w
        self.s = s

    def apply(self, x):
        y = x * self.w + self.rate
        z = y - y.mean()
        u = np.tanh(z) * self.s + x.sum()
        return u + self.size

    @property
    def twice(self):
        return self.w * 2.0

class Q(P):
    size = 5

    def apply(self, x):
        y = self.twice + x
        return (y * y - self.s) * self.rate + y.max() - y.min() * 0.5

def show(*v):
    print(*[np.round(np.asarray(x, dtype=np.float64), 4).tolist() for x in v])
'''


def reads(r, names):
    """An expression that is a number or an array of 3, of what a function
    sees."""
    return r.choice([
        "o.w", "o.s", "o.rate", "o.size", "p.w", "p.s", "x", "y", "x[0]",
        "G", "H", "TABLE[0]", "TABLE[1]", "TABLE[-1]", "D['a']",
        "D.get('b', 7.0)", "len(TABLE)", "len(D)", "k", "K[0]", "len(K)",
        "(3.0 if o.w is x else 4.0)", "(1.5 if x is y else 2.5)",
        "(1.0 if o is p else 0.5)", "(2.0 if hasattr(o, 'extra') else 1.0)",
        "getattr(o, 'extra', 0.25)", "(1.0 if isinstance(o, Q) else 3.0)",
        "sum(TABLE)", "TABLE[G % 2]", "free()", "o.apply(x)", "p.apply(y)",
        "o.twice", "CELL[0]", "(0.5 if TABLE is ALIAS else 0.75)",
        "(1.0 if 'b' in D else 2.0)", "A", "A[1]", "B[0]", "max(G, 2)",
    ] + [f"{n}(x, y, o, p)" for n in names])


def change(r, names):
    """A statement that changes what is older than the call."""
    e = reads(r, names)
    return r.choice([
        "o.s = t.sum() * 0.125", "o.s = o.s * 0.5 + 1.0", "o.s = 3.0",
        "p.s = o.s", "o.extra = t[1]", "o.extra = 0.25", "o.mode = 3",
        "p.rate = 2.0", "o.count = getattr(o, 'count', 0) + 1",
        "o.w = t", "o.w = x", "p.w = o.w", "o.w = x[:]", "o.w = t.copy()",
        "o.last = [t, o.s]", "P.rate = 2.0", "Q.size = 5",
        "o.w[1] = 0.5", "o.w *= 0.5", "o.w[1:] += 0.25", "p.w[0] = t[2]",
        "x[0] = t[1] * 0.5", "x *= 0.5", "y -= t * 0.125", "y[::-1] = x * 0.5",
        "Z[1] = t * 0.25", "Z[1, 1] = 0.5", "A[1] += 0.5", "A[:] = t * 0.125",
        "B[0] = 1.0", "TABLE[0] = 2.0", "TABLE[-1] = t[0] * 0.25",
        "TABLE.append(1.5)", "TABLE.append(t[2] * 0.5)",
        "TABLE.pop() if len(TABLE) > 2 else None", "TABLE.insert(0, 0.5)",
        "TABLE.reverse()", "D['a'] = 1.5", "D['a'] = t[1] * 0.5",
        "D['b'] = 2.0", "D.pop('b', None)", "D.setdefault('c', 0.5)",
        "LOG.append(t)", "LOG.append(o)", "LOG.clear()", "LOG[-1:] = [x]",
        "G = 2", "G = 3", "H = 0.5", "H = t[0] * 0.5", "A = t", "A = A + 0.5",
        "TABLE = [1.0, 2.0, 3.0]", "CELL[0] = CELL[0] * 0.5", "count()",
        "count()", "t = t + count() * 0.125", "t = t + RNG.random(3) * 0.0",
        "t = t + RNG.normal() * 0.0", "S.add(G)", "S.discard(2)",
        "t = t + len(S)", "t = t + next(COUNT) * 0.25", "del o.extra",
        f"TABLE[0] = np.sum({e}) * 0.125", f"o.s = np.sum({e}) * 0.25",
    ])


def changes(r, names):
    """Some, perhaps under a branch or in a loop."""
    one = change(r, names)
    if one == "del o.extra":
        return ["    if hasattr(o, 'extra'):", "        del o.extra"]
    kind = r.randrange(8)
    if kind < 4:
        return ["    " + one]
    if kind < 6:
        return [f"    if t.sum() {r.choice('<>')} {r.randint(-3, 9)}:",
                "        " + one, "    else:",
                "        " + r.choice(["pass", "t = t * 0.5", "o.s = 3.0",
                                       "o.w = o.w * 0.5", "TABLE[0] = 1.0",
                                       "x[1] = 0.5", "G = 3", "o.w = x"])]
    return [f"    for i in range({r.randint(2, 4)}):",
            "        t = t * 0.5 + 0.25", "        " + one]


GLOBALS = "    global G, H, A, TABLE"


def function(r, name, names):
    writes = r.random() < 0.75
    default = r.choice(["1.0", "2", "TABLE", "A", "G", "None", "(1, 2.0)"])
    lines = [f"def {name}(x, y, o, p, k=1, K={default}):"]
    if default == "None":
        lines.append("    K = [4.0] if K is None else K")
    elif default in ("1.0", "2", "G"):
        lines.append("    K = [K, 3.0]")
    lines.append(f"    t = x * {reads(r, names)} + y")
    if writes:
        lines.insert(1, GLOBALS)
    for i in range(r.randint(2, 5)):
        kind = r.randrange(8)
        e = reads(r, names)
        if writes and r.random() < 0.5:
            lines += changes(r, names)
        if kind < 4:
            lines.append(f"    t = t {r.choice('+-*')} {e}")
        elif kind == 4:
            lines.append(f"    if t.sum() {r.choice('<>')} {r.randint(-3, 9)}:")
            lines.append(f"        t = t * 0.5 + {e}")
            if r.random() < 0.5:
                lines.append("    else:")
                lines.append(f"        t = {reads(r, names)} - t")
        elif kind == 5:
            lines.append(f"    for i in range({r.randint(2, 4)}):")
            lines.append(f"        t = t * 0.5 + {e}")
        elif kind == 6:
            lines.append("    for v in TABLE:")
            lines.append(f"        t = t + v * {e}")
        else:
            lines.append(f"    u = np.exp(-abs(t) * 0.125) + {e}")
            lines.append("    t = t * 0.25 - u")
    lines.append("    t = t + np.zeros(3)")
    lines.append("    return " + r.choice(
        ["t"] * 4 + ["t, x", "[t, o]", "x", "o", "t[1:]", "x[1:]", "P(t, G)",
                     "{'t': t, 'x': x}", "t.reshape(3, 1)", "(t, t)",
                     "x if G > 2 else t", "o.w"]))
    return lines


CHANGES = [
    "G = {i}", "H = {f}", "TABLE[0] = {f}", "TABLE.append({f})", "TABLE.pop()",
    "TABLE = [{f}, {f}]", "D['a'] = {f}", "D['b'] = {f}", "D.pop('b', None)",
    "o.w = {a}", "o.s = {f}", "o.s = {i}", "p.s = {f}", "o.extra = {f}",
    "P.rate = {f}", "Q.size = {i}", "P.size = {i}", "o = Q({a}, {f})",
    "o = P({a}, {f})", "p = o", "p = P(o.w, o.s)", "A = {a}", "A[1] = {f}",
    "B[0] = {f}", "CELL[0] = {f}", "ALIAS = TABLE", "x = {a}", "y = x",
    "y = x.copy()", "x = o.w", "o.w = x", "x[0] = {f}", "o.w[2] = {f}",
    "free = maker({f})", "y = x[:]", "x = Z[1]", "y = Z[1]", "Z[1, 1] = {f}",
    "o.rate = {f}", "x = x + 1.0", "x = np.arange(3.0)",
    "x = x.astype(np.float32)", "x = x.astype(np.float64)",
]


def fill(r, text):
    while "{" in text:
        text = text.replace("{i}", str(r.choice([1, 2, 3, 3, 4])), 1)
        text = text.replace("{f}", r.choice(["1.0", "2.0", "2.5", "0.5", "3"]),
                            1)
        text = text.replace("{a}", r.choice(
            ["np.ones(3)", "np.array([1.0, 2.0, 0.5])", "np.arange(3.0)", "A",
             "B", "x * 0.5"]), 1)
    return text


def program(r):
    out = [HEAD]
    out += ["G = 2", "H = 0.5", "TABLE = [1.0, 2.0, 3.0]",
            "ALIAS = TABLE if G else None", "D = {'a': 1.5}", "CELL = [2.0]",
            "A = np.array([0.5, -1.0, 2.0])", "B = np.ones(3)",
            "Z = np.arange(6.0).reshape(2, 3)", "LOG = []", "S = {1}",
            "RNG = np.random.default_rng(5)",
            "COUNT = iter([0.5] * 90)", "",
            "def maker(c):", "    def free():", "        return c * 0.5",
            "    return free", "free = maker(3.0)", "",
            "def counter(c):", "    def count():", "        nonlocal c",
            "        c = c + 0.5", "        return c * 0.25",
            "    return count", "count = counter(0.0)", ""]
    names = []
    for i in range(r.randint(1, 3)):
        out += function(r, f"f{i}", names) + [""]
        names.append(f"f{i}")
    out += ["x = np.array([0.25, 1.0, -0.5])", "y = np.ones(3)",
            "o = P(np.ones(3), 2.0)", "p = Q(A, 1)"]
    for i in range(r.randint(5, 10)):
        name = r.choice(names)
        args = r.choice(["x, y, o, p"] * 5 + ["y, x, o, p", "x, x, p, p",
                                             "x, y, o, o", "o.w, y, o, p",
                                             "x, y, p, o"])
        if r.random() < 0.2:
            args += f", k={r.choice(['2', '2.0', '1'])}"
        call = f"{name}({args})"
        if r.random() < 0.15:
            out.append("for turn in range(3):")
            out.append(f"    r = {call}")
            out.append("    if isinstance(r, np.ndarray) and r.shape == (3,):")
            out.append("        y = y * 0.5 + r * 0.125")
        else:
            out.append(f"r = {call}")
        out += ["if isinstance(r, tuple):",
                "    show(r[0], r[1])", "    r[0][0] = 0.125",
                "    show(r[1], x)",
                "elif isinstance(r, list):", "    show(r[0], r[1].w)",
                "    r[1].s = r[1].s", "    r[0][1] = 9.0",
                "elif isinstance(r, dict):", "    show(r['t'], r['x'])",
                "elif isinstance(r, P):",
                "    print(r is o, r is p)", "    show(r.w, r.s)",
                "else:", "    print(r is x, r is o.w)", "    show(r)",
                "    r[0] = 0.75", "    show(x, y, o.w, A)"]
        for _ in range(r.choice([0, 1, 1, 2])):
            out.append(fill(r, r.choice(CHANGES)))
    out += ["show(o.w, p.w, x, y, A, B, Z, CELL)", "show(o.s, p.s, G, H)",
            "show(TABLE, sum(S), count(), len(LOG))",
            "print(list(D), P.rate, Q.size)"]
    return "\n".join(out) + "\n"
