# Whoever waits for an AttributeError gets none of the help that it would have.
class Layer:
    def __init__(self):
        self.weight = 1
        self.sizes = [1]

    @property
    def misspelt(self):
        return self.wieght

    def __getitem__(self, i):
        return self.sizes[i]


layer = Layer()
print(hasattr(layer, "misspelt"), getattr(layer, "misspelt", 5))
print(hasattr(layer, "wieght"), getattr(layer, "wieght", 3), list(layer))
