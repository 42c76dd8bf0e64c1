# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""json: texts are made as CPython makes them, piece by piece, also of numbers
that only running knows. What is parsed is known while compiling.
"""
import _python

_INFINITY = float("inf")
_SHORT = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n",
          "\r": "\\r", "\t": "\\t"}
_LONG = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n",
         "r": "\r", "t": "\t"}
_CONSTANTS = {"null": None, "true": True, "false": False}
_SPECIAL = {"NaN": float("nan"), "Infinity": _INFINITY,
            "-Infinity": -_INFINITY}
_DIGITS = "0123456789"
_HEX = "0123456789abcdefABCDEF"


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} "
                         f"(char {pos})")


# ---- texts of values ----

def _escaped(c):
    if c in _SHORT:
        return _SHORT[c]
    n = ord(c)
    if n < 0x10000:
        return f"\\u{n:04x}"
    n -= 0x10000
    return f"\\u{0xd800 | (n >> 10):04x}\\u{0xdc00 | (n & 0x3ff):04x}"


def _string(s, ascii):
    if type(s) is not str:
        s = str.__str__(s)
    if _python.is_staged(s):
        return _python.refuse("a string that only running knows in JSON is "
                              "not there yet")
    if not s:
        return '""'
    top = "~" if ascii else "\U0010ffff"
    if min(s) >= " " and max(s) <= top and '"' not in s and "\\" not in s:
        return '"' + s + '"'
    return '"' + "".join([_escaped(c) if c < " " or c > top or c in _SHORT
                          else c for c in s]) + '"'


def _is_number(o):
    return isinstance(o, (int, float))


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True,
                 check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def __init_subclass__(cls, **keywords):
        if "iterencode" in _python.names(cls):
            _python.refuse("a class derived from JSONEncoder that defines "
                           "iterencode() is not there yet")

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} "
                        "is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return _string(o, self.ensure_ascii)
        parts = []
        self._write(parts.append, o, 0, [], self.indent is None)
        return "".join(parts)

    def iterencode(self, o, _one_shot=False):
        parts = []
        self._write(parts.append, o, 0, [], _one_shot and self.indent is None)
        return iter(parts)

    def _float(self, o, short):
        o = float(o)
        if _python.is_staged(o):
            if not self.allow_nan:
                return _python.refuse("allow_nan=False, for a float that only "
                                      "running knows, is not there yet")
            return _python.json_float(o)
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return repr(o)
        if not self.allow_nan:
            more = "" if short else ": " + repr(o)
            raise ValueError("Out of range float values are not JSON "
                             "compliant" + more)
        return text

    def _plain(self, o, short):
        """The text of what holds nothing, or None."""
        if isinstance(o, str):
            return _string(o, self.ensure_ascii)
        if o is None:
            return "null"
        if isinstance(o, bool):
            return "true" if o else "false"
        if isinstance(o, int):
            return str(int(o))
        if isinstance(o, float):
            return self._float(o, short)
        return None

    def _write(self, out, o, level, outer, short):
        text = self._plain(o, short)
        if text is not None:
            out(text)
            return
        if self.check_circular:
            for x in outer:
                if x is o:
                    raise ValueError("Circular reference detected")
        outer = outer + [o]
        if isinstance(o, (list, tuple)):
            self._write_list(out, o, level, outer, short)
        elif isinstance(o, dict):
            self._write_dict(out, o, level, outer, short)
        else:
            self._write(out, self.default(o), level, outer, short)

    def _line(self, level):
        if self.indent is None:
            return ""
        by = self.indent
        return "\n" + (by if isinstance(by, str) else " " * by) * level

    def _write_list(self, out, o, level, outer, short):
        if not o:
            out("[]")
            return
        before = "[" + self._line(level + 1)
        for x in o:
            text = self._plain(x, short)
            if text is not None:
                out(before + text)
            else:
                out(before)
                self._write(out, x, level + 1, outer, short)
            before = self.item_separator + self._line(level + 1)
        if self.indent is not None:
            out(self._line(level))
        out("]")

    def _key(self, key, short):
        if isinstance(key, str):
            return key
        if key is None or _is_number(key):
            return self._plain(key, short)
        if self.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, not "
                        + type(key).__name__)

    def _write_dict(self, out, o, level, outer, short):
        if not o:
            out("{}")
            return
        out("{")
        if self.indent is not None:
            out(self._line(level + 1))
        first = True
        for key, x in sorted(o.items()) if self.sort_keys else o.items():
            name = self._key(key, short)
            if name is None:
                continue
            if not first:
                out(self.item_separator + self._line(level + 1))
            first = False
            out(_string(name, self.ensure_ascii))
            out(self.key_separator)
            self._write(out, x, level + 1, outer, short)
        if self.indent is not None:
            out(self._line(level))
        out("}")


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True,
          allow_nan=True, cls=None, indent=None, separators=None, default=None,
          sort_keys=False, **kw):
    return (JSONEncoder if cls is None else cls)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii,
        check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys,
        **kw).encode(obj)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True,
         allow_nan=True, cls=None, indent=None, separators=None, default=None,
         sort_keys=False, **kw):
    encoder = (JSONEncoder if cls is None else cls)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii,
        check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw)
    encoder._write(fp.write, obj, 0, [], False)


# ---- values of texts ----

class _Text:
    """A text whose characters are at hand one by one."""

    def __init__(self, doc):
        self.doc = doc
        self.chars = list(doc)
        self.size = len(self.chars)

    def at(self, i):
        return self.chars[i] if i < self.size else ""

    def slice(self, i, end):
        return "".join(self.chars[i:end])

    def error(self, msg, i):
        raise JSONDecodeError(msg, self.doc, i)

    def skip(self, i):
        chars = self.chars
        while i < self.size and chars[i] in " \t\n\r":
            i += 1
        return i

    def digits(self, i):
        chars = self.chars
        while i < self.size and chars[i] in _DIGITS:
            i += 1
        return i

    def find(self, c, i):
        try:
            return self.chars.index(c, i)
        except ValueError:
            return -1


def _hex(t, i, at):
    digits = t.slice(i, i + 4)
    if i + 4 >= t.size or any([c not in _HEX for c in digits]):
        t.error("Invalid \\uXXXX escape", at)
    return int(digits, 16)


def _unicode(t, i):
    """What `\\u` says whose digits begin at i, and where it ends."""
    n = _hex(t, i, i - 1)
    end = i + 4
    if (0xd800 <= n < 0xdc00 and t.slice(end, end + 2) == "\\u"
            and end + 6 < t.size):
        low = _hex(t, end + 2, end + 1)
        if 0xdc00 <= low < 0xe000:
            return chr(0x10000 + ((n - 0xd800) << 10) + low - 0xdc00), end + 6
    if 0xd800 <= n < 0xe000:
        _python.refuse("half a character (a surrogate alone) in a string of "
                       "JSON is not there yet")
    return chr(n), end


def _check_control(t, text, i):
    if text and min(text) < " ":
        for k in range(len(text)):
            if text[k] < " ":
                t.error("Invalid control character at", i + k)


def _parse_string(t, i, strict):
    """The string whose text begins at i, behind the quote."""
    begin = i - 1
    parts = []
    while True:
        quote = t.find('"', i)
        text = t.slice(i, t.size if quote < 0 else quote)
        escape = text.find("\\")
        if escape >= 0:
            text = text[:escape]
        if strict:
            _check_control(t, text, i)
        if escape < 0:
            if quote < 0:
                t.error("Unterminated string starting at", begin)
            return "".join(parts) + text, quote + 1
        parts.append(text)
        i += escape
        c = t.at(i + 1)
        if not c:
            t.error("Unterminated string starting at", begin)
        if c == "u":
            text, i = _unicode(t, i + 2)
            parts.append(text)
        elif c in _LONG:
            parts.append(_LONG[c])
            i += 2
        else:
            t.error("Invalid \\escape", i)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _SPECIAL.get
        self.strict = strict

    def decode(self, s):
        t = _Text(s)
        value, end = self._value(t, t.skip(0))
        end = t.skip(end)
        if end != t.size:
            t.error("Extra data", end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(_Text(s), idx)

    def _value(self, t, i):
        c = t.at(i)
        if c == '"':
            return _parse_string(t, i + 1, self.strict)
        if c == "{":
            return self._object(t, i + 1)
        if c == "[":
            return self._array(t, i + 1)
        if c in ("n", "t", "f"):
            for word in _CONSTANTS:
                if t.slice(i, i + len(word)) == word:
                    return _CONSTANTS[word], i + len(word)
        elif c in ("N", "I", "-"):
            for word in _SPECIAL:
                if t.slice(i, i + len(word)) == word:
                    return self.parse_constant(word), i + len(word)
        return self._number(t, i)

    def _number(self, t, start):
        i = start + 1 if t.at(start) == "-" else start
        behind = t.digits(i)
        if behind == i:
            t.error("Expecting value", start)
        i = i + 1 if t.at(i) == "0" else behind
        end = i
        if t.at(i) == ".":
            behind = t.digits(i + 1)
            if behind > i + 1:
                end = behind
        if t.at(end) in ("e", "E"):
            at = end + 2 if t.at(end + 1) in ("+", "-") else end + 1
            behind = t.digits(at)
            if behind > at:
                end = behind
        text = t.slice(start, end)
        return (self.parse_int if end == i else self.parse_float)(text), end

    def _array(self, t, i):
        values = []
        i = t.skip(i)
        if t.at(i) == "]":
            return values, i + 1
        while True:
            value, i = self._value(t, i)
            values.append(value)
            i = t.skip(i)
            c = t.at(i)
            if c == "]":
                return values, i + 1
            if c != ",":
                t.error("Expecting ',' delimiter", i)
            i = t.skip(i + 1)

    def _object(self, t, i):
        pairs = []
        i = t.skip(i)
        while pairs or t.at(i) != "}":
            if t.at(i) != '"':
                t.error("Expecting property name enclosed in double quotes", i)
            key, i = _parse_string(t, i + 1, self.strict)
            i = t.skip(i)
            if t.at(i) != ":":
                t.error("Expecting ':' delimiter", i)
            value, i = self._value(t, t.skip(i + 1))
            pairs.append((key, value))
            i = t.skip(i)
            c = t.at(i)
            if c == "}":
                break
            if c != ",":
                t.error("Expecting ',' delimiter", i)
            i = t.skip(i + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i + 1
        if self.object_hook is not None:
            return self.object_hook(dict(pairs)), i + 1
        return dict(pairs), i + 1


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
          parse_constant=None, object_pairs_hook=None, **kw):
    if isinstance(s, bytes):
        s = s.decode()
    if not isinstance(s, str):
        raise TypeError("the JSON object must be str, bytes or bytearray, not "
                        + type(s).__name__)
    if _python.is_staged(s):
        return _python.refuse("a text of JSON that only running knows is not "
                              "there yet")
    if s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)",
                              s, 0)
    for name, hook in [("object_hook", object_hook),
                       ("object_pairs_hook", object_pairs_hook),
                       ("parse_float", parse_float), ("parse_int", parse_int),
                       ("parse_constant", parse_constant)]:
        if hook is not None:
            kw[name] = hook
    return (JSONDecoder if cls is None else cls)(**kw).decode(s)


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
         parse_constant=None, object_pairs_hook=None, **kw):
    return loads(fp.read(), cls=cls, object_hook=object_hook,
                 parse_float=parse_float, parse_int=parse_int,
                 parse_constant=parse_constant,
                 object_pairs_hook=object_pairs_hook, **kw)
