"""Warnings as classes, `warnings`, `gc`, and types that annotations name."""
import gc
import types
import warnings
from types import FrameType, TracebackType

import numpy as np


class Shaky(RuntimeWarning):
    pass


print(issubclass(Shaky, Warning), issubclass(DeprecationWarning, Exception),
      UserWarning.__name__, repr(UserWarning("a", 1)))
for kind in (Warning, BytesWarning, DeprecationWarning, EncodingWarning,
             FutureWarning, ImportWarning, PendingDeprecationWarning,
             ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning,
             UserWarning, Shaky, BufferError, FloatingPointError, MemoryError,
             ReferenceError, SystemError, UnicodeError, ConnectionError,
             BrokenPipeError, TimeoutError, InterruptedError):
    try:
        raise kind("it is said", 3)
    except (Warning, ArithmeticError) as e:
        print("warned", type(e).__name__, e.args)
    except OSError as e:
        print("os", type(e).__name__)
    except Exception as e:
        print(type(e).__name__, e.args, isinstance(e, ValueError))
try:
    raise KeyboardInterrupt
except Exception:
    print("not this")
except KeyboardInterrupt as e:
    print("stopped", e.args)

warnings.filterwarnings("ignore")
warnings.filterwarnings("ignore", message="x", category=RuntimeWarning)
warnings.simplefilter(action="ignore", category=FutureWarning)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("nothing", Shaky, stacklevel=2)
    warnings.warn(Shaky("nothing"))
    print(np.log(np.zeros(2)))
for f in (lambda: warnings.simplefilter("oops"),
          lambda: warnings.filterwarnings("ignore", category=3),
          lambda: warnings.filterwarnings("ignore", category=ValueError),
          lambda: warnings.warn("x", ValueError)):
    try:
        f()
    except (AssertionError, TypeError) as e:
        print(type(e).__name__, e)

print(gc.isenabled())
gc.disable()
gc.collect()
unused = gc.collect(1)
print(gc.isenabled(), gc.get_threshold())
gc.enable()
print(gc.isenabled())


class Resource:
    def __enter__(self):
        return self

    def __exit__(self, kind: type, value: Exception,
                 trace: TracebackType | None) -> None:
        print("left", kind)


Where = FrameType | None
with Resource():
    pass


def turns():
    yield 1


print(isinstance(turns(), types.GeneratorType),
      isinstance(3, types.GeneratorType),
      isinstance(Resource().__exit__, types.MethodType),
      isinstance(turns, types.FunctionType), isinstance(gc, types.ModuleType),
      isinstance(turns, types.MethodType))
