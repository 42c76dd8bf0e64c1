# Copies of what collections has, and what isinstance() says of it.
import copy, dataclasses, functools, typing
from collections import deque, defaultdict, Counter, OrderedDict, namedtuple
from collections.abc import Mapping, Sequence, MutableMapping, MutableSequence, Iterable, Hashable
import collections.abc
d = deque([1, [2], 3], maxlen=5); e = copy.deepcopy(d); e[1].append(9); e.append(4); print(d, e, copy.copy(d))
dd = defaultdict(list); dd["a"].append(1); ee = copy.deepcopy(dd); ee["a"].append(2); ee["b"].append(3); print(dd, ee, copy.copy(dd))
c = Counter("aab"); f = copy.deepcopy(c); f["a"] += 5; print(c, f)
o = OrderedDict(a=[1]); p = copy.deepcopy(o); p["a"].append(2); print(o, p)
P = namedtuple("P", "x y"); a = P(1, [2]); b = copy.deepcopy(a); b.y.append(3); print(a, b, copy.copy(a) is a)
for v in [d, dd, c, o, a]: print(isinstance(v, Mapping), isinstance(v, Sequence), isinstance(v, MutableMapping), isinstance(v, MutableSequence), isinstance(v, Iterable), isinstance(v, collections.abc.Hashable), isinstance(v, dict), isinstance(v, typing.Dict))
@dataclasses.dataclass
class Q:
    p: P
    items: deque = dataclasses.field(default_factory=deque)
    m: dict = dataclasses.field(default_factory=lambda: defaultdict(int))
q = Q(P(1, 2)); q.items.append(3); q.m["z"] += 1
print(q, dataclasses.astuple(q.p) if 0 else "", q == copy.deepcopy(q))
@dataclasses.dataclass
class L(list):
    n: int = 0
l = L(3); l.append(1); print(l.n, len(l))
print(functools.reduce(lambda acc, x: acc + x, [Counter("ab"), Counter("b")]))
