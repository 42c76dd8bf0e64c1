# A dict keeps its size while an iterator goes through it.
d = {1: 2, 3: 4}
it = iter(d.items())
print(next(it))
d[5] = 6
print(next(it))
