# Targets are stored from left to right.
a, *b, (c, d) = e = [1, 2, 3, (4, 5)]
