# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares base/regex.h with CPython over many random patterns and texts.

    regex_oracle.py DRIVER [COUNT [SEED]]

DRIVER is the program of tests/tools/regex_driver.c; Python is the oracle.
"""
import random
import re
import signal
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
DRIVER = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20)
KINDS = {1: re.error, 2: ValueError, 3: OverflowError}

LETTERS = ["a", "b", "c", "a", "b", "A", "B", "1", "_", " ", "\n", "é", "É",
           "ß", "ſ", "s", "S", "K", "k", "µ", "μ", "\U0001d7ce", "٣", "-"]
CLASSES = ["\\d", "\\w", "\\s", "\\D", "\\W", "\\S"]
PLACES = ["^", "$", "\\b", "\\B", "\\A", "\\Z"]


def letter():
    return rng.choice(LETTERS[:5] if rng.random() < 0.7 else LETTERS)


def char_set():
    out = "[" + rng.choice(["", "", "", "^"])
    for _ in range(rng.randrange(1, 4)):
        kind = rng.random()
        if kind < 0.5:
            out += letter()
        elif kind < 0.8:
            out += rng.choice(["a-c", "a-z", "A-Z", "0-9", "b-b", "á-ÿ",
                               "À-ÿ", "\\x41-\\x5a", "z-a", "ā-ſ"])
        else:
            out += rng.choice(CLASSES + ["\\n", "\\b", "\\]", "]", "-", "\\-"])
    return out + "]"


def repeat():
    r = rng.choice(["*", "+", "?", "*", "+", "?", "{2}", "{1,2}", "{,2}",
                    "{0}", "{2,}", "{0,3}", "{3,1}", "{", "{,}", "{a}"]
                   if rng.random() < 0.95 else ["**", "*??", "{99999999999}"])
    return r + rng.choice(["", "", "", "", "?", "?", "+"])


def group(depth, names):
    kind = rng.random()
    inner = ways(depth - 1, names)
    if kind < 0.4:
        names.append(len(names) + 1)
        return f"({inner})"
    if kind < 0.6:
        return f"(?:{inner})"
    if kind < 0.68:
        names.append(len(names) + 1)
        return f"(?P<g{rng.randrange(1, 4)}>{inner})"
    if kind < 0.82:
        return f"(?{rng.choice(['=', '!', '<=', '<!'])}{inner})"
    if kind < 0.88:
        return f"(?>{inner})"
    if kind < 0.93:
        no = "|" + ways(depth - 1, names) if rng.random() < 0.6 else ""
        which = rng.choice(["1", "2", "g1", "3"])
        return f"(?({which}){sequence(depth - 1, names)}{no})"
    flags = rng.choice(["i", "s", "m", "x", "a", "-i", "i-s", "u", "im"])
    return f"(?{flags}:{inner})"


def atom(depth, names):
    kind = rng.random()
    if depth > 0 and kind < 0.45:
        return group(depth, names)
    if kind < 0.75:
        return letter()
    if kind < 0.8:
        return "."
    if kind < 0.87:
        return char_set()
    if kind < 0.9:
        return rng.choice(CLASSES)
    if kind < 0.94:
        return rng.choice(PLACES)
    if kind < 0.985:
        return rng.choice(["\\1", "\\2", "(?P=g1)", "\\1", "(?P=g2)"])
    return rng.choice(["\\x4", "\\07", "\\q", "\\u0041", "\\400", "\\777",
                       "(?i)", "(?#x)", "\\.", "\\9", "\\U00110000", "#", "(",
                       ")", "[", "]", "(?", "(?P", "(?<", "(?P>", "(?z)", "\\",
                       "(?P<1>a)", "(?P=x)", "(?(9)a)", "(?(x)a)", "(?i-",
                       "(?i-i:a)", "(?au:a)", "(?L)", "\\N{DIGIT ONE}", "}",
                       "\\101", "\\08", "\\18"])


def sequence(depth, names):
    out = ""
    for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3])):
        out += atom(depth, names)
        if rng.random() < 0.4:
            out += repeat()
    return out


def ways(depth, names):
    return "|".join(sequence(depth, names)
                    for _ in range(rng.choice([1, 1, 1, 2, 2, 3])))


def text():
    return "".join(letter() for _ in range(rng.randrange(9)))


class TooLong(Exception):
    pass


def too_long(*_):
    raise TooLong


def shown(m):
    spans = [m.span(i) for i in range(m.re.groups + 1)]
    return ("".join(f"{a},{b} " for a, b in spans)
            + f"{-1 if m.lastindex is None else m.lastindex};")


def expected(how, flags, pattern, t, pos, end):
    try:
        p = re.compile(pattern, flags)
    except re.error as e:
        return f"!1 {-1 if e.pos is None else e.pos} {e.msg.encode().hex()}"
    except ValueError as e:
        return f"!2 -1 {str(e).encode().hex()}"
    except OverflowError as e:
        return f"!3 -1 {str(e).encode().hex()}"
    if how == "a":
        return "".join([shown(m) for m in p.finditer(t, pos, end)])
    m = getattr(p, {"m": "match", "f": "fullmatch", "s": "search"}[how])(
        t, pos, end)
    return shown(m) if m else ""


def requests():
    for _ in range(COUNT):
        pattern = ways(rng.randrange(4), [])
        flags = 0
        if rng.random() < 0.4:
            for f in (re.I, re.M, re.S, re.X, re.A):
                if rng.random() < 0.4:
                    flags |= f
        for _ in range(2):
            t = text()
            pos = rng.choice([0, 0, 0, 0, 0, 0, 1, 1, 2, 4])
            end = rng.choice([100, 100, 100, 100, len(t), 3, 0])
            yield rng.choice("mfssaa"), int(flags), pattern, t, pos, end


def coded(s):
    return s.encode().hex() or "-"


signal.signal(signal.SIGALRM, too_long)
asked = list(requests())
lines = "".join(f"{how} {flags} {coded(p)} {coded(t)} {pos} {end}\n"
                for how, flags, p, t, pos, end in asked)
answers = subprocess.run([DRIVER], input=lines, capture_output=True, text=True,
                         check=True).stdout.split("\n")
bad = refused = unending = unsure = 0
for request, answer in zip(asked, answers):
    if answer.startswith("!4"):
        refused += 1
        continue
    if answer.endswith("?2"):
        unending += 1
        continue
    if answer.endswith("?3"):
        unsure += 1
        continue
    signal.setitimer(signal.ITIMER_REAL, 5)
    try:
        right = expected(*request)
    except TooLong:
        unending += 1
        continue
    except (RuntimeError, SystemError) as e:
        right = f"{e}"
    signal.setitimer(signal.ITIMER_REAL, 0)
    if answer != right:
        bad += 1
        if bad < 20:
            print(request, "\n  is    ", answer, "\n  not   ", right)
print(f"{len(asked)} requests, {bad} differ, {refused} refused, {unending} "
      f"too long, {unsure} unsure")
sys.exit(bad > 0 or refused + unsure > len(asked) // 20)
