# What Python's modules have, and those of the library have not yet (H0990).
import functools
import random
from enum import Enum

import numpy as np

k = int(np.zeros(70000).sum())


@functools.lru_cache
def f(x):
    return x


class Level(Enum):
    LOW = 1


f(k)
random.seed("a")
random.SystemRandom()
functools.singledispatchmethod
Level(k)
