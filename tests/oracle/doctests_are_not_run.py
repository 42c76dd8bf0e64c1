# doctest's examples are not run, which shows nothing if they hold; and the
# qualified names of classes.
from __future__ import annotations

import doctest


def double(x: int) -> int:
    """
    >>> double(3)
    6
    """
    return 2 * x


class Outer:
    class Inner:
        pass


def make():
    class Local:
        pass

    return Local


if __name__ == "__main__":
    doctest.testmod()
    doctest.testmod(optionflags=doctest.ELLIPSIS)
    doctest.run_docstring_examples(double, {"double": double})
    print(double(4), doctest.testmod().failed)
    print(Outer, Outer.Inner, make(), Outer.Inner.__qualname__, make().__name__)
