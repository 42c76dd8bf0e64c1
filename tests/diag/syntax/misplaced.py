# H0117: jumps outside the places they belong to.
return 1
break
for i in range(3):
    def f():
        continue
class C:
    return 2
def g():
    import math
    yield 1
yield 3
x = await g()
else:
    y = 1
