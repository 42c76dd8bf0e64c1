# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The figures of the project: times of start-up, compiling and running.

    run.py [HOLO] [--runs=N]

HOLO is the release build's command by default. Each figure is the least of N
runs (5), since other work on the machine only adds; what is compared with C
is processor time. docs/performance.md says what came out.
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


def processor_seconds(*words):
    """Processor time of a command that must succeed."""
    before = os.times()
    seconds(*words)
    after = os.times()
    return (after.children_user + after.children_system
            - before.children_user - before.children_system)


def build_c(folder, name, *flags):
    """A C program of this folder, compiled; None without the compiler."""
    program = os.path.join(folder, name)
    try:
        seconds("clang-19", "-O3", *flags, "-o", program,
                os.path.join(HERE, name + ".c"), "-lm")
    except FileNotFoundError:
        print(f"{name} in C: clang-19 is not installed")
        return None
    return program


def digits_script(folder, epochs, evaluate):
    """The example without its early stop, and perhaps without evaluating the
    training set after each epoch."""
    with open(os.path.join(ROOT, "examples", "digits.py")) as file:
        text = file.read()
    text = re.sub(r"(?m)^EPOCHS = .*$", f"EPOCHS = {epochs}", text)
    text = re.sub(r"(?m)^TARGET = .*$", "TARGET = 2.0", text)
    if not evaluate:
        text = re.sub(r"(?m)^    accuracy = .*$", "    accuracy = 0.0", text)
    path = os.path.join(folder, f"digits_{epochs}_{evaluate:d}.py")
    with open(path, "w") as file:
        file.write(text)
    return path


def digits_step(holo, runs, folder):
    """From the processor times of few and of many epochs of 23 steps."""
    few, many = 30, 530
    spent = [least(runs, lambda: processor_seconds(
        holo, "run", digits_script(folder, epochs, False)))
        for epochs in (few, many)]
    step = 1e6 * (spent[1] - spent[0]) / ((many - few) * 23)
    show("digits: a step of batch 64, with the shuffle", step, "us",
         "goal: 60")
    program = build_c(folder, "digits_step", "-march=native",
                      "-fno-math-errno")
    if program:
        out = subprocess.run([program], check=True, capture_output=True,
                             text=True).stdout
        show("digits: the step in C", float(out.split()[0]), "us")


def digits(holo, runs):
    if not os.path.exists(os.path.join(ROOT, "build", "data")):
        print("examples/digits.py: no data; tools/demo fetches it")
        return
    with tempfile.TemporaryDirectory() as folder:
        found = least_times(runs, holo, digits_script(folder, 30, True))
        for name, goal in (("start-up", ""), ("load code generator", ""),
                           ("compile", "goal: 300"), ("run", "")):
            show("digits, 30 epochs: " + name, found[name], "ms", goal)
        path = digits_script(folder, 1, True)
        show("digits, one epoch: processor time in all",
             1e3 * least(runs, lambda: processor_seconds(holo, "run", path)),
             "ms")
        digits_step(holo, runs, folder)


def logistic(holo, runs):
    """From the processor times of many turns and of few."""
    with open(os.path.join(HERE, "logistic.py")) as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        spent = []
        for turns in "100000", "100000000":
            path = os.path.join(folder, f"logistic_{turns}.py")
            with open(path, "w") as file:
                file.write(text.replace("100000000", turns))
            spent.append(least(runs, lambda: processor_seconds(
                holo, "run", path)))
        holo_ms = 1e3 * (spent[1] - spent[0])
        show("logistic map, 10^8 turns: holo", holo_ms, "ms")
        program = build_c(folder, "logistic", "-ffp-contract=off")
        if program:
            c_ms = 1e3 * least(runs, lambda: processor_seconds(program))
            show("logistic map, 10^8 turns: clang -O3", c_ms, "ms")
            show("ratio", holo_ms / c_ms, "", "goal: 1.10")


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
