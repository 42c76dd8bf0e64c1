# Comprehensions: their scopes, their order, and `:=` in them.
def say(x):
    print(x, end=" ")
    return x


x = "outer"
print([x for x in range(3)], x)
print([say(i) for i in say([1, 2, 3]) if say(i) != 2])
print([(i, j) for i in range(3) if i for j in range(i) if j or i == 1])
print({i % 3 for i in range(10)}, {say(i): say(i * i) for i in range(3)})
print(sum(i * i for i in range(5)), list(i for i in "abc"))
print([[j * i for j in range(3)] for i in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]], [a for a, *_ in ["abc", "de"]])
print([y := i, y ** 2] if (i := 5) else None)


def local():
    n = 3
    found = [n * i for i in range(n)]
    any_big = [last := v for v in found if v > 2]
    return found, any_big, last, [[n + k for k in range(2)] for _ in range(2)]


print(local())


class Scoped:
    n = 3
    items = [i for i in range(n)]


print(Scoped.items)
total = 0
partial = [total := total + v for v in [1, 2, 3]]
print(partial, total)
