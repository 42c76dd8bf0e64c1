# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lists of numbers that grow and shrink in staged loops and branches: under
several names, in objects and functions, gone through while they change, with
all methods, slices and operators, and indices that may be out of range."""
from support import Lines

SLICE = 60
MOST_REFUSED = 0.5
REFUSED_BY = ("H0990", "H04", "H0301", "H0302", "H0305", "H0308", "H0910")

ALLOWED = {"H0990": "sum() of a list that is empty"}

HEAD = """\
import numpy as np

s0 = int(np.zeros(70000).sum())
xs = np.arange(12.0) * 37 % 11


class Box:
    def __init__(self, items):
        self.items = items

    def add(self, v):
        self.items.append(v)


def add(l, v):
    if v > 2:
        l.append(v)
    return l


def fill(m, f):
    out = []
    for i in range(m):
        out.append(f(i))
    return out

"""


class Writer(Lines):
    def __init__(self, r):
        super().__init__(r)
        self.room = 16
        self.loops = 0
        self.lists = []
        self.matrices = []
        self.kind = r.choice(["int", "int", "float", "float", "bool", "np"])

    def count(self):
        r = self.r
        return r.choice([str(r.randrange(5)), f"s0 + {r.randrange(6)}",
                         f"s0 + {r.randrange(3, 9)}"])

    def index(self):
        r = self.r
        names = [f"k{i}" for i in range(self.loops)]
        return r.choice(["0", "-1", "1", "s0", "s0 + 1", f"{r.randrange(4)}",
                         *names, *names, f"-1 - s0"])

    def value(self):
        r = self.r
        names = [f"k{i}" for i in range(self.loops)] + ["s0", "s0 + 3"]
        n = r.choice([str(r.randrange(9)), *names, *names])
        if self.lists and r.random() < 0.2:
            l = r.choice(self.lists)
            n = f"len({l})"
        if self.kind == "int":
            return n
        if self.kind == "float":
            return r.choice([f"({n}) * 0.5", f"({n}) / 4", f"float({n})"])
        if self.kind == "bool":
            return r.choice([f"({n}) > 2", f"({n}) % 2 == 0"])
        return r.choice([f"np.float64({n})", f"xs[({n}) % 12]"])

    def test(self):
        r = self.r
        l = r.choice(self.lists)
        names = [f"k{i}" for i in range(self.loops)] + ["s0"]
        return r.choice([f"{r.choice(names)} % 2 == 0",
                         f"{r.choice(names)} > 1", "s0 == 0", "s0 > 0",
                         f"len({l}) > {r.randrange(6)}", f"len({l}) < 4",
                         f"{self.value()} in {l}", f"{l}", f"not {l}"])

    def new_list(self):
        r = self.r
        l = self.name("l")
        of = [self.value() for _ in range(r.randrange(4))]
        made = [f"[{', '.join(of)}]", "[]"]
        if self.lists:
            old = r.choice(self.lists)
            made += [f"{old}.copy()", f"list({old})", f"{old}[:]",
                     f"{old}[{self.index()}:]", f"{old} + {old}",
                     f"[v for v in {old}]", f"sorted({old})", f"{old} * 2",
                     f"{old}[::-1]", f"{old}", f"{old}"]
        v = self.value().replace("k0", "i")
        made += [f"fill({self.count()}, lambda i: {v})",
                 f"[{v} for i in range({self.count()})]"]
        self.put(f"{l} = {r.choice(made)}")
        self.lists.append(l)

    def change(self):
        r = self.r
        l, m = r.choice(self.lists), r.choice(self.lists)
        v, i = self.value(), self.index()
        kind = r.choice(["append"] * 8 + [
            "pop", "pop", "popi", "set", "set", "insert", "remove", "reverse",
            "sort", "extend", "iadd", "del", "clear", "add", "swap", "slice",
            "box", "alias"])
        if kind == "append":
            self.put(f"{l}.append({v})")
        elif kind == "pop":
            self.guard(l, f"{l}.pop()")
        elif kind == "popi":
            self.guard(l, f"{l}.pop({i})")
        elif kind == "set":
            self.guard(l, f"{l}[{i}] = {v}")
        elif kind == "insert":
            self.put(f"{l}.insert({i}, {v})")
        elif kind == "remove":
            self.guard(l, f"{l}.remove({v})")
        elif kind in ("reverse", "sort", "clear"):
            self.put(f"{l}.{kind}()")
        elif kind == "extend" and not self.loops:
            self.put(f"{l}.extend({m})")
        elif kind == "iadd" and not self.loops:
            self.put(f"{l} += {m}")
        elif kind == "del":
            self.guard(l, f"del {l}[{r.choice([i, ':' + i, i + ':'])}]")
        elif kind == "add":
            self.put(f"add({l}, {v})")
        elif kind == "swap":
            self.guard(l, f"{l}[0], {l}[-1] = {l}[-1], {l}[0]")
        elif kind == "slice" and not self.loops:
            self.put(f"{l}[{i}:] = {m}[:2]")
        elif kind == "box":
            self.put(f"b = Box({l}); b.add({v})")
        elif kind == "alias":
            self.put(f"{l} = {m}")
        else:
            self.put(f"{l}.append({v})")

    def new_matrix(self):
        r = self.r
        g = self.name("g")
        h, w = r.choice([(9, 9), (8, 10), (3, 30), (2, 3), (4, 5)])
        v = {"int": "0", "float": "0.5", "bool": "False",
             "np": "np.float64(1)"}[self.kind]
        row = r.choice([f"[{v}] * {w}", f"[{v} for j in range({w})]"])
        self.put(f"{g} = [{row} for i in range({h})]")
        self.matrices.append((g, h, w))

    def place(self, most):
        """An index into a list of `most`, mostly inside."""
        r = self.r
        names = [f"k{i}" for i in range(self.loops)] + ["s0", "s0 + 1"]
        return r.choice([str(r.randrange(most)), "-1 - s0",
                         *(f"({n}) % {most}" for n in names), *names])

    def change_matrix(self):
        r = self.r
        g, h, w = r.choice(self.matrices)
        i, j, v = self.place(h), self.place(w), self.value()
        kind = r.choice(["put"] * 5 + ["add", "row", "swap", "alias", "copy",
                                       "rows", "whole", "new", "length"])
        if kind == "put":
            self.put(f"{g}[{i}][{j}] = {v}")
        elif kind == "add" and self.kind not in ("bool",):
            self.put(f"{g}[{i}][{j}] += 1")
        elif kind == "row":
            self.put(f"r = {g}[{i}]")
            self.put(f"r[{j}] = {v}")
        elif kind == "swap":
            a, b = f"{g}[{i}][{j}]", f"{g}[{self.place(h)}][{self.place(w)}]"
            self.put(f"{a}, {b} = {b}, {a}")
        elif kind == "alias":
            self.put(f"r = {g}[{r.randrange(h)}]")
            self.put(f"{g}[{i}][{j}] = {v}")
            self.put(f"print(r, r is {g}[0])")
        elif kind == "copy":
            self.put(f"r = {g}[{i}][:]")
            self.put(f"r.append({v})")
            self.put("print(r)")
        elif kind == "rows":
            self.put(f"{g}[{i}], {g}[{r.randrange(h)}] = "
                     f"{g}[{r.randrange(h)}], {g}[{i}]")
        elif kind == "new":
            self.put(f"{g}[{i}] = [{v}] * {w}")
        elif kind == "length":
            self.put(f"{g}[{i}].{r.choice(['append(' + v + ')', 'pop()'])}")
        else:
            self.put(f"print(sum({g}[{i}]), {g}[{i}], {v} in {g}[{i}])")

    def guard(self, l, text):
        """What fails for short lists: sometimes in a try, sometimes bare."""
        r = self.r
        if r.random() < 0.5:
            self.put(f"if len({l}) > 1:")
            self.put(f"    {text}")
        elif r.random() < 0.5:
            self.put("try:")
            self.put(f"    {text}")
            self.put("except (IndexError, ValueError) as e:")
            self.put("    print(type(e).__name__)")
        else:
            self.put(text)

    def show(self):
        r = self.r
        l, m = r.choice(self.lists), r.choice(self.lists)
        self.put("print(" + r.choice([
            l, l, f"len({l}), {l}", f"{l} == {m}, {l} is {m}", f"{l}[-2:]",
            f"sum({l}[:3])", f"{l}[:1], {l} != {m}", f"{l}.count({self.value()})",
            f"{self.value()} in {l}", f"list(reversed({l}))",
            f"sorted({l})", f"[v for v in {l}]", f"f'{{{l}}}'",
            f"{l} < {m}", f"np.array({l}).size",
            f"any(v > 1 for v in {l})", f"sum(v * 2 for v in {l}[:4])",
            f"[v for v in ((w, k) for k, w in enumerate({l})) if v[1] > 1][:0]",
            f"all(v == w for v, w in zip({l}, {m}))",
            f"sum(1 for v in {l} if v in {m})"]) + ")")

    def loop(self):
        r = self.r
        l = r.choice(self.lists)
        kind = r.choice(["range", "range", "while", "for", "enumerate", "zip"])
        k = f"k{self.loops}"
        if kind == "range":
            self.put(f"for {k} in range({self.count()}):")
        elif kind == "while":
            self.put(f"{k} = {self.count()}")
            self.put(f"while {k} > 0:")
            self.put(f"    {k} -= 1")
        elif kind == "for":
            self.put(f"for {k}, v in enumerate({l}):")
            self.put(f"    if {k} > 12:")
            self.put("        break")
        elif kind == "enumerate":
            self.put(f"for {k}, v in enumerate({l}[:5]):")
            self.put(f"    t = v")
        else:
            self.put(f"for {k}, v in zip(range({self.count()}), {l}):")
            self.put(f"    t = v")
        self.loops += 1
        grows = kind == "for"
        if grows:
            # what is gone through may only shrink, or the loop has no end
            self.lists.remove(l)
        self.block(3)
        if grows:
            self.lists.append(l)
        self.loops -= 1

    def block(self, most):
        self.depth += 1
        before = list(self.lists)
        matrices = list(self.matrices)
        for _ in range(self.r.randrange(1, most + 1)):
            self.statement()
        self.depth -= 1
        self.lists = before
        self.matrices = matrices

    def statement(self):
        r = self.r
        self.room -= 1
        if self.room < 0 or not self.lists:
            if not self.lists:
                self.new_list()
            else:
                self.put("pass")
            return
        roll = r.random()
        if self.matrices and r.random() < 0.5:
            self.change_matrix()
        elif roll < 0.5:
            self.change()
        elif roll < 0.65 and self.depth < 3 and self.loops < 2:
            self.loop()
        elif roll < 0.8 and self.depth < 3:
            self.put(f"if {self.test()}:")
            self.block(2)
            if r.random() < 0.4:
                self.put("else:")
                self.block(2)
        elif roll < 0.9:
            self.show()
        else:
            self.new_list()


def program(r):
    w = Writer(r)
    for _ in range(r.randrange(1, 3)):
        w.new_list()
    if r.random() < 0.4:
        w.new_matrix()
    for _ in range(r.randrange(4, 9)):
        w.statement()
    for l in w.lists + [g for g, _, _ in w.matrices]:
        w.put(f"print({l}, len({l}))")
    return HEAD + "\n".join(w.lines) + "\n"
