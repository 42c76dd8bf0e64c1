# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""abc: a class derived from ABC has no instances as long as it leaves a method
abstract. The check is the compiler's, for each class with the metaclass here.
"""
from _python import abstract as abstractmethod, refuse, set_meta


class ABCMeta:
    def register(cls, subclass):
        refuse("register() of an abstract class is not there yet")


class ABC:
    __slots__ = ()


set_meta(ABC, ABCMeta)


def get_cache_token():
    return 0
