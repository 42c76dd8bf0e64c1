# A field without a default cannot follow one with a default.
from dataclasses import dataclass


@dataclass
class P:
    x: int = 1
    y: int
