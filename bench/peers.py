# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Steps of the programs in bench/cases/ beside C twins and other systems.

    peers.py [HOLO] [--against=HOLO2] [--peers=PYTHON] [--runs=N]
             [--only=CASE,...] [--chart=FILE.svg]

NAME.py is a script; NAME.c is its twin, as one writes it by hand; NAME_jax.py
is the same in JAX, run by PYTHON if that is given and has it. A script that
imports only NumPy is also run by that PYTHON as it is. Every program prints
what it came to, and programs of one case must agree.

A step costs (time of many steps - time of few) / (many - few), in processor
time of whole processes, all threads: start-up and compilation fall out, and are
the column `whole` (time of few steps). Runs are interleaved, in turn from first
to last and from last to first, so that what else the machine does and what a
long run leaves in its caches fall on all alike; the least of N (6) counts.

--against compares with another build of holo, a run of one beside a run of
the other, and also gives the ratio of the whole processes: compile time.
"""
import os
import re
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = os.path.join(ROOT, "bench", "cases")
# What a case is called in the chart, its steps, few and many, and the steps
# that CPython is given.
TABLE = {
    "logistic": ("loop of floats", 1000, 50_000_000, 300_000),
    "newton_grad": ("gradient of a `while`", 1000, 2_000_000, 0),
    "chain": ("12 elementwise ops, 10⁶ f32", 10, 2010, 60),
    "chain_grad": ("their gradient", 10, 1010, 0),
    "mlp": ("training step, 64-128-10", 100, 30_100, 0),
}


class Runner:
    """One program: a command for a number of steps, and what it took."""

    def __init__(self, name, command, steps):
        self.name, self.command, self.steps = name, command, steps
        self.spent = {n: [] for n in steps}
        self.printed = {}

    def run(self, steps):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(self.command(steps), check=True, cwd=ROOT,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=dict(os.environ, OMP_NUM_THREADS="1"))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.spent[steps].append(after.ru_utime + after.ru_stime
                                 - before.ru_utime - before.ru_stime)
        self.printed[steps] = done.stdout

    def whole(self):
        return min(self.spent[self.steps[0]])

    def step(self):
        few, many = self.steps
        return (min(self.spent[many]) - min(self.spent[few])) / (many - few)


def with_steps(folder, name):
    """A function of the number of steps: the script with that number in."""
    with open(os.path.join(CASES, name + ".py"), encoding="utf-8") as file:
        text = file.read()

    def path(steps):
        out = os.path.join(folder, f"{name}_{steps}.py")
        with open(out, "w", encoding="utf-8") as file:
            file.write(re.sub(r"(?m)^STEPS = .*$", f"STEPS = {steps}", text))
        return out
    return path


def build_c(folder, name):
    program = os.path.join(folder, name)
    subprocess.run(["clang-19", "-O3", "-march=native", "-ffp-contract=off",
                    "-fno-math-errno", "-w", "-o", program,
                    os.path.join(CASES, name + ".c"), "-lm"], check=True)
    return program


def runners(folder, name, options):
    _, few, many, slow = TABLE[name]
    script = with_steps(folder, name)
    found = [Runner("holo", lambda n: [options["holo"], "run", script(n)],
                    (few, many))]
    if options["against"]:
        found.append(Runner("against", lambda n: [options["against"], "run",
                                                  script(n)], (few, many)))
    if os.path.exists(os.path.join(CASES, name + ".c")):
        program = build_c(folder, name)
        found.append(Runner("C", lambda n: [program, str(n)], (few, many)))
    peer = os.path.join(CASES, name + "_jax.py")
    if options["peers"] and os.path.exists(peer):
        found.append(Runner("JAX", lambda n: [options["peers"], peer, str(n)],
                            (few, many)))
    if options["peers"] and slow:
        found.append(Runner("CPython", lambda n: [options["peers"], script(n)],
                            (few, slow)))
    return found


def measure(name, options):
    with tempfile.TemporaryDirectory() as folder:
        found = runners(folder, name, options)
        for turn in range(options["runs"]):
            for which in 0, 1:
                for runner in found[::1 - 2 * (turn % 2)]:
                    runner.run(runner.steps[which])
        for steps in found[0].steps:
            texts = {r.printed[steps] for r in found if steps in r.printed}
            if len(texts) != 1:
                sys.exit(f"{name}: programs disagree: {texts}")
    return found


def duration(seconds):
    for unit, scale in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= scale:
            return f"{seconds / scale:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def show(name, found):
    ours = found[0]
    print(name)
    for runner in found:
        print(f"    {runner.name:<8} step {duration(runner.step()):>8}  "
              f"{runner.step() / ours.step():8.2f} of holo   whole "
              f"{1e3 * runner.whole():6.0f} ms  "
              f"{runner.whole() / ours.whole():6.2f} of holo")


# ---- the chart ----

COLOURS = {"holo": "#c2410c", "C": "#64748b", "JAX": "#94a3b8",
           "CPython": "#cbd5e1"}
WIDTH, LABEL, ROW, GAP, MOST = 760, 220, 17, 14, 8.0


def bar(y, runner, base):
    """A bar as long as the runner's time relative to C's (or holo's); longer
    ones are cut, and say so by their number."""
    ratio = runner.step() / base
    length = min(ratio, MOST) / MOST * (WIDTH - LABEL - 160)
    mark = "" if ratio <= MOST else " ▸"
    return (f'<rect x="{LABEL}" y="{y}" width="{length:.1f}" height="{ROW - 3}"'
            f' fill="{COLOURS[runner.name]}"/>'
            f'<text x="{LABEL + length + 6:.1f}" y="{y + 11}">{runner.name} '
            f'{duration(runner.step())}{mark}</text>')


def chart(path, results):
    rows, y = [], 34
    for name, found in results.items():
        found = [r for r in found if r.name in COLOURS]
        base = next((r for r in found if r.name == "C"), found[0]).step()
        rows.append(f'<text x="{LABEL - 10}" y="{y + 12}" text-anchor="end" '
                    f'font-weight="600">{TABLE[name][0]}</text>')
        for runner in found:
            rows.append(bar(y, runner, base))
            y += ROW
        y += GAP
    with open(path, "w", encoding="utf-8") as file:
        file.write(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
            f'height="{y}" font-family="system-ui, sans-serif" '
            'font-size="12">\n<rect width="100%" height="100%" fill="#fff"/>\n'
            f'<text x="10" y="20" fill="#475569">Processor time of one step '
            '(all its threads), relative to C; shorter is better</text>\n'
            + "\n".join(rows) + "\n</svg>\n")


def main(arguments):
    options = {"holo": os.path.join(ROOT, "build", "release", "holo"),
               "against": None, "peers": None, "runs": 6, "chart": None,
               "only": ",".join(TABLE)}
    for word in arguments:
        name, _, value = word.partition("=")
        if name in ("--against", "--peers", "--chart", "--only"):
            options[name[2:]] = value
        elif name == "--runs":
            options["runs"] = int(value)
        elif word.startswith("-"):
            sys.exit(__doc__)
        else:
            options["holo"] = os.path.abspath(word)
    results = {}
    for name in options["only"].split(","):
        results[name] = measure(name, options)
        show(name, results[name])
    if options["chart"]:
        chart(options["chart"], results)


if __name__ == "__main__":
    main(sys.argv[1:])
