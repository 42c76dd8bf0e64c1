# What a method that was made for a class raises is shown at the script's line.
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    x: int = 3


def change(p):
    p.x = 4


change(Point())
