# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Views, copies and in-place changes of arrays.

Chains of what makes views (or copies, where the order in memory forbids one)
and of what makes new arrays in some order, with changes in between: straight,
in branches, loops and functions, at indices that are known or staged. In the
end every array that can be is changed and all are printed, which shows who
shares elements with whom. A statement is run as it is made, on NumPy, and
dropped if it raises. All numbers are integers below 100, held as floats."""
import copy
import random
import warnings

import numpy as np

MOST_REFUSED = 0.2
REFUSED_BY = ("H0990", "H04", "H0521")
SIZE, RANK, NAMES = 60, 4, 7

HEAD = """\
import numpy as np
S = np.array([3, 1, 2, 0])
"""


class Program:
    def __init__(self, r):
        self.r = r
        self.lines = []
        self.space = {}
        self.names = []
        exec(HEAD, self.space)

    # ---- running what is made ----

    def arrays(self):
        return {n: self.space[n] for n in self.names}

    def fits(self):
        return all(isinstance(x, np.ndarray) and 0 < x.size <= SIZE
                   and x.ndim <= RANK and x.dtype == np.float64
                   for x in self.arrays().values())

    def try_lines(self, lines, name=None, apart=None):
        """Runs lines and keeps them, unless they raise or make what does not
        fit; `apart` is run on copies first, as it may not be reached."""
        text = "\n".join(lines)
        before = dict(self.space)
        names = list(self.names)
        try:
            if apart:
                trial = copy.deepcopy({n: x for n, x in self.space.items()
                                       if isinstance(x, np.ndarray)})
                shapes = {n: trial[n].shape for n in names}
                exec(apart, {"np": np, **trial}, trial)
                if any(trial[n].shape != shapes[n] or
                       not trial[n].flags.writeable for n in names):
                    return False
            snapshot = copy.deepcopy(self.arrays())
            exec(text, self.space)
            if name and name not in self.names:
                self.names.append(name)
            if self.fits():
                self.lines += lines
                return True
            for n, x in snapshot.items():
                if n in before and before[n].flags.writeable:
                    before[n][...] = x
        except Exception:
            for n, x in (snapshot if "snapshot" in dir() else {}).items():
                if before[n].flags.writeable:
                    before[n][...] = x
        self.space, self.names = before, names
        return False

    # ---- pieces ----

    def some(self, shape=None):
        names = [n for n in self.names
                 if shape is None or self.space[n].shape == shape]
        return self.r.choice(names) if names else None

    def writable(self):
        names = [n for n in self.names if self.space[n].flags.writeable]
        return self.r.choice(names) if names else None

    def axis(self, x):
        return self.r.randrange(-x.ndim, x.ndim) if x.ndim else 0

    def shape_of(self, n):
        """A shape of n elements."""
        dims = []
        for _ in range(self.r.randrange(3)):
            d = self.r.choice([k for k in range(1, n + 1) if n % k == 0])
            dims.append(d)
            n //= d
        dims.append(n)
        self.r.shuffle(dims)
        return tuple(dims)

    def slice_of(self, n):
        r = self.r
        return r.choice([
            ":", "::-1", "::2", "1:", ":-1", f"{r.randrange(n + 1)}:", "::-2",
            f"{r.randrange(n)}:{r.randrange(1, n + 1)}", "-2:", "1::2"])

    def index(self, x, staged=None, arrays=True):
        """A subscript of x."""
        r, parts = self.r, []
        for d in x.shape[:r.randrange(1, x.ndim + 1)] if x.ndim else ():
            kind = r.random()
            if kind < 0.3:
                parts.append(staged if staged and r.random() < 0.6 and d > 2
                             else str(r.randrange(-d, d)))
            elif kind < 0.9 or not arrays:
                parts.append(self.slice_of(d))
            else:
                parts.append(str([r.randrange(-d, d)
                                  for _ in range(r.randrange(1, 4))]))
        if r.random() < 0.15:
            parts.insert(r.randrange(len(parts) + 1), "None")
        if r.random() < 0.1 or not parts:
            parts.insert(r.randrange(len(parts) + 1), "...")
        return ", ".join(parts)

    # ---- expressions: another array of one ----

    def view(self, n, staged=None):
        r, x = self.r, self.space[n]
        perm = list(range(x.ndim))
        r.shuffle(perm)
        a, b = self.axis(x), self.axis(x)
        return r.choice([
            lambda: f"{n}.T",
            lambda: f"{n}.transpose({tuple(perm)})",
            lambda: f"np.transpose({n})",
            lambda: f"{n}.swapaxes({a}, {b})",
            lambda: f"np.moveaxis({n}, {a}, {b})",
            lambda: f"{n}.reshape({self.shape_of(x.size)})",
            lambda: f"{n}.reshape({self.shape_of(x.size)})",
            lambda: f"np.reshape({n}, -1)",
            lambda: f"{n}.ravel()",
            lambda: f"np.ravel({n})",
            lambda: f"{n}[{self.index(x, staged)}]",
            lambda: f"{n}[{self.index(x, staged)}]",
            lambda: f"{n}[{self.index(x, staged)}]",
            lambda: f"np.flip({n}, {a})",
            lambda: f"np.flip({n})",
            lambda: f"np.fliplr({n})",
            lambda: f"np.flipud({n})",
            lambda: f"np.rot90({n}, {r.randrange(-1, 4)})",
            lambda: f"np.squeeze({n})",
            lambda: f"np.expand_dims({n}, {a})",
            lambda: f"np.split({n}, {r.randrange(1, 4)}, {a})[0]",
            lambda: f"np.broadcast_to({n}, {(2,) + x.shape})",
            lambda: f"np.diag({n})",
            lambda: f"{n}.diagonal()",
            lambda: f"np.asarray({n})",
            lambda: f"np.atleast_2d({n})",
            lambda: f"np.atleast_3d({n})",
        ])()

    def fresh(self, n, staged=None):
        r, x = self.r, self.space[n]
        a = self.axis(x)
        m = self.some(x.shape) if r.random() < 0.7 else self.some()
        k = r.randrange(1, 4)
        return r.choice([
            lambda: f"{n} + 0",
            lambda: f"({n} + {m}) % 97",
            lambda: f"({m} * {n} + {k}) % 97",
            lambda: f"np.abs({n} - {k})",
            lambda: f"np.copy({n})",
            lambda: f"{n}.copy()",
            lambda: f"np.array({n})",
            lambda: f"{n}.flatten()",
            lambda: f"{n}.astype(np.float64)",
            lambda: f"{n}.astype(np.int64) * 1.0",
            lambda: f"np.zeros_like({n})",
            lambda: f"np.full_like({n}, {k})",
            lambda: f"{n}.sum(axis={a}) % 97",
            lambda: f"np.max({n}, axis={a}, keepdims=True)",
            lambda: f"np.cumsum({n}, axis={a}) % 97",
            lambda: f"np.sort({n}, axis={a})",
            lambda: f"np.argsort({n}, axis={a}, kind='stable') * 1.0",
            lambda: f"np.clip({n}, 2, 60)",
            lambda: f"np.where({n} > {m}, {n}, {m})",
            lambda: f"np.concatenate([{n}, {m}], axis={a})",
            lambda: f"np.stack([{n}, {m}], axis={a})",
            lambda: f"np.vstack([{n}, {m}])",
            lambda: f"np.hstack([{m}, {n}])",
            lambda: f"np.repeat({n}, {k}, axis={a})",
            lambda: f"np.tile({n}, {k})",
            lambda: f"np.roll({n}, {k}, axis={a})",
            lambda: f"np.take({n}, [0, -1], axis={a})",
            lambda: f"np.pad({n}, 1)",
            lambda: f"({n} @ {m}) % 97",
            lambda: f"np.outer({n}, {m}) % 97",
            lambda: f"np.array([{n}, {m}])",
            lambda: f"np.maximum({n}, {m}).reshape({self.shape_of(x.size)})",
            lambda: f"({n} + {m}).ravel()",
        ])()

    # ---- statements ----

    def change(self, staged=None):
        """A line that changes an array in place."""
        r, n = self.r, self.writable()
        if n is None:
            return None
        x = self.space[n]
        m = self.some(x.shape) if r.random() < 0.6 else self.some()
        k = r.randrange(1, 9)
        i = self.index(x, staged, arrays=False)
        return r.choice([
            lambda: f"{n} += {k}",
            lambda: f"{n} += {m}",
            lambda: f"{n} %= {k + 20}",
            lambda: f"{n}[{i}] = {k}",
            lambda: f"{n}[{i}] += {k}",
            lambda: f"{n}[{self.index(x, staged)}] = {k}",
            lambda: f"{n}[...] = {m}[::-1]",
            lambda: f"{n}[1:] += {n}[:-1]",
            lambda: f"{n}[:-1] = {n}[1:]",
            lambda: f"{n}[::-1] += {n}",
            lambda: f"{n}[:] = {n}.T",
            lambda: f"{n}[{n} > {k * 5}] = {k}",
            lambda: f"{n}[{n} > {k * 5}] -= {k}",
            lambda: f"{n}.fill({k})",
            lambda: f"{n}.sort()",
            lambda: f"np.add({n}, {m}, out={n})",
            lambda: f"{n}.T[{self.index(x.T, staged, False)}] = {k}",
            lambda: f"{n}.reshape(-1)[{r.randrange(x.size)}] = {k}",
            lambda: f"{n}.ravel()[::2] = {k}",
        ])()

    def bind(self):
        name = (f"v{len(self.names)}" if len(self.names) < NAMES or
                self.r.random() < 0.2 else self.r.choice(self.names))
        n = self.some()
        make = self.view if self.r.random() < 0.65 else self.fresh
        self.try_lines([f"{name} = {make(n)}"], name)

    def straight(self):
        line = self.change()
        if line:
            self.try_lines([line])

    def branch(self):
        body = [b for b in (self.change() for _ in range(2)) if b]
        if not body:
            return
        if self.r.random() < 0.2:
            n = self.some()
            body.insert(0, f"{n} = {self.r.choice([self.view, self.fresh])(n)}")
        self.try_lines([f"if {self.some()}.sum() > {self.r.randrange(80)}:"] +
                       ["    " + b for b in body], apart="\n".join(body))

    def loop(self):
        count = self.r.choice(["int(S[0])", "2", "int(S[1]) + 1"])
        body = []
        if self.r.random() < 0.4:
            n = self.some()
            body.append(f"t = {self.view(n, 'k')}")
            body.append(self.r.choice([f"t += k", "t[...] = k",
                                       f"{n} += t.sum() % 5"]))
        body += [b for b in (self.change("k") for _ in range(2)) if b]
        if body:
            self.try_lines([f"for k in range({count}):"] +
                           ["    " + b for b in body],
                           apart="k = 1\n" + "\n".join(body))

    def function(self):
        """A function that changes its argument and gives another view."""
        n = self.some()
        name = f"v{len(self.names)}"
        f = f"f{len(self.lines)}"
        x = self.space[n]
        expression = self.view(n).replace(n, "x")
        self.try_lines([f"def {f}(x):",
                        f"    x[{self.index(x, None, False)}] += 3",
                        f"    return {expression}", f"{name} = {f}({n})"],
                       name)

    def build(self):
        r = self.r
        for i in range(r.randrange(1, 3)):
            n = r.choice([6, 8, 9, 12, 24])
            shape = self.shape_of(n)
            self.try_lines([f"v{i} = np.arange({n}.0).reshape({shape})"],
                           f"v{i}")
        for _ in range(r.randrange(4, 12)):
            r.choice([self.bind, self.bind, self.bind, self.straight,
                      self.straight, self.branch, self.loop,
                      self.function])()
        for i, n in enumerate(self.names):
            self.try_lines([f"{n} += {i + 1}"])
        for n in self.names:
            self.lines.append(f"print({n} % 97, {n}.shape)")
            if r.random() < 0.3:
                self.lines.append(f"print(np.isfortran({n}))")


def program(r):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        p = Program(r)
        p.build()
    return HEAD + "\n".join(p.lines) + "\n"


if __name__ == "__main__":
    print(program(random.Random()))
