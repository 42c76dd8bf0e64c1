"""A text that is one of several known ones is looked through in each way."""
import re
import numpy as np

k = int(np.zeros(70000).sum())
s = "abc-12" if k == 0 else "xyz"
m = re.match(r"([a-z]+)-(\d+)", s)
if m:
    print("found", m.group(1), int(m.group(2)) + k, m.span())
else:
    print("none")
print(re.sub(r"\d", "#", s), bool(re.search("z", s)))
for i in range(3):
    t = "one 1" if i + k < 2 else "two"
    if re.search(r"\d", t):
        print(i, "digit")
    else:
        print(i, "no digit")
    print(re.sub("o", "0", t))
def kind(word):
    if re.fullmatch(r"\d+", word):
        return 1
    if re.fullmatch(r"[a-z]+", word):
        return 2
    return 3
print(kind("12" if k else "ab"), kind("12" if k == 0 else "ab"), kind(s))
