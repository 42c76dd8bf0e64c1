"""print() writes what stands before an argument that writes itself."""
import numpy as np
i = int(np.array([2, 0]).sum())
class O:
    def __str__(self):
        print("in str")
        return "O"
    def __repr__(self):
        print("in repr", end=";")
        return "R"
print("a", O())
print(O(), "b", [O()], O(), sep="-", end="!\n")
print({1: O()}, (O(),), 3)
x = O() if i > 1 else None
print("x", x, i)
class B:
    def __init__(self, v): self.v = v
    def __str__(self):
        return f"{10 // self.v}"
print("c", B(i))
