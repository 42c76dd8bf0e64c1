# Deep nests of loops, in a function and in recursion: each costs what its
# levels do, and nothing that they print is lost.
import numpy as np

for i0 in range(1):
    for i1 in range(1):
        for i2 in range(1):
            for i3 in range(1):
                for i4 in range(1):
                    for i5 in range(1):
                        for i6 in range(1):
                            for i7 in range(1):
                                for i8 in range(1):
                                    for i9 in range(1):
                                        print(i0 + i9)

o = np.zeros((2, 3))
for a in range(2):
    for b in range(2):
        for c in range(2):
            for d in range(2):
                for e in range(2):
                    for f in range(3):
                        o[e, f] += a + b * c + d * f
print(o)

column = [0] * 6
found = []


def safe(row, c):
    for r in range(row):
        if column[r] == c or abs(column[r] - c) == row - r:
            return False
    return True


def solve(row):
    if row >= 6:
        found.append(row)
        print(column)
        return
    for i in range(6):
        if safe(row, i):
            column[row] = i
            solve(row + 1)


solve(0)
print("total", len(found))

# A `while` that changes nothing, at the bottom of a nest.
for i in range(3):
    for k in range(3):
        while o.sum() < 9:
            print("never")
print("end")
