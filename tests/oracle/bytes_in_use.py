"""bytes: literals, methods, encode and decode, of what is known."""
b = b"hello world"
print(b, len(b), b[0], b[-1], b[1:4], b[::-1], list(b[:3]), type(b), type(b).__name__, isinstance(b, bytes), isinstance(b, str))
print(b"\x00\xff'\"\\\n\t" + b'"', rb"\n", b"a" b"b", str(b), f"{b}", "%s %r" % (b, b), [b, (b,)], {b: 1})
print(b == b"hello world", b == "hello world", b < b"i", b != b"x", b"" or 3, bool(b""), b"lo" in b, 104 in b, hash(b) == hash(b"hello world"))
print(bytes(3), bytes([1, 2, 255]), bytes(), bytes(b), bytes("hé", "utf-8"), bytes(range(5)), bytes((i * 2 for i in range(3))))
print("héllo €😀".encode(), "abc".encode("ascii"), "é".encode("latin-1"), "aé".encode("ascii", "ignore"), "aé".encode("ascii", errors="replace"))
print(b"abc".decode(), "héllo €😀".encode().decode("utf8"), b"\xff\xe2\x82a".decode("utf-8", errors="replace"), b"\xff a".decode("utf-8", "ignore"), b"\xe9".decode("latin-1"))
print(b" ".join([b"a", b"b"]), b"a,b,c".split(b","), b" a b ".split(), b"a=b=c".partition(b"="), b.replace(b"l", b"L", 2), b.find(b"o"), b.rfind(b"o"), b.index(b"w"), b.count(b"l"), b.startswith(b"he"), b.endswith((b"x", b"ld")))
print(b.upper(), b"  x ".strip(), b"xxax".lstrip(b"x"), b.hex(), bytes.fromhex("00 ff 10"), b"12".isdigit(), b"".isdigit(), b"5".zfill(3), b"a".ljust(3, b"."), b * 2, 2 * b"ab", b"aB".swapcase(), b"\xc4a".upper())
d = {b"a": 1, "a": 2, 97: 3}
d[b"a"] += 5
print(d, sorted([b"b", b"a", b"ab"]), max(b), sum(b), min([b"z", b"y"]), tuple(b"ab"), set(b"aab") == {97, 98}, [x ^ 1 for x in b"abc"])
from collections import Counter
print(Counter(b"abca").most_common(2), Counter([b"a", b"b", b"a"]), list(zip(b"ab", b"cd")), list(enumerate(b"ab")))
for f in (lambda: b"a" + "b", lambda: "a" + b"b", lambda: bytes("a"), lambda: bytes([256]), lambda: bytes([-1]), lambda: b"a"[5], lambda: b"a"["x"], lambda: b"a" < "a", lambda: b",".join(["a"]), lambda: bytes(-1), lambda: b"a".index(b"z"), lambda: bytes(1.5), lambda: bytes(3, "utf-8"), lambda: b"a".find("a"), lambda: "x" in b"x", lambda: ord(b"a"), lambda: int(b"12")):
    try:
        print(f())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
def crc(data):
    c = 0xFFFF
    for x in data:
        c ^= x << 8
        for _ in range(8):
            c = (c << 1 ^ 0x1021 if c & 0x8000 else c << 1) & 0xFFFF
    return c
print(hex(crc(b"123456789")))
import collections.abc, copy, json
print(isinstance(b"a", collections.abc.Sequence), isinstance(b"a", collections.abc.MutableSequence), isinstance(b"a", collections.abc.Hashable), copy.deepcopy([b"a"]), json.loads(b"[1, 2]"), list(reversed(b"abc")))
