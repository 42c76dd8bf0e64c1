"""The order of bases."""
class A:
    k = 1
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    k = 3
    def f(self): return ["C"] + super().f()
class C2(C):
    def f(self): return ["C2"] + super().f()
class D(B, C2):
    def f(self): return ["D"] + super().f()
print(D.k, D().f())
class E(B, C): pass
class F(E, C2): pass
print(F.k, F().f())
class X: pass
class Y: pass
class Z(X, Y): pass
class W(Z, X, Y): pass
print(issubclass(W, Y) if 0 else isinstance(W(), Y))
