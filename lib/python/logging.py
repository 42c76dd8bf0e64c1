# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""logging: levels decide what is said, as in Python. What would be said goes to
standard error there; here it is refused, and what is below the level costs
nothing.
"""
import _python

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


def getLevelName(level):
    if isinstance(level, str):
        return _levels.get(level, f"Level {level}")
    for name in ("CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG", "NOTSET"):
        if _levels[name] == level:
            return name
    return f"Level {level}"


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True):
        self.fmt = fmt


class Handler:
    def __init__(self, level=NOTSET):
        self.level = _level(level)

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def _says(self):
        return True


class StreamHandler(Handler):
    def __init__(self, stream=None):
        self.level = NOTSET


class FileHandler(Handler):
    def __init__(self, filename, mode="a", encoding=None, delay=False,
                 errors=None):
        self.level = NOTSET


class NullHandler(Handler):
    def _says(self):
        return False


class Logger:
    def __init__(self, name, level=NOTSET):
        self.name = name
        self.level = _level(level)
        self.parent = None
        self.propagate = True
        self.disabled = False
        self.handlers = []

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

    def _is_said(self, level):
        logger = self
        none = True
        while logger is not None:
            for handler in logger.handlers:
                none = False
                if handler._says() and level >= handler.level:
                    return True
            logger = logger.parent if logger.propagate else None
        return none and level >= WARNING

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level) and self._is_said(level):
            return _python.refuse("a message of `logging` that its level lets "
                                  "pass is not there yet: print() says it")

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg)

    exception = error

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg)

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


def basicConfig(*, level=None, force=False, handlers=None, **options):
    if root.handlers and not force:
        return
    if level is not None:
        root.setLevel(level)
    root.handlers = list(handlers) if handlers else [StreamHandler()]


def disable(level=CRITICAL):
    _state["disabled"] = _level(level)


def log(level, msg, *args, **kwargs):
    _said(level)


def _said(level):
    if not root.handlers:
        basicConfig()
    root.log(level, "")


def debug(msg, *args, **kwargs):
    _said(DEBUG)


def info(msg, *args, **kwargs):
    _said(INFO)


def warning(msg, *args, **kwargs):
    _said(WARNING)


warn = warning


def error(msg, *args, **kwargs):
    _said(ERROR)


exception = error


def critical(msg, *args, **kwargs):
    _said(CRITICAL)


fatal = critical
