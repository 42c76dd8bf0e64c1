"""Trains a classifier of handwritten digits, 1,797 images of 8x8 pixels."""
import numpy as np
from holo import autograd

DATA = "build/data/digits.csv.gz"
TRAIN = 1500
BATCH = 64
EPOCHS = 30
TARGET = 0.999


class Dense:
    def __init__(self, rng, inputs, outputs):
        scale = np.sqrt(2.0 / inputs)
        weight = scale * rng.standard_normal((inputs, outputs))
        self.weight = weight.astype(np.float32)
        self.bias = np.zeros(outputs, np.float32)

    def __call__(self, x):
        return x @ self.weight + self.bias


class Classifier:
    def __init__(self, rng, sizes):
        self.layers = [Dense(rng, n, m) for n, m in zip(sizes, sizes[1:])]

    def __call__(self, x):
        for layer in self.layers[:-1]:
            x = np.maximum(layer(x), 0)
        return self.layers[-1](x)

    def parameters(self):
        return [p for layer in self.layers for p in (layer.weight, layer.bias)]


class Adam:
    def __init__(self, parameters, rate):
        self.rate = rate
        self.step = 0
        self.mean = [np.zeros_like(p) for p in parameters]
        self.square = [np.zeros_like(p) for p in parameters]

    def update(self, parameters, gradients):
        self.step += 1
        rate = self.rate / (1 - 0.9**self.step)
        unbias = 1 - 0.999**self.step
        for p, g, mean, square in zip(
                parameters, gradients, self.mean, self.square):
            mean += 0.1 * (g - mean)
            square += 0.001 * (g * g - square)
            p -= rate * mean / (np.sqrt(square / unbias) + 1e-8)


def cross_entropy(model, x, labels):
    logits = model(x)
    logits = logits - logits.max(axis=1, keepdims=True)
    log_sum = np.log(np.exp(logits).sum(axis=1))
    return (log_sum - logits[np.arange(len(labels)), labels]).mean()


def correct(model, x, labels):
    return (model(x).argmax(axis=1) == labels).sum()


rng = np.random.default_rng(0)
table = np.loadtxt(DATA, delimiter=",")
table = table[rng.permutation(len(table))]
images = (table[:, :64] / 16).astype(np.float32)
labels = table[:, 64].astype(np.int64)

model = Classifier(rng, [64, 128, 10])
adam = Adam(model.parameters(), 0.003)
loss_and_gradient = autograd.value_and_grad(cross_entropy)

for epoch in range(EPOCHS):
    order = rng.permutation(TRAIN)
    loss = 0.0
    for start in range(0, TRAIN - BATCH + 1, BATCH):
        batch = order[start:start + BATCH]
        batch_loss, gradient = loss_and_gradient(
            model, images[batch], labels[batch])
        adam.update(model.parameters(), gradient.parameters())
        loss += batch_loss
    accuracy = correct(model, images[:TRAIN], labels[:TRAIN]) / TRAIN
    print(f"epoch {epoch + 1}: loss {loss / (TRAIN // BATCH):.4f}, "
          f"accuracy {accuracy:.4f}")
    if accuracy >= TARGET:
        break

accuracy = correct(model, images[TRAIN:], labels[TRAIN:]) / len(labels[TRAIN:])
print(f"test accuracy {accuracy:.4f}")
