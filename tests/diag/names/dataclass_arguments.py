# The `__init__` that a dataclass is given takes its fields (H0207).
from dataclasses import dataclass


@dataclass
class P:
    x: int
    y: int = 2


P()
P(1, 2, 3)
P(z=1)
