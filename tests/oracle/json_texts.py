# json: texts of values, and values of texts, with what goes wrong.
import collections
import enum
import json
import sys

import numpy as np

VALUES = [
    None, True, False, 0, -7, 10**30, 1.0, -0.0, 1e100, 1e-7, 0.1, float("nan"),
    float("inf"), -float("inf"), "", "a", 'q"\\/\b\f\n\r\t\x00\x1f\x7f', "äß€😀",
    [], [[]], {}, {"a": {}}, (), (1, (2, [3, ()])), [1, 2.5, "x", None, True],
    {"b": 1, "a": [1, {"c": None}], "": ""}, {1: 2, 2.5: 3, True: 4, None: 5},
    {float("nan"): 1, float("inf"): 2}, [{"a": 1}, {"b": [2, 3]}],
    np.float64(2.5), [np.float64(1) / 3],
]
for v in VALUES:
    print(json.dumps(v))
    print(json.dumps(v, indent=2))
    print(json.dumps(v, indent="\t", ensure_ascii=False))
    print(json.dumps(v, separators=(",", ":")), json.dumps(v, indent=0))
print(json.dumps({"b": 1, "a": 2, "c": {"z": 1, "y": 2}}, sort_keys=True))
print(json.dumps({3: 1, 1: 2}, sort_keys=True, indent=1))
print(json.dumps({(1, 2): 3, "a": 1, (3,): 4}, skipkeys=True))
print(json.dumps([{(1,): 1}], skipkeys=True, indent=2))


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, np.ndarray):
            return o.tolist()
        if isinstance(o, np.integer) if hasattr(np, "integer") else False:
            return int(o)
        return super().default(o)


def point(o):
    if isinstance(o, Point):
        return {"x": o.x, "y": o.y}
    raise TypeError(f"no {type(o).__name__}")


print(json.dumps([Point(1, 2), {"p": Point(0.5, [Point(3, 4)])}], default=point))
print(json.dumps(Point(1, 2), default=lambda o: [o.x, o.y], indent=2))
print(json.dumps({"a": np.arange(3), "b": [np.ones((2, 2))]}, cls=Encoder))
print(Encoder(indent=1).encode([np.zeros(2)]), json.JSONEncoder().encode("é"))
print(list(json.JSONEncoder().iterencode([1, "a", {"k": [2]}])))


def wrong(f, *args, **keywords):
    try:
        print(f(*args, **keywords))
    except json.JSONDecodeError as e:
        print("decode", e, e.msg, e.pos, e.lineno, e.colno)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


cycle = [1]
cycle.append({"c": cycle})
for v in [Point(1, 2), {1, 2}, np.int64(3), np.float32(1), np.zeros(2), cycle,
          {(1, 2): 3}, {Point(1, 2): 1}, [float("nan")], np.bool_(True), dict, range(3)]:
    wrong(json.dumps, v, allow_nan=False)
    wrong(json.dumps, v, allow_nan=False, indent=1)
wrong(json.dumps, {1: 2, "a": 3}, sort_keys=True)
wrong(json.dumps, [Point(1, 2)], default=lambda o: o)
json.dump({"a": [1, 2.5, None], "b": "x"}, sys.stdout)
print()
json.dump(VALUES[-4], sys.stdout, indent=4, sort_keys=True)
print()


class Out:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


for options in [{}, {"indent": 1}, {"separators": (",", ":")}]:
    out = Out()
    json.dump([1, {"a": [True, "s"], "b": {}}, [], (2,)], out, **options)
    print(out.parts)
    out = Out()
    wrong(json.dump, [1, {"a": Point(1, 2)}], out, **options)
    print(out.parts)

TEXTS = [
    "null", " true ", "false", "0", "-0", "-0.0", "12", "-3.25", "1e5", "1E-2",
    "2.5e+3", "123456789012345678901234567890", "NaN", "Infinity", "-Infinity",
    '""', '"a\\"b\\\\c\\/\\b\\f\\n\\r\\t"', '"\\u00e4\\u20ac\\ud83d\\ude00"', '"äß€"',
    "[]", "[ ]", "[1,2 , 3]", "[[], [[]], {}]", "{}", "{ }", '{"a":1}',
    '\n{ "a" : [ 1 , { "b" : null } ] , "c" : "d" }\t\r\n', '{"a":1,"b":2,"a":3}',
    # what is no JSON
    "", " ", "nul", "tru", "x", "-", "- 1", "01", "1.", "1.e5", "1e", "1e+", ".5",
    "+1", '"', '"abc', '"a\nb"', '"\\x"', '"\\', '"\\u12"', '"\\u12g4"',
    '"\\u123', '"\\u12345', "[", "[1", "[1,", "[1,]", "[1 2]", "[,]", "]", "{", '{"a"',
    '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}", '{"a" 1}', '{"a":1 "b"}',
    "{,}", "'a'", "1 2", "[1]]", '[1,\n 2,\n  x]', "\n\n\n  {", "\ufeff1", "nullx",
    "[1,\n2\n", '{"a":\n}', "-Inf", "Infinit", "[NaN, -Infinity,  Infinity]",
]
for text in TEXTS:
    wrong(json.loads, text)
wrong(json.loads, '"a\nb"', strict=False)
wrong(json.loads, 5)
wrong(json.loads, None)
print(json.loads('{"a": 1.5, "b": {"c": 2}}', object_hook=lambda d: sorted(d)))
print(json.loads('{"a": 1.5, "a": [2, NaN]}', object_pairs_hook=list,
                 parse_float=lambda t: "f" + t, parse_int=lambda t: "i" + t,
                 parse_constant=lambda t: "c" + t))
print(json.JSONDecoder().raw_decode("[1, 2] rest"), json.JSONDecoder().decode(" 3"))
for v in VALUES[:-2]:
    print(repr(json.loads(json.dumps(v))))
try:
    json.loads("[1, 2")
except ValueError as e:
    print(type(e).__name__, e, isinstance(e, json.JSONDecodeError), e.args)
e = json.JSONDecodeError("words", "a\nb", 2)
print(e, e.lineno, e.colno, e.doc == "a\nb")
with open("tests/data/none.json") if False else open("tests/oracle/json_texts.py") as f:
    print(f.readline() == "# json: texts of values, and values of texts, with what goes wrong.\n")


class Color(enum.IntEnum):
    RED = 1


class Kind(str, enum.Enum):
    A = 'a"b'


class Name(enum.StrEnum):
    A = "x"


Pair = collections.namedtuple("Pair", "x y")
print(json.dumps([Color.RED, Kind.A, Name.A, {Color.RED: Kind.A, Kind.A: 1, Name.A: 2}]))
print(json.dumps([Pair(1, [2]), collections.OrderedDict(a=1), collections.Counter("aab"),
                  collections.defaultdict(list, a=[1])]))
print(json.dumps({1: 1, "1": 2}), json.dumps([1, [2]], indent="--"), json.dumps([1], indent=-1))
print(json.loads('{"1": 1}', object_pairs_hook=collections.OrderedDict))


class Decoder(json.JSONDecoder):
    def __init__(self, *args, **kwargs):
        json.JSONDecoder.__init__(self, object_hook=self.hook, *args, **kwargs)

    def hook(self, d):
        return Point(d["x"], d["y"]) if "x" in d else d


p = json.loads('[{"x": 1, "y": {"z": 2}}]', cls=Decoder)[0]
print(type(p).__name__, p.x, p.y)
