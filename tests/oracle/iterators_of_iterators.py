# itertools: what each gives, and that it takes no more than it needs.
import itertools
from itertools import product, chain, count, cycle, repeat, combinations, permutations, combinations_with_replacement, accumulate, islice, takewhile, dropwhile, zip_longest, groupby, starmap, tee, pairwise, compress, filterfalse
import numpy as np
print(list(product([1, 2], "ab")), list(product(range(2), repeat=3)), list(product()), list(product([], [1])), len(list(product("abc", repeat=2))))
print(list(chain([1], (2, 3), "x")), list(chain.from_iterable([[1], [2, 3]])), list(chain()))
print(list(islice(count(5), 3)), list(islice(count(0.5, 0.25), 3)), list(islice(count(3, -2), 3)), list(zip(count(), "ab")))
print(list(islice(cycle("abc"), 7)), list(repeat(3, 2)), list(islice(repeat("q"), 2)), list(map(pow, [2, 3], repeat(2))))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations([1, 2], 0)))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(permutations([1], 2)), list(permutations([])), len(list(permutations(range(5)))))
print(list(combinations_with_replacement("ab", 2)), list(combinations_with_replacement([], 1)), list(combinations_with_replacement("ab", 0)))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10)), list(accumulate([])), list(accumulate([3,1,4], max)))
print(list(islice("abcdef", 2)), list(islice("abcdef", 1, 4)), list(islice("abcdef", 0, None, 2)), list(islice(range(10), 2, 9, 3)))
it = iter(range(10))
print(list(islice(it, 3)), list(islice(it, 1, 3)), list(it))
it = iter(range(10)); print(list(islice(it, 0, 5, 3)), next(it))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, ""])))
print(list(zip_longest("ab", [1, 2, 3], fillvalue="-")), list(zip_longest()), list(zip_longest([1], [2, 3])))
for key, group in groupby("aaabbc"): print(key, list(group))
print([(k, [x for x in g]) for k, g in groupby(sorted(["a", "bb", "c", "dd"], key=len), key=len)])
g = groupby([1, 1, 2]); k1, g1 = next(g); k2, g2 = next(g); print(k1, k2, list(g1), list(g2))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(compress("abcd", [1, 0, 1, 0])), list(pairwise([1, 2, 3, 4])), list(pairwise([1])))
a, b = tee([1, 2, 3]); print(next(a), list(b), list(a))
a, b, c = tee(iter("xyz"), 3); print(list(c), next(b), list(a), list(b))
k = int(np.zeros(70000).sum())
tot = 0
for i, j in product(range(3), range(4)):
    tot += i * j + k
print(tot)
for x, y in combinations([k + 1, k + 2, k + 3], 2): tot += x * y
print(tot)
for i in count():
    tot += i + k
    if tot > 100: break
print(tot, i)
for i in count(10, 5):
    if i > 40 + k: break
print(i)
def gen():
    for p in permutations([k, 1, 2]): print(p)
gen()
print(sum(accumulate([k + 1.5, 2.0])), max(starmap(lambda a, b: a * b, [(k + 1, 2), (3, 4)])))
def lazy(x):
    print("take", x); return x
for v in takewhile(lambda x: x < 2, map(lazy, range(5))): print("got", v)
for v in islice(map(lazy, range(5)), 2): print("got", v)
print(next(chain(map(lazy, [1]), map(lazy, [2]))))
