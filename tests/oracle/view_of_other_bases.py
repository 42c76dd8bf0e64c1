"""A name that is a view of one shape, of bases of two shapes."""
import numpy as np

table = np.arange(24.0).reshape((6, 4))
row = np.ravel(table)
if table.sum() > 52:
    row = np.reshape(row, -1)
    row += 1
    table += 1
table += 1
row += 2
print(table)
print(row)

column = np.arange(6.0).reshape((6, 1, 1))
for k in range(3):
    part = np.fliplr(column)
    part[...] = k
    column[-2, None] += 5
if column.sum() > 9:
    column = np.moveaxis(column, -3, -3)
    column[::-1] += column
if column.sum() > 900:
    column = np.moveaxis(column, -3, -3)
    column[::-1] += column
column += 1
print(column.ravel())
