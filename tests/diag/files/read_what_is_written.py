# What the program writes when it runs is not there while it is compiled.
import os

f = open("/tmp/../tmp/holo-never-written.txt", "w")
print(os.path.exists("/tmp/holo-never-written.txt"))
