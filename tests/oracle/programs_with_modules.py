# Small programs of many kinds, with modules of the library.
import random, itertools, functools, heapq, math
from dataclasses import dataclass, field
from typing import List, Dict, Tuple, Optional, Generic, TypeVar
from enum import Enum, auto
import numpy as np

# 1: graph search with heap and dataclass(order=True)
@dataclass(order=True)
class Item:
    prio: int
    name: str = field(compare=False)
h: List[Item] = []
for p, n in [(3, "c"), (1, "a"), (2, "b")]:
    heapq.heappush(h, Item(p, n))
while h:
    print(heapq.heappop(h), end=" ")
print()

# 2: monte carlo with rolled loops
random.seed(123)
def pi(n):
    hit = 0
    for _ in range(n):
        x, y = random.random(), random.random()
        if math.hypot(x, y) <= 1.0: hit += 1
    return 4 * hit / n
print(pi(100))

# 3: generic container
T = TypeVar("T")
class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: List[T] = []
    def push(self, item: T) -> "Stack[T]":
        self._items.append(item); return self
    def __len__(self) -> int: return len(self._items)
    def __iter__(self): return iter(self._items)
s: Stack[int] = Stack[int]().push(1).push(2)
print(len(s), list(s), sum(s))

# 4: state machine
class State(Enum):
    IDLE = auto(); RUN = auto(); DONE = auto()
class Machine:
    table = {(State.IDLE, "go"): State.RUN, (State.RUN, "stop"): State.DONE}
    def __init__(self): self.state = State.IDLE
    def feed(self, e):
        self.state = self.table.get((self.state, e), self.state); return self
m = Machine().feed("go").feed("x").feed("stop"); print(m.state, m.state.name)

# 5: bootstrap
data = [2.1, 3.4, 1.9, 5.5, 4.2]
random.seed(7)
means = [sum(random.choices(data, k=len(data))) / len(data) for _ in range(20)]
print(sorted(means)[1], max(means))

# 6: shuffle data and split
idx = list(range(12)); random.shuffle(idx); X = np.arange(24.0).reshape(12, 2)
tr, te = X[idx[:8]], X[idx[8:]]
print(tr.sum(), te.mean(axis=0))

# 7: genetic algorithm
random.seed(2)
pop = [[random.randint(0, 1) for _ in range(8)] for _ in range(6)]
for g in range(10):
    pop.sort(key=sum, reverse=True)
    new = pop[:2]
    while len(new) < 6:
        a, b = random.sample(pop[:3], 2)
        cut = random.randrange(1, 8)
        c = a[:cut] + b[cut:]
        if random.random() < 0.3:
            j = random.randrange(8); c[j] = 1 - c[j]
        new.append(c)
    pop = new
print(pop[0], sum(pop[0]))

# 8: kmeans init with random.sample and simulated annealing
random.seed(10)
x = 5.0; best = x; T0 = 1.0
for i in range(200):
    c = x + random.gauss(0, 0.5)
    d = (c * c) - (x * x)
    if d < 0 or random.random() < math.exp(-d / T0):
        x = c
    if x * x < best * best: best = x
    T0 *= 0.98
print(x, best)

# 9: accumulate, groupby & functools
words = "the quick brown fox jumps over the lazy dog the end".split()
print({k: len(list(g)) for k, g in itertools.groupby(sorted(words))})
print(list(itertools.accumulate(map(len, words), max)), functools.reduce(lambda a, b: a if len(a) >= len(b) else b, words))
@functools.lru_cache(None)
def ways(n, k): return 1 if n == 0 else 0 if n < 0 or k == 0 else ways(n - k, k) + ways(n, k - 1)
print(ways(30, 30))

# 10: queens by permutations
print(sum(1 for p in itertools.permutations(range(6)) if len({i + c for i, c in enumerate(p)}) == len({i - c for i, c in enumerate(p)}) == 6))
