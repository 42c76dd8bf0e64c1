# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""pprint: lists, tuples, dicts, sets and strings in lines of a width. Other
objects are written as they are.
"""
import _python

_PLAIN = (dict, list, tuple, set, frozenset, str)


class _Key:
    """Unlike things are sorted by the names of their types."""

    def __init__(self, x):
        self.x = x

    def __lt__(self, other):
        try:
            return self.x < other.x
        except TypeError:
            a, b = str(type(self.x)), str(type(other.x))
            if a == b:
                return _python.refuse("pprint of a dict or set whose keys have "
                                      "no order is not there yet")
            return a < b


def _words(line):
    """Words, each with the space behind it."""
    parts = []
    begin = i = 0
    while i < len(line):
        while i < len(line) and not line[i].isspace():
            i += 1
        while i < len(line) and line[i].isspace():
            i += 1
        parts.append(line[begin:i])
        begin = i
    return parts


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *,
                 compact=False, sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        if underscore_numbers:
            _python.refuse("underscore_numbers of pprint is not there yet")
        self._depth = depth
        self._indent = indent
        self._width = width
        self._stream = stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts

    def pprint(self, object):
        text = self.pformat(object)
        if self._stream is None:
            print(text)
        else:
            self._stream.write(text + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, 0)
        return "".join(out)

    def _items(self, d):
        if self._sort_dicts:
            return sorted(d.items(), key=lambda item: _Key(item[0]))
        return list(d.items())

    def _repr(self, x, level):
        """In one line."""
        kind = type(x)
        if kind is dict:
            if not x:
                return "{}"
            if self._depth and level >= self._depth:
                return "{...}"
            return "{" + ", ".join([
                f"{self._repr(k, level + 1)}: {self._repr(v, level + 1)}"
                for k, v in self._items(x)]) + "}"
        if kind is list or kind is tuple:
            begin, end = ("[", "]") if kind is list else ("(", ")")
            if not x:
                return begin + end
            if kind is tuple and len(x) == 1:
                end = ",)"
            if self._depth and level >= self._depth:
                return begin + "..." + end
            return begin + ", ".join([self._repr(i, level + 1)
                                      for i in x]) + end
        text = repr(x)
        if _python.is_staged(text):
            return _python.refuse("pprint of what only running knows is not "
                                  "there yet")
        return text

    def _format(self, x, write, indent, allowance, level):
        text = self._repr(x, level)
        if len(text) <= self._width - indent - allowance:
            write(text)
            return
        kind = type(x)
        if kind is dict:
            self._format_dict(x, write, indent, allowance + 1, level + 1)
        elif kind is list:
            write("[")
            self._format_items(x, write, indent, allowance + 1, level + 1)
            write("]")
        elif kind is tuple:
            end = ",)" if len(x) == 1 else ")"
            write("(")
            self._format_items(x, write, indent, allowance + len(end),
                               level + 1)
            write(end)
        elif kind is set or kind is frozenset:
            self._format_set(x, write, indent, allowance, level + 1)
        elif kind is str:
            self._format_str(x, write, indent, allowance, level + 1)
        elif isinstance(x, _PLAIN) or (_python.is_class(kind) and hasattr(
                kind, "__dataclass_fields__")):
            _python.refuse(f"pprint of {kind.__name__} in more than one line is "
                           "not there yet")
        else:
            write(text)

    def _format_dict(self, d, write, indent, allowance, level):
        write("{" + " " * (self._indent - 1))
        indent += self._indent
        items = self._items(d)
        for i, (key, x) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, level)
            write(text + ": ")
            self._format(x, write, indent + len(text) + 2,
                         allowance if last else 1, level)
            if not last:
                write(",\n" + " " * indent)
        write("}")

    def _format_items(self, items, write, indent, allowance, level):
        indent += self._indent
        write(" " * (self._indent - 1))
        line = ",\n" + " " * indent
        between = ""
        width = most = self._width - indent + 1
        items = list(items)
        for i, x in enumerate(items):
            last = i == len(items) - 1
            if last:
                most -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(x, level)
                w = len(text) + 2
                if width < w:
                    width = most
                    if between:
                        between = line
                if width >= w:
                    width -= w
                    write(between + text)
                    between = ", "
                    continue
            write(between)
            between = line
            self._format(x, write, indent, allowance if last else 1, level)

    def _format_set(self, x, write, indent, allowance, level):
        name = type(x).__name__
        begin, end = ("{", "}") if name == "set" else (name + "({", "})")
        if name != "set":
            indent += len(name) + 1
        write(begin)
        self._format_items(sorted(x, key=_Key), write, indent,
                           allowance + len(end), level)
        write(end)

    def _chunks(self, x, indent, allowance):
        chunks = []
        lines = x.splitlines(True)
        width = self._width - indent
        for i, line in enumerate(lines):
            end = i == len(lines) - 1
            if len(repr(line)) <= width - (allowance if end else 0):
                chunks.append(repr(line))
                continue
            current = ""
            words = _words(line)
            for j, word in enumerate(words):
                room = width
                if end and j == len(words) - 1:
                    room -= allowance
                if len(repr(current + word)) > room:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        return chunks

    def _format_str(self, x, write, indent, allowance, level):
        if not x:
            write(repr(x))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = self._chunks(x, indent, allowance)
        if len(chunks) == 1:
            write(repr(x.splitlines(True)[-1]))
            return
        text = ("\n" + " " * indent).join(chunks)
        write("(" + text + ")" if level == 1 else text)


def pformat(object, indent=1, width=80, depth=None, *, compact=False,
            sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *,
           compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact,
                  sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, 0)
