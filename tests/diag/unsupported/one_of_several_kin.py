# What one of several is asked, where only its kin is there (H0990, H04xx).
import numpy as np

i = int(np.array([2, 0]).sum())


class A:
    def m(self):
        return 1


d, one, two = {"a": 1}, A(), A()
view, word, it, kind, type_, draws = d.keys(), "q", one, "stable", A, np.random.default_rng(1)
if i > 1:
    view = d.values()
    word = "xy"
    it = two
    kind = "mergesort"
    type_ = int
    draws = np.random.default_rng(2)
print(list(view))
print(word in "xyz")
print("x" in word)
print(it.m == two.m)
print({it.m: 1})
print(isinstance(one, (type_, list)))
print(np.sort(np.ones(2), kind=kind))
print(np.zeros(2, dtype=kind))
print(np.array_equal(np.ones(2), "a"))
print(draws.random())
first, second = iter([1, 2]), iter([3, 4])
through = first
if i > 1:
    through = second
print([x for x in zip(through, [5, 6])])
if i > 1:
    print([x for x in zip(through, [5, 6])])
