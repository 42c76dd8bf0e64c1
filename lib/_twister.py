# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The Mersenne Twister of states that only running knows: a generator is an
object with a `_block` of 624 words, and an `_index`, how many of them were
drawn. (Of known ones: passes/python/mersenne.c)"""
import numpy as np

_WORDS = 624


def twisted(mt):
    """The block behind a block."""
    y = (mt & 0x80000000) | (np.concatenate((mt[1:], mt[:1])) & 0x7fffffff)
    mixed = (y >> 1) ^ np.where(y & 1 == 1, np.uint32(0x9908b0df),
                                np.uint32(0))
    a = mt[397:] ^ mixed[:227]
    b = a ^ mixed[227:454]
    c = b[:169] ^ mixed[454:623]
    last = (mt[623:] & 0x80000000) | (a[:1] & 0x7fffffff)
    last = b[169:170] ^ (last >> 1) ^ np.where(
        last & 1 == 1, np.uint32(0x9908b0df), np.uint32(0))
    return np.concatenate((a, b, c, last))


def _tempered(y):
    y = y ^ (y >> 11)
    y = y ^ ((y << 7) & 0x9d2c5680)
    y = y ^ ((y << 15) & 0xefc60000)
    return y ^ (y >> 18)


def word(rng):
    """The next one, an int."""
    if rng._index >= _WORDS:
        rng._block[:] = twisted(rng._block)
        rng._index = 0
    y = rng._block[rng._index]
    rng._index = rng._index + 1
    return int(_tempered(y))


def double(rng):
    """A float of 53 bits, in [0, 1)."""
    high = word(rng) >> 5
    return (high * 67108864.0 + (word(rng) >> 6)) * (1.0 / 9007199254740992.0)
