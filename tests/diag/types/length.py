# A length beyond 64 bits does not fit (H0907), one below 0 is wrong (H0515).
class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


print(len(L(2**63 - 1)), bool(L(2**63 - 1)))
print(len(L(2**63)))
print(len(L(-(2**64))))
print(1 if L(2**64) else 2)
print(not L(-1))
