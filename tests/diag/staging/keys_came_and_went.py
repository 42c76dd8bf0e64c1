# How CPython goes on through the keys depends on how its table lies.
d = {1: 2, 3: 4}
it = iter(d)
d[5] = d.pop(1)
print(next(it))
for k in d:
    d[k + 10] = d.pop(k)
