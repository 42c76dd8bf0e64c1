# A comprehension is a function that is called with the first iterable.
xs = []
ys = [x + 1 for x in xs if x]
