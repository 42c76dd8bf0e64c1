# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lists, lists of tuples, sets and dicts that each turn of a staged loop
replaces by new ones: filtered, mapped, put together, cut, built anew in an
inner loop, exchanged, in branches, functions and attributes."""
from support import Lines

SLICE = 40
MOST_REFUSED = 0.5
REFUSED_BY = ("H0990", "H04", "H0301", "H0302", "H0305", "H0306", "H0308")

ALLOWED = {"H0990 the order of a ": "of a set from which something went"}

HEAD = """\
import numpy as np

s0 = int(np.zeros(70000).sum())


class Box:
    def __init__(self, items):
        self.items = items

    def step(self, k):
        self.items = [v for v in self.items if v % 3 != k % 3]


def kept(l, k):
    out = []
    for v in l:
        if v % 4 != k % 4:
            out.append(v)
    return out


def merged(a, b):
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]

"""


class Writer(Lines):
    def __init__(self, r):
        super().__init__(r)
        self.loops = 0
        self.lists = ["l", "m"]

    def number(self):
        r = self.r
        names = [f"k{i}" for i in range(self.loops)] + ["s0 + 2", "3"]
        return r.choice(names + [str(r.randrange(9)), f"{r.choice(names)} * 2"])

    def made_of(self, v):
        """A number made of the item `v`."""
        r = self.r
        return r.choice([v, f"{v} + 1", f"({v} * 2) % 23",
                         f"({v} + {self.number()}) % 17", f"{v} // 2"])

    def chosen(self, v):
        r = self.r
        return r.choice([f"{v} % {r.randrange(2, 4)} != 0", f"{v} > {r.randrange(5)}",
                         f"{v} != {self.number()}",
                         f"({v} + {self.number()}) % 3 != 1"])

    def test(self):
        r = self.r
        l = r.choice(self.lists)
        return r.choice([f"len({l}) > {r.randrange(5)}", l, f"not {l}",
                         f"{self.number()} % 2 == 0", f"s0 == {r.randrange(2)}",
                         f"len({l}) < len(m)", "len(q) > 1", "len(u) > 2"])

    def new_list(self, l):
        r = self.r
        m = r.choice(self.lists)
        return r.choice([
            f"[{self.made_of('v')} for v in {l} if {self.chosen('v')}]",
            f"[{self.made_of('v')} for v in {l} if {self.chosen('v')}]",
            f"[{self.made_of('v')} for v in {l}]",
            f"{l} + [{self.number()}]", f"[{self.number()}] + {l}",
            f"{l}[1:]", f"{l}[:-1]", f"{l}[:4]", f"{l}[::2]", f"{l}[::-1]",
            f"sorted({l})", f"list({m})", f"{l}[:3] + {m}[:3]",
            f"[1] + [{l}[i] + {l}[i + 1] for i in range(len({l}) - 1)] + [1]",
            f"[{self.number()}]", "[]", f"kept({l}, {self.number()})",
            f"merged({l}[:5], [{self.number()}])",
            f"[v for v in {l} if v in u]", f"[v + w for v, w in zip({l}, {m})]"])

    def replace_list(self):
        r = self.r
        l = r.choice(self.lists)
        if r.random() < 0.6:
            self.put(f"{l} = {self.new_list(l)}")
            return
        if r.random() < 0.5:
            self.put(f"{l} = {self.new_list(l)}[:{r.randrange(3, 7)}]")
            return
        n = self.name("n")
        self.put(f"{n} = []")
        self.put(f"for v in {l}:")
        self.put(f"    if {self.chosen('v')}:")
        self.put(f"        {n}.append({self.made_of('v')})")
        if r.random() < 0.4:
            self.put(f"    if len({n}) < {r.randrange(3, 9)}:")
            self.put(f"        {n}.append({self.made_of('v')})")
        self.put(f"{l} = {n}")

    def replace_other(self):
        r = self.r
        kind = r.choice(["q", "q", "u", "u", "d", "box", "swap", "change"])
        if kind == "q":
            self.put("q = " + r.choice([
                f"[(b, {self.made_of('a')}) for a, b in q if {self.chosen('a')}]",
                f"q + [({self.number()}, {self.number()})]", "q[1:]", "q[:2]",
                "[(b, a) for a, b in q]", "sorted(q)",
                f"[(v, {self.number()}) for v in l]"]))
        elif kind == "u":
            self.put("u = " + r.choice([
                f"{{{self.made_of('v')} for v in sorted(u) if {self.chosen('v')}}}",
                f"{{{self.made_of('v')} for v in l}}",
                f"u | {{{self.number()}}}", f"u - {{{self.number()}}}",
                "u & set(l)", "set(l)", "set(sorted(u)[:3])"]))
        elif kind == "d":
            self.put("e = {}")
            self.put("for x in d:")
            self.put(f"    y = {self.made_of('x')}")
            self.put("    e[y] = e.get(y, 0) + d[x]")
            if r.random() < 0.5:
                self.put(f"e[{self.number()}] = 1")
            self.put("d = e")
        elif kind == "box":
            self.put(r.choice([f"b.step({self.number()})",
                               f"b.items = {self.new_list('b.items')}",
                               "b.items, l = l, b.items"]))
        elif kind == "swap":
            self.put("l, m = m, l")
        else:
            l = r.choice(self.lists)
            self.put(r.choice([
                f"{l}.append({self.number()})", f"{l} += [{self.number()}]",
                f"if {l}: {l}.pop()", f"if {l}: {l}[0] = {self.number()}"]))

    def loop(self):
        r = self.r
        k = f"k{self.loops}"
        kind = r.choice(["range"] * 4 + ["while", "until", "for"])
        if kind == "range":
            self.put(f"for {k} in range(s0 + {r.randrange(1, 6)}):")
        elif kind == "while":
            self.put(f"{k} = s0 + {r.randrange(1, 5)}")
            self.put(f"while {k} > 0:")
            self.put(f"    {k} -= 1")
        elif kind == "until":
            l = r.choice(self.lists)
            self.put(f"{k} = 0")
            self.put(f"while {l} and {k} < {r.randrange(3, 7)}:")
            self.put(f"    {k} += 1")
        else:
            self.put(f"for {k} in [4, 1, s0 + 3]:")
        self.loops += 1
        self.block(3)
        self.loops -= 1

    def block(self, most):
        self.depth += 1
        for _ in range(self.r.randrange(1, most + 1)):
            self.statement()
        self.depth -= 1

    def statement(self):
        r = self.r
        roll = r.random()
        if roll < 0.12 and self.depth < 2 and self.loops < 2:
            self.loop()
        elif roll < 0.3 and self.depth < 3:
            self.put(f"if {self.test()}:")
            self.block(2)
            if r.random() < 0.5:
                self.put("else:")
                self.block(1)
        elif roll < 0.65:
            self.replace_list()
        elif roll < 0.92:
            self.replace_other()
        else:
            self.put("print(" + r.choice([
                "l", "m, len(m)", "q", "sorted(u)", "d", "b.items", "l == m",
                "l is m", "sum(l)", "len(u)"]) + ")")


def program(r):
    w = Writer(r)
    n = "s0 + " if r.random() < 0.6 else ""
    w.put(f"l = [{n}5, 2, 8, 1][:{r.randrange(5)}]")
    w.put(f"m = {r.choice(['[]', '[1, 2, 3]', 'l', '[s0 + 1]'])}")
    w.put(f"q = {r.choice(['[]', '[(1, 2), (3, s0 + 4)]', '[(s0, 1)]'])}")
    w.put(f"u = {r.choice(['set()', '{1, 2, 9}', '{s0 + 3, 1}'])}")
    w.put(f"d = {r.choice(['{}', '{1: 2}', '{s0 + 3: 1, 5: 2}'])}")
    w.put(f"b = Box({r.choice(['[4, 5, 6, s0 + 7]', '[1]', 'l'])})")
    for _ in range(r.randrange(0, 2)):
        w.statement()
    for _ in range(r.randrange(1, 3)):
        w.loop()
    w.put("print(l, m, q, sorted(u), d, b.items)")
    return HEAD + "\n".join(w.lines) + "\n"
