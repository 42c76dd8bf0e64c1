# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A bit of everything: integers, floats, bools, strings, lists, dicts, objects,
functions, closures and arrays in branches and loops; some numbers come out of
arrays, so that what depends on them is staged.

Made so that CPython mostly runs a program without an error: indices are taken
modulo a length, integers stay small, loops end. Floats are only added up where
the order cannot matter.
"""
import numpy as np

REFUSED_BY = ("H0990", "H03", "H04")
MOST_REFUSED = 0.4

HEAD = """\
import math
import numpy as np

S = np.array({seeds})


class Tally:
    scale = 2

    def __init__(self, start):
        self.total = start
        self.low = start
        self.log = [0, 0, 0]

    def add(self, x):
        self.total += x * self.scale
        if self.total < self.low:
            self.low = self.total
        self.log[x % 3] += 1
        return self.total % 11

    def until(self, limit):
        turns = 0
        while self.total < limit:
            self.add(turns + 1)
            turns += 1
        return turns


def counter(start):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count
    return step

"""


class Program:
    """The text of one program, grown statement by statement."""

    def __init__(self, r):
        self.r = r
        self.lines = []
        self.indent = 0
        self.names = {}  # those surely defined here, and what they hold
        self.nname = 0
        self.loops = 0  # around the statement
        self.function = None  # the kind that the function returns
        self.functions = {}  # name -> kinds of parameters, kind of result
        self.fixed = set()  # names that a loop counts with

    # ---- pieces ----

    def put(self, line):
        self.lines.append("    " * self.indent + line)

    def pick(self, *choices):
        return self.r.choice(choices)

    def chance(self, p):
        return self.r.random() < p

    def fresh(self, letter):
        self.nname += 1
        return f"{letter}{self.nname}"

    def some(self, kind):
        """A name of this kind, or None."""
        names = [n for n, k in self.names.items() if k == kind]
        return self.r.choice(names) if names else None

    def some_array(self, dtype=None, rank=None):
        names = [(n, k) for n, k in self.names.items()
                 if isinstance(k, tuple)
                 and (dtype is None or k[0] == dtype)
                 and (rank is None or len(k[1]) == rank)]
        return self.r.choice(names) if names else None

    # ---- expressions ----

    def int_(self, depth=2):
        make = [self.int_leaf]
        if depth > 0:
            make += [self.int_sum, self.int_product, self.int_quotient,
                     self.int_choice, self.int_of_array, self.int_builtin,
                     self.int_call, self.int_bits, self.int_item]
        return self.r.choice(make)(depth - 1)

    def int_leaf(self, _):
        name = self.some("int")
        if name and self.chance(0.6):
            return name
        if self.chance(0.3):
            return f"int(S[{self.r.randrange(-6, 6)}])"
        return str(self.r.randrange(-3, 8))

    def int_sum(self, d):
        return f"({self.int_(d)} {self.pick('+', '-')} {self.int_(d)})"

    def int_product(self, d):
        return f"({self.int_(d)} * {self.int_(d)} % {self.r.randrange(5, 90)})"

    def int_quotient(self, d):
        divisor = self.pick("3", "-4", "7", f"({self.int_(d)} % 5 + 1)",
                            f"(-({self.int_(d)} % 4) - 1)")
        return f"({self.int_(d)} {self.pick('//', '%')} {divisor})"

    def int_choice(self, d):
        return f"({self.int_(d)} if {self.bool_(d)} else {self.int_(d)})"

    def int_of_array(self, d):
        found = self.some_array("int64")
        if not found:
            return self.int_leaf(d)
        name, (_, shape) = found
        if self.chance(0.5):
            return self.pick(f"int({name}.sum())", f"int(np.max({name}))",
                             f"int({name}.min())", f"len({name})",
                             f"int(np.argmax({name}))", f"{name}.size")
        return f"int({name}[{self.indices(shape, d)}])"

    def int_builtin(self, d):
        return self.pick(f"abs({self.int_(d)})",
                         f"max({self.int_(d)}, {self.int_(d)})",
                         f"min({self.int_(d)}, {self.int_(d)})",
                         f"int({self.float_(d)})",
                         f"({self.bool_(d)} + {self.bool_(d)})",
                         f"({self.int_(d)} or {self.int_(d)})",
                         f"({self.int_(d)} and {self.int_(d)})",
                         f"sum([{self.int_(d)}, {self.int_(d)}])")

    def int_bits(self, d):
        return self.pick(f"({self.int_(d)} & {self.r.randrange(1, 16)})",
                         f"({self.int_(d)} ^ {self.int_(d)})",
                         f"({self.int_(d)} >> {self.r.randrange(3)})",
                         f"(({self.int_(d)}) ** 2 % 31)", f"(~{self.int_(d)})")

    def int_item(self, d):
        ways = [self.int_leaf(d)]
        if self.some("list"):
            ways += [f"{self.some('list')}[{self.r.randrange(-3, 3)}]",
                     f"{self.some('list')}[{self.int_(d)} % 3]",
                     f"sum({self.some('list')})"]
        if self.some("dict"):
            ways += [f"{self.some('dict')}['{self.pick('a', 'b')}']"]
        if self.some("object"):
            ways += [f"{self.some('object')}.{self.pick('total', 'low')}",
                     f"{self.some('object')}.log[{self.r.randrange(3)}]"]
        return self.r.choice(ways)

    def int_call(self, d):
        names = [f for f, (_, kind) in self.functions.items() if kind == "int"]
        if not names or self.function:
            return self.int_leaf(d)
        return self.call(self.r.choice(names), d)

    def call(self, name, d):
        kinds, _ = self.functions[name]
        given = kinds[:-1] if self.chance(0.3) else kinds
        return f"{name}({', '.join(self.of_kind(k, d) for k in given)})"

    def float_(self, depth=2):
        name = self.some("float")
        d = depth - 1
        leaf = name if name and self.chance(0.6) else self.pick(
            "0.5", "-1.25", "3.0", "2.75", "float(S[1])", "S.size / 4")
        if depth <= 0:
            return leaf
        array = self.some_array("float64", 1)
        item = (f"float({array[0]}[{self.indices(array[1][1], d)}])"
                if array else leaf)
        return self.pick(
            leaf, item, f"({self.float_(d)} {self.pick('+', '-', '*')} "
            f"{self.pick(self.float_(d), self.int_(d))})",
            f"({self.number(d)} / {self.pick('4', '-3', '0.75')})",
            f"({self.float_(d)} % {self.pick('3', '1.5', '-2')})",
            f"({self.float_(d)} // 1.5)",
            f"float({self.int_(d)})", f"abs({self.float_(d)})",
            f"({self.float_(d)} if {self.bool_(d)} else {self.float_(d)})",
            f"math.sqrt(abs({self.float_(d)}))",
            f"min({self.float_(d)}, {self.float_(d)})",
            f"float(round({self.float_(d)}))", f"math.floor({self.float_(d)}) * 0.5")

    def number(self, d):
        return self.pick(self.int_, self.float_)(d)

    def bool_(self, depth=2):
        d = depth - 1
        name = self.some("bool")
        if depth <= 0:
            return name or f"{self.int_(0)} > {self.r.randrange(-2, 6)}"
        op = ["<", "<=", ">", ">=", "==", "!="]
        array = self.some_array()
        test = (f"bool(np.{self.pick('any', 'all')}({array[0]} > "
                f"{self.number(0)}))" if array else name or "True")
        return self.pick(
            name or "False", test,
            f"({self.int_(d)} {self.r.choice(op)} {self.int_(d)})",
            f"({self.number(d)} {self.r.choice(op)} {self.number(d)})",
            f"({self.int_(d)} {self.r.choice(op)} {self.int_(d)} "
            f"{self.r.choice(op)} {self.int_(d)})",
            f"(not {self.bool_(d)})",
            f"({self.bool_(d)} {self.pick('and', 'or')} {self.bool_(d)})",
            f"({self.int_(d)} % 2 == 0)",
            f"({self.int_(d)} in ({self.int_(d)}, {self.int_(d)}))")

    def str_(self, depth=2):
        d = depth - 1
        name = self.some("str")
        leaf = name if name and self.chance(0.5) else self.pick(
            "'ab'", "'x'", "''", "'long'")
        if depth <= 0:
            return leaf
        return self.pick(
            leaf, f"({self.str_(d)} if {self.bool_(d)} else {self.str_(d)})",
            f"str({self.int_(d)})",
            f'f"{{{self.int_(d)}:{self.pick("d", "4d", "<5", "+d", "03d")}}}"',
            f'f"{{{self.float_(d)}:{self.pick(".2f", "8.3f", "g", ".3e")}}}"')

    def indices(self, shape, d):
        return ", ".join(
            str(self.r.randrange(-n, n)) if self.chance(0.5)
            else f"{self.int_(d)} % {n}" for n in shape)

    def bool_array(self, shape, d):
        a = self.array_like((self.pick("int64", "float64"), shape), d - 1)
        if d <= 0:
            return f"({a} > 1)"
        b = self.bool_array(shape, d - 1)
        return self.pick(f"({a} % 2 == 0)", f"(~{b})",
                         f"(({a} < {self.int_(0)}) {self.pick('&', '|', '^')} "
                         f"{b})", f"np.logical_not({b})")

    def array_like(self, kind, d):
        """An expression whose shape and dtype are those of `kind`."""
        dtype, shape = kind
        if dtype == "bool":
            return self.bool_array(shape, d)
        same = [n for n, k in self.names.items() if k == kind]
        if not shape:
            return f"np.{dtype}({self.int_(0)})"
        scalar = self.int_(0) if "int" in dtype else self.number(0)
        if not same or d <= 0:
            if same and self.chance(0.7):
                return self.r.choice(same)
            size = 1
            for n in shape:
                size *= n
            base = f"np.arange({size}, dtype=np.{dtype})"
            if len(shape) > 1:
                base += f".reshape({', '.join(map(str, shape))})"
            return f"({base} - {self.r.randrange(4)})"
        a, b = (self.array_like(kind, d - 1) for _ in range(2))
        ways = [f"({a} {self.pick('+', '-')} {b})", f"({a} + {scalar})",
                f"({scalar} - {a})", f"np.where({a} > {scalar}, {a}, {b})",
                f"{a}[::-1]", f"np.abs({a})",
                f"np.clip({a}, -9, 9)", f"{a}.copy()", f"(-{a})"]
        if len(shape) == 1:
            ways += [f"np.sort({a})", f"np.roll({a}, {self.r.randrange(4)})",
                     f"np.concatenate([{a}[1:], {a}[:1]])"]
        else:
            ways += [f"({a} - {a}[0])", f"({a} * {a}[:, :1] % 7)",
                     f"({a}.sum(axis=1, keepdims=True) % 5 + {b})"]
        if "int" in dtype:  # which zero is less is the machine's choice
            ways += [f"np.minimum({a}, {b})", f"np.maximum({b}, {a})"]
        else:
            ways += [f"({a} / 2)", f"({a} * np.{dtype}(0.5))"]
        return self.r.choice(ways)

    def of_kind(self, kind, d=2):
        if isinstance(kind, tuple):
            return self.array_like(kind, d)
        if kind == "list":
            return f"[{', '.join(self.int_(d) for _ in range(3))}]"
        if kind == "dict":
            return f"{{'a': {self.int_(d)}, 'b': {self.int_(d)}}}"
        if kind == "object":
            return f"Tally({self.int_(d)})"
        return getattr(self, kind + "_")(d)

    def any_kind(self):
        if self.chance(0.3):
            return (self.pick("int64", "float64", "float32"),
                    self.pick((4,), (5,), (2, 3), (3, 4)))
        return self.pick("int", "int", "int", "float", "float", "bool", "str",
                         "list", "dict", "object")

    # ---- statements ----

    def statement(self, depth):
        make = [self.assign, self.assign, self.reassign, self.reassign,
                self.augment, self.augment, self.change, self.change,
                self.show]
        if depth > 0:
            make += [self.branch, self.branch, self.counted, self.counted,
                     self.over_items, self.condition_loop]
        if self.loops and depth < 3:
            make += [self.leave]
        if self.function and self.chance(0.3):
            make += [self.give_back]
        self.r.choice(make)(depth)

    def block(self, depth, least=1):
        """Statements of a branch or a body; its new names end with it."""
        outside = dict(self.names)
        self.indent += 1
        before = len(self.lines)
        for _ in range(self.r.randint(least, 3)):
            self.statement(depth - 1)
        if len(self.lines) == before:
            self.put("pass")
        self.indent -= 1
        self.names = {n: k for n, k in self.names.items() if n in outside}

    def assign(self, _):
        kind = self.any_kind()
        letter = kind[0] if isinstance(kind, str) else "a"
        value = self.of_kind(kind)
        name = self.fresh(letter)
        self.put(f"{name} = {value}")
        self.names[name] = kind

    def changeable(self, *kinds):
        names = [n for n, k in self.names.items()
                 if k in kinds and n not in self.fixed]
        return self.r.choice(names) if names else None

    def reassign(self, _):
        names = [n for n, k in self.names.items() if n not in self.fixed
                 and k != "object"]
        if not names:
            return self.assign(0)
        name = self.r.choice(names)
        kind = self.names[name]
        other = self.changeable(kind)
        if other and other != name and self.chance(0.3):
            self.put(f"{name}, {other} = {other}, {name}")
        elif kind == "int":
            self.put(f"{name} = {self.int_()} % 50")
        else:
            self.put(f"{name} = {self.of_kind(kind)}")

    def augment(self, _):
        name = self.changeable("int", "float")
        if not name:
            return self.assign(0)
        if self.names[name] == "int":
            self.put(f"{name} {self.pick('+=', '-=')} {self.int_()}")
            self.put(f"{name} %= {self.r.randrange(20, 200)}")
        else:
            self.put(f"{name} {self.pick('+=', '-=', '*=')} {self.number(1)}")
            self.put(f"{name} %= 64.0")

    def change(self, _):
        """Changes something in place."""
        ways = [self.change_array, self.change_array, self.change_list,
                self.change_dict, self.change_object, self.make_view,
                self.mix_arrays, self.mix_arrays, self.other_way]
        self.r.choice(ways)()

    def change_array(self):
        found = self.some_array()
        if not found or not found[1][1] or found[1][0] == "bool":
            return self.mix_arrays()
        name, (dtype, shape) = found
        value = self.int_(1) if "int" in dtype else self.number(1)
        part = self.pick("1:", ":-1", "::2", f"{self.indices(shape[:1], 1)}",
                         f"{self.indices(shape, 1)}")
        op = self.pick("=", "=", "+=", "-=")
        if self.chance(0.15):
            part, op = f"{name} > {self.r.randrange(4)}", "="
        self.put(f"{name}[{part}] {op} {value}")
        if self.chance(0.3):
            self.put(f"{name} += {self.array_like((dtype, shape), 1)}")
        if op != "=" or self.chance(0.3):
            self.put(f"{name} %= 40")

    def mix_arrays(self):
        """A new array by what NumPy alone knows the dtype and shape of."""
        arrays = [n for n, k in self.names.items() if isinstance(k, tuple)]
        if not arrays:
            return self.assign(0)
        a, b = self.r.choice(arrays), self.r.choice(arrays)
        number = self.r.choice(["2", "3", "-1", "0.5", "True", "np.int32(2)",
                                "np.float32(1.5)", "np.float64(0.25)"])
        text = self.r.choice([
            "{a} + {b}", "{a} - {b}", "{a} * {b}", "{a} < {b}", "{a} == {b}",
            "{a} * {n}", "{n} - {a}", "{a} // {n}", "{a} % {n}", "{a} / {n}",
            "{a} ** 2", "{a}.T", "{a}.astype(np.float32)", "{a}[None]",
            "{a}.astype(np.int32)", "{a}.astype(bool)", "{a}.reshape(-1)",
            "{a}[:, None]", "{a}[:, None] + {b}", "{a}.sum(axis=0)",
            "{a}.max(axis=-1)", "{a}[[0, -1, 1]]",
            "{a}[..., 0]", "np.cumsum({a})", "np.argsort({a})", "{a}[0]",
            "np.stack([{a}, {a}])", "{a} & {b}", "np.where({b}, {a}, {n})",
            "np.floor({a})", "np.sqrt(np.abs({a}))", "np.sign({a})",
            "{a} @ {b}", "np.argmin({a}, axis=0)", "{a}.any(axis=0)",
            "np.outer({a}, {b})", "np.rint({a} / 2)", "{a}[-1:]",
            "np.zeros_like({a})", "np.full((2, 3), {n})", "{a}[1:, ::-1]",
            "np.count_nonzero({a})", "np.repeat({a}, 2)", "np.tile({a}, 2)",
            "np.square({a})", "np.isnan({a})", "{a}.prod()",
            "np.flip({a})", "np.expand_dims({a}, 0)", "np.trunc({a})",
            "np.ones(3, dtype={a}.dtype)", "np.linspace(0, 1, 5) * {n}",
            "np.diag({a})", "np.eye(3, dtype=np.int32) + {n}",
            "{a}.argmax()", "{a}.min()", "np.power({a}, 2)", "-{a}", "+{a}",
            "abs({a})", "{a} >= {n}", "{n} <= {a}", "{a} != {a}",
        ]).format(a=a, b=b, n=number)
        stand_ins = {n: np.ones(self.names[n][1], self.names[n][0])
                     for n in arrays}
        try:
            with np.errstate(all="ignore"):
                found = eval(text, {"np": np, **stand_ins})
        except (TypeError, ValueError, IndexError):
            return self.assign(0)
        kind = (str(found.dtype), found.shape) if hasattr(
            found, "dtype") else None
        exact = kind and ("float" not in kind[0] or not any(
            w in text for w in ("sum", "@", "prod")))
        if not exact or found.size > 60 or not found.size:
            return self.assign(0)
        name = self.fresh("m")
        self.put(f"{name} = {text}")
        self.names[name] = kind

    def make_view(self):
        found = self.some_array(rank=self.pick(1, 2))
        if not found or not found[1][1] or found[1][1][0] < 2:
            return self.assign(0)
        name, (dtype, shape) = found
        view = self.fresh("v")
        part, first = self.pick(("1:", shape[0] - 1), (":-1", shape[0] - 1),
                                ("::-1", shape[0]), ("1:2", 1))
        self.put(f"{view} = {name}[{part}]")
        self.names[view] = (dtype, (first,) + shape[1:])

    def other_way(self):
        """Containers within containers, comprehensions, aliases, unpacking."""
        a, b = self.fresh("o"), self.fresh("o")
        i = self.int_
        text = self.r.choice([
            "{a} = [{x}, {y}]; {b} = {a}; {b}[0] += {z}; print({a}, {b})",
            "{a} = [[{x}], [{y}]]; {a}[{p} % 2][0] = {z}; print({a})",
            "{a}, *{b} = [{x}, {y}, {z}]; print({a}, {b})",
            "{a} = [{x} + k for k in range(4)]; print({a}, sum({a}))",
            "{a} = [k for k in range(9) if k % 3 != {s}]; print({a})",
            "{a} = {{k: k * {x} for k in range(3)}}; print({a})",
            "{a} = lambda x, y={x}: x * y % 13; print({a}({y}), {a}(2, {z}))",
            "{a} = {{'k': [{x}, {y}]}}; {a}['k'][1] -= {z}; print({a})",
            "{a} = ({x}, ({y}, {z})); {b} = {a}[1][{s} % 2]; print({a}, {b})",
            "print(sorted([{z}, {s}, 2]), max([{x}, {y}]))",
            "{a} = np.array([{x}, {y}, {z}]); {b} = {a}[1:]; {b}[0] = {p}; "
            "print({a}, {b}, {a}.sum())",
            "{a} = np.zeros((2, 2)); {a}[{p} % 2] += {x}; print({a})",
            "{a} = [np.arange(3), np.ones(3)]; {a}[0] += {x}; print({a}[0])",
            "{a} = [Tally({x}), Tally({y})]; {a}[{s} % 2].add({z}); "
            "print({a}[0].total, {a}[1].total)",
            "{a} = np.arange(6).reshape(2, 3); {b} = {a}.T; {b}[0] = {x}; "
            "{a}[1, 2] += {y}; print({a}, {b})",
            "print(any([{x} > 0, {y} > 1]), all(k < {z} for k in range(3)))",
            "{a} = {x}; {a} = {a} if {a} else None; print({a} is None)",
            "{a} = 'abc'[{s} % 3] * 2 + str({x}); print({a})",
            "print(f'{{{x}:>6}}|{{{y}!r}}|{{{z}:.2f}}', divmod({x}, 3))",
            "print({x} == {y} == {z}, {x} < {y} <= {z}, 1 < {x} or {y})",
        ]).format(a=a, b=b, x=i(1), y=i(1), z=i(0), p=i(1),
                  s=self.r.randrange(6))
        for line in text.split("; "):
            self.put(line)

    def change_list(self):
        name = self.some("list")
        if not name:
            return self.assign(0)
        at = self.pick(str(self.r.randrange(-3, 3)), f"{self.int_(1)} % 3")
        self.put(f"{name}[{at}] {self.pick('=', '+=')} {self.int_(1)} % 30")

    def change_dict(self):
        name = self.some("dict")
        if not name:
            return self.assign(0)
        self.put(f"{name}['{self.pick('a', 'b')}'] "
                 f"{self.pick('=', '+=')} {self.int_(1)} % 30")

    def change_object(self):
        name = self.some("object")
        if not name:
            return self.assign(0)
        self.put(self.pick(f"{name}.add({self.int_(1)} % 9)",
                           f"{name}.total = {self.int_(1)} % 60",
                           f"{name}.until({self.r.randrange(10, 60)})",
                           f"{name}.log[{self.int_(1)} % 3] += 1"))

    def show(self, _):
        if not self.names:
            return
        names = self.r.sample(list(self.names), min(3, len(self.names)))
        self.put(f"print({', '.join(self.shown(n) for n in names)})")

    def shown(self, name):
        kind = self.names[name]
        if kind == "object":
            return f"{name}.total, {name}.low, {name}.log"
        if kind == "float":
            return self.pick(name, f"f'{{{name}:.4f}}'")
        if isinstance(kind, tuple):
            return self.pick(name, f"{name}.tolist()", f"{name}.dtype", name)
        return name

    def branch(self, depth):
        self.put(f"if {self.bool_()}:")
        self.block(depth)
        if self.chance(0.3):
            self.put(f"elif {self.bool_()}:")
            self.block(depth)
        if self.chance(0.5):
            self.put("else:")
            self.block(depth)

    def body(self, depth, counter=None):
        self.loops += 1
        fixed = set(self.fixed)
        if counter:
            self.fixed.add(counter)
        self.block(depth)
        self.fixed = fixed
        self.loops -= 1

    def loop_else(self, depth):
        if self.chance(0.25):
            self.put("else:")
            self.block(depth)

    def counted(self, depth):
        name = self.fresh("i")
        n = self.r.randrange(0, 6)
        stop = f"{self.int_(1)} % {n + 1}"
        if self.chance(0.5):
            self.put(f"{name} = -1")
            self.names[name] = "int"
        self.put(f"for {name} in range(" + self.pick(
            f"{n}", f"{n + 4}", f"1, {n + 2}", f"{n}, -2, -1", stop,
            f"0, {2 * n}, 2", f"{n}, {stop}, -1") + "):")
        known = name in self.names
        self.names[name] = "int"
        self.body(depth, name)
        if not known:
            del self.names[name]
        self.loop_else(depth)

    def over_items(self, depth):
        name = self.fresh("x")
        array = self.some_array("int64", 1)
        some = self.some("list")
        outside = dict(self.names)
        if array and self.chance(0.5):
            rows = self.fresh("k")
            if self.chance(0.5):
                self.put(f"for {rows}, {name} in enumerate({array[0]}):")
            else:
                other = self.some_array("float64", 1)
                other = other[0] if other else f"{array[0]}[1:]"
                self.put(f"for {name}, {rows} in zip({array[0]}, {other}):")
            self.indent += 1
            self.put(f"{name} = int({name})")
            self.put(f"{rows} = int({rows})")
            self.indent -= 1
            self.names[rows] = "int"
        elif some:
            self.put(f"for {name} in {some}:")
        else:
            self.put(f"for {name} in [{self.int_(1)}, {self.int_(1)}]:")
        self.names[name] = "int"
        self.body(depth, name)
        self.names = {n: k for n, k in self.names.items() if n in outside}
        self.loop_else(depth)

    def condition_loop(self, depth):
        name = self.fresh("w")
        self.put(f"{name} = {self.int_(1)} % 9")
        self.names[name] = "int"
        if self.chance(0.3):
            self.put("while True:")
        elif self.chance(0.3):
            set_by_test = self.fresh("t")
            self.put(f"while ({set_by_test} := {name} + "
                     f"{self.pick('0', '0', name)}) > 0:")
            self.names[set_by_test] = "int"
        else:
            self.put(f"while {name} > 0" + self.pick(
                "", f" and {self.bool_(1)}") + ":")
        self.indent += 1
        self.put(f"{name} -= {self.pick('1', '2')}")
        if "True" in self.lines[-2]:
            self.put(f"if {name} < 0:")
            self.put("    break")
        self.indent -= 1
        self.body(depth, name)
        self.loop_else(depth)

    def leave(self, _):
        self.put(f"if {self.bool_()}:")
        self.put(f"    {self.pick('break', 'break', 'continue')}")

    def give_back(self, _):
        self.put(f"if {self.bool_()}:")
        self.put(f"    return {self.of_kind(self.function)}")

    def make_function(self):
        name = self.fresh("f")
        result = self.pick("int", "int", "float", ("float64", (4,)))
        kinds = [self.pick("int", "float", ("float64", (4,)), "list")
                 for _ in range(self.r.randint(0, 2))] + ["int"]
        params = [self.fresh("p") for _ in kinds]
        outside, self.names = self.names, dict(zip(params, kinds))
        head = ", ".join(params[:-1] + [f"{params[-1]}={self.r.randrange(9)}"])
        self.put(f"def {name}({head}):")
        self.function = result
        self.indent += 1
        for _ in range(self.r.randint(1, 4)):
            self.statement(2)
        self.put(f"return {self.of_kind(result)}" +
                 (" % 100" if result == "int" else ""))
        self.indent -= 1
        self.put("")
        self.put("")
        self.function = None
        self.names = outside
        self.functions[name] = (kinds, result)

    def text(self):
        for _ in range(self.r.randrange(3)):
            self.make_function()
        step = self.fresh("n")
        self.put(f"{step} = counter({self.int_(0)})")
        for _ in range(self.r.randint(5, 10)):
            self.statement(3)
            if self.chance(0.15):
                self.put(f"print({step}({self.int_(1)} % 5), {step}())")
        for name, (_, kind) in self.functions.items():
            result = self.call(name, 1)
            self.put(f"print({result})" if kind == "int"
                     else f"print(np.round({result}, 4))")
        for name in self.names:
            self.put(f"print('{name}', {self.shown(name)})")
        seeds = [self.r.randrange(-4, 12) for _ in range(6)]
        return HEAD.format(seeds=seeds) + "\n" + "\n".join(self.lines) + "\n"


def program(r):
    return Program(r).text()
