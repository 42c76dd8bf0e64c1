# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Methods of strings that the compiler's own part (passes/python/text.c) leaves
to the language."""


def maketrans(*args):
    if not args:
        raise TypeError("maketrans expected at least 1 argument, got 0")
    if len(args) > 3:
        raise TypeError(f"maketrans expected at most 3 arguments, got {len(args)}")
    if len(args) == 1:
        return _of_dict(args[0])
    for i in (1, 2):
        if len(args) > i and not isinstance(args[i], str):
            raise TypeError(f"maketrans() argument {i + 1} must be str, not "
                            f"{type(args[i]).__name__}")
    if not isinstance(args[0], str):
        raise TypeError("first maketrans argument must be a string if there is "
                        "a second argument")
    if len(args[0]) != len(args[1]):
        raise ValueError("the first two maketrans arguments must have equal "
                         "length")
    table = {ord(c): ord(d) for c, d in zip(args[0], args[1])}
    for c in args[2] if len(args) == 3 else "":
        table[ord(c)] = None
    return table


def _of_dict(given):
    if type(given) is not dict:
        raise TypeError("if you give only one argument to maketrans it must be "
                        "a dict")
    table = {}
    for key, value in given.items():
        if isinstance(key, str):
            if len(key) != 1:
                raise ValueError("string keys in translate table must be of "
                                 "length 1")
            key = ord(key)
        elif not isinstance(key, int):
            raise TypeError("keys in translate table must be strings or "
                            "integers")
        table[key] = value
    return table


def _translated(c, table):
    try:
        x = table[ord(c)]
    except LookupError:
        return c
    if x is None:
        return ""
    if isinstance(x, int):
        if not 0 <= x < 0x110000:
            raise ValueError("character mapping must be in range(0x110000)")
        return chr(x)
    if not isinstance(x, str):
        raise TypeError("character mapping must return integer, None or str")
    return x


def translate(s, table):
    if type(table) is not dict:
        return "".join([_translated(c, table) for c in s])
    # what it makes of each character is asked once
    to = {c: _translated(c, table) for c in dict.fromkeys(s)}
    changed = [c for c in to if to[c] != c]
    if all([to[c] == "" for c in changed]):
        for c in changed:
            s = s.replace(c, "")
        return s
    return "".join([to[c] for c in s])
