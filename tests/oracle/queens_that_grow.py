# recursion in which a list grows and shrinks, or sets: they are grown before
# the outermost call
import numpy as np

s0 = int(np.zeros(70000).sum())


def by_sets(n):
    cols, up, down = set(), set(), set()

    def place(row):
        if row == n:
            return 1
        total = 0
        for c in range(n):
            if c in cols or row + c in up or row - c in down:
                continue
            cols.add(c)
            up.add(row + c)
            down.add(row - c)
            total += place(row + 1)
            cols.remove(c)
            up.remove(row + c)
            down.remove(row - c)
        return total

    return place(0), len(cols), sorted(up), len(down)


def by_list(n):
    board = []

    def is_safe(col):
        row = len(board)
        for r, c in enumerate(board):
            if c == col or abs(c - col) == row - r:
                return False
        return True

    def place():
        if len(board) == n:
            return 1
        count = 0
        for col in range(n):
            if is_safe(col):
                board.append(col)
                count += place()
                board.pop()
        return count

    return place(), board


def by_board(n):
    board = [-1] * n

    def place(row):
        if row == n:
            return 1
        count = 0
        for col in range(n):
            for r in range(row):
                if board[r] == col or abs(board[r] - col) == row - r:
                    break
            else:
                board[row] = col
                count += place(row + 1)
        return count

    return place(0), board[:2]


print(by_sets(9), by_list(9), by_board(9))
print(by_sets(6 + s0), by_list(6 + s0), by_board(6))

seen = []


def visit(k, path):
    seen.append(k)
    if k <= 0:
        return len(path)
    path.append(k)
    n = visit(k - 2, path) + visit(k - 3, path)
    path.pop()
    return n


print(visit(12 + s0, []), len(seen), seen[:10], seen[-3:])
memo = {}


def ways(n):
    if n < 2:
        return 1
    if n in memo:
        return memo[n]
    memo[n] = ways(n - 1) + ways(n - 2)
    return memo[n]


print(ways(40 + s0), len(memo), memo[30])
