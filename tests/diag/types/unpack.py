# As many names as values (H0514).
a, b = 1, 2, 3
c, d = [1]
e, *f, g = (1,)
