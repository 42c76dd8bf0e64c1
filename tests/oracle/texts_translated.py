"""str.maketrans and str.translate."""
import string
print("Hello, World! It's...".translate(str.maketrans("", "", string.punctuation)))
t = str.maketrans("abc", "xyz", "!?")
print(t, "a!b?c-cab".translate(t), "".translate(t))
print("abc".translate({97: "long", 98: None, 99: 0x41}), "abc".translate({}))
print(str.maketrans({"a": "1", 98: None, "c": 100}), "x".maketrans("q", "r"))
rot = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])
print("the quick brown fox".translate(rot), "the quick".translate(rot).translate(rot))
from collections import defaultdict
print("abc".translate(defaultdict(lambda: "?")))
class T:
    def __getitem__(self, k):
        if k == 97:
            raise LookupError
        return k + 1
print("abc".translate(T()), "héllo wörld".translate(str.maketrans("éö", "eo")))
for f in (lambda: str.maketrans("ab", "c"), lambda: str.maketrans("ab"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans({1.5: 1}), lambda: str.maketrans("a", 2), lambda: str.maketrans(1, "a"), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: -1}), lambda: str.maketrans(), lambda: "a".translate(5)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
words = ["a-b", "c,d", "e.f"]
print([w.translate(str.maketrans(",.-", "   ")).split() for w in words])
import numpy as np
x = np.arange(3)
w = "a-b" if x.sum() > 2 else "c-d"
print(w.translate({45: "+"}))
