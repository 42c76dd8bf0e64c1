class A: pass
class B(A): pass
class C(A, B): pass
print(1)
class D(A, A): pass
class E(object, A): pass
class F(object, object): pass
class G(Exception, ValueError): pass
class H(ValueError): pass
class I(ValueError, H): pass
