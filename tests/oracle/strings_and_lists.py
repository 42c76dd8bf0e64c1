# Methods of strings, and what lists and tuples keep of themselves.
texts = ["", "abc", "Hello World", "  pad\t", "a,b,,c", "aAbB1", "123", "aaaa", "12_3", "-42", "a\tb\r\nc", "é ü"]
for x in texts:
    print(repr(x.center(11, "*")), repr(x.center(8)), repr(x.zfill(6)), repr(x.ljust(7, ".")), repr(x.rjust(7)))
    print(x.count("a"), x.count(""), x.count("a", 1, 3), x.find("b"), x.find("b", 0, 1), x.rfind("a"), x.find("", 9))
    print(x.split(), x.split(","), x.split(None, 1), x.rsplit(None, 1), x.rsplit("b", 1), x.splitlines(True))
    print(x.partition(","), x.rpartition("b"), x.startswith(("H", "a")), x.endswith("c", 1), x.removeprefix("a"))
    print(repr(x.strip()), repr(x.strip("a")), repr(x.expandtabs(4)), x.replace("a", "bb", 2), x.isascii(), "a" in x)
for x in texts[:-1]:
    print(x.title(), x.capitalize(), x.swapcase(), x.istitle(), x.isupper(), x.islower(), x.isalnum(), x.isidentifier(), x.isprintable())
print(int("12_3"), int(" -7 "), int("0x1F", 16), int("0b11", 0), float("1_0.5"), float(" -Infinity"), int("-9223372036854775808"))

a = [3, 1, 2]
b = a
a *= 2
print(a, b, a is b)
b.sort()
b.append(9)
b.reverse()
print(a, b.index(2, 4), b.index(1, -2, -1), b.pop(-2))
t = (1, 2)
print(tuple(t) is t, t[:] is t, t * 1 is t, t + () is t)
print({*[8, 9, 1], 100}, {5, *range(20, 30), 7})
