# A misspelt name, in the script and in a function that is never called (H0201).
total = 3
print(totl)


def unused():
    return sum_of_squares(total)
