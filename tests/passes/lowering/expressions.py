# Expressions, evaluated in Python's order, each operand once.
def say(x):
    print(x, end=" ")
    return x


print(say(1) + say(2) * say(3) - say(4) ** say(2))
print(-say(1), +say(2), ~say(3), not say(0))
print(7 // -2, 7 % -2, 1 << 4 >> 2, 6 & 3 | 8 ^ 1)
print(say(1) < say(2) < say(3) <= say(3) != say(4))
print(say(3) < say(2) < say(9))
print(say(1) == say(1) is not None)
print(1 in [1, 2], 3 not in (1, 2), None is None)
print(say(0) or say("") or say(5) or say(6))
print(say(1) and say([]) and say(5))
print(say(1) and say(2) or say(3))
print(say(1) if say(0) else say(2))
print([say(1), *[say(2), say(3)], say(4)], (say(1), *"ab"), {say(1), *[1]})
print({say("a"): say(1), **{"b": say(2)}, say("c"): say(3)})

items = [1]
print([*items, items.append(2), *items], items)
print({**{"a": 1}, "a": 2}, {"a": 2, **{"a": 1}})

data = list(range(10))
print(data[say(1)], data[say(2):say(8):say(3)], data[:], data[::-1], data[-2:])


class Show:
    def __getitem__(self, index):
        return index


show = Show()
print(show[1, 2:3, ...], show[1,], show[::2, None])

name, width, value = "n", 8, 3.14159
print(f"{name}={value:{width}.{2}f}|{value!r:>10}|{name!s}|{{}}|{say(3)=}")
print(f"{value:8.3f}" f"{name}" "!", f"", f"{'nested'}")
print("a" "b" 'c', b"bytes\x00", 1_000, 0x_ff, 1e3, 2j, ..., True, None)
print((lambda x, y=2, *z, k=3, **kw: (x, y, z, k, kw))(1, 5, 6, k=7, q=8))
print((yes := 5), yes, [last := i for i in range(3)], last)
