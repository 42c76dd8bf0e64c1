# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What several generators use."""
import ast
import sys
import warnings

warnings.simplefilter("ignore", SyntaxWarning)  # of programs that are tried

# What a program may raise where the command says so by a diagnostic.
RAISED = {
    "H0202": ("AttributeError",),
    "H0207": ("TypeError",),
    "H0413": ("TypeError",),
    "H0506": ("IndexError", "KeyError"),
    "H0511": ("TypeError",),
    "H0514": ("ValueError",),
    "H0515": ("ValueError",),
    "H0516": ("TypeError", "ValueError"),
}

# Staged numbers.
HEAD = """\
import numpy as np

k = int(np.array([3, 4])[0])
f = float(np.array([2.5])[0])
""".splitlines()


def tidy(text):
    """The program without needless brackets, laid out as CPython does it."""
    return ast.unparse(ast.parse(text)) + "\n"


class Lines:
    """The lines of a program that is written statement by statement, at a depth
    of indentation, with fresh names; everything random comes from r."""

    def __init__(self, r):
        self.r, self.lines, self.depth, self.fresh = r, [], 0, 0

    def put(self, text):
        self.lines.append("    " * self.depth + text)

    def name(self, kind):
        self.fresh += 1
        return f"{kind}{self.fresh}"


class TooLong(BaseException):
    pass


def limit(steps):
    """A trace function that ends what takes more steps."""
    left = steps

    def trace(frame, event, argument):
        nonlocal left
        if frame.f_code.co_filename != "program":
            return None
        left -= 1
        if left < 0:
            raise TooLong
        return trace
    return trace


def quiet(*values, sep=" ", end=""):
    """print() that shows nothing, but asks for the texts."""
    return (sep + end).join(map(str, values)) and None


def runs(lines):
    """Does CPython run these lines soon, and without an exception? It is asked
    by several threads at once."""
    try:
        code = compile("\n".join(lines), "program", "exec")
        sys.settrace(limit(20000))
        exec(code, {"__name__": "__main__", "print": quiet})
    except TooLong:
        return None
    except Exception:
        return False
    finally:
        sys.settrace(None)
    return True


def grow(r, head, statement, count, raises):
    """A program of `head` and statements, each the lines that `statement(r)`
    gives, that CPython runs; at times one at its end raises."""
    lines = list(head)
    fails = r.random() < raises
    tries = 0
    while count and tries < 400:
        tries += 1
        more = statement(r)
        fine = runs(lines + more)
        if fine:
            lines += more
            count -= 1
        elif fails and count == 1 and fine is not None:
            return "\n".join(lines + more) + "\n"
    return "\n".join(lines) + "\n"
