# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""examples/digits.py in NumPy: the same numbers, by hand-written gradients.

What Holograph defines itself is written out as well: the random streams
(Philox4x32-10, see base/philox.h) and what is drawn from them."""
import numpy as np

MASK = np.uint64(0xFFFFFFFF)


def philox(key, first, count):
    """The words of `count` blocks from the counter `first` on."""
    counter = np.uint64(first) + np.arange(count, dtype=np.uint64)
    c0, c1 = counter & MASK, counter >> np.uint64(32)
    c2, c3 = np.zeros_like(c0), np.zeros_like(c0)
    k0, k1 = key & 0xFFFFFFFF, key >> 32
    for _ in range(10):
        p0 = np.uint64(0xD2511F53) * c0
        p1 = np.uint64(0xCD9E8D57) * c2
        c0, c1, c2, c3 = (
            (p1 >> np.uint64(32)) ^ c1 ^ np.uint64(k0), p1 & MASK,
            (p0 >> np.uint64(32)) ^ c3 ^ np.uint64(k1), p0 & MASK)
        k0 = (k0 + 0x9E3779B9) & 0xFFFFFFFF
        k1 = (k1 + 0xBB67AE85) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3], axis=1).reshape(-1)


class Generator:
    def __init__(self, seed):
        self.key = seed
        self.block = 0

    def words(self, n):
        count = -(-n // 4)
        words = philox(self.key, self.block, count)
        self.block += count
        return words[:n]

    def uniform(self, n):
        words = self.words(2 * n)
        high = (words[::2] >> np.uint64(5)).astype(np.float64)
        low = (words[1::2] >> np.uint64(6)).astype(np.float64)
        return (high * 2.0**26 + low) * 2.0**-53

    def standard_normal(self, shape):
        n = int(np.prod(shape))
        u, v = self.uniform(n), self.uniform(n)
        radius = np.sqrt(-2 * np.log(1 - u))
        return (radius * np.cos(2 * np.pi * v)).reshape(shape)

    def permutation(self, n):
        words = self.words(2 * n)
        keys = words[::2] << np.uint64(32) | words[1::2]
        return np.argsort(keys, kind="stable")


class Twin:
    """The state of the script; `train` runs its loop."""

    def __init__(self, path, train=1500, batch=64, rate=0.003):
        self.rng = rng = Generator(0)
        table = np.loadtxt(path, delimiter=",")
        table = table[rng.permutation(len(table))]
        self.images = (table[:, :64] / 16).astype(np.float32)
        self.labels = table[:, 64].astype(np.int64)
        self.count, self.batch = train, batch
        self.rate, self.step = rate, 0
        self.parameters = []
        for inputs, outputs in (64, 128), (128, 10):
            weight = (np.sqrt(2.0 / inputs)
                      * rng.standard_normal((inputs, outputs)))
            self.parameters += [weight.astype(np.float32),
                                np.zeros(outputs, np.float32)]
        self.mean = [np.zeros_like(p) for p in self.parameters]
        self.square = [np.zeros_like(p) for p in self.parameters]

    def loss_and_gradient(self, x, labels):
        w0, b0, w1, b1 = self.parameters
        n, rows = len(labels), np.arange(len(labels))
        before = x @ w0 + b0
        hidden = np.maximum(before, 0)
        logits = hidden @ w1 + b1
        logits = logits - logits.max(axis=1, keepdims=True)
        exps = np.exp(logits)
        total = exps.sum(axis=1)
        loss = (np.log(total) - logits[rows, labels]).mean()
        d_logits = exps / total[:, None]
        d_logits[rows, labels] -= 1
        d_logits /= np.float32(n)
        d_before = (d_logits @ w1.T) * (before > 0)
        return loss, [x.T @ d_before, d_before.sum(axis=0),
                      hidden.T @ d_logits, d_logits.sum(axis=0)]

    def update(self, gradients):
        self.step += 1
        rate = np.float32(self.rate / (1 - 0.9**self.step))
        unbias = np.float32(1 - 0.999**self.step)
        for p, g, mean, square in zip(
                self.parameters, gradients, self.mean, self.square):
            mean += np.float32(0.1) * (g - mean)
            square += np.float32(0.001) * (g * g - square)
            p -= rate * mean / (np.sqrt(square / unbias) + np.float32(1e-8))

    def accuracy(self, x, labels):
        w0, b0, w1, b1 = self.parameters
        logits = np.maximum(x @ w0 + b0, 0) @ w1 + b1
        return (logits.argmax(axis=1) == labels).sum() / len(labels)

    def train(self, epochs):
        """The (loss, accuracy) that each epoch prints."""
        printed = []
        for _ in range(epochs):
            order = self.rng.permutation(self.count)
            losses = []
            for at in range(0, self.count - self.batch + 1, self.batch):
                batch = order[at:at + self.batch]
                loss, gradients = self.loss_and_gradient(
                    self.images[batch], self.labels[batch])
                self.update(gradients)
                losses.append(loss)
            printed.append((np.mean(losses), self.accuracy(
                self.images[:self.count], self.labels[:self.count])))
        return printed
