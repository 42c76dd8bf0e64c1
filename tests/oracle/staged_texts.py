"""Texts that are repeated, or filled up, as only running knows."""
import numpy as np
n = int(np.arange(9)[4])
x = float(np.arange(9)[4]) / 3
bar = "#" * n
print(bar, "ab" * n, n * "=-", "x" * (n - 9), "" * n)
print(f"{bar:<10}|{bar:>10}|{bar:^9}|{bar:*^9}|{bar:2}|{bar:.2}|")
print(f"{str(n):>5}|{f'{x:.3f}':>10}|" + bar.ljust(6) + "|" + bar.rjust(7, ".") + "|")
s = f"{x:.2f}"
print("%10s|%-10s|%.2s|" % (s, s, s), s.ljust(2), s.rjust(-3))
print(f"{f'{bar:<5}':>9}|")
for i in range(n):
    print("." * i + "o", "-" * min(i, 2), f"{'*' * i:>6}|")
text = "a" * n if n > 3 else "b" * n
print(text, repr(bar))
print("x" * np.int64(n), "y" * (n > 2))
if n > 2:
    line = "=" * n
else:
    line = "-" * n
print(line)
