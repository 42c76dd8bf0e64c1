# A training written with dataclasses, enumerations, abstract classes and types.
from __future__ import annotations
import random
from dataclasses import dataclass, field
from typing import List, Tuple, Optional, Dict, Callable, Iterator
from collections.abc import Iterable
from abc import ABC, abstractmethod
from enum import Enum
import numpy as np
from functools import partial
import itertools, math, copy

class Act(Enum):
    RELU = "relu"
    TANH = "tanh"

class Layer(ABC):
    @abstractmethod
    def forward(self, x): ...
    def __call__(self, x): return self.forward(x)

@dataclass
class Config:
    sizes: List[int] = field(default_factory=lambda: [2, 4, 1])
    act: Act = Act.TANH
    lr: float = 0.1
    epochs: int = 20

class Dense(Layer):
    def __init__(self, n_in: int, n_out: int, act: Optional[Act] = None):
        self.W = np.array([[random.gauss(0, 0.5) for _ in range(n_out)] for _ in range(n_in)])
        self.b = np.zeros(n_out)
        self.act = act
    def forward(self, x):
        self.x = x
        z = x @ self.W + self.b
        self.out = np.tanh(z) if self.act is Act.TANH else np.maximum(z, 0) if self.act is Act.RELU else z
        return self.out
    def backward(self, g, lr):
        if self.act is Act.TANH: g = g * (1 - self.out ** 2)
        elif self.act is Act.RELU: g = g * (self.out > 0)
        gx = g @ self.W.T
        self.W -= lr * self.x.T @ g
        self.b -= lr * g.sum(axis=0)
        return gx

def batches(X, y, size: int) -> Iterable:
    for_i = range(0, len(X), size)
    return [(X[i:i + size], y[i:i + size]) for i in for_i]

random.seed(0)
cfg = Config()
layers: List[Layer] = [Dense(a, b, cfg.act if i < len(cfg.sizes) - 2 else None) for i, (a, b) in enumerate(zip(cfg.sizes, cfg.sizes[1:]))]
X = np.array(list(itertools.product([0.0, 1.0], repeat=2)))
y = np.array([[0.0], [1.0], [1.0], [0.0]])
best: Optional[list] = None
for epoch in range(cfg.epochs):
    for xb, yb in batches(X, y, 2):
        out = xb
        for l in layers: out = l(out)
        g = 2 * (out - yb) / len(yb)
        for l in reversed(layers): g = l.backward(g, cfg.lr)
out = X
for l in layers: out = l(out)
print(np.round(out, 6).ravel(), cfg)
snap = copy.deepcopy(layers)
layers[0].W += 1
print(np.round(snap[0].W.sum() - layers[0].W.sum(), 6))
