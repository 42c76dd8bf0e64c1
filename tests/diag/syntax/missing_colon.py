# H0102: headers without their colon; their blocks are read all the same.
x = 3
if x > 0
    y = 1
else
    y = 2
for i in range(3)
    x = x + i
while x < 10
    x = x + 1
def f(a, b)
    return a + b
class C
    n = 0
