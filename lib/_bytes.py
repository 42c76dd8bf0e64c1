# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""bytes, of which all is known while compiling: a string of the characters 0 to
255, one for each byte, so that what strings do is done by them."""
from _parts import register
from _python import has, is_staged, refuse


def of_text(text):
    """What a literal is."""
    b = object.__new__(bytes)
    b._text = text
    return b


def _encoded(s, encoding, errors):
    name = _name_of(encoding)
    if name == "utf8":
        if s.isascii():
            return s
        return "".join([_utf8(ord(c)) for c in s])
    most = 128 if name == "ascii" else 256
    if all([ord(c) < most for c in s]):
        return s
    if errors == "ignore":
        return "".join([c for c in s if ord(c) < most])
    if errors == "replace":
        return "".join([c if ord(c) < most else "?" for c in s])
    return refuse(f"encode() of a string that {encoding!r} has no bytes for")


def _name_of(encoding):
    name = encoding.lower().replace("-", "").replace("_", "")
    if name in ("utf8", "u8"):
        return "utf8"
    if name in ("ascii", "usascii", "latin1", "iso88591", "l1"):
        return "ascii" if "ascii" in name else "latin1"
    return refuse(f"the encoding {encoding!r}")


def _utf8(c):
    if c < 0x80:
        return chr(c)
    if c < 0x800:
        return chr(0xC0 | c >> 6) + chr(0x80 | c & 63)
    if c < 0x10000:
        return chr(0xE0 | c >> 12) + chr(0x80 | c >> 6 & 63) + chr(0x80 | c & 63)
    return (chr(0xF0 | c >> 18) + chr(0x80 | c >> 12 & 63)
            + chr(0x80 | c >> 6 & 63) + chr(0x80 | c & 63))


def _character(t, i):
    """The character that begins at t[i], or None, and where the next one may."""
    first = ord(t[i])
    if first < 0x80:
        return t[i], i + 1
    if 0xC2 <= first < 0xE0:
        more, low, high, c = 1, 0x80, 0xBF, first & 31
    elif 0xE0 <= first < 0xF0:
        more, c = 2, first & 15
        low, high = 0xA0 if first == 0xE0 else 0x80, \
            0x9F if first == 0xED else 0xBF
    elif 0xF0 <= first < 0xF5:
        more, c = 3, first & 7
        low, high = 0x90 if first == 0xF0 else 0x80, \
            0x8F if first == 0xF4 else 0xBF
    else:
        return None, i + 1
    for k in range(1, more + 1):
        if i + k >= len(t) or not low <= ord(t[i + k]) <= high:
            return None, i + k
        c, low, high = c << 6 | ord(t[i + k]) & 63, 0x80, 0xBF
    return chr(c), i + more + 1


def _decoded(t, encoding, errors):
    name = _name_of(encoding)
    if name == "latin1" or t.isascii():
        return t
    if errors not in ("strict", "replace", "ignore"):
        return refuse(f"decode() with the errors {errors!r}")
    out, i = [], 0
    while i < len(t):
        c, end = _character(t, i) if name == "utf8" else (
            t[i] if ord(t[i]) < 128 else None, i + 1)
        if c is None and errors == "strict":
            return refuse(f"decode() of bytes that are no {encoding!r}")
        if c is not None:
            out.append(c)
        elif errors == "replace":
            out.append("\ufffd")
        i = end
    return "".join(out)


def ord_of(b):
    if len(b) != 1:
        raise TypeError("ord() expected a character, but string of length "
                        f"{len(b)} found")
    return b[0]


def encode(s, encoding="utf-8", errors="strict"):
    """str.encode()."""
    return of_text(_encoded(s, encoding, errors))


def _byte(x):
    if is_staged(x):
        return refuse("bytes of a number that only running knows")
    if not 0 <= x < 256:
        raise ValueError("bytes must be in range(0, 256)")
    return chr(x)


def _made(source, encoding, errors):
    if isinstance(source, str):
        if encoding is None:
            raise TypeError("string argument without an encoding")
        return _encoded(source, encoding, "strict" if errors is None else errors)
    if encoding is not None:
        raise TypeError("encoding without a string argument")
    if isinstance(source, bytes):
        return source._text
    if is_staged(source):
        return refuse("bytes of a number that only running knows")
    if isinstance(source, int):
        if source < 0:
            raise ValueError("negative count")
        return "\0" * source
    if has(source, "__bytes__"):
        return source.__bytes__()._text
    try:
        items = list(source)
    except TypeError:
        raise TypeError(f"cannot convert '{type(source).__name__}' object to "
                        "bytes")
    for x in items:
        if is_staged(x):
            return refuse("bytes of a number that only running knows")
        if not isinstance(x, int):
            raise TypeError(f"'{type(x).__name__}' object cannot be interpreted "
                            "as an integer")
    return "".join([_byte(x) for x in items])


def _need(x):
    """The text of what has to be bytes."""
    if is_staged(x):
        return refuse("bytes beside what only running knows")
    if not isinstance(x, bytes):
        raise TypeError(f"a bytes-like object is required, not "
                        f"'{type(x).__name__}'")
    return x._text


def _part(x):
    """Of find() and count(): bytes, or a byte."""
    if is_staged(x):
        return refuse("bytes beside what only running knows")
    if not isinstance(x, (int, bytes)):
        raise TypeError("argument should be integer or bytes-like object, not "
                        f"'{type(x).__name__}'")
    return _byte(x) if isinstance(x, int) else x._text


def _affix(x):
    return tuple([_need(y) for y in x]) if isinstance(x, tuple) else _need(x)


def _same(name):
    """A method of strings that gives a string."""
    def f(self):
        return of_text(_of_ascii(self._text, name))
    return f


def _of_ascii(t, name):
    """Of ASCII letters alone."""
    return "".join([getattr(c, name)() if c.isascii() else c for c in t]) \
        if not t.isascii() else getattr(t, name)()


def _asked(name):
    def f(self):
        return self._text.isascii() and getattr(self._text, name)()
    return f


def _stripped(name):
    def f(self, chars=None):
        return of_text(getattr(self._text, name)(
            " \t\n\r\v\f" if chars is None else _need(chars)))
    return f


def _found(name):
    def f(self, sub, start=None, end=None):
        t = self._text
        if name in ("index", "rindex") and t.find(_part(sub), start, end) < 0:
            raise ValueError("subsection not found")
        return getattr(t, name)(_part(sub), start, end)
    return f


def _filled(name):
    def f(self, width, fillbyte=None):
        fill = " " if fillbyte is None else _need(fillbyte)
        return of_text(getattr(self._text, name)(width, fill))
    return f


class bytes:
    __slots__ = ("_text",)

    def __new__(cls, source=None, encoding=None, errors=None):
        return of_text("" if source is None else
                       _made(source, encoding, errors))

    def __init_subclass__(cls):
        refuse("a class derived from bytes")

    @staticmethod
    def fromhex(string):
        digits = "".join(string.split())
        return of_text("".join([chr(int(digits[i:i + 2], 16))
                                for i in range(0, len(digits), 2)]))

    def __repr__(self):
        t = self._text
        quote = '"' if "'" in t and '"' not in t else "'"
        return "b" + quote + "".join([_shown(c, quote) for c in t]) + quote

    __str__ = __repr__

    def __format__(self, spec):
        if spec:
            raise TypeError("unsupported format string passed to "
                            "bytes.__format__")
        return repr(self)

    def __len__(self):
        return len(self._text)

    def __bool__(self):
        return self._text != ""

    def __iter__(self):
        return iter([ord(c) for c in self._text])

    def __getitem__(self, i):
        if isinstance(i, slice):
            return of_text(self._text[i])
        if is_staged(i):
            return refuse("a byte at an index that only running knows")
        if not isinstance(i, int) and not has(i, "__index__"):
            raise TypeError("byte indices must be integers or slices, not "
                            f"{type(i).__name__}")
        if not -len(self._text) <= i < len(self._text):
            raise IndexError("index out of range")
        return ord(self._text[i])

    def __contains__(self, x):
        return (_byte(x) if isinstance(x, int) else _need(x)) in self._text

    def __add__(self, other):
        if not isinstance(other, bytes):
            raise TypeError(f"can't concat {type(other).__name__} to bytes")
        return of_text(self._text + other._text)

    def __mul__(self, n):
        if is_staged(n):
            return refuse("bytes as often as only running knows")
        if not isinstance(n, int):
            return NotImplemented
        return of_text(self._text * n)

    __rmul__ = __mul__

    def __mod__(self, values):
        return refuse("`%` of bytes")

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, bytes) \
            else NotImplemented

    def __lt__(self, other):
        return self._text < other._text if isinstance(other, bytes) \
            else NotImplemented

    def __le__(self, other):
        return self._text <= other._text if isinstance(other, bytes) \
            else NotImplemented

    def __gt__(self, other):
        return self._text > other._text if isinstance(other, bytes) \
            else NotImplemented

    def __ge__(self, other):
        return self._text >= other._text if isinstance(other, bytes) \
            else NotImplemented

    def __hash__(self):
        return hash(self._text)

    def __bytes__(self):
        return self

    def __int__(self):
        try:
            return int(self._text)
        except ValueError:
            raise ValueError("invalid literal for int() with base 10: "
                             f"{self!r}")

    def __float__(self):
        return refuse("float() of bytes: decode() them")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def decode(self, encoding="utf-8", errors="strict"):
        return _decoded(self._text, encoding, errors)

    def hex(self):
        return "".join([f"{ord(c):02x}" for c in self._text])

    def join(self, iterable):
        parts = list(iterable)
        for i, x in enumerate(parts):
            if not isinstance(x, bytes):
                raise TypeError(f"sequence item {i}: expected a bytes-like "
                                f"object, {type(x).__name__} found")
        return of_text(self._text.join([x._text for x in parts]))

    def split(self, sep=None, maxsplit=-1):
        if sep is None and not self._text.isascii():
            return refuse("split() of bytes beyond ASCII at white space")
        return [of_text(x) for x in self._text.split(
            None if sep is None else _need(sep), maxsplit)]

    def partition(self, sep):
        return tuple([of_text(x) for x in self._text.partition(_need(sep))])

    def rpartition(self, sep):
        return tuple([of_text(x) for x in self._text.rpartition(_need(sep))])

    def replace(self, old, new, count=-1):
        return of_text(self._text.replace(_need(old), _need(new), count))

    def startswith(self, prefix, start=None, end=None):
        return self._text.startswith(_affix(prefix), start, end)

    def endswith(self, suffix, start=None, end=None):
        return self._text.endswith(_affix(suffix), start, end)

    def removeprefix(self, prefix):
        return of_text(self._text.removeprefix(_need(prefix)))

    def removesuffix(self, suffix):
        return of_text(self._text.removesuffix(_need(suffix)))

    def zfill(self, width):
        return of_text(self._text.zfill(width))

    def isascii(self):
        return self._text.isascii()

    upper, lower, swapcase = _same("upper"), _same("lower"), _same("swapcase")
    isdigit, isalpha, isalnum = _asked("isdigit"), _asked("isalpha"), \
        _asked("isalnum")
    isspace = _asked("isspace")
    strip, lstrip, rstrip = _stripped("strip"), _stripped("lstrip"), \
        _stripped("rstrip")
    find, rfind, index, rindex, count = _found("find"), _found("rfind"), \
        _found("index"), _found("rindex"), _found("count")
    ljust, rjust, center = _filled("ljust"), _filled("rjust"), _filled("center")


def _shown(c, quote):
    if c == quote or c == "\\":
        return "\\" + c
    if c in "\t\n\r":
        return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}[c]
    return c if " " <= c < "\x7f" else f"\\x{ord(c):02x}"


register(bytes, 0, "bytes")
