# A modulus of zero is a wrong value to Python, known or not (H0515).
m = 3
while m * m > 0:
    m -= 1
print(m)
print(pow(2, 5, m))
