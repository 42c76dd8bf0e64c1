# What the library refuses is refused at the script's line; so is what happens
# in a function that the library calls for the script (H0990).
from typing import Protocol, List, Union


class Speaker(Protocol):
    pass


print(isinstance(3, Speaker))
print(List[int] == Union[int, str])
