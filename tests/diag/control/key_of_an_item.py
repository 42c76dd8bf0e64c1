# Python ends an iteration by __getitem__ at IndexError, not at KeyError: the
# error is said once, and the list ends.
class I:
    def __getitem__(self, i):
        return {0: 1}[i]


print(list(I()))
