# The numbers of random are CPython's, seed by seed.
import random
random.seed(42)
print([random.random() for _ in range(5)], random.randint(1, 6), random.randrange(10), random.randrange(0, 100, 7), random.choice("abc"), random.uniform(1, 2))
x = list(range(10)); random.shuffle(x); print(x)
print(random.sample(range(100), 5), random.sample(x, 3), random.sample(["a", "b"], counts=[3, 2], k=3))
print(random.choices([1, 2, 3], k=4), random.choices("ab", weights=[1, 3], k=5), random.choices("ab", cum_weights=[1, 4], k=5))
print(random.gauss(0, 1), random.gauss(1, 2), random.normalvariate(0, 1), random.expovariate(2), random.betavariate(1, 2), random.gammavariate(2, 3), random.gammavariate(0.5, 1), random.triangular(0, 3, 1), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.paretovariate(2), random.weibullvariate(1, 2))
print(random.getrandbits(5), random.getrandbits(32), random.getrandbits(60), random.getrandbits(64), random.getrandbits(200), random.getrandbits(0))
r = random.Random(7); print(r.random(), r.randint(0, 9)); st = r.getstate(); a = r.random(); r.setstate(st); print(a == r.random(), len(st[1]))
for seed in [0, 1, -5, 2**40, 2**100 + 3, 3.5, True]:
    random.seed(seed); print(random.random(), random.getrandbits(7))
random.seed(3)
print(sum(random.random() for _ in range(700)), [random.randint(0, 1000) for _ in range(10)])
print(random.randrange(2**70), random.randrange(10**25) )
random.seed(1)
print(random.sample(range(1000000), 10), random.sample(list(range(30)), 30))
