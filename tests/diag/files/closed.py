# A file that was closed is not read.
f = open("tests/diag/files/closed.py")
f.close()
f.read()
