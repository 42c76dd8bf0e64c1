# What a module of the library raises is shown at the script's line.
from typing import List


def make():
    return List()


print(make())
