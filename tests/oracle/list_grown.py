"""Lists that grow in staged loops and branches, and what asks them."""
import numpy as np
n = int(np.zeros(70000).sum())
xs = np.arange(20.0) * 37 % 11

out = []
for i in range(n + 30):
    out.append(i * i)
print(out, len(out), sum(out), max(out), min(out))
print(out[-1], out[3], 16 in out, 17 in out)
out[2] = 100
out[n + 5] = -1
print(out[:8])
print(out.index(100), out.count(9))
out.reverse()
print(out[:3])
out.sort()
print(out[:3], sorted(out, reverse=True)[:3])

out = []
alias = out
for x in xs:
    if x > 3:
        out.append(float(x))
print(alias is out, alias == out, len(alias))
alias.append(1.5)
print(out[-1], len(out), type(out), isinstance(out, list))
for v in out:
    print(v)
for i, v in enumerate(out):
    if i < 3:
        print(i, v)
for a, b in zip(out, out[1:]):
    print(a - b)

losses = []
w = 0.0
for e in range(200):
    w = w - 0.1 * (w - 3.0 - n)
    losses.append((w - 3.0) ** 2)
    if e % 50 == 0:
        print(e, losses[-1])
print(len(losses), losses[0], losses[-1], min(losses))
print(np.mean(losses), np.array(losses).shape)

evens, odds = [], []
for i in range(n + 20):
    if i % 2:
        odds.append(i)
    else:
        evens.append(i)
print(evens, odds)
print(evens + odds, [1, 2] + odds, odds * 2)
evens += odds
evens.extend([7, 8])
print(evens, len(evens))


l = [1.5, 2.5]
m = l
if n == 0:
    m.append(3.5)
print(l == m, l is m, l != [1.5], [1.5, 2.5, 3.5] == l, l < [2.0], l + [9.0])
print(3.5 in m, 4.5 not in m, m.count(2.5), m * 2)
k = l.copy()
k.append(0.5)
print(l, k, k > l)
print(np.array(l) * 2, np.sum(l), np.mean(k), max(k))

l = []
for i in range(n + 5):
    l.append(np.float64(i) / 2)
print(l, l[1], type(l[1]).__name__)
s = []
for x in xs:
    s.append(x)
print(s[:3], sum(s))
b = []
for i in range(n + 4):
    b.append(i % 2 == 0)
print(b, sum(b), all(b), any(b), b[0])
