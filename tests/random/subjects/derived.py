# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Classes that derive from list, dict, tuple and set, with some methods of
their own, and what `collections` has: whatever is done with containers
(containers.py) is done with their objects, beside plain ones.
"""
import importlib.util
import os

import support
from support import HEAD, grow, runs

SLICE = 30
MOST_REFUSED = 0.4
# H0207: too many arguments of a builtin are an error at once
REFUSED_BY = ("H0990", "H0908", "H03", "H04", "H0207")
# H0515: each of several objects raises, each in its own way
RAISED = support.RAISED | {"H0515": ("ValueError", "AttributeError")}
ALLOWED = {"H0990 the order of a ": "of a set that only running knows"}


def copy_of_containers():
    """The generator of containers, whose fresh ones are changed here."""
    path = os.path.join(os.path.dirname(__file__), "containers.py")
    spec = importlib.util.spec_from_file_location("containers_derived", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


c = copy_of_containers()
plain = {name: getattr(c, name)
         for name in ("fresh_list", "fresh_dict", "fresh_set")}


def fresh_list(r):
    x = plain["fresh_list"](r)
    return r.choice([x, f"L({x})", f"M({x})", f"L({x})", f"deque({x})",
                     f"deque({x}, {r.randrange(4)})"])


def fresh_dict(r):
    x = plain["fresh_dict"](r)
    return r.choice([x, f"D({x})", f"E({x})", f"OrderedDict({x})",
                     f"defaultdict(int, {x})", f"defaultdict(list, {x})",
                     f"Counter('{r.choice(['abca', 'bb', ''])}')",
                     f"Counter(a={r.randrange(-1, 4)}, b=k)"])


def fresh_set(r):
    x = plain["fresh_set"](r)
    return r.choice([x, f"S({x})"])


c.fresh_list, c.fresh_dict, c.fresh_set = fresh_list, fresh_dict, fresh_set

OF_LIST = """\
def append(self, v): super().append(v); self.n += 1
def append(self, v): list.append(self, v); print('append', v)
def __getitem__(self, i): print('get', i); return super().__getitem__(i)
def __setitem__(self, i, v): print('set', i); super().__setitem__(i, v)
def __delitem__(self, i): print('del', i); super().__delitem__(i)
def __len__(self): return list.__len__(self)
def __len__(self): print('len'); return super().__len__()
def __iter__(self): print('iter'); return super().__iter__()
def __iter__(self): return iter(list(super().__iter__())[::-1])
def __contains__(self, v): print('in'); return super().__contains__(v)
def __eq__(self, o): print('eq'); return super().__eq__(o)
def __lt__(self, o): print('lt'); return super().__lt__(o)
def __ge__(self, o): return NotImplemented
def __add__(self, o): return type(self)(super().__add__(o))
def __radd__(self, o): return 'radd'
def __mul__(self, o): return ('mul', o)
def __iadd__(self, o): self.extend(o); print('iadd'); return self
def __repr__(self): return f'<{super().__repr__()}>'
def __str__(self): return f'str of {len(self)}'
def __bool__(self): return self.n > 0
def __init__(self, *a): super().__init__(*a); self.n = len(self)
def __reversed__(self): print('reversed'); return super().__reversed__()
def pop(self, *a): print('pop'); return super().pop(*a)
def extend(self, o): print('extend'); super().extend(o)
def sort(self, **n): super().sort(**n); print('sort')
def __hash__(self): return 7
def copy(self): return type(self)(self)""".splitlines()

OF_DICT = """\
def __getitem__(self, k): print('get', k); return super().__getitem__(k)
def __setitem__(self, k, v): print('set', k); super().__setitem__(k, v)
def __delitem__(self, k): print('del', k); super().__delitem__(k)
def __missing__(self, k): return ('missing', k)
def __missing__(self, k): self[k] = 5; return 6
def __contains__(self, k): print('in', k); return super().__contains__(k)
def __len__(self): return dict.__len__(self)
def __iter__(self): print('iter'); return super().__iter__()
def __iter__(self): return iter(list(super().keys())[::-1])
def keys(self): print('keys'); return super().keys()
def items(self): return list(super().items())
def get(self, k, d=None): print('get', k); return super().get(k, d)
def update(self, *a, **n): print('update'); super().update(*a, **n)
def pop(self, *a): print('pop'); return super().pop(*a)
def setdefault(self, k, d=None): return super().setdefault(k, d)
def __eq__(self, o): print('eq'); return super().__eq__(o)
def __eq__(self, o): return NotImplemented
def __or__(self, o): return type(self)(super().__or__(o))
def __or__(self, o): return NotImplemented
def __ror__(self, o): print('ror'); return super().__ror__(o)
def __ior__(self, o): self.update(o); return self
def __repr__(self): return f'<{super().__repr__()}>'
def __init__(self, *a, **n): super().__init__(*a, **n); self.n = len(self)
def __bool__(self): return True
def copy(self): return type(self)(self)""".splitlines()

OF_SET = """\
def add(self, v): print('add', v); super().add(v)
def __contains__(self, v): print('in', v); return super().__contains__(v)
def __or__(self, o): return type(self)(super().__or__(o))
def __rsub__(self, o): print('rsub'); return super().__rsub__(o)
def __iand__(self, o): print('iand'); return super().__iand__(o)
def __len__(self): return super().__len__()
def __eq__(self, o): print('eq'); return super().__eq__(o)
def __le__(self, o): print('le'); return super().__le__(o)""".splitlines()

OF_TUPLE = """\
def __getitem__(self, i): print('get', i); return super().__getitem__(i)
def __add__(self, o): return T(super().__add__(o))
def __len__(self): return super().__len__()
def __iter__(self): print('iter'); return super().__iter__()
def __eq__(self, o): print('eq'); return super().__eq__(o)
def __hash__(self): return super().__hash__()
def __new__(cls, *a): print('new'); return super().__new__(cls, *a)
def __repr__(self): return 'T' + super().__repr__()""".splitlines()


def class_of(r, name, base, methods, most):
    own = {}
    for _ in range(r.randrange(most)):
        line = r.choice(methods)
        own[line.split("(")[0]] = line
    lines = [f"class {name}({base}):", "    n = 1"]
    return lines + ["    " + line for line in own.values()]


def deque_statement(r):
    q = r.choice(c.LISTS)
    change = r.choice([
        f"{q}.appendleft({c.value(r)})", f"print({q}.popleft())",
        f"{q}.extendleft({c.iterable(r)})",
        f"{q}.rotate({r.choice(['', '1', '-1', '2', '5', 'True'])})",
        f"print({q}.maxlen)", f"{q} = deque({c.iterable(r)})",
        f"{q} = deque({c.iterable(r)}, maxlen={r.choice(['0', '1', '2', '3', 'None', '-1'])})",
        f"for v in {q}:\n    {q}.{r.choice(['append(0)', 'pop()', 'count(1)'])}",
        f"print({q} + {fresh_list(r)}, {q} * 2)",
        f"print({q} == {r.choice(c.LISTS)}, {q} < {fresh_list(r)})"])
    return change.split("\n") + [f"print({q})"]


def mapping_statement(r):
    d = r.choice(c.DICTS)
    key = c.hashed(r)
    change = r.choice([
        f"{d}.move_to_end({key}{r.choice(['', ', False', ', last=True'])})",
        f"print({d}.popitem({r.choice(['', 'False', 'last=True'])}))",
        f"print({d}.most_common({r.choice(['', '1', '2', '0'])}))",
        f"print(list({d}.elements()), {d}.total())",
        f"{d}.subtract({r.choice([r.choice(c.DICTS), repr('ab')])})",
        f"{d}[{key}] += 1", f"{d}[{key}].append(k)",
        f"{d} = {d} {r.choice(['+', '-', '&', '|'])} {fresh_dict(r)}",
        f"{d} {r.choice(['+', '-', '&', '|'])}= {fresh_dict(r)}",
        f"print(+{d}, -{d})", f"print({d} <= {fresh_dict(r)})",
        f"print({d} == {fresh_dict(r)}, {d} != {r.choice(c.DICTS)})",
        f"print({d}.default_factory is int)",
        f"print(dict({d}), {{**{d}}}, [*{d}], len({d}))",
        f"print({d}.copy(), type({d}.copy()).__name__)",
        f"print({d}.keys(), {d}.values(), {d}.items())"])
    return change.split("\n") + [f"print({d})"]


def object_statement(r):
    x = r.choice(c.LISTS + c.DICTS)
    y = r.choice(c.LISTS + c.DICTS)
    p = r.choice(c.TUPLES)
    change = r.choice([
        f"{x}.n = {c.value(r)}\nprint({y}.n)", f"print(type({x}).__name__)",
        f"{x} = {y} if k > 2 else {x}", f"{x} = {y} if f > 9 else {x}",
        f"print(isinstance({x}, {r.choice(['L', 'D', 'list', 'dict', 'deque', 'Counter', 'M', '(E, S)'])}))",
        f"print({x} is {y}, {x} == {y}, {x} != {y})",
        f"{x} = type({x})({y})", f"print(f'{{{x}!r}} {{{y}}}', [{x}])",
        f"{p} = T([{c.items(r, c.value)}])", f"{p} = P({c.value(r)}, y={c.value(r)})",
        f"print({p}.x, {p}._asdict())", f"{p} = {p}._replace(x={c.value(r)})",
        f"{p} = P._make({c.iterable(r)})", f"print({{{p}: 1}})",
        f"for turn in range(k):\n    {x}[{c.index(r)}] = turn",
        f"for turn in range(k):\n    {x}[0] = {x}[0] + turn"])
    return change.split("\n") + [f"print({x}, {p})"]


def statement(r):
    of = r.choice([c.statement, c.statement, c.statement, deque_statement,
                   mapping_statement, object_statement, object_statement])
    lines = of(r)
    if of is not c.statement and r.random() < 0.15:
        way = r.choice(["if k > 2:", "if k > 9:\n    pass\nelse:",
                        "for turn in range(k - 2):"])
        lines = way.split("\n") + ["    " + line for line in lines]
    return lines


def program(r):
    head = HEAD + ["from collections import (Counter, OrderedDict, "
                   "defaultdict, deque, namedtuple)"]
    head += class_of(r, "L", "list", OF_LIST, 5)
    head += class_of(r, "M", r.choice(["L", "list"]), OF_LIST, 3)
    head += class_of(r, "D", "dict", OF_DICT, 5)
    head += class_of(r, "E", r.choice(["D", "dict", "OrderedDict", "Counter"]),
                     OF_DICT, 3)
    head += class_of(r, "S", "set", OF_SET, 3)
    head += class_of(r, "T", "tuple", OF_TUPLE, 3)
    head += ["P = namedtuple('P', 'x y')"]
    for names, fresh, least in ((c.LISTS, fresh_list, "[]"),
                                (c.DICTS, fresh_dict, "{}"),
                                (c.SETS, fresh_set, "set()")):
        for name in names:
            line = f"{name} = {fresh(r)}"
            head.append(line if runs(head + [line]) else f"{name} = {least}")
    for name in c.TUPLES:
        line = r.choice([f"{name} = T((1, k))", f"{name} = P(1, k)",
                         f"{name} = (1, 2)"])
        head.append(line)
    return grow(r, head, statement, r.randrange(3, 10), 0.25)
