# H0110: numbers that Python writes differently.
a = 0777
b = 1__0
c = 3abc
d = 0x
e = 0b12
f = 0o8
g = 1_
h = 1.5_
i = 0xfg
