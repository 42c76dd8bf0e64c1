"""Recursion that counts in a global, an attribute or a nonlocal."""
import numpy as np

x = np.array([4])[0]
i = 0
env = {1: x, 2: x, 3: x, 4: x}


def expr():
    v = term()
    while i < 3:
        v = v + term()
    return v


def term():
    global i
    i += 1
    if i == 1:
        return expr()
    return env[i]


print(expr(), i)


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def sum(self):
        v = self.atom()
        while self.peek() == "+":
            self.take()
            v = v + self.atom()
        return v

    def atom(self):
        t = self.take()
        if t == "(":
            v = self.sum()
            self.take()
            return v
        return x * float(t)
print(Parser("1 + 2".split()).sum())
print(Parser("( 1 + 2 )".split()).sum())
print(Parser("1 + ( 2 + 3 )".split()).sum())


def depth(n):
    global i
    i += 1
    if n <= 0:
        return i
    return depth(n - 1)


print(depth(int(x)), i)


def f(m):
    if len(m) == 0: return 1
    t = 0
    for j in range(len(m)): t += m[j] * f(m[j+1:])
    return t
print(f([1, 2, x]))
def det(m):
    if len(m) == 1:
        return m[0][0]
    t = 0
    for j in range(len(m)):
        minor = [row[:j] + row[j + 1:] for row in m[1:]]
        t += (-1) ** j * m[0][j] * det(minor)
    return t
print(det([[x, 2, 3], [4, x, 6], [7, 8, 10]]))
