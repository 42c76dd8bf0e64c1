# What collections.abc and abc give to classes, and what isinstance() says of them.
from collections.abc import Sequence, Iterable, Mapping, MutableMapping, MutableSequence, Set, Callable, Iterator, Hashable, Sized, Container
from abc import ABC, abstractmethod
import itertools, copy, random
import numpy as np
class D(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
d = D(); d["a"] = 1; d.update({"b": 2}, c=3); print(d.get("z", 9), "a" in d, list(d.items()), list(d.keys()), list(d.values()), d.pop("a"), d.setdefault("q", 5), len(d), d.popitem(), d == {"b": 2, "c": 3, "q": 5}, isinstance(d, Mapping))
class L(MutableSequence):
    def __init__(self, x): self.x = list(x)
    def __getitem__(self, i): return self.x[i]
    def __setitem__(self, i, v): self.x[i] = v
    def __delitem__(self, i): del self.x[i]
    def __len__(self): return len(self.x)
    def insert(self, i, v): self.x.insert(i, v)
l = L([1, 2]); l.append(3); l += [4]; l.reverse(); print(list(l), l.pop(), l.index(3), l.count(2), 4 in l, list(reversed(l))); l.remove(4); l.extend([7, 8]); print(l.x); l.clear(); print(len(l))
class OS(Set):
    def __init__(self, it): self.e = list(dict.fromkeys(it))
    def __contains__(self, v): return v in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
a, b = OS([1, 2, 3]), OS([2, 3, 4]); print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, a == OS([3, 2, 1]), a.isdisjoint([9]), a < OS([1, 2, 3, 4]))
for v in [1, "s", [1], (1,), {1: 2}, {1}, None, len, print, iter([]), np.zeros(2), range(3), int, D(), (x for x in []), 1.5, {}.keys(), frozenset()]:
    print(isinstance(v, Iterable), isinstance(v, Sized), isinstance(v, Hashable), isinstance(v, Callable), isinstance(v, Sequence), isinstance(v, Mapping), isinstance(v, Set), isinstance(v, Container), isinstance(v, Iterator))
class Base(ABC):
    def tmpl(self): return self.step() + 1
    @abstractmethod
    def step(self): pass
    @staticmethod
    @abstractmethod
    def st(): pass
    @classmethod
    @abstractmethod
    def cm(cls): pass
class Mid(Base):
    def step(self): return 1
class Leaf(Mid):
    @staticmethod
    def st(): return 2
    @classmethod
    def cm(cls): return cls.__name__
print(Leaf().tmpl(), Leaf.st(), Leaf.cm(), issubclass(Leaf, Base), isinstance(Leaf(), Mid), issubclass(D, Mapping))
class Q(random.Random):
    def dice(self): return self.randint(1, 6)
q = Q(3); print(q.dice(), q.random())
r = copy.deepcopy(q); print(r.random() == q.random())
print(next(itertools.count(3)), list(itertools.islice(itertools.count(True), 2)))
