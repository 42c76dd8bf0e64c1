# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""warnings: they go to standard error in Python, which a script does not see;
here they are not given at all.
"""
import _python


def warn(message, category=None, stacklevel=1, source=None):
    pass


def warn_explicit(message, category, filename, lineno, module=None,
                  registry=None, module_globals=None, source=None):
    pass


def simplefilter(action, category=None, lineno=0, append=False):
    if action == "error":
        _python.refuse("warnings as errors are not there yet")


def filterwarnings(action, message="", category=None, module="", lineno=0,
                   append=False):
    if action == "error":
        _python.refuse("warnings as errors are not there yet")


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
