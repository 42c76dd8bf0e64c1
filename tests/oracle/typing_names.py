# Names of typing, abc and collections.abc, in annotations and evaluated.
from __future__ import annotations
import typing
import typing as t
from typing import (List, Dict, Optional, Union, Callable, Any, Tuple, TypeVar, Generic,
    Protocol, ClassVar, Final, Literal, overload, cast, TYPE_CHECKING, Iterable, Sequence, NewType, Mapping, Iterator)
import numpy as np
from collections.abc import Sized
from abc import ABC, abstractmethod

if TYPE_CHECKING:
    import torch

Vector = List[float]
Matrix = List[Vector]
M2 = List[list[float]]
Fn = Callable[[Vector, list[int]], float]
T = TypeVar("T")
UserId = NewType("UserId", int)

class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []
    def push(self, x: T) -> None:
        self.items.append(x)
    def pop(self) -> T:
        return self.items.pop()

s = Stack[int]()
s.push(3); s.push(4)
print(s.pop(), cast(int, 3.5), cast("List[int]", [1]))
q = Stack[List[int]]()
q.push([1])
print(q.items)

class Shape(ABC):
    @abstractmethod
    def area(self) -> float: ...
    @property
    @abstractmethod
    def name(self) -> str: ...

class Square(Shape):
    def __init__(self, a): self.a = a
    def area(self): return self.a ** 2
    @property
    def name(self): return "square"

x = Square(3.0)
print(x.area(), x.name, isinstance(x, Shape), isinstance(x, ABC))

@overload
def f(a: int) -> int: ...
@overload
def f(a: str) -> str: ...
def f(a): return a
print(f(3), f("x"))
print(isinstance([1], Sequence), isinstance({}, Mapping), isinstance(3, Iterable), isinstance(x, Iterable),
  isinstance("a", Iterable), isinstance(np.zeros(3), Iterable), isinstance([1], List), isinstance(f, Callable), isinstance(len, Callable), isinstance((1,), Tuple))
print(UserId(3) + 1)

class Count(Iterator[int]):
    def __init__(self, n): self.n = n; self.i = 0
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Count(4)), sum(Count(3)))

class Deck(Sequence):
    def __init__(self, xs): self.xs = xs
    def __len__(self): return len(self.xs)
    def __getitem__(self, i): return self.xs[i]
d = Deck([3,1,2,1])
print(list(d), 2 in d, d.index(2), d.count(1), list(reversed(d)), isinstance(d, Sized))
class Speaker(Protocol):
    def speak(self) -> str: ...
def g(x: Optional[Speaker] = None) -> Union[int, None]:
    y: Final = 3
    return y
print(g())
print(Stack, Square)
