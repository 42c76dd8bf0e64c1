# H0111: characters that only look like Python's.
x = “hello”
y = 1 + 2
z = x ≤ y
a = （1， 2）
b = 1 − 2
c = $x
d = x​y
