# H0118: a byte that is not UTF-8.
x = "café"
