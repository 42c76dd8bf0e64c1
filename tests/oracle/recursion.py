"""Recursion on static values builds programs over staged ones."""
import math
import numpy as np


def power(x, n):
    if n == 0:
        return 1.0
    half = power(x, n // 2)
    return half * half * x if n % 2 else half * half


def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return []
    return hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


def pairwise_sum(x):
    if len(x) <= 2:
        return x.sum()
    half = len(x) // 2
    return pairwise_sum(x[:half]) + pairwise_sum(x[half:])


def fourier(x):
    """The real and imaginary parts of a transform whose length is 2^k."""
    n = len(x)
    if n == 1:
        return x, np.zeros(1)
    er, ei = fourier(x[::2])
    dr, di = fourier(x[1::2])
    angle = -2 * math.pi * np.arange(n // 2) / n
    c, s = np.cos(angle), np.sin(angle)
    tr, ti = c * dr - s * di, c * di + s * dr
    return (np.concatenate([er + tr, er - tr]),
            np.concatenate([ei + ti, ei - ti]))


def flatten(tree):
    if isinstance(tree, (list, tuple)):
        return [leaf for branch in tree for leaf in flatten(branch)]
    return [tree]


x = np.array([1.5, 2.0, -0.5])
print(power(x, 10))
print(power(2, 31), power(float(x[0]), 5))
print(len(hanoi(6)), " ".join(hanoi(3)))
print(pairwise_sum(np.arange(11)))
re, im = fourier(np.array([1.0, 2.0, 3.0, 4.0, 0.0, 0.0, 0.0, 1.0]))
print([f"{float(a):.4f}" for a in re])
print([f"{float(b):.4f}" for b in im])
print(flatten([1, (2, [3, [], 4]), [[["five"]]], None]))
