# H0101 and H0117: `try` and what belongs to it.
try:
    x = 1
y = 2
try:
    x = 1
except ValueError, TypeError:
    x = 2
try:
    x = 1
except:
    x = 2
except ValueError:
    x = 3
