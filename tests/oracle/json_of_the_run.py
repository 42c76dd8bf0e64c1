# json: texts of what only running knows.
import json
import sys

import numpy as np

k = int(np.zeros(70000).sum())
x = float(np.zeros(70000).sum())
inf, nan = float("inf"), float("nan")
print(json.dumps([k, x, x + 0.1, x / 3 + 1e22, x - 0.0, 0.0 * (x - 1)]))
print(json.dumps({"nan": x + nan, "inf": [x + inf, x - inf], "k": k == 0, "n": None}))
print(json.dumps([x + nan, -(x + inf), x] * 9))
print(json.dumps({"a": [k > 0, k == 0] * 3, "b": "text"}, indent=2, sort_keys=True))
print(json.dumps([np.zeros(70000).sum(), float(np.ones(3).sum())]))
print(json.dumps((np.arange(4) + k).tolist()), json.dumps((np.ones((2, 2)) / 3).tolist()))
history = []
for epoch in range(3):
    x = x + 0.5
    history.append({"epoch": epoch, "loss": x, "done": x > 1})
print(json.dumps(history))
json.dump({"history": history, "best": min(h["loss"] for h in history)}, sys.stdout, indent=1)
print()
for i in range(k, k + 3):
    print(json.dumps({"i": i, "half": i / 2, "odd": i % 2 == 1}))
    if i > 1:
        print(json.dumps([i, {"x": [x, i]}], indent=2))



def wrong(v):
    try:
        print(json.dumps(v))
    except TypeError as e:
        print(e)


wrong(np.arange(70000).sum())
wrong(np.zeros(70000).sum() > 1)
wrong(np.zeros(70000, np.float32).sum())
wrong({"a": np.zeros(70000)})
print(len(json.loads('{"a": [1, 2]}')["a"]) + k, json.loads("1.5") + x)
print(ord("é"), ord("€"), ord("😀"), chr(233) + chr(0x20ac) + chr(0x1f600), repr(chr(0)), ord(chr(1114111)))
for bad in ["", "ab", "é€"]:
    try:
        ord(bad)
    except TypeError as e:
        print(type(e))
for bad in [-1, 0x110000]:
    try:
        chr(bad)
    except ValueError as e:
        print(type(e))
