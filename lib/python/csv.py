# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""csv: records of lines that are known while compiling, and lines of records
whose numbers only running may know.
"""
import _csv
import _python

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    doublequote = True
    escapechar = None
    lineterminator = "\r\n"
    quotechar = '"'
    quoting = QUOTE_MINIMAL
    skipinitialspace = False
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    quoting = QUOTE_ALL
    lineterminator = "\n"


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_names = ("delimiter", "doublequote", "escapechar", "lineterminator",
          "quotechar", "quoting", "skipinitialspace", "strict")


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Format(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _Format(_dialects[name], {})


def list_dialects():
    return list(_dialects)


def _one_char(name, x, may_be_none):
    if x is None and may_be_none:
        return None
    if not isinstance(x, str):
        kind = "string or None" if may_be_none else "string"
        raise TypeError(f'"{name}" must be {kind}, not {type(x).__name__}')
    if len(x) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return x


class _Format:
    """What the parameters of a reader or writer come to, checked."""

    def __init__(self, dialect, fmtparams):
        if isinstance(dialect, str):
            if dialect not in _dialects:
                raise Error("unknown dialect")
            dialect = _dialects[dialect]
        for name in fmtparams:
            if name not in _names:
                raise TypeError(f"{name!r} is an invalid keyword argument for "
                                "this function")
        for name in _names:
            value = getattr(Dialect, name)
            if dialect is not None and hasattr(dialect, name):
                value = getattr(dialect, name)
            setattr(self, name, fmtparams.get(name, value))
        self.delimiter = _one_char("delimiter", self.delimiter, False)
        self.escapechar = _one_char("escapechar", self.escapechar, True)
        self.quotechar = _one_char("quotechar", self.quotechar, True)
        if self.quotechar is None and "quotechar" in fmtparams:
            if "quoting" not in fmtparams:
                self.quoting = QUOTE_NONE
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if self.quoting not in (0, 1, 2, 3):
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")
        self.doublequote = bool(self.doublequote)
        self.skipinitialspace = bool(self.skipinitialspace)
        self.strict = bool(self.strict)
        self._given = (self.delimiter, self.quotechar or "",
                       self.escapechar or "", self.doublequote,
                       self.skipinitialspace, self.quoting, self.strict)


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _Format(dialect, fmtparams)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def _line(self):
        line = next(self._lines, _end)
        if line is _end:
            return line
        if not isinstance(line, str):
            raise Error("iterator should return strings, not "
                        f"{type(line).__name__} (the file should be opened in "
                        "text mode)")
        self.line_num += 1
        return line

    def __next__(self):
        lines = [self._line()]
        if lines[0] is _end:
            raise StopIteration
        record = _csv.parse(lines, False, *self.dialect._given)
        while record is None:
            line = self._line()
            if line is not _end:
                lines.append(line)
            record = _csv.parse(lines, line is _end, *self.dialect._given)
            if record is None and line is _end:
                raise StopIteration
        fields, wrong = record
        if self.dialect.quoting == QUOTE_NONNUMERIC:
            fields = [float(x[0]) if isinstance(x, tuple) else x
                      for x in fields]
        if wrong is not None:
            raise Error(wrong)
        return fields


_end = object()


class writer:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = _Format(dialect, fmtparams)
        self._write = csvfile.write

    def _is_quoted(self, x):
        if self.dialect.quoting != QUOTE_NONNUMERIC:
            return self.dialect.quoting == QUOTE_ALL
        if isinstance(x, (int, float)):
            return False
        if x is None or isinstance(x, (str, list, tuple, dict, set)):
            return True
        return _python.refuse("QUOTE_NONNUMERIC of such a field is not there "
                              "yet")

    def _field(self, x):
        d = self.dialect
        is_text = isinstance(x, str)
        quoted = self._is_quoted(x)
        x = "" if x is None else str(x)
        if _python.is_staged(x):
            if is_text or d.delimiter in "0123456789.+-enaif":
                return _python.refuse("a text that only running knows as a "
                                      "field of csv is not there yet")
            return d.quotechar + x + d.quotechar if quoted else x
        field = _csv.quote(x, quoted, d.lineterminator, *d._given)
        if field is None:
            raise Error("need to escape, but no escapechar set")
        return field

    def writerow(self, row):
        d = self.dialect
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}")
        fields = [self._field(x) for x in fields]
        line = ""
        if fields:
            line = fields[0]
            for field in fields[1:]:
                line = line + d.delimiter + field
        if len(fields) == 1 and not _python.is_staged(line) and line == "":
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            line = d.quotechar + d.quotechar
        return self._write(line + d.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None,
                 dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
            self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        d = dict(zip(names, row))
        if len(names) < len(row):
            d[self.restkey] = row[len(names):]
        elif len(names) > len(row):
            for key in names[len(row):]:
                d[key] = self.restval
        return d


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise",
                 dialect="excel", *args, **kwds):
        if iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' "
                             "or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [repr(x) for x in rowdict if x not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join(wrong))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._row(d) for d in rowdicts])
