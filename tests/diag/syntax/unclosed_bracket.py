# H0104: a bracket that is never closed; the next statement is read.
x = (1, 2
y = 3
z = y +
