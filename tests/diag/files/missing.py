# A data file that is not there (H0701).
import numpy as np

x = np.loadtxt("tests/diag/files/no_such_file.csv", delimiter=",")
print(x.shape)
