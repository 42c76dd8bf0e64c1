"""Texts with staged parts, one of many of which is shown, repeated, quoted."""
import numpy as np

n = int(np.arange(9)[3])
x = float(np.arange(9)[4]) / 3
def name(k):
    if k == 0:
        return f"none"
    if k == 1:
        return f"one {x}"
    if k == 2:
        return f"two {n:3d}|"
    if k == 3:
        return f"three {x:.2f} {n}"
    if k == 4:
        return f"öne {n}"
    if k == 5:
        return f"öfe {n}"
    return f"many {k} {n * k}"
for k in range(8):
    print(name(int(np.arange(9)[k])))
i = 0
while i < n + 5:
    t = name(i)
    print(t, [t], repr(t), f"{t:>20}|", t + "!", t * 2, str(t))
    i += 1
log = ""
for j in range(6):
    if int(np.arange(9)[j]) % 2:
        log += f"step {j}: {x * j:.3f}\n"
    else:
        log += "."
print(log)


kind = "plain"
for j in range(n + 2):
    quoted = f"it's {j}" if j % 2 else f'"{j}"\n' if j % 3 else name(j)
    print(quoted * j, repr(quoted), [quoted, j], repr(quoted * 2))
    kind = f"{kind[:1]}{j}" if j == 0 else "x" + str(x)
    print(kind, end=" ")
print(f"{name(n)!r:>30}|", "%r" % name(n - 1), name(n) + name(n + 1))

text = repr(f"{x}")
if n:
    text = "é"
if n > 1:
    text = f"{n}"
if n:
    text += f"{n}"
if x:
    text += "abd"
if x > 9:
    text = "é"
print("%s|%r" % (text, text))
