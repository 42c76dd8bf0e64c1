# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The Mersenne Twister of states that only running knows, for `random` and
numpy.random: a generator is an object with a `_block` of 624 words, and an
`_index`, how many of them were drawn. (Of known ones: passes/python/mersenne.c)
"""
import math

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


def _few_words(rng, n):
    """The next n, no more than a block has."""
    begin = rng._index
    end = begin + n
    both = np.concatenate((rng._block, rng._block))
    if end > _WORDS:
        rng._block[:] = twisted(rng._block)
        both[_WORDS:] = rng._block
        end -= _WORDS
    rng._index = end
    return _tempered(both[begin:begin + n])


def words(rng, n):
    """The next n, an array; n is known while compiling."""
    if n <= _WORDS:
        return _few_words(rng, n)
    blocks = np.zeros((n // _WORDS + 2, _WORDS), dtype=np.uint32)
    blocks[0] = rng._block
    for i in range(1, len(blocks)):
        blocks[i] = twisted(blocks[i - 1])
    begin = rng._index
    last = (begin + n - 1) // _WORDS
    rng._block[:] = blocks[last]
    rng._index = begin + n - last * _WORDS
    return _tempered(blocks.reshape(-1)[begin:begin + n])


def doubles(rng, n):
    """n floats as double() gives them; n is known while compiling."""
    y = words(rng, 2 * n).reshape(n, 2)
    high = (y[:, 0] >> 5).astype(np.float64)
    low = (y[:, 1] >> 6).astype(np.float64)
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0)


def gauss_pair(rng):
    """Two normal numbers, by Marsaglia's polar method."""
    x, y, r = 0.0, 0.0, 1.0
    while r >= 1.0 or r == 0.0:
        x = 2.0 * double(rng) - 1.0
        y = 2.0 * double(rng) - 1.0
        r = x * x + y * y
    f = math.sqrt(-2.0 * math.log(r) / r)
    return f * y, f * x


def gauss(rng):
    """One of them; the other one waits: see random_state.c."""
    if rng._has_gauss:
        z = rng._gauss
        rng._gauss = 0.0
        rng._has_gauss = False
    else:
        z, rng._gauss = gauss_pair(rng)
        rng._has_gauss = True
    return z
