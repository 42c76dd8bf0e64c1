# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A generator that yields while it is closed is given up."""
def g(k):
    yield 1
    try:
        yield 0
        yield 5
    except:
        print("closing")
    finally:
        print("finally")
    yield k
    print("never")

b = 9
for v in g(3):
    b = v
    if b == 0:
        break
print(b)
for v in g(4):
    print(v)
