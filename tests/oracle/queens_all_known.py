# a recursion that is tried as a function, in vain, and then followed to its end
boards = []


def is_safe(board, row, column):
    n = len(board)
    return (all(board[i][j] != 1 for i, j in zip(range(row), [column] * row))
            and all(board[i][j] != 1 for i, j in zip(
                range(row - 1, -1, -1), range(column - 1, -1, -1)))
            and all(board[i][j] != 1 for i, j in zip(
                range(row - 1, -1, -1), range(column + 1, n))))


def solve(board, row):
    if row >= len(board):
        boards.append(board)
        print([r.index(1) for r in board])
        return True
    for i in range(len(board)):
        if is_safe(board, row, i):
            board[row][i] = 1
            solve(board, row + 1)
            board[row][i] = 0
    return False


n = 7
print(solve([[0 for _ in range(n)] for _ in range(n)], 0), len(boards))
