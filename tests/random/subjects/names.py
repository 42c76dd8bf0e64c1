# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Who is whom: names, attributes, elements and views that may be one of
several objects after nested branches, loops and calls.

Few objects and many places that hold them: they are bound again, swapped,
chosen, stored in each other and changed in place, under conditions that are
staged or known. A program speaks of some subjects only, so that they meet. In
the end each place is changed in place and all are printed, which shows who is
whom. All arrays are of one shape, so that each fits everywhere."""
import random

SLICE = 60
MOST_REFUSED = 0.02
REFUSED_BY = ("H0990", "H04")
RAISED = {}
DEPTH, MOST = 3, 26

HEAD = """\
import numpy as np

D = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 0.0, 2.0, 6.0])
for z in range(2):  # so it is staged for good
    D *= 1.0
"""

CLASS = """\
class P:
    {static}

    def __init__(self, v):
        self.v = v
        self.n = 0
        self.next = {self_or_none}
        self.prev = {self_or_none}

    def get(self, other):
        if {cond}:
            return self.v
        return other.v

    def put(self, v):
        old, self.v = self.v, v
        self.n += 1
        return old

    def link(self, other):
        self.next = other
        other.prev = self
        return other
"""

PICK = """\
def pick(x, y):
    if {cond}:
        return x
    y[1] += 1
    {early}
    return {late}
"""

SEARCH = """\
def search(xs, y):
    best = y
    for x in xs:
        if x[0] > best[1]:
            best = x
        {rest}
    return best
"""

LAST = """\
def last(x, kept={default}):
    x[0] += 0.5
    kept[1] += x[0] % 4
    return kept
"""

REBIND = """\
def rebind(x):
    {scope} a, kept
    if {cond}:
        a = x
    else:
        kept = a
    x[0] += 1
    return {given}
"""


class Program:
    def __init__(self, r):
        self.r = r
        self.lines = []
        self.indent = 0
        self.loops = 0  # around the statement
        self.count = 0
        self.arrays = ["a", "b", "c"]
        self.objects = []
        self.ring = r.random() < 0.5  # no end: `next` is never None
        self.subjects = set(r.sample(
            ["views", "objects", "lists", "dicts", "links", "calls",
             "numbers", "class"], r.randrange(0, 4)))
        if self.subjects & {"links", "class"}:
            self.subjects.add("objects")
        if self.has("objects"):
            self.objects = ["o", "p", "q"]
        if self.has("views"):
            self.arrays.append("w")
        self.inside = r.random() < 0.4  # of a function

    def has(self, subject):
        return subject in self.subjects

    def chance(self, p):
        return self.r.random() < p

    def put(self, line):
        self.lines.append("    " * self.indent + line)

    def one_of(self, *weighted):
        """A choice among (weight, function or text, subject it needs)."""
        fit = [w for w in weighted if len(w) < 3 or self.has(w[2])]
        item = self.r.choices([w[1] for w in fit], [w[0] for w in fit])[0]
        return item() if callable(item) else item

    # ---- expressions ----

    def name(self):
        return self.r.choice(self.arrays)

    def instance(self):
        return self.r.choice(self.objects)

    def index(self):
        return self.r.choice(["0", "1", "-1", "k", "k"]
                             if self.has("numbers") else ["0", "1", "2"])

    def number(self):
        return self.one_of((3, "1"), (2, "0.5"), (1, "2"),
                           (2, lambda: f"D[{self.r.randrange(8)}]"),
                           (1, "k", "numbers"), (1, "t", "numbers"))

    def condition(self):
        r = self.r
        return self.one_of(
            (6, lambda: f"D[{r.randrange(8)}] {r.choice('<>')} "
                        f"{r.choice(['0.5', '1.5', '3.5'])}"),
            (4, lambda: f"{self.name()}[{r.randrange(2)}] "
                        f"{r.choice(['> 2', '< 4', '> D[0]'])}"),
            (1, lambda: f"{self.name()}.sum() < 9"),
            (1, lambda: f"{self.name()} is {self.name()}"),
            (1, lambda: f"{self.name()} is not {self.array()}"),
            (1, lambda: f"{self.condition()} and {self.condition()}"),
            (1, lambda: f"{self.condition()} or {self.condition()}"),
            (1, lambda: r.choice(["True", "False"])),
            (2, lambda: f"{self.instance()} is {self.object()}", "objects"),
            (1, lambda: f"{self.instance()}.n > 1", "objects"),
            (1, "k > 0", "numbers"), (1, "t < 3", "numbers"))

    def array(self):
        """An expression that is an array, mostly an old one."""
        r = self.r
        return self.one_of(
            (12, self.name),
            (2, lambda: f"({self.name()} if {self.condition()} "
                        f"else {self.array()})"),
            (2, lambda: f"({self.name()} {r.choice('+-*')} {self.number()})"),
            (1, lambda: f"{self.name()}.copy()"),
            (2, self.view, "views"),
            (4, lambda: f"{self.instance()}.v", "objects"),
            (1, lambda: f"{self.instance()}.get({self.instance()})",
             "objects"),
            (1, lambda: f"{self.instance()}.put({self.name()})", "objects"),
            (2, lambda: f"{self.r.choice('lm')}[{self.index()}]", "lists"),
            (3, lambda: f"d[{r.choice(['x', 'y'])!r}]", "dicts"),
            (2, self.linked, "links"),
            (2, lambda: f"{r.choice(self.objects + ['P'])}.s", "class"),
            (2, lambda: f"pick({self.name()}, {self.name()})", "calls"),
            (1, lambda: f"last({self.name()})", "calls"),
            (1, lambda: f"rebind({self.name()})", "calls"),
            (1, lambda: f"search([{self.name()}, {self.name()}], "
                        f"{self.name()})", "calls"))

    def linked(self):
        """The array of the next object, if there is one."""
        o, way = self.instance(), self.way()
        if self.ring:
            return f"{o}.{way}.v"
        return f"({o}.{way}.v if {o}.{way} is not None else {o}.v)"

    def view(self, x=None):
        x = x or self.name()
        return self.r.choice([f"{x}[:]", f"{x}[::-1]", f"{x}.reshape(2)",
                              "B[0]", "B[1]", "B[:, 0]", f"{x}.T",
                              f"{x}.reshape(1, 2)[0]",
                              "B[k]" if self.has("numbers") else "B[-1]"])

    def object(self):
        return self.one_of(
            (6, self.instance),
            (1, lambda: f"P({self.array()})"),
            (1, lambda: f"({self.instance()} if {self.condition()} "
                        f"else {self.instance()})"),
            (3, lambda: f"{self.instance()}.{self.way()}" if self.ring else
             self.instance(), "links"),
            (1, lambda: f"{self.instance()}.link({self.instance()})",
             "links"))

    def way(self):
        return self.r.choice(["next", "next", "prev"])

    def place(self):
        """What an array can be bound to."""
        return self.one_of(
            (8, self.name),
            (3, lambda: f"{self.instance()}.v", "objects"),
            (2, lambda: f"{self.r.choice('lm')}[{self.index()}]", "lists"),
            (2, lambda: f"d[{self.r.choice(['x', 'y'])!r}]", "dicts"),
            (1, lambda: f"{self.r.choice(self.objects + ['P'])}.s", "class"))

    # ---- statements ----

    def swap(self):
        if self.objects and self.chance(0.3):
            x, y = self.r.sample(self.objects, 2)
        else:
            x, y = self.place(), self.place()
            while x == y:
                y = self.name()
        self.put(f"{x}, {y} = {y}, {x}")

    def bind(self):
        x, y = self.place(), self.array()
        while x == y:
            y = self.name()
        return f"{x} = {y}"

    def change(self):
        x = self.array() if self.chance(0.3) else self.name()
        i = self.r.randrange(2)
        self.put(self.r.choice([
            f"{self.place()} += {self.number()}",
            f"{self.name()} += {self.number()}",
            f"{self.place()}[{i}] += {self.number()}",
            f"{self.name()}[{i}] = {x}[{1 - i}]",
            f"{self.name()}[:] = {x}",
            f"{self.name()} *= 0.5",
            f"np.add({self.name()}, 1, out={self.name()})"]))

    def step(self):
        o, way = self.instance(), self.way()
        if self.ring:
            self.put(f"{o} = {o}.{way}")
        else:
            self.put(f"if {o}.{way} is not None:")
            self.put(f"    {o} = {o}.{way}")

    def simple(self):
        r = self.r
        line = self.one_of(
            (6, self.bind),
            (3, self.swap),
            (5, self.change),
            (1, lambda: f"print({self.name()} is {self.array()})"),
            (1, lambda: f"print({self.array()}, {self.name()})"),
            (1, lambda: f"{self.name()} = {self.name()} = {self.array()}"),
            (4, lambda: f"{self.instance()} = {self.object()}", "objects"),
            (1, lambda: f"{self.instance()}.n += 1", "objects"),
            (1, lambda: f"print({self.instance()} is {self.object()})",
             "objects"),
            (3, lambda: f"{self.instance()}.{self.way()} = {self.object()}",
             "links"),
            (3, self.step, "links"),
            (1, lambda: f"{r.choice('lm')} = {r.choice('lm')}", "lists"),
            (1, lambda: f"{r.choice('lm')} = [{self.array()}, "
                        f"{self.array()}, {self.array()}]", "lists"),
            (1, lambda: "l, m = m, l", "lists"),
            (1, lambda: "d, e = e, d", "dicts"),
            (1, lambda: f"d = {{'x': {self.array()}, 'y': {self.array()}}}",
             "dicts"),
            (2, lambda: "k = (k + 1) % 2", "numbers"),
            (2, lambda: f"t = t + {self.name()}[0] % 3", "numbers"))
        if line:
            self.put(line)

    def block(self, n, level):
        self.indent += 1
        for _ in range(n):
            self.statement(level)
        self.indent -= 1

    def branch(self, level):
        self.put(f"if {self.condition()}:")
        self.block(self.r.randint(1, 3), level - 1)
        if self.chance(0.3):
            self.put(f"elif {self.condition()}:")
            self.block(self.r.randint(1, 2), level - 1)
        if self.chance(0.5):
            self.put("else:")
            self.block(self.r.randint(1, 2), level - 1)

    def loop(self, level):
        r, i = self.r, f"i{self.count}"
        count = r.choice(["2", "3", f"int(D[{r.randrange(8)}]) % 4"])
        kind = r.random()
        if kind < 0.5:
            self.put(f"for {i} in range({count}):")
        elif kind < 0.65:
            self.put(f"for {r.choice(['x', self.name()])} in "
                     f"[{self.array()}, {self.array()}]:")
        elif kind < 0.75 and self.objects:
            self.put(f"for {r.choice(['x', self.instance()])} in "
                     f"({self.object()}, {self.object()}):")
        else:
            self.put(f"{i} = 0")
            self.put(f"while {i} < {count} and ({self.condition()}):")
            self.put(f"    {i} += 1")
        self.loops += 1
        self.block(r.randint(1, 4), level - 1)
        self.loops -= 1
        if self.chance(0.1):
            self.put("else:")
            self.block(1, level - 1)

    def leave(self):
        way = ["break", "continue"] if self.loops else []
        if self.inside:
            way += [f"return {self.array()}"]
        if way:
            self.put(f"if {self.condition()}:")
            self.put(f"    {self.r.choice(way)}")
        else:
            self.simple()

    def statement(self, level):
        self.count += 1
        kind = self.r.random()
        if level <= 0 or self.count > MOST or kind < 0.55:
            self.simple()
        elif kind < 0.75:
            self.branch(level)
        elif kind < 0.93:
            self.loop(level)
        else:
            self.leave()

    # ---- the whole ----

    def functions(self, scope):
        cond, r = self.condition, self.r
        head = [PICK.format(cond=cond(), late=r.choice(["y", "x", "x + y"]),
                            early=r.choice(
                                ["x += 1", "x, y = y, x",
                                 f"if {cond()}:\n        return a"]))]
        head.append(SEARCH.format(rest=r.choice(
            ["x += 1", "y = x", "best[1] += 1", f"if {cond()}:\n"
             "            break"])))
        head.append(LAST.format(default=r.choice(["a", "np.ones(2)"])))
        head.append(REBIND.format(scope=scope, cond=cond(), given=r.choice(
            ["a", "kept", "x"])))
        return "\n".join(head).splitlines()

    def start(self):
        self.put("a = D[0:2] * 1.0")
        self.put("b = D[2:4] * 1.0")
        self.put(self.r.choice(["c = a", "c = D[4:6] * 1.0"]))
        self.put("kept = b")
        if self.has("numbers"):
            self.put("k = int(D[1])")
            self.put("t = 1.5")
        if self.has("views"):
            self.put("B = np.arange(4.0).reshape(2, 2)")
            self.put("w = " + self.view(self.r.choice("abc")))
        if self.objects:
            self.put("o = P(a)")
            self.put("p = P(D[1:3] * 1.0)")
            self.put(self.r.choice(["q = o", "q = P(b)"]))
        if self.has("links"):
            self.put("o.link(p).link(q)")
            if self.ring:
                self.put("q.link(o)")
        if self.has("lists"):
            self.put("l = [a, b, c + 1]")
            self.put(self.r.choice(["m = l", "m = [c, b + 1, a]"]))
        if self.has("dicts"):
            self.put("d = {'x': c, 'y': b}")
            self.put(self.r.choice(["e = d", "e = {'x': b, 'y': a}"]))

    def places(self):
        all_ = list(self.arrays) + ["kept"]
        all_ += [f"{o}.v" for o in self.objects]
        if self.has("links"):
            all_ += [f"{o}.{way}.v" for o in self.objects
                     for way in ("next", "prev")]
        if self.has("class"):
            all_ += ["P.s", "o.s", "q.s"]
        if self.has("lists"):
            all_ += [f"{x}[{i}]" for x in "lm" for i in range(3)]
        if self.has("dicts"):
            all_ += [f"{x}[{key!r}]" for x in "de" for key in "xy"]
        if self.has("views"):
            all_ += ["B[0]", "B[1]"]
        return all_

    def end(self):
        places = self.places()
        for i, place in enumerate(places):
            ends = ".next." in place or ".prev." in place
            if ends and not self.ring:
                self.put(f"if {place[:-2]} is not None:")
                self.put(f"    {place}[:] += {2 ** i}")
            else:
                self.put(f"{place}[:] += {2 ** i}")
        shown = [p for p in places
                 if self.ring or ".next" not in p and ".prev" not in p]
        for i in range(0, len(shown), 4):
            self.put(f"print({', '.join(shown[i:i + 4])})")
        if self.objects:
            for i, o in enumerate(self.objects):
                self.put(f"{o}.n += {10 ** (i + 1)}")
            self.put("print(o.n, p.n, q.n, o is p, p is q, q is o)")
        if self.has("numbers"):
            self.put("print(k, t)")

    def build(self):
        if self.inside:
            self.put("def main():")
            self.indent += 1
        self.start()
        if self.has("calls"):
            for line in self.functions("nonlocal" if self.inside
                                       else "global"):
                self.put(line)
        for _ in range(self.r.randint(2, 6)):
            self.statement(DEPTH)
        self.end()
        if self.inside:
            self.indent -= 1
            self.put("main()")
        return "\n".join(self.lines) + "\n"

    def class_text(self):
        if not self.objects:
            return ""
        static = "s = D[3:5] * 1.0" if self.has("class") else "s = 1"
        cond = self.r.choice(["D[2] > self.v[0]", "self.n > 0",
                              "self is other", "other.v[1] > 2"])
        return CLASS.format(static=static, cond=cond, self_or_none="self" if
                            self.ring else "None") + "\n\n"


def program(r):
    p = Program(r)
    body = p.build()
    return HEAD + "\n\n" + p.class_text() + body


if __name__ == "__main__":
    print(program(random.Random()))
