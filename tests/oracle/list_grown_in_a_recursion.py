"""A list that grows in a recursion through a loop that is known: it is no frame
that carries it."""
col = [0] * 6
found = []


def safe(row, column):
    for r in range(row):
        if col[r] == column or abs(col[r] - column) == row - r:
            return False
    return True


def solve(row):
    if row >= 6:
        found.append(row)
        print(col)
        return
    for i in range(6):
        if safe(row, i):
            col[row] = i
            solve(row + 1)


solve(0)
print("total", len(found))
