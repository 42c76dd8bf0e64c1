# Nests of loops that carry instances, make them for the loops inside, swap them
# and lose them: what a loop inside carried in an earlier round of the one
# around it is said of the objects that are there now.
import numpy as np

n = int(np.array(2))


class P:
    def __init__(self, v, other=None):
        self.v = v
        self.other = other


# An attribute of what is made in each turn is the outer loop's counter.
p = P(0)
for i in range(n):
    for j in range(n):
        q = P(i, p)
        q.v += 1
        for k in range(n):
            r = P(q.v, q)
            r.other.v += k
            p, q = q, r
print(p.v, q.v, q.other.v)

# Objects made for the loops inside, in a list, swapped there.
total = 0
for i in range(n):
    pair = [P(i), P(total)]
    for j in range(n):
        mine = P(j, pair[0])
        for k in range(n):
            pair[0], pair[1] = pair[1], pair[0]
            pair[k % 2].v += mine.other.v + 1
            mine.v += pair[0].v
        total += mine.v
    total += pair[1].v
print(total)


# The same loop once more, from its own body and in another call.
def walk(o, depth):
    for i in range(n):
        o.v += i
        if depth:
            inner = P(depth, o)
            walk(inner, depth - 1)
            o.v += inner.v
    return o


print(walk(P(1), 3).v, walk(p, 1).v)

# An error of a loop that is unrolled in the end leaves nothing behind.
a = np.arange(4.0)
last = p
for i in range(n):
    part = a[i % 2:][:2]
    for j in range(n):
        last = p if total % 2 == j else q
print(part, last.v)


# A name loses its value in the first call's turns only.
def lose(first, second):
    x = first
    got = 0
    for i in range(n):
        for j in range(n):
            if first == 1:
                x = second
            got += j
    return got, x


print(lose(1, 2.5)[0], lose(0, 1))


# As many strings as in the first call, but others.
def words(u, v):
    w = u
    found = 0
    for i in range(n):
        for j in range(n):
            if w == u:
                found += 1
            if w == "b":
                found += 10
            w = v if (i + j) % 2 == 0 else u
    return found, w


print(words("a", "b"), words("c", "d"), words("b", "a"))

# Views of one array and then of another, in what each turn makes.
z = np.zeros((3, 4))
for i in range(n):
    row = P(z[i])
    for j in range(n):
        held = P(row.v[1:3], row)
        for k in range(n):
            held.v[k] += i + j + 1
            held.other.v[3] += k
print(z)
