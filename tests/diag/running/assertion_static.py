# A failed assertion that is known while compiling (H0906).
print("before")
assert 1 + 1 == 3
