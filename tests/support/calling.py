# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions of a script through `holo call --jsonl`, for tests that compare
them with python3.

A script gives the arguments in comments above its functions:

    # at: np.array([1.0, 2.0]), 3
    def scaled(x, n):

All functions of a script are called in one process: to the script are added a
table of its functions and `call`, which finds one there."""
import json
import os
import re
import subprocess
import tempfile

import numpy as np

DRIVER = """
def call(name, args):
    return TABLE[name](*args)
"""


def to_json(v, staged=False):
    """An argument as `holo call` reads it; its numbers known while compiling,
    or not."""
    if isinstance(v, np.generic):
        return {"dtype": str(v.dtype), "scalar": v.item()}
    if isinstance(v, np.ndarray):
        return {"dtype": str(v.dtype), "shape": v.shape,
                "data": v.ravel().tolist()}
    if isinstance(v, list):
        return {"list": [to_json(x, staged) for x in v]}
    if isinstance(v, tuple):
        return {"tuple": [to_json(x, staged) for x in v]}
    if isinstance(v, dict) and all(isinstance(k, str) for k in v):
        return {"dict": {k: to_json(x, staged) for k, x in v.items()}}
    if isinstance(v, dict):
        return {"dict": [[to_json(k), to_json(x, staged)]
                         for k, x in v.items()]}
    if staged and isinstance(v, (bool, int, float)):
        return {type(v).__name__: v}
    return v


def from_json(v):
    """A result of `holo call`, of the type that it has in Python."""
    if not isinstance(v, dict):
        return v
    if "scalar" in v:
        return np.dtype(v["dtype"]).type(v["scalar"])
    if "dtype" in v:
        return np.array(v["data"], v["dtype"]).reshape(v["shape"])
    (kind, items), = v.items()
    if kind == "str":
        return items
    if kind == "dict":
        pairs = items.items() if isinstance(items, dict) else items
        return {from_json(k): from_json(x) for k, x in pairs}
    return {"list": list, "tuple": tuple}[kind](map(from_json, items))


class Function:
    """A function of a script, and one tuple of arguments."""

    def __init__(self, name, number, at):
        at, _, self.note = at.partition("|")
        self.name = name
        self.number = number
        self.args = list(eval(f"({at},)", {"np": np}))

    def label(self):
        return f"{self.name}_{self.number}" if self.number else self.name


def read_functions(text):
    """Each `# at:` of a script with the function it stands above."""
    found, waiting = [], []
    for line in text.splitlines():
        if line.startswith("# at:"):
            waiting.append(line[5:])
        elif waiting:
            name = re.match(r"def (\w+)", line).group(1)
            found += [Function(name, i, at) for i, at in enumerate(waiting)]
            waiting = []
    return found


def answers(holo, text, lines, driver=DRIVER):
    """What holo answers to each line of arguments of `call`."""
    names = dict.fromkeys(f.name for f in read_functions(text))
    table = "".join(f'    "{name}": {name},\n' for name in names)
    with tempfile.TemporaryDirectory(prefix="holo-call-") as folder:
        path = os.path.join(folder, "functions.py")
        with open(path, "w") as out:
            out.write(f"{text}\nTABLE = {{\n{table}}}\n{driver}")
        done = subprocess.run(
            [holo, "call", "--jsonl", path + ":call"], text=True,
            input="".join(json.dumps(x) + "\n" for x in lines),
            capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def run_plain(text):
    """The script's names, under python3."""
    names = {"__name__": "functions"}
    exec(compile(text, "functions.py", "exec"), names)
    return names
