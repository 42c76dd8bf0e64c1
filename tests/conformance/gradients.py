# Gradients through control flow, beside the closed form where there is one.
# CPython takes central differences; what is printed is rounded.

# case: a square
from holo import autograd

f = lambda x: x * x
print(round(autograd.grad(f)(3.0), 4), 2 * 3.0)

# case: a branch that is taken
from holo import autograd

def f(x):
    if x > 0:
        return x * x
    return -3 * x

g = autograd.grad(f)
print(round(g(2.0), 4), round(g(-2.0), 4))

# case: a branch inside of the function only
from holo import autograd

def f(x):
    y = x * 2
    if y > 3:
        y = y * x
    else:
        y = y + 1
    return y * 10

g = autograd.grad(f)
print(round(g(2.0), 3), 40 * 2.0, round(g(1.0), 3), 20.0)

# case: a known loop
from holo import autograd

def f(x):
    p = 1.0
    for _ in range(5):
        p = p * x
    return p

print(round(autograd.grad(f)(2.0), 3), 5 * 2.0 ** 4)

# case: a loop of a staged count
from holo import autograd
import numpy as np

n = int(np.zeros(70000).sum()) + 4

def f(x):
    p = 1.0
    for _ in range(n):
        p = p * x
    return p

print(round(autograd.grad(f)(1.5), 3), round(4 * 1.5 ** 3, 3))

# case: a while until a bound
from holo import autograd

def f(x):
    y = x
    while y < 100:
        y = y * x
    return y

print(round(autograd.grad(f)(3.0), 3), 5 * 3.0 ** 4)

# case: newton's root
from holo import autograd
import math

def root(x):
    y = x
    while abs(y * y - x) > 1e-12:
        y = 0.5 * (y + x / y)
    return y

print(round(autograd.grad(root)(2.0), 4), round(0.5 / math.sqrt(2), 4))

# case: break in a loop
from holo import autograd

def f(x):
    s = 0.0
    for k in range(1, 20):
        s = s + x ** k
        if s > 10:
            break
    return s

print(round(autograd.grad(f)(2.0), 3), 1 + 2 * 2.0 + 3 * 4.0)

# case: continue in a loop
from holo import autograd

def f(x):
    s = 0.0
    for k in range(6):
        if k % 2:
            continue
        s = s + k * x * x
    return s

print(round(autograd.grad(f)(1.5), 3), 2 * (0 + 2 + 4) * 1.5)

# case: of an array
from holo import autograd
import numpy as np

def f(w):
    return (w * w * w).sum()

print(np.round(autograd.grad(f)(np.array([1.0, 2.0, -1.0])), 3) + 0.0)

# case: of two arguments
from holo import autograd
import numpy as np

def f(a, b):
    return (a * b).sum() + (b * b).sum()

ga, gb = autograd.grad(f, argnums=(0, 1))(np.array([1.0, 2.0]), np.array([3.0, 4.0]))
print(np.round(ga, 3), np.round(gb, 3))

# case: value and gradient
from holo import autograd
import math

v, g = autograd.value_and_grad(lambda x: math.exp(2 * x))(0.5)
print(round(v, 6), round(g, 4), round(2 * math.exp(1), 4))

# case: elements set in a loop
from holo import autograd
import numpy as np

def f(w):
    y = np.zeros(4)
    for i in range(4):
        y[i] = w[i] * i if i % 2 else w[i] ** 2
    return y.sum()

print(np.round(autograd.grad(f)(np.array([1.0, 2.0, 3.0, 4.0])), 3))

# case: an element overwritten has no part
from holo import autograd
import numpy as np

def f(w):
    y = w * 2
    y[0] = 5.0
    return (y * y).sum()

print(np.round(autograd.grad(f)(np.array([1.0, 2.0])), 3))

# case: through a view
from holo import autograd
import numpy as np

def f(w):
    y = w.copy()
    v = y[1:]
    v *= 3
    return (y * y).sum()

print(np.round(autograd.grad(f)(np.array([1.0, 2.0, 3.0])), 3), [2, 36, 54])

# case: a mask
from holo import autograd
import numpy as np

def f(w):
    return (w[w > 0] ** 2).sum()

print(np.round(autograd.grad(f)(np.array([1.0, -2.0, 3.0])), 3) + 0.0)

# case: where
from holo import autograd
import numpy as np

def f(w):
    return np.where(w > 0, w * w, -w).sum()

print(np.round(autograd.grad(f)(np.array([2.0, -3.0])), 3))

# case: relu by maximum
from holo import autograd
import numpy as np

def f(w):
    return np.maximum(w, 0).sum() + np.minimum(w, 1).sum()

print(np.round(autograd.grad(f)(np.array([2.0, -3.0, 0.5])), 3))

# case: a recursion
from holo import autograd

def power(x, n):
    return 1.0 if n == 0 else x * power(x, n - 1)

print(round(autograd.grad(lambda x: power(x, 4))(1.5), 3), round(4 * 1.5 ** 3, 3))

# case: a staged recursion
from holo import autograd
import numpy as np

n = int(np.zeros(70000).sum()) + 4

def power(x, n):
    return 1.0 if n == 0 else x * power(x, n - 1)

print(round(autograd.grad(lambda x: power(x, n))(1.5), 3), round(4 * 1.5 ** 3, 3))

# case: a function with try
from holo import autograd

def f(x):
    try:
        if x > 5:
            raise ValueError
        return x * x
    except ValueError:
        return 7 * x

g = autograd.grad(f)
print(round(g(2.0), 3), round(g(6.0), 3))

# case: a class with parameters
from holo import autograd
import numpy as np

class Poly:
    def __init__(self, c):
        self.c = c

    def __call__(self, x):
        y = 0.0
        for k in range(3):
            y = y * x + self.c[k]
        return y

p = Poly(np.array([1.0, -2.0, 3.0]))
print(round(autograd.grad(p)(2.0), 3), 2 * 1.0 * 2 - 2)

# case: stays at zero slope
from holo import autograd
import math

def f(x):
    return x * math.floor(x)

print(round(autograd.grad(f)(2.5), 3))

# case: a product over a list
from holo import autograd
import numpy as np

def f(w):
    parts = [w[0], w[1] * 2, w[2] * 3]
    p = 1.0
    for v in parts:
        p = p * v
    return p

print(np.round(autograd.grad(f)(np.array([1.0, 2.0, 3.0])), 3))

# case: a swap of arrays in a loop
from holo import autograd
import numpy as np

def f(w):
    a, b = w, w * 2
    for _ in range(3):
        a, b = b, a + b
    return (a * b).sum()

print(np.round(autograd.grad(f)(np.array([1.0, 2.0])), 2))

# case: the largest of several
from holo import autograd

def f(x):
    return max(x * x, 3 * x, 1.0)

g = autograd.grad(f)
print(round(g(4.0), 3), round(g(2.0), 3), round(g(0.1), 3))

# case: a sum over a staged inner loop
from holo import autograd
import numpy as np

def f(x):
    s = 0.0
    for i in range(3):
        for j in range(i + 1):
            s = s + x ** j * i
    return s

print(round(autograd.grad(f)(2.0), 3), 1 + 2 * (1 + 2 * 2))

# case: nested functions and closures
from holo import autograd
import math

def f(x):
    def g(y):
        return math.sin(y) * x
    return g(x * x)

print(round(autograd.grad(f)(0.7), 4), round(math.sin(0.49) + 2 * 0.49 * math.cos(0.49), 4))

# case: gradient descent
from holo import autograd
import numpy as np

target = np.array([3.0, -1.0])

def loss(w):
    return ((w - target) ** 2).sum()

w = np.zeros(2)
for _ in range(60):
    w = w - 0.1 * autograd.grad(loss)(w)
print(np.round(w, 3))

# case: gradient descent in a staged while
from holo import autograd

def loss(x):
    return (x - 2) ** 2 + 1

x, turns = 10.0, 0
while loss(x) > 1.0001:
    x = x - 0.25 * autograd.grad(loss)(x)
    turns += 1
print(round(x, 2), turns)

# case: a matrix
from holo import autograd
import numpy as np

x = np.array([[1.0, 2.0], [3.0, 4.0]])
y = np.array([1.0, 0.0])

def loss(w):
    e = x @ w - y
    return (e * e).sum() / 2

w = np.array([0.5, -0.5])
print(np.round(autograd.grad(loss)(w), 4), np.round(x.T @ (x @ w - y), 4))

# case: softmax and cross entropy
from holo import autograd
import numpy as np

def loss(z):
    m = z.max()
    p = np.exp(z - m)
    return -np.log(p[1] / p.sum())

z = np.array([1.0, 2.0, 0.5])
p = np.exp(z) / np.exp(z).sum()
print(np.round(autograd.grad(loss)(z), 4), np.round(p - np.array([0, 1, 0]), 4))

# case: euler's steps
from holo import autograd
import numpy as np

def f(k):
    x = 1.0
    for _ in range(50):
        x = x - 0.02 * k * x
    return x

print(round(autograd.grad(f)(1.0), 4), round(-50 * 0.02 * (1 - 0.02) ** 49, 4))

# case: a gradient in a branch
from holo import autograd
import numpy as np

n = int(np.zeros(70000).sum())
f = lambda x: x ** 3
if n == 0:
    g = autograd.grad(f)(2.0)
else:
    g = -1.0
print(round(g, 3))

# case: a loss that is no number
from holo import autograd
import numpy as np

g = autograd.grad(lambda w: w * 2)(np.ones(3))  # error: H0604 `autograd.grad(lambda w: w * 2)(np.ones(3))` ValueError

# case: a path through numbers that are cut
from holo import autograd
import numpy as np

def f(x):
    return float(int(x)) * 2  # refused: H0607 `int(x)`

autograd.grad(f)(2.5)

# case: an argument that has no part
from holo import autograd

autograd.grad(lambda x: 3.0)(1.0)  # refused: H0603 `autograd.grad(lambda x: 3.0)(1.0)`

# case: the gradient by an int
from holo import autograd

autograd.grad(lambda x: x * x)(3)  # refused: H0602 `autograd.grad(lambda x: x * x)(3)`

# case: a path through argmax
from holo import autograd
import numpy as np

def f(w):
    return float(w.argmax())  # refused: H0601 `w.argmax()`

autograd.grad(f)(np.array([1.0, 2.0]))
