# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The order in which CPython goes through a set of ints that only running
knows: setobject.c of CPython 3.11, as passes/python/set.c has it for sets whose
elements are known."""
import numpy as np

_PRIME = (1 << 61) - 1
_PROBES = 9


def _hash(key):
    """CPython's, of an int; the least one has no negative."""
    hash = key % _PRIME if key >= 0 else -((-(key + 1) % _PRIME + 1) % _PRIME)
    return -2 if hash == -1 else hash


def _free(slots, mask, hash):
    """The slot that set_add_entry() takes in a table of mask + 1."""
    i, perturb, at = hash & mask, hash, hash & mask
    last = i + _PROBES if i + _PROBES <= mask else i
    while slots[at] >= 0:
        if at < last:
            at += 1
        else:
            perturb = (perturb >> 5) & ((1 << 59) - 1)
            i = (i * 5 + 1 + perturb) & mask
            at, last = i, i + _PROBES if i + _PROBES <= mask else i
    return at


def _used(slots, mask):
    return [int(slots[k]) for k in range(mask + 1) if slots[k] >= 0]


def order_of_ints(keys, most):
    """The places of the keys of a list, at most so many, all different, as they
    lie in the table of a set to which they were added one after another."""
    mask, size = 7, 8
    while size <= 4 * most:
        size *= 2
    slots = np.full(size, -1)
    for at in range(len(keys)):
        slots[_free(slots, mask, _hash(keys[at]))] = at
        if (at + 1) * 5 >= mask * 3:
            least = (at + 1) * (2 if at >= 50000 else 4)
            old = _used(slots, mask)
            mask = 7
            while mask < least:
                mask = 2 * mask + 1
            slots[:] = -1
            for k in old:
                slots[_free(slots, mask, _hash(keys[k]))] = k
    return _used(slots, mask)
