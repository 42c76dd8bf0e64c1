# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""contextlib: context managers. A `with` of what @contextmanager made goes
through its generator without asking __enter__ and __exit__, which are here for
who calls them by name.
"""
import _python
from _python import abstract
from abc import ABCMeta


class _Meta(ABCMeta):
    def __instancecheck__(cls, x):
        if cls is AbstractContextManager:
            return _python.has(x, "__enter__") and _python.has(x, "__exit__")
        kind = type(x)
        return _python.is_class(kind) and cls in _python.order(kind)


class _Base:
    pass


_python.set_meta(_Base, _Meta)


class AbstractContextManager(_Base):
    def __enter__(self):
        return self

    @abstract
    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    def _recreate_cm(self):
        return self

    def __call__(self, func):
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return _python.wraps(inner, func)


class _GeneratorContextManager(AbstractContextManager, ContextDecorator):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds

    def _recreate_cm(self):
        return _GeneratorContextManager(self.func, self.args, self.kwds)

    def __enter__(self):
        value = next(self.gen, _none)
        if value is _none:
            raise RuntimeError("generator didn't yield")
        return value

    def __exit__(self, exc_type, exc_value, traceback):
        if exc_type is not None:
            return _python.refuse("an exception that is handed to a context "
                                  "manager of a generator, where no `with` is "
                                  "at hand, is not there yet")
        if next(self.gen, _none) is not _none:
            raise RuntimeError("generator didn't stop")
        return False


_python.bind(_GeneratorContextManager, ".inside_out", True)
_none = object()


def contextmanager(func):
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return _python.wraps(helper, func)


class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        return None


class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exits = []

    def enter_context(self, cm):
        value = cm.__enter__()
        self._exits.append(cm.__exit__)
        return value

    def push(self, exit):
        if hasattr(exit, "__exit__"):
            self._exits.append(exit.__exit__)
        else:
            self._exits.append(exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        def call(exc_type, exc, tb):
            callback(*args, **kwds)
        self._exits.append(call)
        return callback

    def pop_all(self):
        new = type(self)()
        new._exits = self._exits
        self._exits = []
        return new

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, exc_type, exc, tb):
        raised = exc is not None
        exits = self._exits
        self._exits = []
        for exit in reversed(exits):
            try:
                if exc is None:
                    exit(None, None, None)
                elif exit(type(exc), exc, None):
                    exc = None
            except BaseException as new:
                exc = new
        return _left(raised, exc_type, exc)


def _left(raised, exc_type, exc):
    if exc is None:
        return raised
    if exc_type is not None and type(exc) is exc_type:
        return False
    raise exc
