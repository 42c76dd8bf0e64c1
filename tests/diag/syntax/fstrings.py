# H0101 and others: fields of f-strings.
x = 1
a = f"{}"
b = f"{x"
c = f"x}"
d = f"{x +}"
e = f"{x!z}"
g = f"{x
h = f"{'\n'.join(x)}"
i = f"{x y}"
