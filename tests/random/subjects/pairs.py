# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lists of tuples that grow and shrink in staged loops and branches, and long
ones that are known: appended to, popped, read and stored at indices that may be
out of range, gone through with and without enumerate, kept under two names."""
from support import Lines

SLICE = 40
MOST_REFUSED = 0.6
REFUSED_BY = ("H0990", "H04", "H0301", "H0302", "H0305", "H0306", "H0308", "H0910")
ALLOWED = {}

HEAD = """\
import numpy as np

s0 = int(np.zeros(70000).sum())
f0 = s0 * 0.5
xs = np.arange(12.0) * 37 % 11

"""


class Writer(Lines):
    def __init__(self, r):
        super().__init__(r)
        self.kinds = r.choice(["if", "ff", "ii", "ib", "iff", "f", "li"])
        self.names = ["h"]

    def number(self, kind):
        r = self.r
        if kind == "i":
            return r.choice(["s0", "s0 + 2", "3", "i", "i * 2 % 5", "len(h)"])
        if kind == "b":
            return r.choice(["s0 > 0", "True", "i > 1"])
        if kind == "l":
            return r.choice(["[i, s0]", "[1, 2]", "[s0 + 1, i]"])
        return r.choice(["f0", "2.5", "i * 0.5", "float(xs[i % 12])", "f0 + 1"])

    def item(self):
        kinds = self.kinds
        if self.r.random() < 0.03:
            kinds = self.r.choice(["if", "iff", "b"])
        return "(" + "".join(self.number(k) + ", " for k in kinds) + ")"

    def index(self):
        return self.r.choice(["0", "-1", "s0", "i", "i - 1", "-1 - s0", "s0 + 1",
                              "len(h) - 1", "len(h) // 2"])

    def statement(self):
        r, h = self.r, self.r.choice(self.names)
        kind = r.random()
        if kind < 0.3:
            self.put(f"{h}.append({self.item()})")
        elif kind < 0.38:
            self.put(r.choice([f"if len({h}) > 1:", f"if {h}:"]))
            self.put("    " + r.choice([f"{h}.pop()", f"q = {h}.pop()",
                                        f"print({h}.pop()[0])"]))
        elif kind < 0.48:
            self.put(f"if -len({h}) <= {self.index()} < len({h}):")
            self.put(f"    {h}[{self.index()}] = {self.item()}")
        elif kind < 0.6:
            at = self.index()
            if r.random() < 0.8:
                self.put(f"if -len({h}) <= {at} < len({h}):")
                self.depth += 1
                self.put(r.choice([f"t = {h}[{at}]\nX", f"print({h}[{at}])\nX",
                                   f"print({h}[{at}][0])\nX"]).split("\n")[0])
                self.depth -= 1
            else:
                self.put(f"print({h}[{at}])")
        elif kind < 0.68:
            self.put(r.choice([f"for t in {h}:", f"for i, t in enumerate({h}):",
                               f"for t in {h}[:]:"]))
            self.put("    " + r.choice(["print(t[0])", "n += len(t)", "n += t[-1]",
                                        "if t[0] == i: break"]))
        elif kind < 0.74:
            self.put(r.choice([f"print(len({h}), [t[0] for t in {h}])",
                               f"n += sum(t[-1] for t in {h})",
                               f"print(any(t[0] == 3 for t in {h}))",
                               f"print(max({h}, key=lambda t: t[0])[0])",
                               f"print({self.item()} in {h})"]))
        elif kind < 0.78 and len(self.names) < 3:
            name = self.name("g")
            if not self.depth:
                self.put(f"{name} = {r.choice([h, h, f'list({h})', '[]'])}")
                self.names.append(name)
        elif kind < 0.82:
            self.put(r.choice([f"{h}.clear()", f"{h}.sort()", f"{h}.reverse()",
                               f"{h} += [{self.item()}]",
                               f"{h} = [{self.item()}]",
                               f"{h} = {r.choice(self.names)}"]))
        elif self.depth < 3:
            self.block()

    def block(self):
        r = self.r
        head = r.choice(["for i in range(s0 + 3):", "for i in range(s0 + 5):",
                         "if s0 > 0:", "if i > s0:", "for i in range(120):",
                         "while len(h) < s0 + 4 and n < 90:", "if len(h) > 2:",
                         "for i in range(s0 + 60):"])
        self.put(head)
        self.depth += 1
        if head.startswith("while"):
            self.put(f"h.append({self.item()})")
        for _ in range(r.randrange(1, 4)):
            self.statement()
        self.put("n += 1")
        self.depth -= 1


def program(r):
    w = Writer(r)
    w.put("n = i = 0")
    many = r.random() < 0.25
    if many:
        w.put(f"h = [{w.item()} for i in range({r.choice([50, 64, 130])})]")
    else:
        w.put(r.choice(["h = []", f"h = [{w.item()}]"]))
    for _ in range(r.randrange(3, 8)):
        w.statement()
    for h in w.names:
        w.put(f"print(len({h}), {h} if len({h}) < 5 else {h}[-1])")
        w.put(f"print(sum(len(t) for t in {h}))")
    w.put("print(n)")
    return HEAD + "\n".join(w.lines) + "\n"
