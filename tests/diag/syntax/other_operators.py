# H0112: operators of other languages.
x = 3
y = 4
if x && y || !x:
    z = 1
x++
y--
z = x > 1 ? 2 : 3
if x === y:
    z = 1
