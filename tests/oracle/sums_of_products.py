"""np.einsum: all that a subscript can say, of sizes 0 to 65."""
import numpy as np
def d(*shape):
    return np.sin(np.arange(int(np.prod(shape))) * 1.3 + len(shape)).reshape(shape)
def show(s, *ops):
    r = np.einsum(s, *ops)
    print(s, type(r).__name__, r.shape, r.dtype, np.round(r, 9).tolist() if r.size < 70 else np.round(r.sum(), 7))
for n in (1, 2, 7, 65):
    a, b, v, w = d(n, n), d(n, 3), d(n), d(n) + 1
    show("ii", a); show("ii->i", a); show("ij->ji", a); show("ij->", a); show("ij->j", a); show("ij", a); show("ji", a)
    show("i,i", v, w); show("i,i->", v, w); show("i,j->ij", v, w); show("i,j", v, w); show("i,i->i", v, w)
    show("ij,jk", a, b); show("ij,jk->ik", a, b); show("ij,jk->ki", a, b); show("ij,j->i", a, v); show("ij,ij->i", a, a); show("ij,ij", a, a); show("ij,ji", a, a); show("ij,kj->ik", a, a)
    show("i,ij,j", v, a, w); show("ij,jk,kl->il", a, a, b); show("...i->...", a); show("...ij,...jk->...ik", d(2, n, n), d(n, 3)); show("i...->...", a); show("...,i", 2.0, v); show("ij,k->ijk", a, v)
b3, c3 = d(2, 3, 4), d(2, 4, 5)
show("bij,bjk->bik", b3, c3); show("bij,bjk", b3, c3); show("bij->bji", b3); show("bij,bij->b", b3, b3); show("abc,abc->ac", b3, b3); show("abc,cd->abd", b3, d(4, 2)); show("bhqd,bhkd->bhqk", d(2, 2, 3, 4), d(2, 2, 5, 4)); show("bhqk,bhkd->bhqd", d(2, 2, 3, 5), d(2, 2, 5, 4))
show("iij->j", d(3, 3, 2)); show("iii->i", d(3, 3, 3)); show("iii", d(3, 3, 3)); show("iijj->ij", d(2, 2, 3, 3)); show(" i j , j k -> i k ", d(2, 3), d(3, 2)); show("ij,ij->ij", np.ones((3, 1)), d(3, 4)); show("ij,jk->ik", d(3, 1), d(4, 2)); show("Aa,aB->AB", d(2, 3), d(3, 4)); show("ba,b", d(3, 2), d(3))
show("ij,jk", np.arange(6).reshape(2, 3), np.arange(12).reshape(3, 4)); show("ij->", np.int8([[100, 100]])); show("i,i", np.float32([1, 2]), np.float32([3, 4])); show("i,i", np.arange(3), d(3)); show("ii", np.arange(9).reshape(3, 3)); show("ij,j", [[1, 2], [3, 4]], [5, 6])
show("i,i", d(3) + 1j, d(3)); show("ij,jk->ik", d(2, 3) + 1j, d(3, 2) - 2j); show("ij->i", d(2, 3) * 1j); show("i,i", np.zeros(0), np.zeros(0)); show("ij,jk->ik", np.zeros((2, 0)), np.zeros((0, 3)))
show("i->", d(5)); show("->", np.float64(3)); show(",->", 2, 3.5); show("...", d(2, 2)); show("...i,...i", d(2, 3, 4), d(3, 4)); show("...ij->...ji", b3); show("i...j->j...i", b3)
for s, ops in (("ij,jk", (d(2, 3), d(2, 3))), ("ij", (d(3),)), ("i,j", (d(3),)), ("i->j", (d(3),)), ("i->ii", (d(3),)), ("ii", (d(2, 3),)), ("i", (d(2, 3),)), ("i1", (d(2, 3),)), ("i", (d(2), d(2)))):
    try:
        print(np.einsum(s, *ops))
    except ValueError as e:
        print("ValueError", s)
t = 0.0
for i in range(20):
    t += np.einsum("ij,j->i", d(3, 3) + i, d(3)).sum()
print(np.round(t, 7), np.einsum("ij,jk->ik", d(2, 2), d(2, 2), optimize=True).shape)
