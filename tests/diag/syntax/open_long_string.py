# H0109: a long string that is never ended.
x = 1
y = """abc
z = 3
