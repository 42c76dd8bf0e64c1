# H0107: a stray indent, and an unindent to no level.
x = 1
    y = 2
if x:
        z = 3
    w = 4
