"""Conway's Game of Life on a torus: gliders, until the board repeats."""
import numpy as np

GLIDER = [".#.", "..#", "###"]
BLINKER = ["###"]


def place(board, pattern, row, column):
    for i, line in enumerate(pattern):
        for j, cell in enumerate(line):
            if cell == "#":
                board[row + i, column + j] = 1


def neighbours(board):
    total = np.zeros_like(board)
    for di in (-1, 0, 1):
        for dj in (-1, 0, 1):
            if di or dj:
                total += np.roll(np.roll(board, di, axis=0), dj, axis=1)
    return total


def step(board):
    around = neighbours(board)
    born = (board == 0) & (around == 3)
    stays = (board == 1) & ((around == 2) | (around == 3))
    return (born | stays).astype(np.int64)


def show(board):
    for row in board.tolist():
        print("".join("#" if cell else "." for cell in row))


board = np.zeros((8, 10), dtype=np.int64)
place(board, GLIDER, 1, 1)
show(board)
for generation in range(12):
    board = step(board)
print("after 12 generations:", board.sum(), "alive")
show(board)

start = board.copy()
period = 0
while True:
    board = step(board)
    period += 1
    if (board == start).all():
        break
print("the glider is back after", period)

place(board, BLINKER, 6, 6)
peak = generation = 0
alive = int(board.sum())
while generation < 60 and alive > 0:
    board = step(board)
    alive = int(board.sum())
    if alive > peak:
        peak = alive
    generation += 1
print("with a blinker:", alive, "alive, at most", peak)
