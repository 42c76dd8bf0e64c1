# what a loop in a loop appends, where the turn before is known: there is room for all
t = 0.0
w = [[0.1 * i - 0.05 * j for j in range(8)] for i in range(50)]
u = w
hist = []
for row in w:
    if t > 1.0:
        u = [[q * 0.5 + t * 0.001 for q in r] for r in u]
    for k, r in enumerate(u):
        t += r[0] * row[1]
        hist.append(t)
print(len(hist), hist[-1])
