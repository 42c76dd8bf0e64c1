A = list[int]
print(A)
print(list[int])
x = A([1])
print(isinstance([], A))
print(int[0])
