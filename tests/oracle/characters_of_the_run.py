# chr() of ints that only running knows.
import numpy as np

n = int(np.zeros(70000).sum())
print(chr(n + 65), chr(n + 8364), f"{chr(n + 98)}!", "<" + chr(n + 233) + ">")
for k in range(n + 3):
    print(chr(ord("a") + k), end="")
print()


def caesar(text, shift):
    out = ""
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out += chr((ord(c) - base + shift) % 26 + base)
        else:
            out += c
    return out


print(caesar("Hello, World!", n + 3), "".join(chr(c + n) for c in (104, 105)))
for k in (n + 128512, n + 0x110000, n - 1):
    try:
        print(chr(k))
    except ValueError as e:
        print(e)
