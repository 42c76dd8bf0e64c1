# H0111: a control of text direction outside a string.
x = 1 # ‮ odd
