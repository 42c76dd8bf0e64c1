"""What stands before an argument is written before that is asked for."""


class P:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        print("asked", self.v)
        return "P%d" % self.v


print("x", P(1))
print("x", [P(1)])
print("x", [[P(1)]])
print("x", [[[P(2)]]])
print("x", [[[[P(3)]]]])
print("x", [[[[[P(3)]]]]])
print("x", {P(4)})
print("x", {P(5): 1})
print("x", {1: P(6)}.values())
print("x", {P(6): 1}.keys())
print("x", {P(6): P(7)}.items())
print("x", frozenset([P(6)]))
print(f"x {P(1)}")
deep = [[[[[1]]]]]
deep.append(deep)
print("x", deep, "y", sep="-")
for i in range(3):
    print(i, [[[[i, P(i)]]]] if i > 1 else [i])
