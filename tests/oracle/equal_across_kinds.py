# What is equal to things of another kind is so inside of containers, too; a
# method is that of one object; dtypes have many names.
import numpy as np

x = np.zeros((2, 2), dtype=np.float32)
d = {"a": 1}
print((x.shape, x.dtype) == ((2, 2), np.float32), [x.dtype] == ["float32"], (x.dtype, 1) in [("float32", 1)])
print({"dtype": x.dtype, "n": 4} == {"dtype": np.float32, "n": 4}, [x.dtype].index("f4"), (x.dtype,) == ("f8",))
print((d.keys(),) == (d.keys(),), [d.items()] == [{"a": 1}.items()], [d.keys()] == [{"a"}], [d.keys()] == [{"b"}])
print(x.dtype == "<f4", x.dtype in ("<f8", "=f4"), ["<f8", "|f4"].count(x.dtype), x.dtype == ">f4", x.dtype == "=f8")
for name in ("<f8", "=i4", "|b1", "|u1", "<u8", "bool_", "int_", "p", "n", "P", "N", "?", "=d", "<h"):
    print(np.zeros(1, dtype=name).dtype, end=" ")
print()


class Thing:
    def get(self):
        return 1


one, two = Thing(), Thing()
l, m = [1], [1]
print(one.get == one.get, one.get == two.get, one.get in [two.get], {one.get: 1}[one.get], {one.get, one.get, two.get} == {1})
print(l.append == m.append, l.append == l.append, l.append in [m.append], {"a": 1}.get == {"a": 1}.get, d.get == d.get)
