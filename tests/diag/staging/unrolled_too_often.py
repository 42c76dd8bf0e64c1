# More elements than can be made while compiling (H0306).
numbers = list(range(1000000000))
print(len(numbers))
