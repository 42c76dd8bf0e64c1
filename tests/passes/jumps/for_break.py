# The flag of a `break` ends the loop, and decides about its `else`.
for x in [1, 2]:
    if x:
        break
    z = x
else:
    z = 0
