# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""doctest: examples in docstrings are not run. A script whose examples all
hold prints nothing for them, and that is what is done here.
"""
from _python import refuse

NORMALIZE_WHITESPACE = 4
ELLIPSIS = 8
IGNORE_EXCEPTION_DETAIL = 32


class TestResults:
    failed = 0

    @property
    def attempted(self):
        return refuse("examples in docstrings are not run: how many there are "
                      "is not known")

    def __repr__(self):
        return refuse("examples in docstrings are not run: print nothing of "
                      "testmod()")

    def __iter__(self):
        return refuse("examples in docstrings are not run")


def testmod(m=None, name=None, globs=None, verbose=None, report=True,
            optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    if verbose:
        refuse("examples in docstrings are not run: call testmod() without "
               "`verbose`")
    return TestResults()


def run_docstring_examples(f, globs, verbose=False, name="NoName",
                           compileflags=None, optionflags=0):
    if verbose:
        refuse("examples in docstrings are not run: leave `verbose` out")
