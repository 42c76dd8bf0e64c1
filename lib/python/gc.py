# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""gc: a compiled program keeps what it reads, and nothing is collected; what a
script sees of that is here.
"""
from _python import refuse

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38
garbage = []
callbacks = []
_state = {"on": True, "threshold": (700, 10, 10), "debug": 0}


def _unknown(self, *other):
    return refuse("how many objects gc.collect() finds is not known")


class _Found:
    """How many objects collect() found: that hangs on how CPython keeps them."""

    __repr__ = __str__ = __format__ = __bool__ = __int__ = __index__ = _unknown
    __float__ = __hash__ = __neg__ = __abs__ = __getattr__ = _unknown
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _unknown
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _unknown
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _unknown
    __mod__ = __rmod__ = _unknown


def collect(generation=2):
    if isinstance(generation, int) and not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return _Found()


def enable():
    _state["on"] = True


def disable():
    _state["on"] = False


def isenabled():
    return _state["on"]


def freeze():
    pass


def unfreeze():
    pass


def set_threshold(threshold0, threshold1=None, threshold2=None):
    old = _state["threshold"]
    _state["threshold"] = (threshold0,
                           old[1] if threshold1 is None else threshold1,
                           old[2] if threshold2 is None else threshold2)


def get_threshold():
    return _state["threshold"]


def set_debug(flags):
    _state["debug"] = flags


def get_debug():
    return _state["debug"]
