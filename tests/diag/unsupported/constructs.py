# Every construct that is not converted, in one run.
from math import *
import os


def read(path):
    with open(path) as file:
        try:
            return file.read()
        except OSError as error:
            raise ValueError(path) from error
        finally:
            print("done")


def squares(n):
    for i in range(n):
        yield i * i


async def fetch(url):
    return await url


def again():
    raise
