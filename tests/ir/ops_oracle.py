# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Every graph-level row of ir/ops.def against NumPy.

    ops_oracle.py DRIVER [--engine=NAME]

DRIVER is the program of tests/tools/ops_driver.c. A row without a test here
must stand in NOT_TESTED with the reason, or the test fails. Results are
equal bit for bit unless a case says how many ULP they may be apart.
"""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import numpy as np

import ops_map
import ops_other
from ops_case import DTYPE_NAMES, NUMPY_TYPES

NOT_TESTED = {
    "param": "the arguments of every test",
    "poison": "never in a graph that is run",
    "undefined": "its elements have no meaning",
}


def graph_rows(driver):
    table = subprocess.run([driver, "--table"], capture_output=True, text=True,
                           check=True).stdout
    rows = [json.loads(line) for line in table.splitlines()]
    return [r for r in rows if not r["script"] and not r["kernel"]]


def request(case):
    text = case.text.encode()
    lines = [f"run {len(text)} {len(case.inputs)}\n".encode(), text]
    for x in case.inputs:
        lines.append((np.ascontiguousarray(x).tobytes().hex() or "-").encode()
                     + b"\n")
    return b"".join(lines)


def read_answer(lines):
    head = next(lines).split()
    if head[0] == "error":
        return head[1] + ": " + bytes.fromhex(head[2]).decode(), None
    results = []
    for _ in range(int(head[1])):
        kind, data = next(lines).split(" ")
        name, dims = kind[:-1].split("[")
        shape = tuple(int(d) for d in dims.split(",") if d)
        raw = b"" if data == "-" else bytes.fromhex(data)
        results.append(np.frombuffer(raw, NUMPY_TYPES[name]).reshape(shape))
    output = "" if head[2] == "-" else bytes.fromhex(head[2]).decode()
    return output, results


def run(command, cases):
    """The answers to all cases, from one process."""
    stream = b"".join(request(c) for c in cases)
    done = subprocess.run(command, input=stream, capture_output=True)
    if done.returncode:
        print(done.stderr.decode()[-3000:])
    lines = iter(done.stdout.decode().splitlines())
    answers = []
    for _ in cases:
        try:
            answers.append(read_answer(lines))
        except StopIteration:
            break
    return answers


def ulps(got, want):
    """How many representable numbers apart; 0 for NaN and NaN."""
    bits = np.int32 if got.dtype == np.float32 else np.int64
    lowest = np.iinfo(bits).min

    def ordered(x):
        i = x.view(bits).astype(object)
        return np.where(x.view(bits) < 0, lowest - i, i)

    apart = np.abs(ordered(got) - ordered(want))
    both = np.isnan(got) & np.isnan(want)
    one = np.isnan(got) ^ np.isnan(want)
    return np.where(both, 0, np.where(one, 2 ** 70, apart))


def difference(case, got, want):
    """What is wrong with one result, or None."""
    if got.dtype != want.dtype or got.shape != want.shape:
        return (f"{DTYPE_NAMES[got.dtype]}{got.shape}, want "
                f"{DTYPE_NAMES[want.dtype]}{want.shape}")
    if got.size == 0:
        return None
    if got.dtype.kind == "f":
        if case.signless:  # +0 and -0 are equal, and add up to +0
            got, want = got + 0, want + 0
        off = ulps(np.atleast_1d(got), np.atleast_1d(want))
        bad = off > case.ulp
    else:
        bad = np.atleast_1d(got) != np.atleast_1d(want)
    if not bad.any():
        return None
    i = np.unravel_index(np.argmax(bad), bad.shape)
    return (f"element {i}: {np.atleast_1d(got)[i]!r}, want "
            f"{np.atleast_1d(want)[i]!r}")


def check(case, answer):
    output, results = answer
    if results is None or case.error:
        return None if output == case.error else f"`{output}`"
    if output != case.output:
        return f"printed {output!r}, want {case.output!r}"
    if len(results) != len(case.wants):
        return f"{len(results)} results, want {len(case.wants)}"
    for got, want in zip(results, case.wants):
        wrong = difference(case, got, np.asarray(want))
        if wrong:
            return wrong
    return None


def main():
    driver = sys.argv[1]
    rows = graph_rows(driver)
    cases = []
    failed = shown = 0
    for row in rows:
        name = row["name"]
        make = ops_map.cases if row["map"] and name != "convert" else \
            ops_other.cases
        found = list(make(row))
        cases += found
        if not found and name not in NOT_TESTED:
            print(f"{name}: no test: give it a row in ROWS of tests/ir/"
                  "ops_map.py (elementwise) or tests/ir/ops_other.py, or a "
                  "reason in NOT_TESTED of tests/ir/ops_oracle.py")
            failed += 1
        if found and name in NOT_TESTED:
            print(f"{name}: tested, yet in NOT_TESTED")
            failed += 1
    answers = run([driver] + sys.argv[2:], cases)
    if len(answers) < len(cases):
        print(f"the driver ended at:\n{cases[len(answers)].text}")
        failed += 1
    for case, answer in zip(cases, answers):
        wrong = check(case, answer)
        if wrong:
            failed += 1
            shown += 1
            if shown <= 25:
                print(f"{case.name}: {wrong}\n{case.text}"
                      f"inputs {[x.ravel()[:8] for x in case.inputs]}\n")
    print(f"{len(rows)} rows, {len(cases)} cases, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
