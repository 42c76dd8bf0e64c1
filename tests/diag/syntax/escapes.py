# H0111: escapes in strings without enough digits.
x = "\x4"
y = "\u12"
z = "\U00110000"
w = b"é"
