# A generator expression that has come to its end asks none of its iterators
# again.
class Steps:
    def __init__(self, most):
        self.at = 0
        self.most = most

    def __iter__(self):
        return self

    def __next__(self):
        self.at += 1
        if self.at > self.most:
            raise StopIteration
        return self.at


st = Steps(4)
it = iter((a + b for a in [0, 1] for b in st))
print(list(it), st.at)
print(next(it, "end"), next(it, "end"), list(it), st.at)
outer = Steps(2)
it = (a * b for a in outer for b in Steps(a) if b > 1)
print(next(it), next(it, "end"), next(it, "end"), outer.at)
st = Steps(3)
it = (x for x in st if x < 2)
print(2 in it, st.at, list(it), st.at)
