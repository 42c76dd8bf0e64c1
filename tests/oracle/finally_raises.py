"""A `finally` that always raises takes every jump out of its `try` back."""
import numpy as np
from contextlib import contextmanager

s0 = int(np.zeros(70000).sum())


def returns(k, a):
    try:
        pass
    except ValueError:
        pass
    else:
        try:
            if k:
                if a:
                    return k
            print("body", k)
        finally:
            raise KeyError(k)


def returns_late(k, a):
    try:
        if k:
            try:
                if a > 1:
                    return k
                print("on")
            finally:
                raise KeyError(k)
    except KeyError as e:
        print("caught", e)
    if a > 2:
        return "late"
    print("end")


def breaks(n, a):
    out = []
    for i in range(n):
        try:
            try:
                if i == a:
                    break
                if i > a:
                    continue
                out.append(i)
            finally:
                raise KeyError
        except KeyError:
            out.append(-i)
        else:
            out.append(99)
    else:
        out.append("else")
    return out


def whiles(n, a):
    i = 0
    while i < n:
        i += 1
        try:
            try:
                if i == a:
                    return "never"
                if i > a:
                    break
            finally:
                if i >= 0:
                    raise ValueError(i)
        except ValueError:
            continue
        print("not here")
    return i


@contextmanager
def manager(k):
    try:
        pass
    except ValueError:
        pass
    else:
        try:
            if k:
                if s0:
                    return k
            []
        finally:
            raise ValueError("in manager")
    yield


for k, a in [(0, 0), (3, 0), (3, 2), (3, 3), (s0, s0), (s0 + 3, s0 + 2)]:
    try:
        returns(k, a)
    except KeyError as e:
        print("KeyError", e)
    print(returns_late(k, a))
    print(breaks(3, 1), breaks(3, 7), whiles(3, 2))
try:
    with manager(3):
        print("never")
except ValueError as e:
    print(e)


def either(k):
    """Something is raised for sure, and which only running knows."""
    try:
        if s0 == k:
            raise ValueError("it is")
        [1][5]
        return 0
    finally:
        print("finally")


def either_twice(k):
    try:
        try:
            if s0 == k:
                raise ValueError("it is")
            raise TypeError("it is not")
        finally:
            print("inner")
        return 0
    except ValueError:
        if s0 + 1 == k:
            return 1
        raise
    finally:
        print("outer")


for k in (0, 1):
    for f in either, either_twice:
        try:
            print(f(k))
        except (ValueError, IndexError, TypeError) as e:
            print(type(e).__name__)
