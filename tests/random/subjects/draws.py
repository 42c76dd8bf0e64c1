# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""numpy.random's old interface: the functions of the module and of
RandomStates beside it, in any order, with states that are known and states that
only running knows, in loops, branches and functions."""
SLICE = 40
MOST_REFUSED = 0.05
REFUSED_BY = ("H0990", "H0302")

HEAD = """\
import numpy as np


def show(v):
    if isinstance(v, np.ndarray):
        flat = v.reshape(-1)
        print(v.dtype, v.shape, flat[:6].tolist(), flat[-3:].tolist())
    else:
        print(v, isinstance(v, float), isinstance(v, int))


x = np.arange(10) * 0.25
m = np.arange(12).reshape(4, 3)
p = np.array([0.5, 0.125, 0.25, 0.125])
i = 3
k = int(np.zeros(70000).sum())
f = 1.25 + k
"""

SIZES = ["None", "()", "0", "1", "7", "65", "313", "625", "(3, 4)", "(0, 3)",
         "[2, 3]", "(2, 1, 3)", "1000"]
RANGES = ["0, 1", "0, 2", "5, 6", "-7, 9", "0, 1000", "0, 2**32",
          "0, 2**32 + 1", "-2**40, 2**41", "-2**62, 2**62", "k, i + 4"]
NARROW = [("np.int8", "-5, 100"), ("'uint8'", "0, 256"), ("bool", "0, 2"),
          ("np.int16", "-300, 4000"), ("'uint16'", "0, 65536"),
          ("np.int32", "-9, 2**31"), ("'uint32'", "0, 2**32"),
          ("np.int64", "0, 9"), ("int", "0, 5"), ("np.int8", "3, 4")]
SCALED = {"uniform": ["-1.5, 2", "0, f", "x, 3"],
          "normal": ["1, 2", "f, 0.5", "x, np.abs(x) + 1", "0, 0"],
          "exponential": ["2.5", "f"], "lognormal": ["1, 0.5", "x, f"],
          "laplace": ["f, 2"], "logistic": ["3, 0.5"], "gumbel": ["0, f"],
          "gamma": ["2, 3", "0.3, f", "1, 2"], "chisquare": ["1", "f", "5.5"],
          "standard_gamma": ["0.5", "1", "2.5", "x + 0.1"],
          "beta": ["0.5, 0.5", "2, f", "x + 0.1, 2", "1, 1"],
          "weibull": ["2", "f", "0.7"], "pareto": ["3", "f"],
          "poisson": ["0.5", "3 + k", "9.99", "10", "45.5", "x * 9"],
          "geometric": ["0.5", "0.1", "0.34", "1", "[0.2, 0.9]"],
          "binomial": ["10, 0.5", "1, 0.3", "1000, 0.4", "500, 0.9", "7, 1",
                       "0, 0.2", "5, 0", "100 + k, 0.31", "[3, 80], 0.5"]}
VIEWS = ["y", "y.T", "y[:, 1]", "y[1:]", "y[::-2]", "y[2]", "y.reshape(-1)",
         "y[:0]"]


def plain(r, g):
    size = r.choice(SIZES)
    form = r.choice(["rand", "randn", "size", "size", "state", "seed"])
    if form in ("rand", "randn"):
        sizes = "" if size in ("None", "()") else size.strip("()[]")
        return f"show({g}.{form}({sizes}))"
    if form == "state":
        return (f"t = {g}.get_state(); show({g}.randn(3)); {g}.set_state(t); "
                f"print(t[0], t[2:]); show({g}.randn(2))")
    if form == "seed":
        seed = r.choice(["i", "0", "k + 5", "2**32 - 1", "[1, 2, 3]", "None",
                         "np.int64(5)"])
        return f"{g}.seed({seed})" if seed != "None" else f"show({g}.rand())"
    name = r.choice(["random", "random_sample", "standard_normal",
                     "standard_exponential"])
    return f"show({g}.{name}({size}))"


def ints(r, g):
    if r.random() < 0.3:
        dtype, bounds = r.choice(NARROW)
        return f"show({g}.randint({bounds}, {r.choice(SIZES)}, dtype={dtype}))"
    if r.random() < 0.2:
        return f"show({g}.randint([1, 5, 9], {r.choice(['10', '[[11], [40]]'])}))"
    return f"show({g}.randint({r.choice(RANGES)}, {r.choice(SIZES)}))"


def chosen(r, g):
    a = r.choice(["5", "1", "x", "[4, 5, 6, 7]", "x[::-2]"])
    form = r.randrange(4)
    if form == 0:
        return f"show({g}.choice({a}, {r.choice(SIZES)}))"
    if form == 1:
        of = r.choice(["4", "x[2:6]"])
        return f"show({g}.choice({of}, {r.choice(SIZES)}, p={r.choice(['p', '[0, 0.5, 0.5, 0]'])}))"
    size = r.choice(["3", "(2, 2)", "1", "None", "0"])
    if form == 2:
        return f"show({g}.choice({r.choice(['20', 'x', '9'])}, {size}, replace=False))"
    return f"show({g}.choice({r.choice(['4', 'x[:4]'])}, {size}, False, p))"


def ordered(r, g):
    form = r.randrange(4)
    if form == 0:
        return f"show({g}.permutation({r.choice(['0', '1', '2', '10', '700'])}))"
    if form == 1:
        return f"show({g}.permutation({r.choice(['x', 'm', 'm.T', '[3, 1, 2]', 'x[:0]'])}))"
    if form == 2:
        return f"l = [3, 1, 4, 1, 5, 9]; {g}.shuffle(l); print(l)"
    return f"y = m.copy(); {g}.shuffle({r.choice(VIEWS)}); show(y)"


def scaled(r, g):
    name = r.choice(sorted(SCALED))
    given = r.choice(SCALED[name])
    is_array = "x" in given or "[" in given
    size = "None" if is_array else r.choice(SIZES)
    return f"show({g}.{name}({given}, size={size}))"


def rows(r, g):
    size = r.choice(["None", "3", "(2, 2)"])
    if r.random() < 0.5:
        return f"show({g}.dirichlet({r.choice(['[1, 2, 3]', 'x[1:4]'])}, {size}))"
    return f"show({g}.multinomial({r.choice(['20', '1'])}, {r.choice(['p', '[0.2, 0.3, 0.5]'])}, {size}))"


def statement(r, all_g):
    kind = r.choice([plain, plain, ints, ints, chosen, ordered, scaled, scaled,
                     scaled, rows])
    return kind(r, r.choice(all_g))


def program(r):
    all_g = ["np.random"]
    lines = [f"np.random.seed({r.choice([0, 1, 42, 2**32 - 1, r.randrange(2**32)])})"]
    for name in "gh":
        if r.random() < 0.3:
            lines.append(f"{name} = np.random.RandomState({r.randrange(2**32)})")
            all_g.append(name)
    for g in all_g:
        if r.random() < 0.5:  # from here on the state is known when running
            lines.append(f"{g}.seed({r.randrange(99)} + k); {g}.{r.choice(['rand', 'randn', 'permutation'])}({r.choice([3, 625, 20001])})")
    body = ["    " + statement(r, all_g) for _ in range(r.randint(2, 6))]
    form = r.randrange(6)
    if form == 0:
        lines += [f"for i in range({r.choice([2, 3, 5])}):"] + body
    elif form == 1:
        lines += ["while i < 6 + k:", "    i += 1"] + body
    elif form == 2:
        lines += ["if np.random.rand() < 0.5:"] + body[:1] + [
            "else:"] + body[1:]
    elif form == 3:
        lines += ["def draw(i):"] + body + ["for j in range(3):",
                                            "    draw(j + 1)"]
    else:
        lines += [line.strip() for line in body]
    lines.append(statement(r, all_g))
    lines += [f"show({g}.randn(3))" for g in all_g]
    return HEAD + "\n".join(lines) + "\n"
