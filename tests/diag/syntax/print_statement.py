# H0101: print as a statement, as in Python 2.
x = 3
print "x is", x
