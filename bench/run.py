"""The figures of the project: times of start-up, compiling and running.

    run.py [HOLO] [--runs=N]

HOLO is the release build's command by default. Each figure is the least of N
runs (5), since other work on the machine only adds.
"""
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HERE = os.path.join(ROOT, "bench")


def seconds(*words):
    """Wall time of a command that must succeed."""
    begin = time.perf_counter()
    subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return time.perf_counter() - begin


def least(runs, measure):
    return min(measure() for _ in range(runs))


def times(holo, script):
    """The milliseconds that `holo run --time` names, by name."""
    done = subprocess.run([holo, "run", "--time", script], cwd=ROOT,
                          check=True, capture_output=True, text=True)
    pairs = re.findall(r"([a-z][a-z -]*?) ([\d.]+)", done.stderr)
    return {name: float(value) for name, value in pairs}


def least_times(runs, holo, script):
    found = [times(holo, script) for _ in range(runs)]
    return {name: min(t[name] for t in found) for name in found[0]}


def show(name, value, unit, goal=""):
    print(f"{name:<44} {value:10.2f} {unit:<3} {goal}")


def startup(holo, runs):
    show("start of the command (--version)",
         1e3 * least(runs, lambda: seconds(holo, "--version")), "ms")


def digits(holo, runs):
    script = os.path.join(ROOT, "examples", "digits.py")
    if not os.path.exists(os.path.join(ROOT, "build", "data")):
        print("examples/digits.py: no data; tools/demo fetches it")
        return
    found = least_times(runs, holo, script)
    for name, goal in (("start-up", ""), ("load code generator", ""),
                       ("compile", "goal: 300"), ("run", "")):
        show("digits: " + name, found[name], "ms", goal)


def logistic(holo, runs):
    found = least_times(runs, holo, os.path.join(HERE, "logistic.py"))["run"]
    show("logistic map, 10^8 turns: holo", found, "ms")
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "logistic")
        try:
            seconds("clang-19", "-O3", "-ffp-contract=off", "-o", program,
                    os.path.join(HERE, "logistic.c"))
        except FileNotFoundError:
            print("logistic map in C: clang-19 is not installed")
            return
        c = 1e3 * least(runs, lambda: seconds(program))
    show("logistic map, 10^8 turns: clang -O3", c, "ms")
    show("ratio", found / c, "", "goal: 1.10")


def main(arguments):
    runs = 5
    holo = os.path.join(ROOT, "build", "release", "holo")
    for word in arguments:
        if word.startswith("--runs="):
            runs = int(word.split("=")[1])
        else:
            holo = os.path.abspath(word)
    for figure in (startup, digits, logistic):
        figure(holo, runs)


if __name__ == "__main__":
    main(sys.argv[1:])
