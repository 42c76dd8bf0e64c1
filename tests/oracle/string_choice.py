# A staged branch chooses among strings: printed, formatted, compared, joined.
import numpy as np
k = int(np.arange(5).sum())
print("big" if k > 3 else "small", k)
label = "none"
for i in range(6):
    if (i * k) % 3 == 0:
        label = "three"
    elif (i * k) % 2 == 0:
        label = "even"
    else:
        label = "odd"
    print(f"{i}: {label:>6}|{label!r}", label == "odd")
    if label == "odd":
        k += 1
print(label + "!", k)
def name(n):
    if n < 0:
        return "neg"
    if n == 0:
        return "zero"
    return "pos"
print([name(k - j) for j in (3, 10, 12)], name(k))
