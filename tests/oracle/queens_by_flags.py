# all is known, but takes more steps than are made while compiling: the
# recursion becomes a function, whose lists are found by the places that they
# had in the loop when it was met before
def queens(n):
    cols = [False] * n
    up = [False] * (2 * n)
    down = [False] * (2 * n)

    def place(row):
        if row == n:
            return 1
        total = 0
        for c in range(n):
            if not cols[c] and not up[row + c] and not down[row - c + n]:
                cols[c] = up[row + c] = down[row - c + n] = True
                total += place(row + 1)
                cols[c] = up[row + c] = down[row - c + n] = False
        return total

    return place(0)


for n in range(12):
    print(n, queens(n))
