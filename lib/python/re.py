# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""re: patterns and texts that are known while compiling. What is looked for is
looked for by `_regex`; a match is there a tuple, where it and its groups begin
and end, and the number of the group that was closed last.
"""
import _python
import _regex

_FLAGS = {"ASCII": 256, "IGNORECASE": 2, "LOCALE": 4, "UNICODE": 32,
          "MULTILINE": 8, "DOTALL": 16, "VERBOSE": 64, "TEMPLATE": 1,
          "DEBUG": 128}
_SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"
_MAXSIZE = 9223372036854775807


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            self.lineno = pattern.count("\n", 0, pos) + 1
            self.colno = pos - pattern.rfind("\n", 0, pos)
            if "\n" in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


class RegexFlag:
    def __init__(self, value):
        self._value_ = self.value = int(value)

    @property
    def name(self):
        names = [n for n in _FLAGS if self.value & _FLAGS[n]]
        return "|".join(names) if names else None

    def __repr__(self):
        if not self.value:
            return "re.NOFLAG"
        names = ["re." + n for n in _FLAGS if self.value & _FLAGS[n]]
        if self.value >= 512:
            names.append(hex(self.value & ~511))
        return "|".join(names)

    def __str__(self):
        return self.__repr__()

    def __format__(self, spec):
        return format(self.__repr__(), spec)

    def __index__(self):
        return self.value

    def __int__(self):
        return self.value

    def __bool__(self):
        return self.value != 0

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == other

    def __or__(self, other):
        return _with(self.value, other, 0)

    def __and__(self, other):
        return _with(self.value, other, 1)

    def __xor__(self, other):
        return _with(self.value, other, 2)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(511 & ~self.value)

    def __contains__(self, other):
        if not isinstance(other, RegexFlag):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"'{type(other).__qualname__}' and 'RegexFlag'")
        return other.value & self.value == other.value


_python.set_like(RegexFlag, int)


def _with(value, other, how):
    if isinstance(other, RegexFlag):
        other = other.value
    if not isinstance(other, int):
        return NotImplemented
    return RegexFlag(value | other if how == 0 else value & other if how == 1
                     else value ^ other)


NOFLAG = RegexFlag(0)
A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag(64)
T = TEMPLATE = RegexFlag(1)
DEBUG = RegexFlag(128)


def _text(x):
    if type(x) is str:
        return x
    if isinstance(x, str):
        return str.__str__(x)
    raise TypeError("expected string or bytes-like object, got "
                    f"{type(x).__name__!r}")


def _replacement(x):
    if not isinstance(x, str):
        raise TypeError("decoding to str: need a bytes-like object, "
                        f"{type(x).__name__} found")
    return _text(x)


def _checked(answer, source):
    """What `_regex` made of a pattern or a replacement; or its error."""
    if type(answer) is tuple and len(answer) == 2:
        raise error(answer[0], source, answer[1])
    return answer


class Match:
    def __init__(self, pattern, string, pos, endpos, spans):
        size = len(string)
        self.re = pattern
        self.string = string
        self.pos = min(max(_python.index(pos), 0), size)
        self.endpos = min(max(_python.index(endpos), 0), size)
        self._spans = spans
        self.lastindex = spans[-1]

    @property
    def lastgroup(self):
        for name, number in self.re._names:
            if number == self.lastindex:
                return name
        return None

    @property
    def regs(self):
        return tuple([self.span(i) for i in range(self.re.groups + 1)])

    def _number(self, group):
        if isinstance(group, str):
            for name, number in self.re._names:
                if name == group:
                    return number
            raise IndexError("no such group")
        try:
            number = _python.index(group)
        except TypeError:
            number = -1
        if 0 <= number <= self.re.groups:
            return number
        raise IndexError("no such group")

    def _group(self, i, default):
        begin = self._spans[2 * i]
        if begin < 0:
            return default
        return self.string[begin:self._spans[2 * i + 1]]

    def group(self, *groups):
        if not groups:
            return self._group(0, None)
        if len(groups) == 1:
            return self._group(self._number(groups[0]), None)
        return tuple([self._group(self._number(g), None) for g in groups])

    def __getitem__(self, group):
        return self._group(self._number(group), None)

    def groups(self, default=None):
        return tuple([self._group(i, default)
                      for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._group(number, default)
                for name, number in self.re._names}

    def start(self, group=0, /):
        return self._spans[2 * self._number(group)]

    def end(self, group=0, /):
        return self._spans[2 * self._number(group) + 1]

    def span(self, group=0, /):
        i = 2 * self._number(group)
        return (self._spans[i], self._spans[i + 1])

    def expand(self, template):
        template = _replacement(template)
        parts = _checked(_regex.template(self.re.pattern, self.re.flags,
                                         template), template)
        return "".join([p if isinstance(p, str) else self._group(p, "")
                        for p in parts])

    def __repr__(self):
        return (f"<re.Match object; span={self.span()!r}, "
                f"match={self.group()!r}>")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class Pattern:
    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.flags, self.groups, self._names = _checked(
            _regex.compile(pattern, flags), pattern)

    @property
    def groupindex(self):
        return dict(self._names)

    def _match(self, string, pos, endpos, spans):
        if spans is None:
            return None
        return Match(self, string, pos, endpos, spans)

    def match(self, string, pos=0, endpos=_MAXSIZE):
        string = _text(string)
        if _python.is_staged(string):
            return _python.of_each(string, lambda s: self.match(s, pos,
                                                               endpos))
        return self._match(string, pos, endpos, _regex.match(
            self.pattern, self.flags, string, pos, endpos))

    def fullmatch(self, string, pos=0, endpos=_MAXSIZE):
        string = _text(string)
        if _python.is_staged(string):
            return _python.of_each(string, lambda s: self.fullmatch(s, pos,
                                                               endpos))
        return self._match(string, pos, endpos, _regex.fullmatch(
            self.pattern, self.flags, string, pos, endpos))

    def search(self, string, pos=0, endpos=_MAXSIZE):
        string = _text(string)
        if _python.is_staged(string):
            return _python.of_each(string, lambda s: self.search(s, pos,
                                                               endpos))
        return self._match(string, pos, endpos, _regex.search(
            self.pattern, self.flags, string, pos, endpos))

    def findall(self, string, pos=0, endpos=_MAXSIZE):
        string = _text(string)
        if _python.is_staged(string):
            return _python.of_each(string, lambda s: self.findall(s, pos,
                                                                  endpos))
        return _regex.findall(self.pattern, self.flags, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=_MAXSIZE):
        string = _text(string)
        return map(lambda spans: Match(self, string, pos, endpos, spans),
                   _regex.all(self.pattern, self.flags, string, pos, endpos, 0))

    def split(self, string, maxsplit=0):
        string = _text(string)
        if _python.is_staged(string):
            return _python.of_each(string, lambda s: self.split(s, maxsplit))
        return _regex.split(self.pattern, self.flags, string, maxsplit)

    def sub(self, repl, string, count=0):
        string = _text(string)
        if _python.is_staged(string):
            return _python.of_each(string, lambda s: self.sub(repl, s, count))
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        string = _text(string)
        if _python.is_staged(string):
            return _python.of_each(string, lambda s: self.subn(repl, s, count))
        if callable(repl):
            return self._replaced(repl, string, count)
        repl = _replacement(repl)
        text, n = _checked(_regex.sub(self.pattern, self.flags, string, repl,
                                      count), repl)
        return text, n

    def _replaced(self, repl, string, count):
        parts = []
        last = n = 0
        for spans in _regex.all(self.pattern, self.flags, string, 0, _MAXSIZE,
                                count):
            parts.append(string[last:spans[0]])
            part = repl(Match(self, string, 0, _MAXSIZE, spans))
            if part is not None:
                parts.append(part)
            last = spans[1]
            n += 1
        parts.append(string[last:])
        return "".join(parts), n

    def __repr__(self):
        text = f"re.compile({self.pattern!r:.200}"
        flags = self.flags & ~32
        names = ["re." + n for n in ("TEMPLATE", "IGNORECASE", "LOCALE",
                                     "MULTILINE", "DOTALL", "VERBOSE", "DEBUG",
                                     "ASCII") if flags & _FLAGS[n]]
        return text + ", " + "|".join(names) + ")" if names else text + ")"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def compile(pattern, flags=0):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled "
                             "pattern")
        return pattern
    if isinstance(pattern, bytes):
        return _python.refuse("patterns of bytes")
    if not isinstance(pattern, str):
        raise TypeError("first argument must be string or compiled pattern")
    pattern = _text(pattern)
    if not isinstance(flags, int):
        raise TypeError("unsupported operand type(s) for &: "
                        f"'{type(flags).__name__}' and 'RegexFlag'")
    if _python.is_staged(pattern) or _python.is_staged(flags):
        return _python.refuse("a regular expression that only running knows "
                              "is not there yet")
    return Pattern(pattern, flags)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def purge():
    pass


def escape(pattern):
    return "".join(["\\" + c if c in _SPECIAL else c for c in _text(pattern)])


_python.bind(Match, ".type_name", "re.Match")
_python.bind(Pattern, ".type_name", "re.Pattern")
