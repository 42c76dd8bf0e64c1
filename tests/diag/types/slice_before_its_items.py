"""A slice is looked at before what it gets, as CPython does."""
x = [1, 2]
x[::0] = 5
