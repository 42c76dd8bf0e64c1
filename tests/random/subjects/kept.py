# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lists that grow when running, of strings, lists, arrays and tuples of them:
each is kept by its value, so under how many names an item goes, where it is
changed, and from where it came is what differs here."""
from support import Lines

SLICE = 50
MOST_REFUSED = 0.75
REFUSED_BY = ("H0990", "H04", "H0301", "H0302", "H0305", "H0306", "H0308",
              "H0506", "H0514", "H0910")

HEAD = """\
import numpy as np

s0 = int(np.zeros(70000).sum())


class Box:
    def __init__(self, v):
        self.v = v


def put(h, x):
    h.append(x)
    return x


def fresh(k):
    x = [k, 1]
    x[1] += k
    return x

"""

FORMS = ["list", "list", "pair", "pair", "array", "text", "text", "nest",
         "texts", "mixed"]


class Writer(Lines):
    def __init__(self, r):
        super().__init__(r)
        self.loops = 0
        self.form = r.choice(FORMS)

    def number(self):
        names = [f"k{i}" for i in range(self.loops)] * 2 + ["s0 + 2", "3", "s0"]
        return self.r.choice(names + [str(self.r.randrange(9))])

    def text(self):
        r = self.r
        return r.choice(['"a"', '"bc"', '"d"',
                         f'"a" if {self.number()} % 2 else "e"',
                         f'"abcde"[({self.number()}) % 5]'])

    def list(self):
        r, n = self.r, self.number()
        return r.choice([f"[{n}, {self.number()}]"] * 3
                        + ["x", "x", "y", "x[:]", "box.v", "rows[1]",
                           f"rows[({n}) % 3]", f"fresh({n})", "list(x)"])

    def array(self):
        n = self.number()
        return self.r.choice([f"np.array([{n}, 2.5])", "u", "u", "u.copy()",
                              "u * 2", f"U[({n}) % 3]", "U[0]"])

    def item(self):
        n, x = self.number(), self.list()
        return {"list": x, "array": self.array(), "text": self.text(),
                "pair": f"({x}, {n})", "texts": f"({self.text()}, {n})",
                "nest": f"(({n}, {self.number()}), {x})",
                "mixed": f"[{n}, 0.5 * ({self.number()})]"}[self.form]

    def change(self):
        r, n = self.r, self.number()
        self.put(r.choice([
            f"x = [x[0] + 1, {n}]", "x = x[:]", "x = y", "y = x",
            f"x[0] = {n}", f"y[1] += {n}", f"rows[1][0] = {n}",
            f"rows[({n}) % 3][1] = {self.number()}", f"box.v[0] = {n}",
            f"box.v = [{n}, 0]", "x.reverse()", "u = u + 1", f"u[0] = {n}",
            "u += 1", f"U[0, 1] = {n}", f"U[({n}) % 3] = u", "u = u.copy()"]))

    def grow(self):
        r, h, v = self.r, self.r.choice(["h", "h", "h", "g"]), self.item()
        form = r.choice(["append"] * 7 + ["put", "pop", "insert", "extend",
                                          "plus", "set", "swap", "clear", "cut"])
        if form in ("pop", "set", "swap"):
            self.put(f"if len({h}) > 1:")
            k = f"({self.number()}) % len({h})"
            self.put("    " + {"pop": f"{h}.pop({r.choice(['', '0', k])})",
                               "set": f"{h}[{k}] = {v}",
                               "swap": f"{h}[0], {h}[{k}] = {h}[{k}], {h}[0]"
                               }[form])
        else:
            self.put({"append": f"{h}.append({v})", "put": f"put({h}, {v})",
                      "insert": f"{h}.insert(0, {v})",
                      "extend": f"{h}.extend([{v}, {self.item()}])",
                      "plus": f"{h} += [{v}]", "clear": f"{h}.clear()",
                      "cut": f"{h} = {h}[:{r.randrange(1, 5)}]"}[form])

    def read(self):
        r, form = self.r, self.form
        k = f"({self.number()}) % len(h)"
        list_in = {"list": f"h[{k}]", "pair": f"h[{k}][0]",
                   "nest": f"h[{k}][1]"}.get(form)
        what = r.choice(
            [f"print(h[{k}], h[-1])", f"print(sorted(h)[0])",
             f"print({self.item()} in h)", f"print(h[{k}] == h[0])",
             f"print(h.count({self.item()}))", "print(max(h), min(h))"])
        if form == "array":
            what = r.choice([f"u = h[{k}]", f"print(h[{k}][0] + h[-1].sum())"])
        elif list_in and r.random() < 0.5:
            what = r.choice([f"x = {list_in}", f"print({list_in}[1])",
                             f"print({list_in} is x)", f"{list_in}[0] = 5"])
        self.put("if h:")
        self.put(f"    {what}")

    def loop(self, depth):
        r = self.r
        through = r.choice([f"range(s0 + {r.randrange(1, 9)})"] * 4
                           + ["range(4)"])
        self.put(f"for k{self.loops} in {through}:")
        self.loops += 1
        self.block(depth)
        self.loops -= 1

    def block(self, depth):
        self.depth += 1
        for _ in range(self.r.randrange(1, 4)):
            self.statement(depth)
        self.depth -= 1

    def statement(self, depth):
        r = self.r.random()
        if r < 0.4:
            self.grow()
        elif r < 0.55:
            self.change()
        elif r < 0.7 or depth == 0:
            self.read()
        elif r < 0.85:
            self.put(f"if ({self.number()}) % 3 {self.r.choice(['==', '!='])} 0:")
            self.block(depth - 1)
            if self.r.random() < 0.4:
                self.put("else:")
                self.block(depth - 1)
        else:
            self.loop(depth - 1)


def program(r):
    w = Writer(r)
    w.put("x, y, rows = [1, 2], [3, 4], [[5, 6], [7, 8], [9, 10]]")
    w.put("box, u, U = Box([0, 1]), np.array([0.5, 1.5]), np.ones((3, 2))")
    w.put(r.choice(["h, g = [], []", f"h, g = [{w.item()}], []",
                    "h = g = []"]))
    w.put(f"for k0 in range(s0 + {r.randrange(2, 9)}):")
    w.loops = 1
    w.depth = 1
    w.statement(1)
    w.grow()
    w.depth = w.loops = 0
    for _ in range(r.randrange(1, 4)):
        w.statement(2)
    w.put("for a in h:")
    w.put("    print(a)")
    w.put("print(len(g), x, y, rows, box.v, u, U)")
    if w.form != "array":
        w.put("print(h)")
    return HEAD + "\n".join(w.lines) + "\n"
