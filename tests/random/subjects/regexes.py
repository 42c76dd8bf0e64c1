# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Regular expressions: patterns of all constructs over a few letters, texts of
them, and all that `re` does with the two, in functions, loops and branches.
Bad patterns, replacements and arguments are caught and shown.
"""
import re

import support
from support import grow

SLICE = 40
MOST_REFUSED = 0.3
REFUSED_BY = ("H0990", "H03", "H04")
RAISED = support.RAISED

HEAD = support.HEAD + """\
import re

t = "abcabc a1b22 Ab_c"
u = "aXbX\\nab ba\\n"
w = ["ab", "", "b1 a2", "aa-bb", "BAba"]

def show(m):
    if m is None:
        return None
    return (m.group(), m.span(), m.groups(), m.groupdict(), m.lastindex,
            m.lastgroup, m.pos, m.endpos)

def told(f):
    try:
        print(f())
    except re.error as e:
        print("re.error", e, e.pos, e.lineno, e.colno)
    except Exception as e:
        print(type(e).__name__, e)
""".splitlines()

LETTERS = ["a", "b", "c", "a", "b", "A", "B", "1", "2", "_", " ", "X", "\\n",
           "é", "-"]
FLAGS = ["re.I", "re.M", "re.S", "re.X", "re.A", "re.IGNORECASE | re.M",
         "re.I | re.S", "0", "re.NOFLAG"]


def letter(r):
    return r.choice(LETTERS[:5] if r.random() < 0.7 else LETTERS)


def char_set(r):
    parts = [r.choice(["a-c", "A-Z", "0-9", "\\d", "\\w", "\\s", "\\W", "^",
                       "]", "-", "\\]", "z-a", "[", "\\-"])
             if r.random() < 0.4 else letter(r)
             for _ in range(r.randrange(1, 4))]
    return "[" + r.choice(["", "", "^"]) + "".join(parts) + "]"


def group(r, depth):
    inner = ways(r, depth - 1)
    return r.choice(["({})", "({})", "(?:{})", "(?P<g>{})", "(?P<h>{})",
                     "(?={})", "(?!{})", "(?<={})", "(?<!{})", "(?>{})",
                     "(?i:{})", "(?(1){})", "(?(g){}|a)", "(?s-i:{})"]
                    ).replace("{}", inner)


def atom(r, depth):
    kind = r.random()
    if depth > 0 and kind < 0.45:
        return group(r, depth)
    if kind < 0.75:
        return letter(r)
    if kind < 0.85:
        return char_set(r)
    return r.choice([".", "^", "$", "\\b", "\\B", "\\d", "\\w", "\\s", "\\1",
                     "(?P=g)", "\\Z", "\\A", "\\.", "\\W", "\\x41", "\\q", "(",
                     ")", "(?", "(?P<1>a)", "[", "\\2", "(?#c)", "\\u00e9"]
                    if r.random() < 0.3 else [".", "\\d", "\\w", "\\1", "^",
                                              "$", "\\b"])


def may_be_empty(one):
    """Of what may be, CPython 3.11 looks for `{2}+` without end."""
    return one[0] in "(^$\\" and one[-1] not in "dws."


def sequence(r, depth):
    out = ""
    for _ in range(r.choice([0, 1, 1, 2, 2, 3])):
        one = atom(r, depth)
        out += one
        if r.random() < 0.4:
            out += r.choice(["*", "+", "?", "*", "+", "?", "{2}", "{1,2}",
                             "{,2}", "{2,}", "{", "**"])
            out += r.choice(["", "", "", "?", "" if may_be_empty(one) else "+"])
    return out


def ways(r, depth):
    return "|".join(sequence(r, depth)
                    for _ in range(r.choice([1, 1, 1, 2, 3])))


def pattern(r):
    return 'r"' + ways(r, r.randrange(3)).replace('"', "") + '"'


def text(r):
    return r.choice(["t", "u", "w[2]", "w[0]", "t[3:]",
                     '"' + "".join(letter(r) for _ in range(r.randrange(9)))
                     + '"'])


def replacement(r):
    return r.choice(['"-"', 'r"\\1"', 'r"[\\g<0>]"', 'r"\\g<g>"', 'r"<\\2>"',
                     '"\\\\n"', '""', 'r"\\q"', 'r"\\g<1>x\\101"',
                     'lambda m: m.group().upper()', 'lambda m: str(m.start())',
                     'lambda m: f"<{m[0]}>"', 'r"\\g<"', 'r"\\0\\9"'])


def number(r):
    return r.choice(["0", "1", "2", "-1", "100", "3", "True"])


def ask(r):
    """An expression that looks for a pattern."""
    p, t = pattern(r), text(r)
    flags = f", flags={r.choice(FLAGS)}" if r.random() < 0.4 else ""
    how = r.choice(["match", "search", "fullmatch"])
    kind = r.random()
    if kind < 0.25:
        return f"show(re.{how}({p}, {t}{flags}))"
    if kind < 0.35:
        more = r.choice(["", f", {number(r)}", f", {number(r)}, {number(r)}"])
        return f"show(re.compile({p}{flags}).{how}({t}{more}))"
    if kind < 0.5:
        return f"re.findall({p}, {t}{flags})"
    if kind < 0.6:
        return f"[show(m) for m in re.finditer({p}, {t}{flags})]"
    if kind < 0.75:
        count = r.choice(["", "", f", count={number(r)}"])
        return (f"re.{r.choice(['sub', 'subn'])}({p}, {replacement(r)}, "
                f"{t}{count}{flags})")
    if kind < 0.85:
        most = r.choice(["", "", f", maxsplit={number(r)}"])
        return f"re.split({p}, {t}{most}{flags})"
    if kind < 0.9:
        return f"repr(re.compile({p}{flags})), re.compile({p}).groups"
    if kind < 0.93:
        return f"re.escape({t})"
    return r.choice([
        f"re.search({p}, {t}).group({number(r)}, {number(r)})",
        f"re.search({p}, {t})[{r.choice(['1', '0', '5', chr(39) + 'g' + chr(39)])}]",
        f"re.search({p}, {t}).expand({r.choice(['chr(92) + chr(49)', replacement(r)])})",
        f"re.search({p}, {t}).start({number(r)})",
        f"re.compile({p}).groupindex['g']", f"re.compile({p}) == re.compile({p})",
        f"re.match({p}, {r.choice(['1', 'None', 'w'])})",
        f"[bool(re.match({p}, x)) for x in w]",
        f"[re.sub({p}, '.', x) for x in w]", f"re.search({p}, {t})"])


def statement(r):
    kind = r.random()
    if kind < 0.8:
        return [f"told(lambda: {ask(r)})"]
    if kind < 0.9:
        return ["for x in w:", f"    m = re.search({pattern(r)}, x)",
                "    if m:", "        print(m, m.end())",
                "    else:", "        print(x, 'no')"]
    return [f"if k > {number(r)}:", f"    told(lambda: {ask(r)})"]


def program(r):
    re.purge()  # 512 large patterns are kept else
    return grow(r, HEAD, statement, r.randrange(4, 9), 0.0)
