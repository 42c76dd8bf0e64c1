# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Modules of the library: iterators of itertools, functions of functools and
operator, random numbers, dataclasses, enumerations, heaps, copies. What they
are given is known while compiling or not, and so are the branches and loops
that they stand in."""
import support
from support import grow

SLICE = 30
MOST_REFUSED = 0.6
REFUSED_BY = ("H0990", "H03", "H04")
RAISED = {**support.RAISED, "H0906": ("StopIteration", "ValueError",
                                      "TypeError", "IndexError", "KeyError",
                                      "AttributeError")}

HEAD = support.HEAD + """\
import bisect
import copy
import functools
import heapq
import itertools
import math
import operator
import random
import statistics
from dataclasses import asdict, astuple, dataclass, field, replace
from enum import Enum, IntEnum
from typing import List, NamedTuple

random.seed(7)
x = [3, 1, 4, 1, 5]
h = [1, 3, 2]
n = 0

@dataclass(order=True)
class P:
    a: int
    b: float = 1.5
    c: List[int] = field(default_factory=list, compare=False)

    def grown(self, by):
        self.a += by
        return self

class T(NamedTuple):
    u: int
    v: float = 0.5

class C(Enum):
    RED = 1
    BLUE = 2
    SKY = 2

class I(IntEnum):
    ONE = 1
    TWO = 2

def add(a, b):
    return a + b

p = P(2)
q = P(k, f)
t = T(1)
e = C.RED
it = iter(x)
""".splitlines()

NUMBERS = ["k", "f", "1", "2", "k - 1", "2.5", "n", "len(x)", "p.a", "q.b",
           "t.u", "I.TWO", "e.value"]


def number(r):
    return r.choice(NUMBERS)


def items(r, depth=2):
    if not depth or r.random() < .35:
        return r.choice(["x", "range(4)", "[k, 1, f]", "h", "(2, k)", "p.c",
                         "np.arange(3)", "[f, 0.5]", "sorted(x)", "it", "t",
                         "[i.value for i in C]"])
    a, b = items(r, depth - 1), items(r, depth - 1)
    return r.choice([
        f"itertools.chain({a}, {b})", f"itertools.accumulate({a})",
        f"itertools.accumulate({a}, {r.choice(['max', 'add', 'operator.mul'])})",
        f"itertools.islice({a}, {r.randrange(4)})",
        f"itertools.islice({a}, 1, None, 2)",
        f"itertools.takewhile(lambda v: v < {number(r)}, {a})",
        f"itertools.dropwhile(lambda v: v < 2, {a})",
        f"itertools.filterfalse(lambda v: v > 2, {a})",
        f"itertools.islice(itertools.cycle({a}), 5)",
        f"itertools.islice(itertools.count({number(r)}, 2), 3)",
        f"itertools.repeat({number(r)}, {r.randrange(3)})",
        f"itertools.starmap(add, zip({a}, {b}))",
        f"itertools.compress({a}, [1, 0, 1, 1])",
        f"map(functools.partial(add, {number(r)}), {a})",
        f"[sum(c) for c in itertools.combinations({a}, 2)]",
        f"[c[0] for c in itertools.product({a}, [1, 2])]",
        f"[c[-1] for c in itertools.permutations(list({a})[:3])][:4]",
        f"[b - a for a, b in itertools.pairwise({a})]",
        f"[v or 0 for v, w in itertools.zip_longest({a}, {b})]",
        f"heapq.merge(sorted({a}), [2, 3])", f"heapq.nsmallest(2, {a})",
        f"random.sample(x, {r.randrange(4)})",
        f"random.choices(x, k={r.randrange(3)})", f"copy.copy({a})",
        f"[random.randint(0, {r.randrange(1, 9)}) for v in {a}]",
    ])


def value(r):
    a = items(r)
    return r.choice([
        f"list({a})", f"sum({a})", f"functools.reduce(add, {a}, {number(r)})",
        f"max({a}, default=0)", "random.random()", "random.gauss(0, 1)",
        f"random.uniform({number(r)}, 3)", "random.randrange(10)",
        "random.choice(x)", f"random.randint(1, 3 + {r.choice('k5')})",
        f"bisect.bisect(sorted(x), {number(r)})", "heapq.heappop(h)",
        f"heapq.heappushpop(h, {number(r)})", "copy.deepcopy(p)",
        f"replace(p, a={number(r)})", "asdict(q)", "astuple(p)", "p == q",
        f"p < P({number(r)})", f"P({number(r)}, {number(r)})", "repr(p)",
        f"T({number(r)})", f"t._replace(v={number(r)})", "t + (1,)",
        f"C({r.choice('12')})", "C['SKY'] is C.BLUE", "e is C.RED", "e.name",
        f"[10, 20, 30][{r.choice(['I.ONE', 'I.TWO'])}]", f"I.TWO * {number(r)}",
        "[i for i in C]", "f'{e} {I.ONE}'", "statistics.mean(x)",
        "statistics.pstdev(x)", "math.fsum(x)", "math.comb(5, 2)",
        f"operator.itemgetter(1)(list({a}))", "operator.attrgetter('a')(p)",
        f"p.grown({number(r)}).a", "next(it, 'end')",
        f"[k for k, g in itertools.groupby({a})]",
        f"[len(list(g)) for k, g in itertools.groupby({a}, lambda v: v > 1)]",
    ])


def change(r):
    return r.choice([
        f"n += {number(r)}", f"x.append({number(r)})", "random.shuffle(x)",
        f"random.seed({r.randrange(9)})", f"heapq.heappush(h, {number(r)})",
        f"p.a = {number(r)}", f"q.b += {number(r)}", f"p.c.append({number(r)})",
        f"e = C.BLUE if {number(r)} > {number(r)} else C.RED",
        "q = copy.deepcopy(p)", "p = copy.copy(q)", "it = iter(x)",
        f"t = T({number(r)}, {number(r)})", f"bisect.insort(h, {number(r)})",
        "n += random.randrange(5)", "q.b = random.random()",
        "h = sorted(h)", f"n = sum({items(r)})", "p.grown(random.randint(1, 3))",
    ])


def statement(r):
    kind = r.random()
    if kind < .4:
        return [f"print({value(r)})"]
    if kind < .6:
        return [change(r), f"print({value(r)})"]
    if kind < .8:
        test = f"{number(r)} > {number(r)}"
        return [f"if {test}:", "    " + change(r)] + (
            ["else:", "    " + change(r)] if r.random() < .5 else []) + [
            "print(n, x, p.a, q.b, e, random.random())"]
    head = r.choice([f"for i in range({r.choice(['3', 'k', 'k + 1'])}):",
                     f"for i in {items(r, 1)}:"])
    body = ["    " + change(r) for _ in range(r.randrange(1, 3))]
    return [head] + body + ["print(n, x, h, p.a, q.b, e, t, random.random())"]


def program(r):
    return grow(r, HEAD, statement, r.randrange(2, 5), 0.1)
