# The parts of an augmented target are evaluated once.
a = c = d = None
a.b[c] += d
a.b -= c
