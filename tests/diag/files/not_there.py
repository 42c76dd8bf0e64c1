# Of what is not there the run says so where it gets to it.
print("before")
open("no/such.txt")
