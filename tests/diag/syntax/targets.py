# H0115: what cannot be assigned to or deleted.
x = [1, 2]
len(x) = 3
1 = x
None = x
x + 1 = 2
[a, 3] = x
a, b += 1, 2
a, b: int = 3
*a = x
*a, *b = x
del len(x)
for f() in x:
    pass
(x[0] := 1)
x if x else a = 3
