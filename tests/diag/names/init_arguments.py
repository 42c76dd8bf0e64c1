# A class is called as its `__init__` is (H0207).
class Layer:
    def __init__(self, n_in, n_out):
        self.shape = (n_in, n_out)


layer = Layer(3)
