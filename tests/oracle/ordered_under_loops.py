# An OrderedDict whose keys come, go or move under a loop through it, made in
# every way; its iterator holds the next key.
from collections import OrderedDict
import copy
class Plain(OrderedDict):
    def __init__(self):
        self.x = 1
def show(f):
    try:
        print(f())
    except (RuntimeError, KeyError, StopIteration) as e:
        print(type(e).__name__, e)
def fresh(): return OrderedDict(a=1, b=2, c=3)
def kinds():
    d = fresh()
    yield d
    yield copy.copy(d)
    yield copy.deepcopy(d)
    p = Plain(); p.update(a=1, b=2, c=3)
    yield p
    q = OrderedDict.__new__(OrderedDict); q.update(a=1,b=2,c=3)
    yield q
    yield d | {}
    yield OrderedDict.fromkeys("abc")
def add_last(d):
    out = []
    for k in d:
        out.append(k)
        if k == "c": d["new"] = 1
    return out, list(d)
def add_first(d):
    for k in d:
        if k == "a": d["new"] = 1
def del_(d):
    for k, v in d.items():
        del d[k]
def swap(d):
    for v in d.values():
        x = d.pop("a"); d["a"] = x
def move(d):
    for k in d:
        d.move_to_end("c")
    return list(d)
def move2(d):
    for k in d:
        d.move_to_end("a", last=False)
    return list(d)
def move3(d):
    for k in d.keys():
        d.move_to_end("a")
    return list(d)
def clear(d):
    for k in d:
        d.clear()
def clear_last(d):
    for k in d.items():
        if k[0] == "c": d.clear()
    return len(d)
def again(d):
    it = iter(d); next(it); d["z"] = 3
    try: next(it)
    except RuntimeError as e: print(e)
    return next(it, "end")
def rev(d):
    for k in reversed(d):
        if k == "a": d["q"] = 1
    return list(d)
def rev2(d):
    for k in reversed(d):
        if k == "b": d["q"] = 1
    return list(d)
def setv(d):
    for k in d: d[k] = 7
    return list(d.items())
def comp(d):
    return [d.pop(k) for k in d]
def empty(d):
    d.clear()
    it = iter(d); d["a"] = 1
    return list(it)
for f in (add_last, add_first, del_, swap, move, move2, move3, clear, clear_last, again, rev, rev2, setv, comp, empty):
    print(f.__name__)
    for d in kinds():
        show(lambda: f(d))
