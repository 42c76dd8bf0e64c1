# H0103: `=` in conditions.
x = 3
if x = 3:
    y = 1
elif x = 4:
    y = 2
while x = 5:
    x = x + 1
z = (x = 2)
