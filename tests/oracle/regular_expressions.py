"""The module re: all that it does, on texts that are known while compiling."""
import copy
import re

import numpy as np


def told(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


print(re.I, repr(re.I), str(re.I), f"{re.I}", f"{re.I|re.M}", repr(re.I|re.M), re.I==2, hash(re.I), int(re.I), re.I.name, re.I.value, (re.I|re.S).name, re.NOFLAG, "%s"%re.I, re.I|1, re.U, re.I|1024, isinstance(re.I,int), re.I in (re.I|re.M), bool(re.NOFLAG), re.RegexFlag(3))
for x in (1, None, ["a"]):
    for f in (re.match, re.findall, re.split):
        told(lambda: f("a", x))
told(lambda: re.compile(1))
told(lambda: re.sub("a", 1, "bab"))
p=re.compile("(?P<x>a)|b", re.I)
print(repr(p), p.groups, p.flags, p.pattern, repr(re.compile("x"*300, re.I|re.M|re.X)), repr(re.compile("a",re.A)))
m=p.match("ab")
print(m, m.re, m.lastgroup, m.lastindex, m.groupdict(), m.groups(), m.regs, m.pos, m.endpos, m["x"], m[0], m.group(), m.group(0,"x"), m.group("x"))
for a in [5,-1,"y",1.5,None]:
    for f in ("group","start","span","end"):
        told(lambda: getattr(m,f)(a))
for f in (lambda:m[5], lambda:m["q"], lambda:m[1.0], lambda: m.expand("\\g<x>\\2"), lambda: m.expand(r"\g<q>"), lambda: p.sub(r"\9","a"), lambda: p.sub(r"\q","a"), lambda: re.compile(p, re.I), lambda: re.match(p,"A"), lambda: p.match("a", True)):
    told(f)
told(lambda: re.compile("a", re.A|re.U))
told(lambda: re.compile("a", re.L))
told(lambda: re.compile("a{99999999999}"))
print(type(p).__name__)
try: re.compile("a\n(")
except re.error as e: print(e, e.args, e.msg, e.pattern, e.pos, e.lineno, e.colno, repr(e))
print(copy.copy(m) is m, copy.deepcopy(p) is p, p == re.compile("(?P<x>a)|b", re.I), hash(p)==hash(re.compile("(?P<x>a)|b", re.I)))
print(re.escape("a.b-c d\n_é/"))
print(re.sub('(a)|b', r'[\1]', 'abab'), re.subn("a","b","aaa",count=-1), re.split("a","bab",-1), re.split("(a)|b","xaby"), re.sub(r"(?P<w>\w+) (\w+)", r"\2 \g<w>", "hello world foo bar"))
print(re.sub(r"\d+", lambda m: str(int(m[0])*2), "a1b22c333"))
for m in re.finditer(r"(\w)(\d)?", "a1bc2"):
    print(m.span(), m.groups(), m.lastindex, m.start(2))
print([m.group() for m in re.finditer("x*", "axbc")], re.findall("x*", "axbxc"), re.sub("x*", "-", "abxd"), re.split("x*", "axbc"))
print(re.findall(r"(\w+)=(\d+)", "a=1, b=22"), re.findall(r"\w+", "héllo wörld ſ"), re.match("straße", "STRASSE", re.I), re.match("é", "É", re.I))
if m := re.search("b+", "aabbb"):
    print("found", m.span(), m.group())
print(re.fullmatch("a+", "aaab"), bool(re.fullmatch("a+", "aaa")))
print(re.compile(r"""
 (\d+)  # number
 \s* ([a-z]+) """, re.X).findall("12 ab 3c"))

# in what only running knows
k = int(np.zeros(70000).sum())
if k == 0:
    m = re.match(r"(?P<key>\w+)\s*=\s*(?P<value>.*)", "rate = 0.1")
    print(m["key"], float(m["value"]) + k)
for i in range(k, k + 3):
    print(i, re.sub("a", "b", "banana"), re.findall("[an]+", "banana"))


def words(text):
    return [w.lower() for w in re.findall(r"[A-Za-z']+", text)]


counts = {}
for w in words("The cat sat on the mat. The end, isn't it?"):
    counts[w] = counts.get(w, 0) + 1
print(counts)
TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Za-z_]\w*)|(.))")
kinds = []
pos = 0
line = "x1 = 3.5*(y + 42)"
while pos < len(line):
    m = TOKEN.match(line, pos)
    kinds.append((m.lastindex, m.group(m.lastindex)))
    pos = m.end()
print(kinds)
for bad in ["(", "a**", "[b-a]", "(?P<n>a)(?P<n>b)", "\\", "(?<=a+)b", "a{2,1}",
            "(?P=x)", "(?z)", ")", "\\8", "x(?i)", "(?(3)a)", "[a", "(?P<a-b>c)"]:
    try:
        re.compile(bad)
    except re.error as e:
        print(repr(bad), e.msg, e.pos, e.colno, e)
try:
    re.compile("a)\n")
except re.error as e:
    print(isinstance(e, Exception), e.args, e)
told(lambda: re.search("a", "a").expand(0))
