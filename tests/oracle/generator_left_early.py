"""A generator with a `try` goes on behind it, unless its loop was left."""
import numpy as np

s0 = int(np.zeros(70000).sum())


def last(k):
    try:
        yield 1
    finally:
        print("finally", k)
    yield 2
    yield 3


def caught(k):
    try:
        yield 1
        if k > 1:
            raise ValueError(k)
    except ValueError as e:
        print("caught", e)
    finally:
        print("finally", k)
    yield 2


def nested(k):
    try:
        try:
            yield "a"
        except KeyError:
            print("never")
        finally:
            print("inner")
        yield "b"
    finally:
        print("outer")
    try:
        yield "c"
    except ValueError:
        print("never")
    yield "d"


def swallows(k):
    try:
        yield 1
    except GeneratorExit:
        print("closed")


def turns(k):
    for i in range(k):
        name = f"turn {i}"
        try:
            yield i
        finally:
            print(name, i)
    yield "end"


def whiles(k):
    j = 0
    while j < 3:
        i = j * k
        j += 1
        try:
            yield i
        finally:
            print("over", i)


for make in (last, caught, nested, swallows, turns, whiles):
    for stop in (0, 1, 2, 9):
        for k in (s0 + 1, s0 + 2):
            n = 0
            for v in make(k):
                print(v)
                if n == stop + s0:
                    break
                n += 1
            else:
                print("else")
            print(n)
