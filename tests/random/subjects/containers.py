# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lists, tuples, dicts, sets and views of dicts: their methods, operators,
changes in place through aliases, and iteration, with arguments good and bad;
some of the values are known only when running, and some of the changes are
made on one way of a branch.

Sets hold numbers and tuples of numbers: the order of others is documented to
differ.
"""
import support
from support import HEAD, grow, runs

SLICE = 30
MOST_REFUSED = 0.35
REFUSED_BY = ("H0990", "H0908", "H03", "H04")  # H0908: it holds itself
RAISED = support.RAISED
ALLOWED = {"H0990 the order of a ": "of a set from which something went"}

LISTS, DICTS, SETS, TUPLES = "xyz", "de", "st", "pq"


def atom(r):
    return r.choice(["0", "1", "2", "3", "-1", "7", "1.0", "2.5", "True",
                     "False", "64", "33", "(1, 2)", "(1, 0)", "()"])


def value(r):
    return r.choice([atom(r), atom(r), atom(r), "'a'", "'b'", "None", "k", "f",
                     "[1]", "k + 1", "[k]", r.choice(LISTS + TUPLES)])


def hashed(r, sets=False):
    return r.choice([atom(r), atom(r), atom(r)] + ([] if sets else
                    ["'a'", "'b'", "None", "('a', 1)"])
                    + ["frozenset([1, 9])", "[1]" if r.random() < .2 else "5"])


def items(r, of, most=5):
    return ", ".join(of(r) for _ in range(r.randrange(most)))


def fresh_list(r):
    return r.choice([f"[{items(r, value)}]", f"[{items(r, atom)}]",
                     f"list(range({r.randrange(7)}))",
                     f"[v * 2 for v in range({r.randrange(5)})]"])


def fresh_dict(r):
    pairs = ", ".join(f"{hashed(r)}: {value(r)}" for _ in range(r.randrange(5)))
    return r.choice([f"{{{pairs}}}", f"{{{pairs}}}", "dict(a=1, b=k)",
                     f"dict.fromkeys([{items(r, hashed)}], 0)",
                     f"{{v: v * v for v in range({r.randrange(5)})}}"])


def numbers(r):
    return ", ".join(hashed(r, True) for _ in range(r.randrange(1, 9)))


def fresh_set(r):
    return r.choice([f"{{{numbers(r)}}}", f"set([{numbers(r)}])",
                     f"set(range({r.randrange(40)}))",
                     f"{{v % 7 for v in range({r.randrange(20)})}}",
                     f"frozenset([{numbers(r)}])"])


def iterable(r, sets=False):
    if sets:
        return r.choice([r.choice(SETS), f"[{numbers(r)}]", f"{{{numbers(r)}}}",
                         f"range({r.randrange(30)})", "{1: 2, 40: 3}", "5",
                         f"(v * 3 for v in range({r.randrange(9)}))",
                         "{3: 1, 8: 2}.keys()", "[[1]]"])
    return r.choice([r.choice(LISTS + TUPLES + DICTS + SETS), fresh_list(r),
                     fresh_set(r), "'ab'", "range(3)", "5",
                     f"{r.choice(DICTS)}.items()", f"{r.choice(DICTS)}.values()",
                     "(v for v in range(2))", f"reversed({r.choice(LISTS)})",
                     f"zip({r.choice(LISTS)}, 'ab')"])


def index(r):
    return r.choice(["0", "1", "-1", "2", "5", "-3", "True", "k", "k - 3",
                     "'a'", "1.0"])


def part(r):
    def end():
        return r.choice(["", "", "0", "1", "2", "-1", "9", "-9"])
    step = r.choice(["", "", ":2", ":-1", ":0"])
    return f"{end()}:{end()}{step}"


def list_statement(r):
    x = r.choice(LISTS)
    change = r.choice([
        f"{x}.append({value(r)})", f"{x}.extend({iterable(r)})",
        f"{x}.insert({index(r)}, {value(r)})", f"{x}.remove({atom(r)})",
        f"{x}.reverse()", f"{x}.sort()", f"{x}.sort(key=str, reverse=True)",
        f"{x}.clear()", f"{x}[{index(r)}] = {value(r)}", f"del {x}[{index(r)}]",
        f"{x}[{part(r)}] = {iterable(r)}", f"del {x}[{part(r)}]",
        f"{x}[{part(r)}] = {iterable(r)}", f"{x}[{part(r)}] += {fresh_list(r)}",
        f"{x} += {iterable(r)}", f"{x} *= {r.choice(['0', '1', '2', '-1'])}",
        f"{x} = {fresh_list(r)}", f"{x} = {r.choice(LISTS)}",
        f"{x} = {r.choice(LISTS)} + {r.choice(LISTS)}",
        f"{x} = {r.choice(LISTS)}[{part(r)}]", f"{x} = list({iterable(r)})",
        f"{x} = {r.choice(LISTS)}.copy()", f"{x} = sorted({iterable(r)}, key=str)",
        f"print({x}.pop({r.choice(['', '0', '-1', '9', 'None'])}))",
        f"print({x}.count({value(r)}), {value(r)} in {x})",
        f"print({x}.index({atom(r)}{r.choice(['', ', 1', ', -2, 9'])}))",
        f"print({x}[{index(r)}], {x}[{part(r)}])",
        f"print({x} == {r.choice([r.choice(LISTS), fresh_list(r)])}, "
        f"{x} is {r.choice(LISTS)})",
        f"print({x} {r.choice(['<', '<=', '>', '>='])} {fresh_list(r)})",
        f"print({r.choice(['len', 'sum', 'min', 'max', 'any', 'all', 'set'])}({x}))"
        .replace(f"set({x})", f"sorted(set({x}), key=str)"),
        f"v, *w = {x}\nprint(v, w)", f"print([*{x}, *{iterable(r)}])",
        f"for v in {x}:\n    print(v, end=' ')\nprint()"])
    return change.split("\n") + [f"print({x})"]


def dict_statement(r):
    d = r.choice(DICTS)
    change = r.choice([
        f"{d}[{hashed(r)}] = {value(r)}", f"del {d}[{hashed(r)}]",
        f"{d}.update({r.choice([r.choice(DICTS), fresh_dict(r), '[(1, 2)]', '5'])})",
        f"{d}.update(a={value(r)}, c=1)", f"{d} |= {fresh_dict(r)}",
        f"{d} = {fresh_dict(r)}", f"{d} = {r.choice(DICTS)}",
        f"{d} = {r.choice(DICTS)} | {fresh_dict(r)}", f"{d}.clear()",
        f"{d} = dict({r.choice(['zip([1, 2], [k, f])', r.choice(DICTS)])})",
        f"{d} = {r.choice(DICTS)}.copy()",
        f"print({d}.setdefault({hashed(r)}, {value(r)}))",
        f"print({d}.pop({hashed(r)}{r.choice(['', ', None', ', k'])}))",
        f"print({d}.popitem())", f"print({d}.get({hashed(r)}{r.choice(['', ', 5'])}))",
        f"print({d}[{hashed(r)}])", f"print({hashed(r)} in {d}, len({d}), bool({d}))",
        f"print({d} == {r.choice([r.choice(DICTS), fresh_dict(r)])})",
        f"w = {d}.{r.choice(['keys', 'values', 'items'])}()\n{d}[1] = 0\nprint(w, len(w))",
        f"print({d}.keys() & {r.choice(DICTS)}.keys() == set())",
        f"print({hashed(r)} in {d}.keys(), {value(r)} in {d}.values())",
        f"for w, v in {d}.items():\n    print(w, v, end=' ')\nprint()",
        f"for w in {d}:\n    {d}[w] = {value(r)}", f"print(list(reversed({d})))",
        f"print({{**{d}, 'z': 1}}, [*{d}.values()])",
        f"for w in {d}:\n    {d}[9] = 1"])
    return change.split("\n") + [f"print({d})"]


def set_statement(r):
    s = r.choice(SETS)
    update = r.choice(["update", "intersection_update", "difference_update",
                       "symmetric_difference_update"])
    method = r.choice(["union", "intersection", "difference",
                       "symmetric_difference", "issubset", "issuperset",
                       "isdisjoint"])
    change = r.choice([
        f"{s}.add({hashed(r, True)})", f"{s}.discard({hashed(r, True)})",
        f"{s}.remove({hashed(r, True)})", f"{s}.{update}({iterable(r, True)})",
        f"{s} {r.choice('|&-^')}= {r.choice(SETS)}", f"{s} = {fresh_set(r)}",
        f"{s} = {r.choice(SETS)} {r.choice('|&-^')} {fresh_set(r)}",
        f"{s} = {r.choice(SETS)}", f"{s} = {r.choice(SETS)}.copy()",
        f"{s} = set({iterable(r, True)})", f"{s}.clear()",
        f"print({s}.{method}({iterable(r, True)}))", f"print({s}.pop())",
        f"print({hashed(r, True)} in {s}, len({s}), list({s}))",
        f"print({s} {r.choice(['==', '<', '<=', '>', '>=', '!='])} {r.choice([r.choice(SETS), fresh_set(r)])})",
        f"for v in {fresh_set(r)}:\n    {s}.{r.choice(['add', 'discard'])}(v)",
        f"print({{*{s}, 100}}, hash(frozenset({s})))",
        f"print({s} is {r.choice(SETS)}, sorted({s}, key=str))"])
    return change.split("\n") + [f"print({s})"]


def tuple_statement(r):
    p = r.choice(TUPLES)
    change = r.choice([
        f"{p} = ({items(r, value)})", f"{p} = {p} + ({value(r)},)",
        f"{p} = tuple({iterable(r)})", f"{p} += ({atom(r)},)", f"{p} *= 2",
        f"print({p}.count({atom(r)}), {atom(r)} in {p})",
        f"print({p}.index({atom(r)}))", f"print({p}[{index(r)}], {p}[{part(r)}])",
        f"print({p} < ({atom(r)}, {atom(r)}), {p} == {r.choice(TUPLES)})",
        f"{p}[0] = 1", f"print(hash({p}) == hash({r.choice(TUPLES)}))",
        f"{p} = ({r.choice(LISTS)}, {value(r)})\nprint({p}[0] is {r.choice(LISTS)})"])
    return change.split("\n") + [f"print({p})"]


def statement(r):
    kind = r.random()
    of = (list_statement if kind < 0.35 else dict_statement if kind < 0.6 else
          set_statement if kind < 0.85 else tuple_statement)
    lines = of(r)
    if r.random() < 0.1:
        way = r.choice(["if k > 2:", "if k > 9:\n    pass\nelse:", "if f > 2:",
                        "for turn in range(2):", "if True:"])
        lines = way.split("\n") + ["    " + line for line in lines]
    return lines


def program(r):
    head = HEAD + [f"{n} = {fresh_list(r)}" for n in LISTS]
    head += [f"{n} = {fresh_dict(r)}" for n in DICTS]
    head += [f"{n} = {fresh_set(r)}" for n in SETS]
    head += [f"{n} = ({atom(r)}, {atom(r)})" for n in TUPLES]
    lines = []
    for line in head:  # what raises is drawn again as nothing much
        name = line.split(" = ")[0]
        if not runs(lines + [line]):
            line = f"{name} = []" if name in LISTS else f"{name} = set()"
            if name in DICTS:
                line = f"{name} = {{}}"
        lines.append(line)
    return grow(r, lines, statement, r.randrange(4, 14), 0.3)
