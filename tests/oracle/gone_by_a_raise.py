# What nobody sees behind a raise is not joined with what is there without it.
import numpy as np

n = int(np.zeros(70000).sum()) + 3
xs = np.arange(5.0)
log = []


class Bad(Exception):
    pass


def check(v, most):
    if v > most:
        raise Bad(v)
    return v


def numbers(n):
    out = []
    for i in range(3):
        out.append(check(n + i, 5))
    return out


def table(n):
    d = {}
    for k in ("a", "b", "c"):
        d[k] = check(n, 5) * 2
        check(len(d) + n, 7)
    d["sum"] = d["a"] + d["b"]
    return d


def rows(n):
    out = [[0]]
    for i in range(2):
        row = list(out[-1])
        row.append(check(n + i, 4))
        out.append(row)
    return out


for m in (n - 1, n, n + 1, n + 2):
    for f in (numbers, table, rows):
        try:
            print(f(m))
        except Bad as error:
            print(f.__name__, "bad", error, error.args)

# seen from the handler all the same, and so not gone
seen = []
for m in (n, n + 9):
    try:
        inner = [1]
        seen = inner
        inner[0] = 5
        check(m, 5)
        inner[0] = 6
    except Bad:
        print("handler", inner, seen, inner is seen)
    print(seen)


class Keeper:
    def __init__(self):
        self.kept = None

    def work(self, m):
        state = {"x": 1}
        self.kept = state
        check(m, 5)
        state["x"] = 2
        mine = [m]
        check(m + 1, 5)
        mine.append(self.kept["x"])
        return mine


for m in (n, n + 2, n + 3):
    keeper = Keeper()
    try:
        print(keeper.work(m))
    except Bad:
        print("kept", keeper.kept)
    finally:
        print("finally", keeper.kept)

# by the exception, by a closure, by a generator, by what is returned


def carries(m):
    got = [m]
    if m > 4:
        raise Bad(got)
    got[0] += 1
    check(m, 2)
    got[0] += 2
    return got


hooks = []


def hooked(m):
    local = [m]
    hooks.append(lambda: local)
    local[0] += 1
    check(m, 3)
    local[0] += 1
    return local


for m in (n - 1, n, n + 2):
    try:
        print(carries(m))
    except Bad as error:
        print("carried", error.args[0])
    try:
        print(hooked(m))
    except Bad:
        print("hooked")
    print(hooks[-1]())


def nested(m):
    acc = []
    try:
        acc.append(check(m, 3))
        acc.append(check(m, 2))
        acc = [acc, check(m, 1)]
    except Bad as error:
        return "inner"
    finally:
        log.append(1)
    return acc


for m in (n - 2, n - 1, n, n + 1):
    print(nested(m))


def either(m):
    try:
        rest = []
        rest.append(xs[m])
        rest.append(xs[m + 1])
        rest.append(1 / (m - 2))
        return rest
    except IndexError:
        return "index"
    except ZeroDivisionError:
        return "zero"


for m in (n - 2, n - 1, n, n + 1, n + 2):
    print(either(m))
print(len(log))
