# Most types of `types` are there for annotations.
import types

print(isinstance(3, types.CodeType))
