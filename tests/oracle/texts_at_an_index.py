# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Characters of strings, numbers of ranges and items of lists that say the same
# again and again, at an index that only running knows; what such a string is
# asked.
import numpy as np

s0 = int(np.zeros(70000).sum())
chars = "hello world"
for i in range(s0 + 3):
    print(chars[i], chars[-i - 1], (chars + "€")[s0 - 1])
c = chars[s0 + 4]
print(c == "o", c in "aeiou", c.upper(), c + "!", len(c), c * 2, "x" < c)
r = range(10, 4, -2)
print(r[s0 + 1], r[s0 - 1])
t = ["a", "b"] * 50
print(t[s0 + 99], t[s0 - 100])
n = [None, 1, None, None][s0 + 2]
print(n is None, n)
mix = ["a", 1, "a", 1, 2.5]
print(mix[s0 + 2])
for bad in (11, -12):
    try:
        print(t[s0 + bad * 20])
    except IndexError as e:
        print(e)
    try:
        print(chars[s0 + bad])
    except IndexError as e:
        print(e)
    try:
        print(r[s0 + bad])
    except IndexError as e:
        print(e)
    try:
        print(""[s0 + bad])
    except IndexError as e:
        print(e)
    try:
        range(0)[s0 + bad]
    except IndexError as e:
        print(e)
    try:
        print("xxx"[s0 + bad])
    except IndexError as e:
        print(e)
try:
    print("abc"[np.float64(s0)])
except TypeError as e:
    print(e)
print("abc"[s0 == 1], "ab"[np.int32(s0)])
s = "the quick brown fox"
text = ""
k = s0
for i in range(8):
    k = (k * 7 + 3) % len(s)
    text += s[k]
print(text)
data = "hello world " * 400
p = s0
hits = 0
while p < 3000:
    if data[p] == "o":
        hits += 1
    p += 1
print(hits)
stoi = {c: i for i, c in enumerate(sorted(set(data)))}
print([stoi[data[s0 + i]] for i in range(5)])
print(sum(stoi[data[i]] for i in range(s0, 2000)))
data = "the quick brown fox jumps over the lazy dog " * 200
vowels = 0
upper = ""
i = s0
counts = [0] * 26
while i < 4000:
    c = data[i]
    if c in "aeiou":
        vowels += 1
    if c != " ":
        counts[ord(c) - ord("a")] += 1
    i += 1
print(vowels, counts)
a, b = data[s0 + 4], data[s0 + 5]
print(a == b, a < b, a != b, min(a, b) if a < b else b, a.isalpha(), a.upper() + b, a[0], a[-1 - s0])
words = ["alpha", "beta", "gamma", "", "12", "3.5"]
w = words[s0 + 1]
print(len(w), w[1:], w[::-1], w.replace("a", "o"), w.startswith("b"), "t" in w, w.find("a"), w.upper().lower(), w.split("t"))
print(int(words[s0 + 4]) + 1, "{} {}".format(w, 1), f"{w:>8}|{w!r}", w * 2, w.center(9, "*"))
try:
    print(int(words[s0 + 2]))
except ValueError:
    print("no int")
try:
    print(w[s0 + 7])
except IndexError as e:
    print(e)
print([len(x) for x in [words[s0 + k] for k in range(4)]])
d = {"alpha": 1, "beta": 2}
print(d[w], d.get(words[s0 + 2], -1), w in d)
v = words[s0 + 1]
print(v == w, v is not None, v < w, v <= w)
img = [[float((i * j) % 7) + s0 for i in range(6)] for j in range(5)]


def ascii_img(img, chars=" .:;+*#@"):
    peak = max(max(row) for row in img) or 1.0
    lines = []
    for row in img:
        line = "".join(chars[min(len(chars) - 1, int(v / peak * (len(chars) - 1)))]
                       for v in row)
        lines.append(line)
    return "\n".join(lines)


print(ascii_img(img))
ws = ["ax", "ay", "bz"]
first = format(ws[s0 + 1], ".1")
other = format(ws[s0], ".1")
print(first == other, first != other, other == first)
c = "a" if s0 == 0 else "b"
print(c == first, first == c, first != c)
