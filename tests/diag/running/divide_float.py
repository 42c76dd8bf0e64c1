# A Python float divided by zero at run time (H0905).
total = 0.0
for i in range(100000):
    total += 1.0 / (99.0 - i)
print(total)
