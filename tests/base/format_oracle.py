# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares base/format.h with CPython and NumPy over many random values.

    format_oracle.py DRIVER [COUNT]

DRIVER is the program of tests/tools/format_driver.c; Python is the oracle.
"""
import random
import struct
import subprocess
import sys

import numpy as np

DTYPES = {
    "bool": np.bool_, "i8": np.int8, "i16": np.int16, "i32": np.int32,
    "i64": np.int64, "u8": np.uint8, "u16": np.uint16, "u32": np.uint32,
    "u64": np.uint64, "f32": np.float32, "f64": np.float64,
}
SHAPES = [(), (1,), (2,), (3,), (7,), (40,), (0,), (0, 3), (2, 0), (1, 1),
          (2, 3), (5, 8), (2, 2, 2), (3, 1, 4), (2, 1, 2, 3), (1001,),
          (20, 60), (9, 9, 20), (1, 1, 1, 2, 2), (7, 200), (500, 3)]
rng = random.Random(20)


def f64_bits(x):
    return struct.pack(">d", x).hex()


def f32_bits(x):
    return struct.pack(">f", x).hex()


def hex_text(s):
    return s.encode("utf-8", "surrogatepass").hex() or "-"


def random_f64():
    kind = rng.randrange(9)
    if kind == 0:
        return struct.unpack("<d", rng.randbytes(8))[0]
    if kind == 1:
        return rng.choice([0.0, -0.0, 1.0, -1.0, float("inf"), -float("inf"),
                           float("nan"), 5e-324, 1.7976931348623157e308,
                           2.2250738585072014e-308, 1e16, 1e15, 1e-4, 1e-5,
                           9999999999999998.0, 0.1, 1e22, 1e23, 123456789.0])
    if kind == 2:
        return 2.0 ** rng.randrange(-1074, 1024)
    if kind == 3:
        return round(rng.uniform(-1000, 1000), rng.randrange(6))
    if kind == 4:
        return rng.randrange(-10 ** 6, 10 ** 6) / 2 ** rng.randrange(12)
    if kind == 5:
        return float(rng.randrange(-10 ** rng.randrange(1, 20), 10 ** 19))
    if kind == 6:
        return rng.randrange(1, 100) * 10.0 ** rng.randrange(-320, 305)
    return rng.gauss(0, 10 ** rng.uniform(-12, 18))


def random_f32():
    kind = rng.randrange(5)
    if kind == 0:
        return np.frombuffer(rng.randbytes(4), np.float32)[0]
    if kind == 1:
        return np.float32(2.0 ** rng.randrange(-149, 128))
    with np.errstate(all="ignore"):
        return np.float32(random_f64())


def random_spec(types):
    spec = ""
    if rng.random() < 0.4:
        spec += rng.choice(["", "*", "0", "é", " ", "<", "="])
        spec += rng.choice("<>=^")
    if rng.random() < 0.3:
        spec += rng.choice("+- ")
    if rng.random() < 0.08:
        spec += "z"
    if rng.random() < 0.15:
        spec += "#"
    if rng.random() < 0.2:
        spec += "0"
    if rng.random() < 0.6:
        spec += str(rng.randrange(1, 30))
    if rng.random() < 0.2:
        spec += rng.choice([",", "_", ",", "_", ",_", "__"])
    if rng.random() < 0.4:
        spec += "." + rng.choice(["", "0", "1", "2", "3", "5", "8", "17", "40"])
    if rng.random() < 0.8:
        spec += rng.choice(types)
    if rng.random() < 0.02:
        spec += rng.choice(["q", "é", ".", "\x01"])
    return spec


def random_text():
    pool = ["a", "b", "'", '"', "\\", "\n", "\t", "\r", "\0", "\x7f", "é",
            "\u202e", "\xa0", "日", "\U0001f600", "\u0378", " ", "\xad"]
    return "".join(rng.choice(pool) for _ in range(rng.randrange(9)))


def random_array():
    name = rng.choice(list(DTYPES))
    dtype = DTYPES[name]
    shape = rng.choice(SHAPES)
    n = int(np.prod(shape))
    if name == "bool":
        values = [rng.random() < 0.5 for _ in range(n)]
    elif name[0] == "f":
        values = random_floats(name, n)
    else:
        info = np.iinfo(dtype)
        span = 10 ** rng.randrange(1, 20)
        values = [rng.randrange(max(info.min, -span), min(info.max, span) + 1)
                  for _ in range(n)]
    with np.errstate(all="ignore"):
        return name, np.array(values, dtype).reshape(shape)


def random_floats(name, n):
    kind = rng.randrange(7)
    scale = 10.0 ** rng.randrange(-12, 12)
    spread = rng.choice([1, 10, 100, 3000])
    places = rng.randrange(0, 10)

    def one():
        if rng.random() < 0.03:
            return rng.choice([float("nan"), float("inf"), -float("inf"), 0.0,
                               -0.0])
        if kind == 0:
            return random_f64() if name == "f64" else random_f32()
        if kind == 1:
            return float(rng.randrange(-100, 100))
        if kind == 2:
            return scale * rng.uniform(1, spread)
        if kind == 3:
            return round(rng.uniform(-10, 10), places)
        if kind == 4:
            return rng.gauss(0, 1)
        if kind == 5:
            return float("nan") if rng.random() < 0.7 else -float("inf")
        return rng.randrange(-64, 64) / 8

    return [one() for _ in range(n)]


def oracle_format(value, spec):
    try:
        return format(value, spec)
    except (ValueError, OverflowError) as error:
        return "!" + str(error)


def requests(count):
    """Pairs of a request and the text that must come back."""
    for _ in range(count):
        x = random_f64()
        yield f"r {f64_bits(x)}", repr(x)
        y = random_f32()
        yield f"s {f32_bits(y)}", str(y)
        s = random_text()
        yield f"q {hex_text(s)}", repr(s)
        spec = random_spec("eEfFgGn%d")
        yield f"f {f64_bits(x)} {hex_text(spec)}", oracle_format(x, spec)
        i = rng.randrange(-10 ** rng.randrange(1, 19), 10 ** 18)
        spec = random_spec("bcdoxXnefg%s")
        yield f"i {i} {hex_text(spec)}", oracle_format(i, spec)
        i = rng.choice([0, 1, 65, 0x1f600, 2 ** 63 - 1, -2 ** 63, 1234567])
        spec = random_spec("bcdoxXn")
        yield f"i {i} {hex_text(spec)}", oracle_format(i, spec)
        spec = random_spec("bdoxXn")
        u = rng.choice([2 ** 64 - 1, 2 ** 63])
        yield f"u {u} {hex_text(spec)}", oracle_format(u, spec)
        spec = random_spec("bcdoxXnefg%s")
        b = rng.random() < 0.5
        yield f"b {int(b)} {hex_text(spec)}", oracle_format(b, spec)
        spec = random_spec("sssd")
        yield f"t {hex_text(s)} {hex_text(spec)}", oracle_format(s, spec)
    for e in range(-1074, 1024):
        yield f"r {f64_bits(2.0 ** e)}", repr(2.0 ** e)
    for _ in range(count):
        name, a = random_array()
        as_repr = rng.random() < 0.5
        dims = "".join(f" {d}" for d in a.shape)
        yield (f"a {name} {int(as_repr)} {a.ndim}{dims} "
               f"{a.tobytes().hex() or '-'}", repr(a) if as_repr else str(a))


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    cases = list(requests(count))
    run = subprocess.run([sys.argv[1]], input="\n".join(c[0] for c in cases),
                         capture_output=True, text=True, check=True)
    answers = run.stdout.split("\n")
    wrong = 0
    for (request, want), answer in zip(cases, answers):
        mark = "!" if answer.startswith("!") else ""
        got = mark + bytes.fromhex(answer[len(mark):]).decode(
            "utf-8", "surrogatepass")
        if got != want:
            wrong += 1
            if wrong <= 20:
                print(f"{request[:200]}\n  want {want!r}\n  got  {got!r}")
    print(f"{len(cases)} values, {wrong} differ")
    return wrong != 0 or len(answers) < len(cases)


sys.exit(main())
