"""Nested loops that break, continue and return: the primes below a limit."""
import numpy as np


def smallest_factor(n):
    for d in range(2, n):
        if d * d > n:
            break
        if n % d == 0:
            return d
    return n


def first_gap(flags, width):
    """The first run of composites of at least this width, or (-1, -1)."""
    for start in range(2, len(flags)):
        if flags[start]:
            continue
        for stop in range(start, len(flags)):
            if flags[stop]:
                break
            if stop - start + 1 >= width:
                return start, stop
    return -1, -1


limit = 200
sieve = np.ones(limit, dtype=bool)
sieve[:2] = False
for d in range(2, limit):
    if d * d >= limit:
        break
    if not sieve[d]:
        continue
    for multiple in range(d * d, limit, d):
        sieve[multiple] = False

print("primes:", int(np.sum(sieve)))
total = 0
for n in range(limit):
    if sieve[n] != (n > 1 and smallest_factor(n) == n):
        print("they disagree at", n)
        break
    total += n * int(sieve[n])
else:
    print("both ways agree; the sum is", total)

start, stop = first_gap(sieve, 7)
print(f"seven composites in a row: {start} to {stop}")
print("as many as 40:", first_gap(sieve, 40))
numbers = np.arange(limit)
print("a few:", [n for n in range(limit) if n > 180 and smallest_factor(n) == n])
