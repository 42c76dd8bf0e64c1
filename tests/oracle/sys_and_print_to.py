# The module sys, and print() to what has a write().
import sys
from sys import float_info, stdout
import numpy as np

k = int(np.zeros(70000).sum())
print(len(sys.argv), sys.maxsize, sys.byteorder, sys.platform)
print(sys.version_info >= (3, 8), sys.version_info[:2], sys.version_info.major,
      sys.version_info.minor)
print(float_info.epsilon, float_info.max, sys.float_info.min, float_info.dig)
sys.setrecursionlimit(10000)
print("a", k, sep="-", end="!\n", file=stdout, flush=True)
print(sys.stdout.write(f"{k} is ä\n"), sys.stdout.write("ö\n"))
sys.stdout.writelines(["x", f"{k}", "\n"])
print(sys.stdout.writable(), sys.stdout.readable(), sys.stdout.closed,
      sys.stdout.encoding, sys.stdout.mode)
print(None, file=None, flush=None)


class Lines:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("flushed")


lines = Lines()
print("a", 1, [k, 2.5], file=lines, sep=", ")
print(file=lines, flush=True)
print("|".join(lines.parts))


class Total:
    def __init__(self):
        self.n = 0

    def write(self, text):
        self.n += 1


total = Total()
for i in range(k, 10):
    if i > 5:
        print(i, i, file=total)
    sys.stdout.write(f"{i};")
print(total.n)

e = SystemExit(3)
print(e.code, e.args, repr(e), SystemExit().code, SystemExit(1, 2).code)
print(isinstance(e, Exception), isinstance(e, BaseException))
if k:
    sys.exit(3)
print("not yet")
if k == 0:
    print("now")
    sys.exit()
print("never")
