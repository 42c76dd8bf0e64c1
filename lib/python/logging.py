# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""logging: levels, loggers, handlers and formatters, as in Python. What a level
does not let pass costs nothing.
"""
import sys

import _python
import _time

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_levels = {"CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARNING": 30, "WARN": 30,
           "INFO": 20, "DEBUG": 10, "NOTSET": 0}


def _level(level):
    if isinstance(level, str):
        if level not in _levels:
            raise ValueError(f"Unknown level: {level!r}")
        return _levels[level]
    return level


_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG",
          0: "NOTSET"}


def getLevelName(level):
    if level in _names:
        return _names[level]
    if level in _levels:
        return _levels[level]
    return f"Level {level}"


def getLevelNamesMapping():
    return dict(_levels)


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info,
                 func=None, sinfo=None):
        if len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name = name
        self.msg = msg
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.exc_info = None

    def getMessage(self):
        msg = str(self.msg)
        if self.args:
            msg = msg % self.args
        return msg


_fields = ("name", "levelname", "levelno", "message", "asctime")


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *,
                 defaults=None):
        if style not in ("%", "{"):
            if style == "$":
                _python.refuse("the style `$` of logging is not there yet")
            raise ValueError("Style must be one of: %,{,$")
        if fmt is None:
            fmt = "%(message)s" if style == "%" else "{message}"
        self._fmt = fmt
        self.datefmt = datefmt
        self._style = style
        self._clock = None
        if "asctime" in fmt:
            import datetime
            self._clock = datetime.datetime
        mark = "%(" if style == "%" else "{"
        if validate and mark not in fmt:
            raise ValueError(f"Invalid format {fmt!r} for {style!r} style"
                             if style == "%" else
                             "invalid format: no fields")
        for part in fmt.split(mark)[1:]:
            name = ""
            for c in part:
                if c in ")}:!":
                    break
                name += c
            if name and name not in _fields:
                _python.refuse(f"`{name}` in a format of logging is not there "
                               "yet")

    def formatTime(self, record, datefmt=None):
        now = self._clock._of_clock(_time.time_ns() // 1000, None)
        if datefmt:
            return now.strftime(datefmt)
        return (now.strftime("%Y-%m-%d %H:%M:%S")
                + f",{now.microsecond // 1000:03d}")

    def usesTime(self):
        return "asctime" in self._fmt

    def formatMessage(self, record):
        values = {"name": record.name, "levelname": record.levelname,
                  "levelno": record.levelno, "message": record.message}
        if self.usesTime():
            values["asctime"] = record.asctime
        if self._style == "%":
            return self._fmt % values
        return self._fmt.format(**values)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        return self.formatMessage(record)


_plain = Formatter()


class _Filters:
    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for f in self.filters:
            if not (f.filter(record) if hasattr(f, "filter") else f(record)):
                return False
        return True


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return (not self.name or record.name == self.name
                or record.name.startswith(self.name + "."))


class Handler(_Filters):
    def __init__(self, level=NOTSET):
        self.level = _level(level)
        self.formatter = None
        self.filters = []
        self.name = None

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _plain).format(record)

    def handle(self, record):
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler "
                                  "subclasses")

    def flush(self):
        pass

    def close(self):
        pass


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def emit(self, record):
        self.stream.write(self.format(record) + self.terminator)

    def flush(self):
        if hasattr(self.stream, "flush"):
            self.stream.flush()

    def setStream(self, stream):
        old = self.stream
        self.stream = stream
        return old


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False,
                 errors=None):
        StreamHandler.__init__(self, open(filename, mode))
        self.baseFilename = filename

    def close(self):
        self.stream.close()


class NullHandler(Handler):
    def handle(self, record):
        pass

    def emit(self, record):
        pass


class _StderrHandler(StreamHandler):
    def __init__(self, level):
        Handler.__init__(self, level)
        self.stream = sys.stderr


lastResort = _StderrHandler(WARNING)


class Logger(_Filters):
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.propagate = True
        self.disabled = False
        self.handlers = []
        self.filters = []

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level >= max(self.getEffectiveLevel(),
                                                  _state["disabled"] + 1)

    def addHandler(self, handler):
        if handler not in self.handlers:
            self.handlers.append(handler)

    def removeHandler(self, handler):
        if handler in self.handlers:
            self.handlers.remove(handler)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getChild(self, suffix):
        if self is root:
            return getLogger(suffix)
        return getLogger(self.name + "." + suffix)

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def _handlers(self):
        """All that a message of this logger comes to, in their order."""
        handlers = []
        logger = self
        while logger is not None:
            handlers += logger.handlers
            logger = logger.parent if logger.propagate else None
        if not handlers and lastResort is not None:
            return [lastResort]
        return handlers

    def callHandlers(self, record):
        for handler in self._handlers():
            if record.levelno >= handler.level:
                handler.handle(record)

    def _log(self, level, msg, args, exc_info=None, extra=None,
             stack_info=False, stacklevel=1):
        if exc_info or extra is not None or stack_info:
            return _python.refuse("exc_info, extra and stack_info of a message "
                                  "of `logging` are not there yet")
        self.handle(LogRecord(self.name, level, None, 0, msg, args, None))

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def __repr__(self):
        level = getLevelName(self.getEffectiveLevel())
        kind = "RootLogger" if self is root else "Logger"
        return f"<{kind} {self.name} ({level})>"


_state = {"disabled": 0}
root = Logger("root", WARNING)
_loggers = {}


def getLogger(name=None):
    if not name or name == "root":
        return root
    if name in _loggers:
        return _loggers[name]
    logger = Logger(name)
    outer = name.rpartition(".")[0]
    while outer and outer not in _loggers:
        outer = outer.rpartition(".")[0]
    logger.parent = _loggers[outer] if outer else root
    for inner in _loggers.values():
        if inner.name.startswith(name + ".") and inner.parent is logger.parent:
            inner.parent = logger
    _loggers[name] = logger
    return logger


def basicConfig(*, level=None, force=False, handlers=None, filename=None,
                filemode="a", format=None, datefmt=None, style="%",
                stream=None, encoding=None, errors=None):
    if force:
        root.handlers = []
    if root.handlers:
        return
    if handlers is None:
        if stream is not None and filename is not None:
            raise ValueError("'stream' and 'filename' should not be specified "
                             "together")
    elif stream is not None or filename is not None:
        raise ValueError("'stream' or 'filename' should not be specified "
                         "together with 'handlers'")
    if handlers is None:
        handlers = [StreamHandler(stream) if filename is None
                    else FileHandler(filename, filemode)]
    if format is None:
        format = (BASIC_FORMAT if style == "%" else
                  "{levelname}:{name}:{message}")
    fmt = Formatter(format, datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(fmt)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)


def addLevelName(level, name):
    _levels[name] = level
    _names[level] = name


def shutdown():
    pass


def disable(level=CRITICAL):
    _state["disabled"] = _level(level)


def _ready():
    if not root.handlers:
        basicConfig()


def log(level, msg, *args, **kwargs):
    _ready()
    root.log(level, msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    _ready()
    root.debug(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    _ready()
    root.info(msg, *args, **kwargs)


def warning(msg, *args, **kwargs):
    _ready()
    root.warning(msg, *args, **kwargs)


warn = warning


def error(msg, *args, **kwargs):
    _ready()
    root.error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    error(msg, *args, exc_info=exc_info, **kwargs)


def critical(msg, *args, **kwargs):
    _ready()
    root.critical(msg, *args, **kwargs)


fatal = critical
