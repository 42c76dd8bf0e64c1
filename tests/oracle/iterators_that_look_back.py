"""What takes from an iterator takes one item after the other, and the iterator
may look at what took them."""
x = [1]
x.extend(len(x) for _ in range(3))
print(x)
x += (len(x) for _ in range(2))
print(x)
x.extend(map(lambda v: v + len(x), [10, 20]))
print(x)
s = {1}
s.update(len(s) + 5 for _ in range(3))
print(s)
d = {}
d.update((len(d), 1) for _ in range(3))
print(d)
x = [1, 2]
x.extend(zip(x, [5, 6, 7, 8]))
print(x)
