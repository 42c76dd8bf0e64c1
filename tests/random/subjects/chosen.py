# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What is chosen by a value that only running knows: items of dicts by keys,
the best of several by `key=`, and what sorted() puts in order; read, changed
and kept in branches, loops and `try`, where keys may be missing.
"""
from support import tidy

SLICE = 40
MOST_REFUSED = 0.4
# H0506: behind a new key that would end the run (H0305), of a key that is known.
REFUSED_BY = ("H0990", "H03", "H04", "H0506")
ALLOWED = {"H0305": "a new key that only running knows",
           "H0990 sorted() of a NaN": "so said in docs/language.md"}
RAISED = {"H0506": ("KeyError", "IndexError"), "H0512": ("ValueError",)}

HEAD = """\
import numpy as np

k = int(np.zeros(70000).sum())
f = float(np.array([2.5])[0])
x = np.array([3.0, 1.0, 2.0, 1.0])


class Item:
    def __init__(self, name, w):
        self.name, self.w = name, w


"""


def number(r):
    return r.choice(["0", "1", "2", "3", "k", "k + 1", "k + 2", "i", "i + 1",
                     "k + i", "(k + i) % 3", "5 + k", "int(x[k + 1])"])


def text(r):
    return r.choice(["'a'", "'b'", "('a' if k > 0 else 'b')", "('b' if i > 1 else 'c')",
                     "('c' if x[i] > 1 else 'a')", "w", "('z' if k else 'a')"])


def key(r, name):
    if name == "t":
        return text(r)
    if name == "p":
        return f"({number(r)}, {r.choice(['0', '1', 'k', 'i % 2', number(r)])})"
    return number(r)


def fresh(r, name):
    what = r.choice(["number", "number", "staged", "list", "array", "text", "mixed"])
    of = {"number": lambda n: str(n * 3), "staged": lambda n: f"k + {n}",
          "list": lambda n: f"[{n}, k]", "array": lambda n: f"np.full(2, {n}.5)",
          "text": lambda n: f"'v{n}'", "mixed": lambda n: ["None", "2.5", "'q'", "k"][n % 4]}[what]
    keys = {"d": ["0", "1", "2", "3"], "t": ["'a'", "'b'", "'c'"],
            "p": ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"], "c": ["k * 0", "1", "True", "2.0"]}[name]
    if name == "c":
        keys = ["0", "1", "2.0", "False"]
    keys = keys[:r.randint(1, len(keys))]
    return "{" + ", ".join(f"{q}: {of(n)}" for n, q in enumerate(keys)) + "}", what


def change(r, name, what):
    at = f"{name}[{key(r, name)}]"
    if what == "list":
        return r.choice([f"{at}[0] += 1", f"{at}[1] = i", f"{at} = [7, 8]", f"l = {at}\nl[0] = 50"])
    if what == "array":
        return r.choice([f"{at} += 1", f"{at}[1] = i", f"{at} = {at} * 2", f"l = {at}\nl *= 2"])
    if what == "text":
        return f"{at} = {r.choice(['w', repr('n'), at])}"
    return r.choice([f"{at} += 1", f"{at} = {number(r)}", f"{at} -= k", f"{at} = {at} + i"])


def read(r, name, what):
    at = key(r, name)
    default = {"list": "[0, 0]", "array": "np.zeros(2)", "text": "'none'"}.get(what, "-1")
    return r.choice([f"print({name}[{at}])", f"print({name}[{at}], {at} in {name})",
                     f"print({name}.get({at}, {default}))", f"print({name})",
                     f"print({name}.get({at}))"])


def best(r):
    numbers = ", ".join(r.choice(["k", "k + 2", "i", "1", "k - i", "k + 1"]) for _ in range(r.randint(2, 5)))
    floats = ", ".join(r.choice(["f", "x[k]", "x[1]", "-f", "f * i", "x[3]"]) for _ in range(r.randint(2, 4)))
    by = r.choice(["lambda v: -v", "lambda v: (v - 1) * (v - 1)", "lambda v: v % 2", "abs", "lambda v: x[0] - v"])
    flag = r.choice(["", ", reverse=True", ", reverse=False"])
    return r.choice([
        f"print(sorted([{numbers}]{flag}))", f"print(sorted([{floats}]{flag}))",
        f"print(sorted([{numbers}], key={by}{flag}))", f"print(min([{numbers}], key={by}), max([{floats}], key={by}))",
        f"print(max(range(4), key=lambda v: x[v]), min(range(4), key=lambda v: x[v] * (k + i)))",
        f"v = [{numbers}]\nv.sort({flag[2:]})\nprint(v, v[0] + 1)",
        f"o = sorted(items, key=lambda v: v.w{flag})\no[0].w = {number(r)} + 0.5\nprint([v.name for v in o], [v.w for v in items])",
        f"o = {r.choice(['min', 'max'])}(items, key=lambda v: v.w)\no.w = o.w + {number(r)}\nprint(o.name, o is items[1], [v.w for v in items])",
        f"print(sorted({{'a': k + 1, 'b': k, 'c': i}}.items(), key=lambda v: v[1]{flag}))",
        f"w = max({{'a': k, 'b': k + 1}}, key=lambda v: len(v) * (k + i))\nprint(w)",
        f"print(min('a', 'b', 'c', key=lambda v: x[ord(v) - 97]), w)"])


def indent(lines):
    return "\n".join("    " + line for line in lines.split("\n"))


def statement(r, dicts, depth=0):
    name = r.choice(list(dicts))
    what = dicts[name]
    kind = r.random()
    if kind < .3:
        return change(r, name, what)
    if kind < .55:
        return read(r, name, what)
    if kind < .75 or depth == 2:
        return best(r)
    inner = "\n".join(statement(r, dicts, depth + 1) for _ in range(r.randint(1, 2)))
    if kind < .83:
        return f"if {r.choice(['k == 0', 'k > 0', 'x[k] > i', 'i > k'])}:\n{indent(inner)}\nelse:\n{indent(statement(r, dicts, depth + 1))}"
    if kind < .92:
        return f"for i in range({r.choice(['k + 3', '3', 'k + 2'])}):\n{indent(inner)}"
    return f"try:\n{indent(inner)}\nexcept KeyError as e:\n    print('no', {r.choice(['e', '0', 'e.args[0]'])})"


def program(r):
    lines = [HEAD, "i, w = 0, 'a'", "items = [Item('one', x[0]), Item('two', x[1]), Item('three', f)]"]
    dicts = {}
    for name in r.sample(["d", "t", "p", "c"], r.randint(1, 3)):
        what, dicts[name] = fresh(r, name)
        lines.append(f"{name} = {what}")
    lines += [statement(r, dicts) for _ in range(r.randint(2, 5))]
    lines += [f"print({name})" for name in dicts]
    return tidy("\n".join(lines))
