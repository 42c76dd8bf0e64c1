"""A generator that yields again where a `with` has ended is not there yet."""
from contextlib import contextmanager
import numpy as np
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice():
        pass
except RuntimeError as e:
    print(e)
