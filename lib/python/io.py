# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""io: StringIO. What is written may be known only when running, as long as it is
put behind all else; what is read is known while compiling.
"""
import _python

open = open
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class _Count:
    """How much was written of a text that only running knows."""

    def _refuse(self, *more):
        return _python.refuse("how many characters were written, of a text that "
                              "only running knows, is not there yet")

    __repr__ = __str__ = __format__ = __index__ = __int__ = __float__ = _refuse
    __bool__ = __hash__ = __eq__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse


class StringIO:
    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            + type(initial_value).__name__)
        if newline != "\n" and newline != "":
            _python.refuse("StringIO with such a `newline` is not there yet")
        self._value = initial_value
        self._at = 0
        self._is_behind = False  # `_at` is where the text ends
        self.closed = False

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _known(self):
        """The text; from here on `_at` is a number."""
        self._open()
        if _python.is_staged(self._value):
            _python.refuse("reading, or writing inside of, a StringIO whose "
                           "text only running knows is not there yet")
            return ""
        if self._is_behind:
            self._at = len(self._value)
            self._is_behind = False
        return self._value

    def readable(self):
        self._open()
        return True

    def writable(self):
        self._open()
        return True

    def seekable(self):
        self._open()
        return True

    def isatty(self):
        self._open()
        return False

    def flush(self):
        self._open()

    def close(self):
        self.closed = True

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exc):
        self.close()

    def getvalue(self):
        self._open()
        return self._value

    def write(self, s, /):
        self._open()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got "
                            f"{type(s).__name__!r}")
        if not self._is_behind and not _python.is_staged(self._value):
            self._is_behind = self._at == len(self._value)
        if self._is_behind:
            self._value = self._value + s
            return _Count() if _python.is_staged(s) else len(s)
        text = self._known()
        if _python.is_staged(s):
            return _python.refuse("writing inside of a StringIO what only "
                                  "running knows is not there yet")
        if s:
            text += "\0" * (self._at - len(text))
            end = self._at + len(s)
            self._value = text[:self._at] + s + text[end:]
            self._at = end
        return len(s)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def read(self, size=-1, /):
        text = self._known()
        begin = self._at
        if size is None or size < 0:
            self._at = max(len(text), begin)
        else:
            self._at = max(min(len(text), begin + size), begin)
        return text[begin:self._at]

    def readline(self, size=-1, /):
        text = self._known()
        begin = self._at
        end = text.find("\n", begin) + 1
        if end == 0:
            end = max(len(text), begin)
        if size is not None and size >= 0:
            end = min(end, begin + size)
        self._at = end
        return text[begin:end]

    def readlines(self, hint=-1, /):
        lines = []
        size = 0
        while hint is None or hint <= 0 or size < hint:
            line = self.readline()
            if not line:
                break
            lines.append(line)
            size += len(line)
        return lines

    def __iter__(self):
        self._open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def tell(self):
        self._known()
        return self._at

    def seek(self, pos, whence=0, /):
        self._open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence and pos:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 2:
            self._is_behind = True
            if _python.is_staged(self._value):
                return _Count()
            return len(self._value)
        if whence == 1:
            return self.tell()
        self._at = pos
        self._is_behind = False
        return pos

    def truncate(self, size=None, /):
        if size is None:
            size = self.tell()
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        if size == 0 and _python.is_staged(self._value):
            self._open()
            if self._is_behind:
                _python.refuse("truncate() of a StringIO whose text only "
                               "running knows, without seek(0) before it, is "
                               "not there yet")
            self._value = ""
            return 0
        text = self._known()
        self._value = text[:size]
        return size


_python.bind(StringIO, ".type_name", "_io.StringIO")
