# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Gradients through views and in-place changes.

The programs of views.py with smooth functions, as the body of a loss: views of
copies of its arguments, changed in place under each other's names, straight,
in branches and loops. Its gradients are held against central differences, and
the product of a gradient with a direction against the difference of the loss
along it, which the program takes itself."""
import random
import warnings

import numpy as np

from subjects import views

SLICE = 25
TOLERANCE = (2e-4, 2e-4)
MOST_REFUSED = 0.2
REFUSED_BY = ("H0990", "H04", "H0521")
LARGEST = 30


class Program(views.Program):
    def __init__(self, r):
        super().__init__(r)
        self.space["np"] = np

    def fits(self):
        return super().fits() and all(
            np.abs(x).max() < LARGEST for x in self.arrays().values())

    def scalar(self):
        m = self.some()
        return self.r.choice(["0.4", "-0.7", "1.1", f"{m}.mean()",
                              f"np.tanh({m}.sum())", f"np.sin({m}).max()"])

    def fresh(self, n, staged=None):
        r, x = self.r, self.space[n]
        a = self.axis(x)
        m = self.some(x.shape) if r.random() < 0.7 else self.some()
        k = r.randrange(1, 4)
        return r.choice([
            lambda: f"{n} * 1.3",
            lambda: f"np.sin({n} + {m})",
            lambda: f"{m} * {n} * 0.5",
            lambda: f"np.tanh({n}) - {self.scalar()} * {m}",
            lambda: f"np.copy({n})",
            lambda: f"{n}.copy()",
            lambda: f"np.array({n})",
            lambda: f"{n}.flatten()",
            lambda: f"{n}.astype(np.float64)",
            lambda: f"np.zeros_like({n})",
            lambda: f"np.full_like({n}, {self.scalar()})",
            lambda: f"{n}.sum(axis={a}) * 0.5",
            lambda: f"np.max({n}, axis={a}, keepdims=True)",
            lambda: f"np.cumsum({n}, axis={a}) * 0.4",
            lambda: f"np.sort({n}, axis={a})",
            lambda: f"np.clip({n}, -0.9, 0.8)",
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
            lambda: f"np.tanh({n} @ {m})",
            lambda: f"np.outer({n}, {m}) * 0.3",
            lambda: f"np.array([{n}, {m}])",
            lambda: f"np.maximum({n}, {m}).reshape({self.shape_of(x.size)})",
            lambda: f"({n} + {m}).ravel() * 0.6",
        ])()

    def change(self, staged=None):
        r, n = self.r, self.writable()
        if n is None:
            return None
        x = self.space[n]
        m = self.some(x.shape) if r.random() < 0.6 else self.some()
        s = self.scalar()
        i = self.index(x, staged, arrays=False)
        return r.choice([
            lambda: f"{n} += {s}",
            lambda: f"{n} += 0.5 * {m}",
            lambda: f"{n} *= 0.8",
            lambda: f"{n} *= np.sin({m})",
            lambda: f"{n}[{i}] = {s}",
            lambda: f"{n}[{i}] += {s}",
            lambda: f"{n}[{i}] *= {s}",
            lambda: f"{n}[{i}] = np.sin({n}[{i}]) * {s}",
            lambda: f"{n}[{self.index(x, staged)}] = {s}",
            lambda: f"{n}[...] = {m}[::-1]",
            lambda: f"{n}[...] = np.tanh({m})",
            lambda: f"{n}[1:] += 0.5 * {n}[:-1]",
            lambda: f"{n}[:-1] = {n}[1:]",
            lambda: f"{n}[::-1] += 0.4 * {n}",
            lambda: f"{n}[:] = {n}.T",
            lambda: f"{n}[{n} > 0.3] = {s}",
            lambda: f"{n}[{n} > 0.3] *= 0.6",
            lambda: f"{n}.fill({s})",
            lambda: f"{n}.sort()",
            lambda: f"np.multiply({n}, {m}, out={n})",
            lambda: f"{n}.T[{self.index(x.T, staged, False)}] = {s}",
            lambda: f"{n}.reshape(-1)[{r.randrange(x.size)}] *= {s}",
            lambda: f"{n}.ravel()[::2] = {s}",
        ])()

    def branch(self):
        body = [b for b in (self.change() for _ in range(2)) if b]
        if body:
            self.try_lines(
                [f"if {self.some()}.sum() > {self.r.uniform(-2, 2):.2f}:"] +
                ["    " + b for b in body], apart="\n".join(body))

    def loop(self):
        count = self.r.choice(["int(S[0])", "2", "int(S[1]) + 1"])
        body = []
        if self.r.random() < 0.4:
            n = self.some()
            body.append(f"t = {self.view(n, 'k')}")
            body.append(self.r.choice(["t += 0.2 * k", "t *= 0.5",
                                       f"{n} += np.sin(t.sum())"]))
        body += [b for b in (self.change("k") for _ in range(2)) if b]
        if body:
            self.try_lines([f"for k in range({count}):"] +
                           ["    " + b for b in body],
                           apart="k = 1\n" + "\n".join(body))

    def argument(self, name):
        r = self.r
        shape = self.shape_of(r.choice([4, 6, 8, 9, 12]))
        x = np.array([round(r.uniform(-1.5, 1.5), 3)
                      for _ in range(int(np.prod(shape)))])
        line = f"{name} = np.array({x.tolist()}).reshape({shape})"
        exec(line, self.space)
        return line

    def build(self):
        r = self.r
        given = [self.argument("x"), self.argument("y")]
        self.try_lines(["v0 = x + 0.0"], "v0")
        self.try_lines(["v1 = y * 1.0"], "v1")
        for _ in range(r.randrange(3, 9)):
            r.choice([self.bind, self.bind, self.bind, self.straight,
                      self.straight, self.branch, self.loop,
                      self.function])()
        loss = " + ".join(
            f"{r.choice(['np.sin(%s).sum()', '(%s * %s).sum() * 0.1'])}"
            .replace("%s", n) for n in self.names)
        shape = self.space["x"].shape
        way = [round(r.uniform(-1, 1), 2) for _ in range(self.space["x"].size)]
        body = "\n    ".join(self.lines)
        return f"""{views.HEAD}from holo import autograd

{given[0]}
{given[1]}

def f(x, y):
    {body}
    return {loss} + 0.1 * (x * x).sum() + 0.2 * y.sum()

v, g = autograd.value_and_grad(f, (0, 1))(x, y)
print(v)
print(g[0].tolist())
print(g[1].tolist())
d = np.array({way}).reshape({shape})
e = 1e-5
print((g[0] * d).sum(), (f(x + e * d, y) - f(x - e * d, y)) / (2 * e))
"""


def program(r):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Program(r).build()


if __name__ == "__main__":
    print(program(random.Random()))
