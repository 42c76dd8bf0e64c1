# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Dicts and sets to which keys come that only running knows: numbers of a kind
and tuples of such, under several names, in objects and functions, in loops and
branches, gone through while they change, with all methods and operators."""
from support import Lines

SLICE = 60
MOST_REFUSED = 0.5
REFUSED_BY = ("H0990", "H0306", "H04", "H0301", "H0302", "H0305", "H0308", "H0910")

ALLOWED = {"H0990 the order of a ": "of a set from which something went",
           "H0907": "staged ints of 64 bits"}

HEAD = """\
import numpy as np
from collections import Counter, defaultdict

s0 = int(np.zeros(70000).sum())
xs = (np.arange(12.0) * 37 % 11).tolist()


class Box:
    def __init__(self, held):
        self.held = held

    def put(self, k, v):
        self.held[k] = v

    def has(self, k):
        return k in self.held


class Mine(dict):
    def __ror__(self, other):
        out = other.copy()
        out.update(self)
        return out

    def __eq__(self, other):
        return len(self) <= len(other)


def count(d, k):
    d[k] = d.get(k, 0) + 1
    return d


def told(f):
    try:
        return f()
    except (KeyError, RuntimeError) as e:
        return type(e).__name__, e.args[0] if type(e) is RuntimeError else ""

"""


class Writer(Lines):
    def __init__(self, r):
        super().__init__(r)
        self.room = 16
        self.loops = 0
        self.dicts = []
        self.sets = []
        self.kind = r.choice(["int"] * 5 + ["float", "pair", "pair", "mixed"])
        self.values = r.choice(["int", "int", "float", "pair"])

    def number(self):
        r = self.r
        names = [f"k{i}" for i in range(self.loops)]
        n = r.choice([str(r.randrange(7)), "s0", f"s0 + {r.randrange(5)}",
                      *names, *names, *names])
        return r.choice([n, n, f"({n}) * 3 % 5", f"({n}) - 2",
                         f"int(xs[({n}) % 12])"])

    def key(self):
        n = self.number()
        if self.kind == "int":
            return n
        if self.kind == "float":
            return f"({n}) * 0.5"
        if self.kind == "pair":
            return f"({n}, {self.number()})"
        return self.r.choice([n, n, f"float({n})", f"({n}) > 1", f"({n},)"])

    def value(self):
        n = self.number()
        if self.values == "int":
            return n
        if self.values == "float":
            return f"({n}) / 4"
        return f"({n}, ({n}) * 0.5)"

    def test(self):
        r = self.r
        names = [f"k{i}" for i in range(self.loops)] + ["s0"]
        d = r.choice(self.dicts + self.sets)
        return r.choice([f"{r.choice(names)} % 2 == 0",
                         f"{r.choice(names)} > 1", "s0 == 0",
                         f"len({d}) > {r.randrange(6)}", f"len({d}) < 4",
                         f"{self.key()} in {d}", f"{self.key()} not in {d}",
                         f"{d}", f"not {d}"])

    def new(self):
        r = self.r
        k, v = self.key(), self.value()
        if r.random() < 0.5:
            d = self.name("d")
            of = ", ".join(f"{self.key()}: {self.value()}"
                           for _ in range(r.randrange(3)))
            made = [f"{{{of}}}", "{}", "{}", "dict()", "Mine()"]
            if self.values == "int":
                made += ["defaultdict(int)", "Counter()", "defaultdict(int)"]
            if self.dicts:
                old = r.choice(self.dicts)
                made += [f"{old}.copy()", f"dict({old})", old,
                         f"{{k: v for k, v in {old}.items()}}",
                         f"{old} | {r.choice(self.dicts)}"]
            i = k.replace("k0", "i")
            w = v.replace("k0", "i")
            made.append(f"{{{i}: {w} for i in range(s0 + {r.randrange(6)})}}")
            self.put(f"{d} = {r.choice(made)}")
            self.dicts.append(d)
            return
        d = self.name("s")
        of = ", ".join(self.key() for _ in range(r.randrange(1, 4)))
        made = [f"{{{of}}}", "set()", "set()"]
        if self.sets:
            old, other = r.choice(self.sets), r.choice(self.sets)
            op = r.choice("|&-^")
            made += [f"{old}.copy()", f"set({old})", old, f"{old} {op} {other}",
                     f"{{x for x in {old}}}"]
        if self.dicts:
            made.append(f"set({r.choice(self.dicts)})")
        i = k.replace("k0", "i")
        made.append(f"{{{i} for i in range(s0 + {r.randrange(6)})}}")
        self.put(f"{d} = {r.choice(made)}")
        self.sets.append(d)

    def change_dict(self):
        r = self.r
        d, e = r.choice(self.dicts), r.choice(self.dicts)
        k, v = self.key(), self.value()
        form = r.choice(["set"] * 6 + [
            "plus", "plus", "count", "count", "add", "del", "pop", "popitem", "setdefault",
            "update", "clear", "box", "in", "ior", "guarded", "popd"])
        zero = {"int": "0", "float": "0.0", "pair": "(0, 0.0)"}[self.values]
        if form == "set":
            self.put(f"{d}[{k}] = {v}")
        elif form == "count" and self.values != "pair":
            self.put(f"{d}[{k}] = {d}.get({k}, {zero}) + {v}")
        elif form == "add" and self.values == "int":
            self.put(f"count({d}, {k})")
        elif form == "plus" and self.values != "pair":
            self.put(f"if type({d}) is not dict or {k} in {d}: {d}[{k}] += {v}")
        elif form == "del":
            self.put(f"if {k} in {d}: del {d}[{k}]")
        elif form == "pop":
            self.put(f"print({d}.pop({k}, {zero}))")
        elif form == "popd":
            self.put(f"print(told(lambda: {d}.pop({k})))")
        elif form == "popitem":
            self.put(f"if {d}: print({d}.popitem())")
        elif form == "setdefault":
            self.put(f"print({d}.setdefault({k}, {v}))")
        elif form == "update":
            self.put(f"{d}.update({e})")
        elif form == "ior":
            self.put(f"{d} |= {e}")
        elif form == "clear" and r.random() < 0.4:
            self.put(f"{d}.clear()")
        elif form == "box":
            self.put(f"Box({d}).put({k}, {v})")
        elif form == "guarded":
            self.put(f"if {k} in {d}: {d}[{k}] = {v}")
            self.put(f"else: {d}[{k}] = {zero}")
        else:
            self.put(f"if Box({d}).has({k}): {d}[{k}] = {v}")

    def change_set(self):
        r = self.r
        d, e = r.choice(self.sets), r.choice(self.sets)
        k = self.key()
        form = r.choice(["add"] * 8 + ["discard", "discard", "remove", "clear",
                                       "update", "op", "seen", "seen"])
        if form == "add":
            self.put(f"{d}.add({k})")
        elif form == "discard":
            self.put(f"{d}.discard({k})")
        elif form == "remove":
            self.put(f"print(told(lambda: {d}.remove({k})))")
        elif form == "clear" and r.random() < 0.4:
            self.put(f"{d}.clear()")
        elif form == "update":
            self.put(f"{d}.update({r.choice([e, f'[{k}, {self.key()}]'])})")
        elif form == "op":
            self.put(f"{d} {r.choice('|&-^')}= {e}")
        else:
            self.put(f"if {k} not in {d}: {d}.add({k})")

    def show(self):
        r = self.r
        k = self.key()
        if self.dicts and (not self.sets or r.random() < 0.6):
            d, e = r.choice(self.dicts), r.choice(self.dicts)
            zero = "0" if self.values != "pair" else "(0, 0.0)"
            self.put("print(" + r.choice([
                d, d, f"len({d})", f"{k} in {d}", f"{d}.get({k})",
                f"{d}.get({k}, {zero})", f"told(lambda: {d}[{k}])",
                f"list({d})", f"list({d}.values())", f"sorted({d}.items())",
                f"{d} == {e}", f"{d}.items()", f"{d}.keys()", f"bool({d})",
                f"sorted({d}, key=lambda k: {d}[k])",
                f"max({d}, default=None)", f"{d} != {e}"]) + ")")
        elif self.sets:
            d, e = r.choice(self.sets), r.choice(self.sets)
            self.put("print(" + r.choice([
                f"sorted({d})", f"sorted({d})", f"len({d})", f"{k} in {d}",
                f"{d} == {e}", f"{d} <= {e}", f"{d} > {e}",
                f"{d}.isdisjoint({e})", f"sorted({d} | {e})", d, f"list({d})",
                f"sorted({d} - {e})", f"min({d}, default=None)"]) + ")")

    def through(self):
        r = self.r
        k = f"k{self.loops}"
        if self.dicts and (not self.sets or r.random() < 0.6):
            d = r.choice(self.dicts)
            self.put(f"for {k}_, v in {d}.items():"
                     if r.random() < 0.5 else f"for {k}_ in {d}:")
        elif self.sets:
            self.put(f"for {k}_ in {r.choice(self.sets)}:")
        else:
            return
        self.depth += 1
        self.put(f"print({k}_, end=' ')")
        if r.random() < 0.2:
            self.statement()
        self.depth -= 1

    def block(self, n):
        self.depth += 1
        for _ in range(n):
            self.statement()
        self.depth -= 1

    def statement(self):
        r = self.r
        self.room -= 1
        kinds = ["change"] * 6 + ["show", "show", "through"]
        if self.room > 0 and self.depth < 3:
            kinds += ["if", "for", "for", "for", "while"]
        kind = r.choice(kinds)
        if kind == "change":
            if self.dicts and (not self.sets or r.random() < 0.55):
                self.change_dict()
            else:
                self.change_set()
        elif kind == "show":
            self.show()
        elif kind == "through":
            self.through()
        elif kind == "if":
            self.put(f"if {self.test()}:")
            self.block(r.randrange(1, 3))
            if r.random() < 0.3:
                self.put("else:")
                self.block(1)
        elif kind == "for":
            k = f"k{self.loops}"
            self.put(f"for {k} in range({r.choice(['s0 + 5', 's0 + 3', '4', 's0 + 9'])}):")
            self.loops += 1
            self.block(r.randrange(1, 4))
            self.loops -= 1
        else:
            self.fresh += 1
            w = f"w{self.fresh}"
            self.put(f"{w} = s0 + {r.randrange(4)}")
            self.put(f"while {w} > 0:")
            self.block(r.randrange(1, 3))
            self.depth += 1
            self.put(f"{w} -= 1")
            self.depth -= 1


def program(r):
    w = Writer(r)
    w.new()
    for _ in range(r.randrange(4, 9)):
        if w.r.random() < 0.25:
            w.new()
        w.statement()
    for d in w.dicts:
        w.put(f"print({d}, len({d}))")
    for d in w.sets:
        w.put(f"print(len({d}), sorted({d}))")
    return HEAD + "\n".join(w.lines) + "\n"
