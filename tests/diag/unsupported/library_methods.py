# Texts of what CPython has in C: they do not say what the library's own would.
from collections import OrderedDict, deque


class Own(OrderedDict):
    def __ror__(self, other):
        return super().__ror__


print({} | Own())
print(Own.move_to_end)
print([OrderedDict.__or__])
print(deque.append)
