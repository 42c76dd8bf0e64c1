"""Classes of more ancestors than anyone writes."""


class Oldest:
    def __init__(self):
        self.age = 7

    def oldest(self):
        return "oldest"


def derived(base, i):
    class Next(base):
        number = i

    return Next


c = Oldest
for i in range(100):
    c = derived(c, i)
print(c().oldest(), c().age, c.number, isinstance(c(), Oldest))


def alone(i):
    class Alone:
        def number(self):
            return i

    return Alone


A = [alone(i) for i in range(10)]


class B0(A[0], A[1], A[2], A[3], A[4], A[5], A[6], A[7], A[8], A[9]):
    pass


class Both(derived(c, 3), B0):
    pass


print(Both().number, isinstance(Both(), A[9]), Both().oldest())

class W0: w0 = 0
class W1: w1 = 1
class W2: w2 = 2
class W3: w3 = 3
class W4: w4 = 4
class W5: w5 = 5
class W6: w6 = 6
class W7: w7 = 7
class W8: w8 = 8
class W9: w9 = 9
class W10: w10 = 10
class W11: w11 = 11
class W12: w12 = 12
class W13: w13 = 13
class W14: w14 = 14
class W15: w15 = 15
class W16: w16 = 16
class W17: w17 = 17
class W18: w18 = 18
class W19: w19 = 19
class W20: w20 = 20
class W21: w21 = 21
class W22: w22 = 22
class W23: w23 = 23
class W24: w24 = 24
class W25: w25 = 25
class W26: w26 = 26
class W27: w27 = 27
class W28: w28 = 28
class W29: w29 = 29
class W30: w30 = 30
class W31: w31 = 31
class W32: w32 = 32
class W33: w33 = 33
class W34: w34 = 34
class W35: w35 = 35
class W36: w36 = 36
class W37: w37 = 37
class W38: w38 = 38
class W39: w39 = 39
class W40: w40 = 40
class W41: w41 = 41
class W42: w42 = 42
class W43: w43 = 43
class W44: w44 = 44
class W45: w45 = 45
class W46: w46 = 46
class W47: w47 = 47
class W48: w48 = 48
class W49: w49 = 49
class W50: w50 = 50
class W51: w51 = 51
class W52: w52 = 52
class W53: w53 = 53
class W54: w54 = 54
class W55: w55 = 55
class W56: w56 = 56
class W57: w57 = 57
class W58: w58 = 58
class W59: w59 = 59
class W60: w60 = 60
class W61: w61 = 61
class W62: w62 = 62
class W63: w63 = 63
class W64: w64 = 64
class W65: w65 = 65
class W66: w66 = 66
class W67: w67 = 67
class W68: w68 = 68
class W69: w69 = 69


class Wide(W0, W1, W2, W3, W4, W5, W6, W7, W8, W9, W10, W11,
           W12, W13, W14, W15, W16, W17, W18, W19, W20, W21, W22, W23,
           W24, W25, W26, W27, W28, W29, W30, W31, W32, W33, W34, W35,
           W36, W37, W38, W39, W40, W41, W42, W43, W44, W45, W46, W47,
           W48, W49, W50, W51, W52, W53, W54, W55, W56, W57, W58, W59,
           W60, W61, W62, W63, W64, W65, W66, W67, W68, W69):
    pass


print(Wide.w0, Wide.w63, Wide.w64, Wide.w69, isinstance(Wide(), W69))
