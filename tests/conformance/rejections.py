# What is no Python, what Python raises for sure, and what is not converted: each
# with its diagnostic and its place. CPython runs what is marked `refused`.

# case: async def
async def f():  # refused: H0114 `async def f():`
    return 1

# case: await
async def f():  # refused: H0114 `async def f():`
    await g()  # refused: H0201 `g`

# case: import star
from math import *  # refused: H0114 `from math import *`

print(sqrt(4))

# case: print as a statement
print "hello"
# error: H0101 line 1 `"hello"` SyntaxError

# case: an assignment in a condition
x = 3
if x = 3:
    print("three")
# error: H0103 line 2 `=` SyntaxError

# case: a missing colon
x = 3
if x > 2
    print("large")
# error: H0102 line 2 `` SyntaxError

# case: a missing colon of def
def f(x)
    return x
# error: H0102 line 1 `` SyntaxError

# case: a bracket that is not closed
x = [1, 2
print(x)
# error: H0104 line 1 `[` SyntaxError

# case: the wrong bracket
x = (1, 2]
# error: H0105 line 1 `]` SyntaxError

# case: a text that is not closed
s = "abc
print(s)
# error: H0109 line 1 `"abc` SyntaxError

# case: an indent that matches nothing
if True:
    x = 1
  y = 2
# error: H0107 line 3 `  ` IndentationError

# case: an indent where there is none
x = 1
    y = 2
# error: H0107 line 2 `y` IndentationError

# case: a body that is missing
def f():
x = 1
# error: H0107 line 2 `x` IndentationError

# case: a misspelt keyword
whlie True:
    break
# error: H0113 line 1 `whlie` SyntaxError

# case: two expressions beside each other
x = 3 4
# error: H0101 line 1 `4` SyntaxError

# case: return outside of a function
x = 1
return x
# error: H0117 line 2 `return` SyntaxError

# case: break outside of a loop
if True:
    break
# error: H0117 line 2 `break` SyntaxError

# case: continue in a function in a loop
for i in range(2):
    def f():
        continue
# error: H0117 line 3 `continue` SyntaxError

# case: an operator of C
x = 1
x++
# error: H0112 line 2 `++` SyntaxError

# case: and as in C
a, b = 1, 0
if a && b:
    print(a)
# error: H0112 line 2 `&&` SyntaxError

# case: else if
x = 1
if x > 2:
    pass
else if x > 1:
    pass
# error: H0112 line 4 `else if` SyntaxError

# case: assignment to a literal
3 = x
# error: H0115 line 1 `3` SyntaxError

# case: assignment to a call
def f():
    pass

f() = 1
# error: H0115 line 4 `f()` SyntaxError

# case: default before one without
def f(a=1, b):
    return a
# error: H0116 line 1 `b` SyntaxError

# case: a keyword argument before one by place
def f(a, b):
    return a

f(a=1, 2)
# error: H0116 line 4 `2` SyntaxError

# case: a parameter twice
def f(a, a):
    return a
# error: H0116 line 1 `a` SyntaxError

# case: global after use
x = 1

def f():
    print(x)
    global x
# error: H0117 line 5 `global x` SyntaxError

# case: nonlocal of nothing
def f():
    nonlocal y
    y = 1
# error: H0201 line 2 `nonlocal y` SyntaxError

# case: yield outside of a function
yield 1
# error: H0117 line 1 `yield` SyntaxError

# case: an unknown name
x = 3
print(x + z)  # error: H0201 `z` NameError

# case: a misspelt name
total = 3
print(totl)  # error: H0201 `totl` NameError

# case: a misspelt builtin
x = [1, 2]
print(lenght(x))  # error: H0201 `lenght` NameError

# case: an unknown name in a function that is not called
def f():
    return undefined_name  # refused: H0201 `undefined_name`

print("fine")

# case: an unknown name in a branch that is not taken
if False:
    print(undefined_name)  # refused: H0201 `undefined_name`
print("fine")

# case: a misspelt attribute of a module
import math

print(math.sqr(4))  # error: H0202 `math.sqr` AttributeError

# case: a misspelt function of NumPy
import numpy as np

print(np.zeroes(3))  # error: H0202 `np.zeroes` AttributeError

# case: a module that is not there
import os.pathh  # error: H0204 `os.pathh` ModuleNotFoundError

# case: a module that Python has
import socket  # refused: H0204 `socket`

print("fine")

# case: a module of somebody
import pandas as pd  # error: H0205 `pandas as pd` ModuleNotFoundError

print(pd.DataFrame())

# case: another framework
import torch  # error: H0205 `torch` ModuleNotFoundError

x = torch.zeros(3)

# case: a method that is not there
v = [1, 2]
v.push(3)  # error: H0202 `v.push` AttributeError

# case: a method of another type
s = "abc"
s.append("d")  # error: H0202 `s.append` AttributeError

# case: a call of None
def f():
    pass

f()()  # error: H0511 `f()()` TypeError

# case: number and text
print("total: " + 5)  # error: H0511 `"total: " + 5` TypeError

# case: list and number
v = [1, 2] + 3  # error: H0511 `[1, 2] + 3` TypeError

# case: subscript of a number
x = 5
print(x[0])  # error: H0511 `x[0]` TypeError

# case: subscript of None
def find():
    return None

print(find()[0])  # error: H0511 `find()[0]` TypeError

# case: text by a text
s = "abc"
print(s["a"])  # error: H0516 `s["a"]` TypeError

# case: list by a float
v = [1, 2]
print(v[1.0])  # error: H0516 `v[1.0]` TypeError

# case: an index beyond a tuple
t = (1, 2)
print(t[2])  # error: H0506 `t[2]` IndexError

# case: a key that is not there
d = {"a": 1}
print(d["b"])  # error: H0506 `d["b"]` KeyError

# case: unpacking too many
a, b = 1, 2, 3  # error: H0514 `a, b` ValueError

# case: unpacking a number
a, b = 5  # error: H0413 `a, b` TypeError

# case: range of a float
for i in range(2.5):  # error: H0516 `range(2.5)` TypeError
    print(i)

# case: an argument by a wrong keyword of a builtin
print(sorted([2, 1], reversed=True))  # error: H0207 `sorted([2, 1], reversed=True)` TypeError

# case: int of a text that is none
n = int("12a")  # error: H0515 `int("12a")` ValueError

# case: a type as a value
x = int + 1  # error: H0511 `int + 1` TypeError

# case: a dict as a key
d = {{}: 1}  # error: H0516 `{{}: 1}` TypeError

# case: a list in a set
s = {[1], [2]}  # error: H0516 `{[1], [2]}` TypeError

# case: a condition of a long array in while
import numpy as np

x = np.ones(3)
while x > 0:  # error: H0303 `x > 0` ValueError
    x -= 1

# case: and of arrays
import numpy as np

x = np.arange(3)
print((x > 0) and (x < 2))  # error: H0303 `(x > 0) and (x < 2)` ValueError

# case: chained comparison of arrays
import numpy as np

x = np.arange(3)
print(0 < x < 2)  # error: H0303 `0 < x < 2` ValueError

# case: a shape from data
import numpy as np

x = np.array([1.0, 2.0])
n = int(np.ones(70000).sum())
print(x.reshape(n, 2))  # error: H0301 `x.reshape(n, 2)` ValueError

# case: a staged axis
import numpy as np

n = int(np.zeros(70000).sum())
print(np.ones((2, 3)).sum(axis=n))  # refused: H0301 `np.ones((2, 3)).sum(axis=n)`

# case: unrolling without end
import numpy as np

v = []
for i in range(6000):
    v.append({"a": float(np.sin(i))})  # refused: H0407 `v.append({"a": float(np.sin(i))})`
print(len(v))

# case: a known loop of too many steps
s = []
for i in range(100000000):
    s.append(None)  # refused: H0407 `s.append(None)`
print(len(s))

# case: a structure that grows in a staged loop
import numpy as np

n = int(np.ones(70000).sum())
t = ()
for i in range(n):
    t = (t, i)  # refused: H0404 `t`
print(len(t))

# case: a shape that changes in a loop
import numpy as np

n = int(np.ones(70000).sum())
x = np.zeros(2)
for i in range(n):
    x = x.reshape(1, -1) if i == 0 else x  # refused: H0402 `x.reshape(1, -1) if i == 0 else x`
print(x.shape)

# case: a dtype that changes in a loop
import numpy as np

n = int(np.ones(70000).sum())
x = np.zeros(2, dtype=np.float32)
for i in range(n):
    x = x + np.ones(2)  # refused: H0404 `x`
print(x.dtype)

# case: dict keys by a staged loop
import numpy as np

n = int(np.zeros(70000).sum())
d = {"a": 1}
if n == 0:
    d["b"] = 2  # refused: H0305 `d["b"]`
print(d)

# case: recursion that only running ends, on a list that grows
import numpy as np

def f(v, n):
    if n == 0:
        return len(v)
    return f(v + [n], n - 1)  # refused: H0308 `f(v + [n], n - 1)`

print(f([], int(np.zeros(70000).sum()) + 3))

# case: a name that may be one of too many
import numpy as np

class A:
    pass

n = int(np.zeros(70000).sum())
v = [A() for _ in range(70)]
x = v[n]  # refused: H0301 `v[n]`
print(x is v[0])

# case: a view by diagonal is not written to
import numpy as np

d = np.diag(np.eye(3))
d[0] = 5  # error: H0519 `d[0]` ValueError

# case: a text in a test
import numpy as np

n = int(np.zeros(70000).sum())
if str(n) == "0":  # refused: H0990 `str(n) == "0"`
    print("zero")

# case: eval and exec
print(eval("1 + 2"))  # refused: H0990 `eval`

# case: bytes
b = b"abc"
print(b[0])

# case: a metaclass
class Meta(type):  # refused: H0990 `class Meta(type):`
    pass

class A(metaclass=Meta):  # refused: H0990 `class A(metaclass=Meta):`
    pass

print("fine")

# case: del of a special method
class A:
    def __del__(self):  # refused: H0990 `__del__`
        pass

print("fine")

# case: send into a generator
def f():
    x = yield 1
    print(x)

g = f()
next(g)
try:
    g.send(5)  # refused: H0990 `g.send`
except StopIteration:
    pass

# case: special attributes of functions
def f():
    return f.__defaults__  # refused: H0990 `f.__defaults__`

f.__name__ = "g"  # refused: H0990 `f.__name__`
print(f())

# case: two errors at once
import math

print(math.sqr(4))  # error: H0202 `math.sqr` AttributeError
x = undefined_one  # error: H0201 `undefined_one` AttributeError

# case: an error in a function that is called
import numpy as np

def f(a, b):
    return a @ b  # error: H0501 `a @ b` ValueError

x = np.ones((2, 3))
print(f(x, x))

# case: an error in a method of a library text
import collections

d = collections.deque([1], maxlen=-1)  # error: H0515 `collections.deque([1], maxlen=-1)` ValueError

# case: frozenset subclass
class Options(frozenset):  # refused: H0990 `class Options(frozenset):`
    pass

print(len(Options([1])))  # refused: H0207 `Options([1])`

# case: locals and globals
x = 1
print(globals()["x"])  # refused: H0990 `globals`

# case: threads
import threading  # refused: H0204 `threading`

t = threading.Thread(target=print, args=("x",))
t.start()
t.join()

# case: a lambda with a statement
f = lambda x: return x
# error: H0101 line 1 `return` SyntaxError

# case: walrus at the top level of a statement
x := 3
# error: H0101 line 1 `:=` SyntaxError

# case: f-string with an empty expression
x = 1
print(f"{}")
# error: H0101 line 2 `{}` SyntaxError

# case: f-string that is not closed
x = 1
print(f"{x")
# error: H0104 line 2 `{` SyntaxError

# case: unmatched bracket
x = 1)
# error: H0105 line 1 `)` SyntaxError

# case: a backslash that continues nothing
x = 1 + \ 2
# error: H0111 line 1 `\` SyntaxError

# case: a number that begins with zero
x = 012
# error: H0110 line 1 `012` SyntaxError

# case: tabs and spaces
if True:
        x = 1
	y = 2
# error: H0108 line 3 `	` TabError

# case: starred alone
x = *[1, 2]
# error: H0101 line 1 `*[1, 2]` SyntaxError

# case: del of a literal
del 5
# error: H0115 line 1 `5` SyntaxError

# case: import of nothing
import
# error: H0101 line 1 `` SyntaxError

# case: from without import
from math
# error: H0101 line 1 `` SyntaxError

# case: a decorator on nothing
@property
x = 1
# error: H0101 line 2 `x` SyntaxError

# case: try without except
try:
    x = 1
y = 2
# error: H0101 line 1 `try` SyntaxError

# case: except before try's end
try:
    pass
except:
    pass
except ValueError:
    pass
# error: H0117 line 5 `except` SyntaxError

# case: a class without a name
class:
    pass
# error: H0101 line 1 `:` SyntaxError

# case: more loops inside each other than CPython takes
x = []
for i0 in x:
 for i1 in x:
  for i2 in x:
   for i3 in x:
    for i4 in x:
     for i5 in x:
      for i6 in x:
       for i7 in x:
        for i8 in x:
         for i9 in x:
          for i10 in x:
           for i11 in x:
            for i12 in x:
             for i13 in x:
              for i14 in x:
               for i15 in x:
                for i16 in x:
                 for i17 in x:
                  for i18 in x:
                   for i19 in x:
                    for i20 in x:  # error: H0118 `for i20 in x:` SyntaxError
                     pass

# case: handlers inside each other take two blocks of the twenty each
try:
    1 / 0
except ZeroDivisionError:
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            1 / 0
        except ZeroDivisionError:
            try:
                1 / 0
            except ZeroDivisionError:
                try:
                    1 / 0
                except ZeroDivisionError:
                    try:
                        1 / 0
                    except ZeroDivisionError:
                        try:
                            1 / 0
                        except ZeroDivisionError:
                            try:
                                1 / 0
                            except ZeroDivisionError:
                                try:
                                    1 / 0
                                except ZeroDivisionError:
                                    try:
                                        1 / 0
                                    except ZeroDivisionError:
                                        for i in []:  # error: H0118 `for i in []:` SyntaxError
                                            pass

# case: a missing key whose text is long
x = (1,)
for i in range(10):
    x = (x, x)
d = {}
d[x]  # error: H0506 `d[x]` KeyError
