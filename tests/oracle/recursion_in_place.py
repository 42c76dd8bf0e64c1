# what a recursion changes goes through its calls without being copied: quick
# sort, a flood fill, a board that is tried, a table of what is known
import numpy as np


def partition(a, low, high):
    pivot, i = a[high], low - 1
    for j in range(low, high):
        if a[j] <= pivot:
            i += 1
            a[i], a[j] = a[j], a[i]
    a[i + 1], a[high] = a[high], a[i + 1]
    return i + 1


def quicksort(a, low, high):
    if low < high:
        middle = partition(a, low, high)
        quicksort(a, low, middle - 1)
        quicksort(a, middle + 1, high)


def numbers(n):
    x, out = 12345, []
    for _ in range(n):
        x = (1103515245 * x + 12345) % 2147483648
        out.append(x)
    return out


a = numbers(20000)
quicksort(a, 0, len(a) - 1)
print(a[:3], a[-3:], a == sorted(numbers(20000)))


def fill(grid, r, c, n):
    if r < 0 or r >= n or c < 0 or c >= n or grid[r][c] != 1:
        return 0
    grid[r][c] = 2
    return (1 + fill(grid, r + 1, c, n) + fill(grid, r - 1, c, n)
            + fill(grid, r, c + 1, n) + fill(grid, r, c - 1, n))


n = 60
grid = [[1 if x % 7 < 3 else 0 for x in numbers(n * n)[i * n:i * n + n]]
        for i in range(n)]
print(max(fill(grid, r, c, n) for r in range(n) for c in range(n)))

puzzle = ("53007000060019500009800006080006000340080300170002000606000028"
          "0000419005000080079")
board = [int(c) for c in puzzle]
steps = 0


def fits(b, at, v):
    r, c = at // 9, at % 9
    for i in range(9):
        if b[r * 9 + i] == v or b[i * 9 + c] == v:
            return False
    for i in range(3):
        for j in range(3):
            if b[(r // 3 * 3 + i) * 9 + c // 3 * 3 + j] == v:
                return False
    return True


def solve(b, at):
    global steps
    steps += 1
    while at < 81 and b[at] != 0:
        at += 1
    if at == 81:
        return True
    for v in range(1, 10):
        if fits(b, at, v):
            b[at] = v
            if solve(b, at + 1):
                return True
            b[at] = 0
    return False


print(solve(board, 0), steps, board)

known = [-1] * 3001


def collatz(n):
    if n == 1:
        return 0
    if n <= 3000 and known[n] >= 0:
        return known[n]
    r = 1 + (collatz(n // 2) if n % 2 == 0 else collatz(3 * n + 1))
    if n <= 3000:
        known[n] = r
    return r


print(max(collatz(i) for i in range(1, 3001)), sum(known[1:]))

s0 = int(np.zeros(70000).sum())


def swapped(k, x, y):
    """Two that change places on some ways, and one that stays."""
    if k == 0:
        return x, y
    x[k] += 1.0
    if k % 3 == 0:
        return swapped(k - 1, y, x)
    y[k - 1] -= x[k]
    p, q = swapped(k - 1, x, y)
    p[0] += q[k]
    return p, q


u, v = np.arange(9.0), np.ones(9)
p, q = swapped(8 + s0, u, v)
print(u, v, p, q, p is u)


def twice(k, x, y):
    """One array under two names."""
    if k <= 0:
        return 0.0
    x[k] = y[k - 1] + 1.0
    t = twice(k - 1, y, x)
    y[k - 1] += t
    return t + x[k]


w = np.arange(7.0)
print(twice(5 + s0, w, w), w)


def kept(k, x):
    """The caller still needs what it gives."""
    if k == 0:
        return x.copy()
    before = x.copy()
    x[k] *= 2.0
    after = kept(k - 1, x)
    return after + before * 0.5 + x


x = np.linspace(1.0, 2.0, 6)
print(kept(4 + s0, x), x)


def even(k, x):
    x[k % 5] += 1.0
    return x.sum() if k == 0 else odd(k - 1, x)


def odd(k, x):
    x[(k * 2) % 5] -= 0.5
    return -x.sum() if k == 0 else even(k - 1, x) + x[0]


z = np.zeros(5)
print(even(11 + s0, z), z)
