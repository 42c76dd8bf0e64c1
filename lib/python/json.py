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
        s = s._value_  # a member of an enumeration of strings
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

def _skip(s, i):
    while i < len(s) and s[i] in " \t\n\r":
        i += 1
    return i


def _is_at(s, i, c):
    return i < len(s) and s[i] == c


def _hex(s, i, at):
    digits = s[i:i + 4]
    if i + 4 >= len(s) or any([c not in _HEX for c in digits]):
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at)
    return int(digits, 16)


def _unicode(s, i):
    """What `\\u` says whose digits begin at i, and where it ends."""
    n = _hex(s, i, i - 1)
    end = i + 4
    if 0xd800 <= n < 0xdc00 and s[end:end + 2] == "\\u" and end + 6 < len(s):
        low = _hex(s, end + 2, end + 1)
        if 0xdc00 <= low < 0xe000:
            return chr(0x10000 + ((n - 0xd800) << 10) + low - 0xdc00), end + 6
    if 0xd800 <= n < 0xe000:
        _python.refuse("half a character (a surrogate alone) in a string of "
                       "JSON is not there yet")
    return chr(n), end


def _parse_string(s, i, strict):
    """The string whose text begins at i, behind the quote."""
    begin = i - 1
    parts = []
    while True:
        quote = s.find('"', i)
        text = s[i:] if quote < 0 else s[i:quote]
        escape = text.find("\\")
        if escape >= 0:
            text = text[:escape]
        if strict and text and min(text) < " ":
            for k in range(len(text)):
                if text[k] < " ":
                    raise JSONDecodeError("Invalid control character at", s,
                                          i + k)
        parts.append(text)
        i += len(text)
        if escape < 0:
            if quote < 0:
                raise JSONDecodeError("Unterminated string starting at", s,
                                      begin)
            return "".join(parts), i + 1
        if i + 1 >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        c = s[i + 1]
        if c == "u":
            text, i = _unicode(s, i + 2)
            parts.append(text)
        elif c in _LONG:
            parts.append(_LONG[c])
            i += 2
        else:
            raise JSONDecodeError("Invalid \\escape", s, i)


def _digits(s, i):
    while i < len(s) and s[i] in _DIGITS:
        i += 1
    return i


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
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return _parse_string(s, i + 1, self.strict)
        if c == "{":
            return self._object(s, i + 1)
        if c == "[":
            return self._array(s, i + 1)
        if c in ("n", "t", "f"):
            for word in _CONSTANTS:
                if s.startswith(word, i):
                    return _CONSTANTS[word], i + len(word)
        elif c in ("N", "I", "-"):
            for word in _SPECIAL:
                if s.startswith(word, i):
                    return self.parse_constant(word), i + len(word)
        return self._number(s, i)

    def _number(self, s, start):
        i = start + 1 if _is_at(s, start, "-") else start
        if not (i < len(s) and s[i] in _DIGITS):
            raise JSONDecodeError("Expecting value", s, start)
        i = i + 1 if s[i] == "0" else _digits(s, i)
        end = i
        if _is_at(s, i, "."):
            behind = _digits(s, i + 1)
            if behind > i + 1:
                end = behind
        if end < len(s) and s[end] in "eE":
            at = end + 1
            if at < len(s) and s[at] in "+-":
                at += 1
            behind = _digits(s, at)
            if behind > at:
                end = behind
        if end == i:
            return self.parse_int(s[start:i]), i
        return self.parse_float(s[start:end]), end

    def _array(self, s, i):
        values = []
        i = _skip(s, i)
        if _is_at(s, i, "]"):
            return values, i + 1
        while True:
            value, i = self._value(s, i)
            values.append(value)
            i = _skip(s, i)
            if _is_at(s, i, "]"):
                return values, i + 1
            if not _is_at(s, i, ","):
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)

    def _object(self, s, i):
        pairs = []
        i = _skip(s, i)
        while not (_is_at(s, i, "}") and not pairs):
            if not _is_at(s, i, '"'):
                raise JSONDecodeError("Expecting property name enclosed in "
                                      "double quotes", s, i)
            key, i = _parse_string(s, i + 1, self.strict)
            i = _skip(s, i)
            if not _is_at(s, i, ":"):
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, _skip(s, i + 1))
            pairs.append((key, value))
            i = _skip(s, i)
            if _is_at(s, i, "}"):
                break
            if not _is_at(s, i, ","):
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i + 1
        if self.object_hook is not None:
            return self.object_hook(dict(pairs)), i + 1
        return dict(pairs), i + 1


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None,
          parse_constant=None, object_pairs_hook=None, **kw):
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
