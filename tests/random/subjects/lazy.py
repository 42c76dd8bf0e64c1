# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Iterators that are left early: any(), all(), `in`, next() and loops with a
`break`, through generator expressions, map(), filter(), zip(), enumerate() and
iterators of classes, some of which count how often they are asked, or go
through an iterator that others go through, too. What decides is known while
compiling, or not."""
import support
from support import grow

SLICE = 30
MOST_REFUSED = 0.6  # what leaves something behind is asked for on purpose
REFUSED_BY = ("H0990", "H03", "H04")
RAISED = {**support.RAISED, "H0906": ("StopIteration", "RuntimeError",
                                      "ValueError")}

HEAD = support.HEAD + """\
n = 0
c = np.zeros(8)
x = [1, 2, 3, 4]
d = {1: 2, 3: 4}
t = {1, 2, 5}
seen = []

def count(v):
    global n
    n += 1
    return v

def mark(v):
    c[int(v) % 8] += 1
    return v

def note(v):
    seen.append(v)
    return v

class Steps:
    def __init__(self, most):
        self.at = 0
        self.most = most

    def __iter__(self):
        count(0)
        return self

    def __next__(self):
        self.at += 1
        if self.at > self.most:
            raise StopIteration
        return self.at

class Same:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == other

it = iter([5, 2, 3, 1, 4])
st = Steps(4)
""".splitlines()


def source(r, depth=2):
    plain = ["x", "d", "it", "st", "range(5)", "iter(x)", "Steps(3)",
             "np.arange(4)", "(1, k, 2)", "[f, k, 1]", "reversed(x)",
             "t", "d.values()", "iter(range(4))"]
    if not depth or r.random() < .3:
        return r.choice(plain)
    inner = source(r, depth - 1)
    call = r.choice(["count", "mark", "note", "float", "int", "int", "int"])
    return r.choice([
        f"({call}(v) for v in {inner})", f"(v * 2 for v in {inner})",
        f"(v for v in {inner} if {decides(r, 'v')})",
        f"({call}(v) for v in {inner} if {decides(r, 'v')})",
        f"map({call}, {inner})", f"filter(None, {inner})",
        f"(v for v in {inner} if v != 2)", f"filter(lambda v: v > 1, {inner})",
        f"(a + b for a in [0, 1] for b in {inner})", inner,
        f"(v for v in list({inner}))"])


def decides(r, v):
    return r.choice([f"{v} > {r.choice(['k', 'f', '2', 'k - 1', '1'])}",
                     f"{v} == {r.choice(['k', '3', 'k - 1'])}",
                     f"{v} < {r.choice(['k', 'f', '3'])}",
                     f"Same({v}) == k"])


def shown(r):
    return "print(" + r.choice(["n", "c", "seen", "st.at", "list(it)", "n, c",
                                "next(it, 'end')", "next(st, 'end')",
                                "seen, n", "st.at, n"]) + ")"


def loop(r):
    kind = r.random()
    if kind < .6:
        head, v = f"for v in {source(r)}:", "v"
    elif kind < .8:
        head, v = f"for i, v in enumerate({source(r)}):", "v"
    else:
        head, v = f"for v, w in zip({source(r)}, {source(r)}):", "v"
    body = ["    " + r.choice(["n += 10", "seen.append(0)", "c[0] += 1",
                               "pass"])] if r.random() < .5 else []
    stop = [f"    if {decides(r, v)}:", "        break"]
    lines = [head] + (body + stop if r.random() < .5 else stop + body)
    if r.random() < .3:
        lines += ["else:", "    print('none')"]
    return lines + [r.choice(["print(v)", shown(r)]), shown(r)]


def taken(r):
    """What asks for all items, some of which only running may know."""
    x = source(r)
    return r.choice([
        f"sum({x})", f"sum({x}, 0.5)", f"max({x}, default=-1)",
        f"min({x}, default=9, key=lambda v: -v)", f"sorted({x})",
        f"list({x})", f"len(list({x}))", f"sum(1 for q in {x})",
        f"sum(q * 0.5 for q in {x} if {decides(r, 'q')})",
        f"max(q for q in {x} if {decides(r, 'q')})",
        f"sum(q for q in {x} for p in [1, 2] if {decides(r, 'p')})",
        f"sum(p * q for q in {x} if {decides(r, 'q')} for p in [1, k, 4])",
        f"tuple({x})", f"sorted((q for q in {x}), reverse=True)"])


def statement(r):
    if r.random() < .25:
        return [f"print({taken(r)})", shown(r)]
    kind = r.random()
    if kind < .4:
        return loop(r)
    if kind < .65:
        test = decides(r, "q")
        return [f"print({r.choice(['any', 'all'])}({test} for q in "
                f"{source(r)}))", shown(r)]
    if kind < .8:
        return [f"print({r.choice(['k', '3', 'f', 'Same(k)', '9'])} in "
                f"{source(r)})", shown(r)]
    if kind < .85:
        return [f"print([{r.choice(['k', 'Same(k)', '1'])}, "
                f"{r.choice(['Same(2)', '2'])}] == [3, {r.choice('25k')}])"]
    return [r.choice([f"print(next({source(r, 1)}))" if r.random() < .3 else
                      f"print(next(iter({source(r)}), 'end'))",
                      "it = iter(d)", "it = iter(d.items())", "it = iter(t)",
                      "it = reversed(d)", "it = zip(d, x)", "st = Steps(5)",
                      f"it = iter({source(r)})", "it = iter(x)"]),
            shown(r),
            r.choice(["d[len(d)] = 0", "d[1] = 5", "d.pop(1, 0)", "t.add(9)",
                      "t.discard(1)", "x.append(7)", "x.pop(0)", "d.clear()",
                      "d[3] = d.pop(3, 0)", "next(it, 0)"]), shown(r)]


def program(r):
    return grow(r, HEAD, statement, r.randrange(1, 4), 0.2)
