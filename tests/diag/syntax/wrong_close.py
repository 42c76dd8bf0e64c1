# H0105: closing brackets of the wrong kind, and one too many.
x = [1, 2)
y = (x[0)
z = x[0]]
w = 1 + )
