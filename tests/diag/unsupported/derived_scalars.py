"""What classes that derive from numbers and strings do not have yet."""
import numpy as np


class Whole(int):
    def __int__(self):
        return 1


class Word(str):
    pass


print(np.ones(2) + Whole(3))
print(np.array([Whole(3)]))
print(Word("a").format_map({}))
print(Whole(3).to_bytes(2, "big"))
print(Whole.from_bytes)
k = int(np.zeros(9).sum())
print({1: 2}[Whole(k)])
print({"a": 1}[Word(f"{k}")])


class Divided(int):
    def __divmod__(self, other):
        return 1


class Truth(bool):
    pass


class Frozen(frozenset):
    pass
