"""While loops whose conditions are known only when the program runs."""
import numpy as np


def steps_to_one(n):
    steps = 0
    highest = n
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        highest = max(highest, n)
        steps += 1
    return steps, highest


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


seeds = np.array([27, 97, 703, 871])
for seed in seeds:
    steps, highest = steps_to_one(int(seed))
    print(f"{int(seed):4d} takes {steps:3d} steps and climbs to {highest}")

best, best_steps = 0, -1
for n in range(1, int(seeds[0]) * 40):
    steps, _ = steps_to_one(n)
    if steps > best_steps:
        best, best_steps = n, steps
print("longest below", int(seeds[0]) * 40, "is", best, "with", best_steps)

print("gcd:", gcd(int(seeds[2]) * 12, int(seeds[3]) * 18))

x = float(seeds[1])
halvings = 0
while True:
    x /= 2
    halvings += 1
    if x < 1e-3:
        break
print(f"{halvings} halvings leave {x:.6e}")

digits = 0
rest = int(seeds[3]) ** 3
while rest > 0:
    digits += rest % 10
    rest //= 10
else:
    print("digit sum:", digits)
