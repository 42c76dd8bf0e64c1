# What goes wrong with files, and what ends a run, may be caught.
import os
import sys

import numpy as np

k = int(np.zeros(70000).sum())
NAME = os.path.join("tests", "oracle", "files_in_try.py")
try:
    open("no/such.txt")
except FileNotFoundError as e:
    print(e, repr(e), e.errno, e.strerror, e.filename, e.args)
try:
    os.listdir("no/such")
except OSError as e:
    print(type(e).__name__, e)
try:
    open("tests")
except IsADirectoryError as e:
    print(e)


def read(path):
    try:
        with open(path) as f:
            return f.readline()
    except FileNotFoundError:
        return None


print(read("no/such"), repr(read(NAME)))
with open(NAME) as f, open(NAME) as g:
    print(f.readline() == g.readline(), f.closed)
print(f.closed, g.closed)
try:
    with open(NAME) as f:
        raise ValueError(f.readline())
except ValueError as e:
    print(e, f.closed)
try:
    f.read()
except ValueError as e:
    print(e)
for path in ("no/such/x", "tests", NAME + "/x"):
    try:
        f = open(path, "w")
        print("not here")
    except OSError as e:
        print(type(e).__name__, e, e.errno, e.filename)
    else:
        print("nor here")
for name in (f"tests/none{k}/x", f"{k}/{k}"):
    try:
        open(name, "a")
    except FileNotFoundError as e:
        print("caught", e.errno)
try:
    os.mkdir("tests")
except FileExistsError as e:
    print(e)
try:
    os.remove(f"no/such/{k}")
except (PermissionError, FileNotFoundError) as e:
    print(type(e).__name__, e.errno)
try:
    input("asked: ")
except EOFError as e:
    print(e)
try:
    sys.exit(3)
except SystemExit as e:
    print("exit", e.code)
try:
    try:
        if k == 0:
            sys.exit("words")
    except Exception:
        print("not here")
except BaseException as e:
    print(type(e).__name__, e.code, e)


def last(n):
    try:
        for i in range(k, n):
            if i == 2:
                sys.exit(k)
            print(i)
    finally:
        print("at last")


last(2)
last(5)
