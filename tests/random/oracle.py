# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What CPython with NumPy does with a program.

Oracle is the near side: it asks a process that has NumPy loaded already, and
forks for each program. So a program costs a few milliseconds, cannot change
what the next one sees, and can be stopped.
"""
import contextlib
import io
import json
import os
import select
import signal
import subprocess
import sys
import warnings

SECONDS = 20
LONGEST = 1 << 20  # bytes of output


class Expected:
    """What a program printed, and the class of what it raised; its text, the
    line of the program that raised it, and what SystemExit was given."""

    def __init__(self, out, error, said="", err="", line=0, code=None):
        self.out, self.error, self.said = out, error, said
        self.err, self.line, self.code = err, line, code
        # Nothing to compare with: no end, or a point where the differences
        # that stand for a gradient cannot be trusted.
        self.silent = error in ("Timeout", "Unclear", "MemoryError",
                                "RecursionError")

    def __str__(self):
        raised = f"{self.error}: {self.said}\n" if self.error else ""
        return self.out + raised


class Oracle:
    def __init__(self):
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [sys.executable, os.path.abspath(__file__)], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)

    def run(self, text):
        try:
            self.process.stdin.write(json.dumps(text) + "\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline())
        except (OSError, ValueError):  # it was killed: for memory, mostly
            self.process.kill()
            self.process.wait()
            self.start()
            return Expected("", "MemoryError")
        return Expected(*answer)


# ---- the far side ----

def line_of(error):
    """The last line of the program that an exception went through."""
    line, at = getattr(error, "lineno", 0), error.__traceback__
    while at:
        if at.tb_frame.f_code.co_filename == "program.py":
            line = at.tb_lineno
        at = at.tb_next
    return line


def code_of(error):
    """What an exit was called with: a status, or a text to be shown."""
    code = getattr(error, "code", None) if isinstance(error, SystemExit) else 0
    return code if code is None or isinstance(code, int) else str(code)


def run_here(text):
    """What Expected is made of."""
    import numpy as np
    out, err = io.StringIO(), io.StringIO()
    error, said, line, code = None, "", 0, None
    warnings.simplefilter("ignore")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), \
                np.errstate(all="ignore"):
            exec(compile(text, "program.py", "exec"), {"__name__": "__main__"})
    except BaseException as e:
        error, said = type(e).__name__, str(e)
        line, code = line_of(e), code_of(e)
    return [out.getvalue()[:LONGEST], error, said[:500],
            err.getvalue()[:LONGEST], line, code]


def read_all(descriptor, seconds):
    """What a child writes until it ends; None if it takes too long."""
    parts = []
    while select.select([descriptor], [], [], seconds)[0]:
        part = os.read(descriptor, 1 << 16)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return None


def run_in_child(text):
    near, far = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(near)
        with os.fdopen(far, "w") as f:
            f.write(json.dumps(run_here(text)))
        os._exit(0)
    os.close(far)
    answer = read_all(near, SECONDS)
    os.close(near)
    if answer is None:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if answer is None:
        return ["", "Timeout", ""]
    return json.loads(answer) if answer else ["", "MemoryError", ""]


def serve():
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    sys.path[0] = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                               "standin")
    import numpy  # once, for all children
    for line in sys.stdin:
        print(json.dumps(run_in_child(json.loads(line))), flush=True)


if __name__ == "__main__":
    serve()
