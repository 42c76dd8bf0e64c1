"""The ints that `%` takes as a precision or for a character are ints of C."""
def said(f):
    try:
        return repr(f())
    except (TypeError, ValueError, OverflowError) as e:
        return type(e).__name__


for n in [0, 5, -5, 2**31, -2**31 - 1, 2**64, -2**64, True]:
    print(said(lambda: "%.*f" % (n, 3.0)), said(lambda: "%.*s" % (n, "abc")))
    print(said(lambda: "%*.*s|" % (3, n, "abc")), said(lambda: "%c" % n == ""))
for n in [5, -5, 0, True]:
    print(said(lambda: "%*d|" % (n, 3)))
for f in ["%.*c", "%*c"]:
    print(said(lambda: f % (5, [1])), said(lambda: f % ([1], [1])))
print(said(lambda: "%#5.*c%o" % (10**15, [7], 1)))
print(said(lambda: "%.99999999999999999999f" % 5.0))
print(said(lambda: f"{1.5:.2147483648f}"), said(lambda: chr(2**70)))
print(said(lambda: "a\tb".expandtabs(2**70)))
