# H0101: a conditional expression without `else`.
x = 3
y = 1 if x > 2
