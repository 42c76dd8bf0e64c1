# Bytes are not there yet.
open("tests/diag/files/binary.py", "rb")
open("tests/diag/files/binary.py", encoding="latin-1")
open("tests/diag/files/binary.py", newline="\r")
