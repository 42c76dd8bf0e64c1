# reversed() of what has a length and items by index, and who asks for the length.
class C:
    def __init__(self, n): self.n = n
    def __len__(self):
        print("len", end=" ")
        return self.n
    def __getitem__(self, i):
        print("get", i, end=" ")
        if i >= 3: raise IndexError
        return i * i
for f in (list, tuple, sum, max, set, sorted):
    print(f.__name__, f(reversed(C(3))))
for v in reversed(C(2)): print(v)
print(next(reversed(C(1))), 2 in reversed(C(3)), "".join(str(v) for v in reversed(C(2))), ",".join(map(str, reversed(C(2)))))
print([*reversed(C(2))], dict(zip(reversed(C(2)), "ab")), [v for v in reversed(C(0))])
a, b = reversed(C(2)); print(a, b)
l = [9]; l.extend(reversed(C(2))); l += reversed(C(1)); print(l)
r = reversed(C(3)); print(next(r), list(r), list(r))
print(list(reversed(C(5))))
class D:
    def __init__(self, n): self.n = n
    def __len__(self):
        print("len", end=" ")
        return self.n
    def __iter__(self):
        print("iter", end=" ")
        return iter([1, 2])
l = [9]
l.extend(D(2))
print(l)
l += D(2)
print(l)
r = reversed(C(3))
for v in r:
    if v == 1:
        break
print(next(r), list(r))
