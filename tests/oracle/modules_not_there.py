# Modules that nobody has, where the script expects that.
import math

try:
    import nosuchmodule
except ImportError:
    nosuchmodule = None
print(nosuchmodule)
try:
    import nosuchmodule.part as part
    found = True
except ModuleNotFoundError as error:
    found = False
    print(error, type(error).__name__, error.args, isinstance(error, ImportError))
print(found)
try:
    from nosuchpackage.inner import thing
except (ImportError, AttributeError) as error:
    print(error)

    def thing(x):
        return x + 1
print(thing(2))
try:
    import torch
    HAS_TORCH = True
except ImportError:
    HAS_TORCH = False
print(HAS_TORCH)


def load():
    import nothing_here
    return nothing_here


try:
    load()
except Exception as error:
    print(repr(error))
try:
    try:
        import absent
    except KeyError:
        print("no")
except ImportError:
    print("yes")
try:
    import math as m
except ImportError:
    m = None
print(m is math)
try:
    raise ImportError("by hand")
except ImportError as error:
    print(error)
try:
    unknown_name
except NameError as error:
    print(error)
