# Sets that get elements known only when running, and CPython's order of ints.
import numpy as np
n = int(np.zeros(70000).sum()) + 40
s = set()
x = 7
for i in range(n):
    x = (x * 75 + 74) % 65537
    s.add(x % 1000 - 300)
print(s, len(s))
for k in s: print(k, end=" ")
print(list(s)[:5], sum(s), min(s), max(s), sorted(s)[:3])
t = set()
for i in range(n):
    t.add(i * i)
print(t)
print(len(s | t), len(s & t), len(s - t), len(s ^ t), s <= (s | t), s < s, s == s.copy(), s.isdisjoint(t), t >= t)
print(sorted(s & t), s.union(t) == s | t)
seen = {1, 2, 3}
for i in range(n):
    seen.add(i * 7)
print(seen)
for i in range(n):
    if i % 3:
        seen.discard(i * 7)
print(len(seen), sorted(seen))
try:
    seen.remove(9999)
except KeyError as e:
    print("KeyError", e)
try:
    for k in s:
        if k > 100:
            s.add(k + 5000)
except RuntimeError as e:
    print(e)
big = set()
for i in range(3000):
    big.add(i * 37 % 10007 * n)
tot = 0
for k in big:
    tot = (tot * 31 + k) % 1000003
print(tot, len(big))
v = set()
stack = [(0, 0)]
while stack:
    a, b = stack.pop()
    if (a, b) in v or a > n - 35 or b > n - 36:
        continue
    v.add((a, b))
    stack.append((a + 1, b))
    stack.append((a, b + 1))
print(len(v), (2, 3) in v, (9, 9) in v, sorted(v)[:3])

# at the right of sets of known elements
zero = int(np.zeros(70000).sum())
known_not = {zero + 2, zero + 5}
p = {1, 2, 3}
print(sorted(p | known_not), sorted(p & known_not), sorted(p - known_not), sorted(p ^ known_not))
print(p <= known_not, p < known_not, p >= known_not, p > known_not, p == known_not, p != known_not)
print(sorted(p.union(known_not)), sorted(p.intersection(known_not)), sorted(p.difference(known_not)), sorted(p.symmetric_difference(known_not)))
print(p.issubset(known_not), p.issuperset(known_not), p.isdisjoint(known_not), {7}.isdisjoint(known_not), {2}.issubset(known_not))
print(sorted(p), len(p))
a = {1, 2, 3}; b = a
a |= known_not
print(sorted(a), a is b)
a = {1, 2, 3}; b = a
a &= known_not
print(sorted(a), a is b, sorted(b))
a = {1, 2, 3}; b = a
a -= known_not
print(sorted(a), a is b, sorted(b))
a = {1, 2, 3}; b = a
a ^= known_not
print(sorted(a), a is b, sorted(b))
a = {1, 2, 3}; a.update(known_not, [9]); print(sorted(a))
a = {1, 2, 3}; a.difference_update(known_not, [1]); print(sorted(a))
a = {1, 2, 3}; a.intersection_update(known_not); print(sorted(a))
a = {1, 2, 3}; a.symmetric_difference_update(known_not); print(sorted(a))
print(sorted(set() | known_not), sorted(set() & known_not), sorted(set() - known_not), len(set() ^ known_not), set() <= known_not)
try:
    print([1] | known_not)
except TypeError as e:
    print("TypeError")
class S(set):
    pass
q = S({1, 2, 3})
print(sorted(q | known_not), sorted(known_not | q), sorted(q & known_not), type(known_not & q))
q = q | known_not
print(sorted(q), type(q))
f = frozenset({1, 2})
try:
    print(f <= known_not, f == known_not, f.isdisjoint(known_not))
except TypeError:
    pass

# lists of what only running knows, given to methods of known sets
s = {1, 2}
for i in range(zero + 4):
    s = s.union([i + 1])
print(sorted(s))
p = {1, 2, 3}
print(sorted(p.union([zero + 9], (4, 5))), sorted(p.difference([zero + 2])), sorted(p.intersection([zero + 2, 7])))
print(p.isdisjoint([zero + 2]), p.issubset([zero + 1, 2, 3]), p.issuperset((zero + 1,)), sorted(p.symmetric_difference([zero + 3, 4])))
p.update([zero + 7]); p.difference_update([zero + 1]); print(sorted(p))
q = {1, 2, 3}; q.intersection_update([zero + 1, 3]); print(sorted(q))
q = {1, 2, 3}; q.symmetric_difference_update([zero + 1, 3, 8]); print(sorted(q))
try:
    {1}.union([[zero]])
except TypeError as e:
    print("TypeError")
print({1, "a"}.isdisjoint(["b"]), {1}.union("ab") == {1, "a", "b"})
g = (v for v in [zero + 1, 5] if v > 9)
print(sorted({1, 2}.union(g)), {1}.isdisjoint([zero + 1, 5]))
l = [1]
while len(l) > zero:
    l.pop()
print(sorted({1, 2}.union(l, [4])), {1, 2} == {1, 2}.difference(l))

# what raises has taken in what came before
p = {1}
q = p
try:
    p.update([zero + 7], [[zero]])
except TypeError:
    print("TypeError")
print(sorted(p), p is q)
p = {1}
p.update({zero + 3}, [zero + 4], (5, 6))
print(sorted(p))
p = {1, 2, 3}
q = p
try:
    p.difference_update([zero + 1], [[zero]])
except TypeError:
    print("TypeError")
print(sorted(p), p is q)
p = {1, 2, 3}
try:
    p.intersection_update([zero + 1], [[zero]])
except TypeError:
    print("TypeError")
print(sorted(p))
print({3}.isdisjoint([zero + 3, zero + 1]), {1}.issuperset([zero + 1, zero + 1]))
def early(make):
    try:
        print(make())
    except TypeError:
        print("TypeError")
early(lambda: {1}.union([zero, [1]]))
early(lambda: {1}.issubset([zero + 1, [1]]))
early(lambda: {1}.symmetric_difference([zero + 1, [1]]))
