A = list[int]
print(A)
print(list[int])
x = A([1])
print(isinstance([], A))
print(int[0])
print({1: 2}[A])
B = list[int] | None
C = tuple[A | None]
