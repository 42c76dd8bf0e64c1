# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""warnings: they go to standard error in Python, which a script does not see;
here they are not given at all.
"""
import _python

_ACTIONS = ("default", "error", "ignore", "always", "module", "once")


def _is_category(x):
    return isinstance(x, type) and issubclass(x, Warning)


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning) or category is None:
        return
    if not _is_category(category):
        raise TypeError("category must be a Warning subclass, not "
                        f"'{type(category).__name__}'")


def warn_explicit(message, category, filename, lineno, module=None,
                  registry=None, module_globals=None, source=None):
    pass


def _check(action, category):
    if action == "error":
        _python.refuse("warnings as errors are not there yet")
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    if not isinstance(category, type):
        raise AssertionError("category must be a class")
    if not issubclass(category, Warning):
        raise AssertionError("category must be a Warning subclass")


def simplefilter(action, category=None, lineno=0, append=False):
    _check(action, Warning)


def filterwarnings(action, message="", category=Warning, module="", lineno=0,
                   append=False):
    _check(action, category)


def resetwarnings():
    pass


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None,
                 category=None, lineno=0, append=False):
        if record:
            _python.refuse("recording warnings is not there yet")

    def __enter__(self):
        return None

    def __exit__(self, *exc):
        return None
