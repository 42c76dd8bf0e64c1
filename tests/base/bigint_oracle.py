# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares base/bigint.h with CPython's ints over many random values.

    bigint_oracle.py DRIVER [COUNT]

DRIVER is the program of tests/tools/bigint_driver.c. Operands are random, near
powers of two and of ten, of runs of ones, and about the largest allowed.
"""
import math
import random
import subprocess
import sys

BITS = 1 << 16
rng = random.Random(7)
sys.set_int_max_str_digits(0)


def operand(most=700):
    kind = rng.randrange(8)
    if kind == 0:
        return rng.randrange(-3, 4)
    if kind == 1:
        x = 1 << rng.choice([31, 32, 33, 52, 53, 54, 63, 64, 65, 96, 128, 1023,
                             1024, rng.randrange(most)])
        x += rng.randrange(-2, 3)
    elif kind == 2:
        x = 10 ** rng.randrange(most // 4) + rng.randrange(-1, 2)
    elif kind == 3:  # runs of ones and of zeros: carries, wrong guesses
        x = 0
        for _ in range(rng.randrange(1, 8)):
            run = rng.randrange(1, 70)
            x = x << run | (rng.random() < 0.5) * ((1 << run) - 1)
    else:
        x = rng.getrandbits(rng.randrange(1, most))
    return rng.choice([-1, 1]) * x


def some_float():
    x = operand(1000)
    try:
        f = float(x)
    except OverflowError:
        f = math.inf
    return rng.choice([f, math.nextafter(f, math.inf),
                       math.nextafter(f, -math.inf), f + 0.5, f / 3,
                       math.inf, -math.inf])


def limited(x):
    return str(x) if abs(x) < 1 << BITS else "none"


def as_float(f):
    try:
        return f()
    except OverflowError:
        return None


def in_base(x, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while x or not text:
        text = digits[x % base] + text
        x //= base
    return text


def case():
    """A line for the driver, and what it should answer."""
    op = rng.choice(["+", "-", "*", "**", "d", "/", "<", ">", "&", "|", "^",
                     "c", "cf", "i", "pow", "neg", "float", "bits", "hash",
                     "i64", "u64", "bin", "hex", "trunc", "digits"])
    x, y = operand(), operand()
    if rng.random() < 0.05:
        x = operand(BITS)
    if op in "<>":
        y = rng.choice([rng.randrange(0, 200), rng.randrange(BITS + 3)])
    if op == "**":
        y = rng.choice([rng.randrange(12), BITS, BITS - 1, 10**9])
        x = rng.choice([x, 2, 0, -1, 1, 10])
        too_long = abs(x) > 1 and y * (x.bit_length() - 1) > BITS
        return f"** {x} {y}", ["none" if too_long else limited(x**y)]
    if op in ("d", "/", "i", "pow") and y == 0:
        y = 1
    if op == "d":
        return f"d {x} {y}", [limited(x // y), limited(x % y)]
    if op == "/":
        if rng.random() < 0.3:
            y <<= rng.randrange(1200)
        want = as_float(lambda: x / y)
        sign = -1 if (x < 0) != (y < 0) else 1
        return f"/ {x} {y}", [(want if want is not None
                               else sign * math.inf).hex()]
    if op == "i":
        try:
            return f"i {x} {y}", [str(pow(x, -1, y))]
        except ValueError:
            return f"i {x} {y}", ["none"]
    if op == "pow":
        x, y, m = operand(300), abs(operand(200)), operand(200) or 7
        return f"pow {x} {y} {m}", [str(pow(x, y, m))]
    if op == "cf":
        f = some_float()
        return f"cf {x} {f.hex()}", [str((x > f) - (x < f))]
    if op == "trunc":
        f = some_float()
        f = f if math.isfinite(f) else 1e308
        return f"trunc {f.hex()}", [str(int(f))]
    if op == "digits":
        base = rng.randrange(2, 37)
        x = abs(x) & (1 << 700) - 1
        return f"digits {base} {in_base(x, base)}", [str(x)]
    if op == "float":
        want = as_float(lambda: float(x))
        if want is None:
            want = -math.inf if x < 0 else math.inf
        return f"float {x}", [want.hex()]
    one = {"neg": lambda: str(-x), "bits": lambda: str(x.bit_length()),
           "hash": lambda: str(hash(x)), "bin": lambda: f"{x:b}",
           "i64": lambda: str(int(-2**63 <= x < 2**63)),
           "u64": lambda: str(int(0 <= x < 2**64)), "hex": lambda: f"{x:x}"}
    if op in one:
        return f"{op} {x}", [one[op]()]
    if op == "c":
        return f"c {x} {y}", [str((x > y) - (x < y))]
    two = {"+": lambda: x + y, "-": lambda: x - y, "*": lambda: x * y,
           "<": lambda: x << y, ">": lambda: x >> y, "&": lambda: x & y,
           "|": lambda: x | y, "^": lambda: x ^ y}
    return f"{op} {x} {y}", [limited(two[op]())]


def alike(got, want):
    if got == want:
        return True
    try:
        x, y = float.fromhex(got), float.fromhex(want)
        return x == y and math.copysign(1, x) == math.copysign(1, y)
    except (ValueError, OverflowError):
        return False


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 6000
    cases = [case() for _ in range(count)]
    text = "\n".join(line for line, _ in cases) + "\n"
    run = subprocess.run([sys.argv[1]], input=text, capture_output=True,
                         text=True)
    if run.returncode:
        sys.exit(f"the driver ended with {run.returncode}\n{run.stderr}")
    got = iter(run.stdout.split("\n"))
    wrong = 0
    for line, want in cases:
        answer = [next(got, "") for _ in want]
        if line[0] in "f/" and all(map(alike, answer, want)):
            continue
        if answer != want:
            wrong += 1
            if wrong <= 10:
                print(f"{line[:200]}\n  is   {answer}\n  want {want}"[:900])
    print(f"{count} operations, {wrong} differ")
    sys.exit(wrong > 0)


main()
