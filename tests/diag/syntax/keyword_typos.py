# H0113: misspelt keywords.
improt math
form math import pi
dfe f(x):
    retrun x
x = 3
whlie x > 0:
    x = x - 1
fi x:
    y = 1
esle:
    y = 2
fro i in range(3):
    y = i
calss A:
    n = 0
