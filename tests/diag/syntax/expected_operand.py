# H0101: an operator without its right operand.
x = 1 +
y = x * 2
z = (x +)
