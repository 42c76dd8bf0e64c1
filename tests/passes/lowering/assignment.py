# Every form of assignment, evaluated in Python's order.
def say(x):
    print(x, end=" ")
    return x


class Box:
    pass


box = Box()
box.list = [0] * 6


def get(name):
    print(name, end=" ")
    return box


a = b = say(1)
get("first").x = get("second").y = say(2)
print(a, b, box.x, box.y)

get("outer").list[say(1)] = say(5)
get("outer").list[say(2)] += say(7)
get("outer").x += say(10)
get("outer").list[say(3):say(5)] = [say(8), say(9)]
print(box.list, box.x)

(c, d), *e, f = [say(1), say(2)], 3, 4, 5
[g, [h]] = (1, [2])
*i, = "abc"
print(c, d, e, f, g, h, i)

i, box.list[i % 2], i = 1, 2, 3
print(i, box.list)

x: int = 3
y: "no such type"
get("annotated").z: int
box.list[say(0)]: int
print(x)

x -= 1
x *= 8
x //= 3
x **= 2
x %= 7
x <<= 4
x |= 3
x ^= 1
x &= 62
x >>= 1
print(x)
x /= 4
print(x)

del a, (b, box.x), box.list[0], box.list[:2]
print(box.list, hasattr(box, "x"))

if (n := say(3)) > 2 and (m := n + 1):
    print(n, m)
for box.item, box.list[0] in [(1, 2), (3, 4)]:
    print(box.item, box.list[0])
