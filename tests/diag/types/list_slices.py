# Slices of lists that do not fit what they get.
l = [1, 2, 3]
l[::2] = [1]
l[1:2] = 5
l["a":] = [1]
del l[::0]
