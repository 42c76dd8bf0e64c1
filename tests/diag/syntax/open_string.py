# H0109: strings that their line does not end.
x = "abc
y = 'it''s
print("hello, x)
z = 3
