# sum() adds no strings (H0516), and max() has one default for one iterable
# (H0207).
print(sum([], ""))
print(sum(["a"], "b"))
print(sum(3, ""))
print(max(1, 2, default=3), min(2, 1, default=None))
print(min(*[], default=3))
print(max())
print(max([], default=3), max([1, 2], key=None, default=0), sum([[1]], []))
