"""Softmax regression by Adam, on rows of numbers. The same rows and seed make the same weights."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Whole = NDArray[np.int64]
BATCH = 256
EPOCHS = 14
RATE = 0.02
DECAY = 2e-5
FADING = (0.9, 0.999)  # of the mean and of the square, as in Adam's paper


@dataclass
class Adam:
    weights: Numbers

    def __post_init__(self) -> None:
        self.mean = np.zeros_like(self.weights)
        self.square = np.zeros_like(self.weights)
        self.steps = 0

    def step(self, slope: Numbers, rate: float) -> None:
        self.steps += 1
        self.mean += (1 - FADING[0]) * (slope - self.mean)
        self.square += (1 - FADING[1]) * (slope * slope - self.square)
        mean = self.mean / (1 - FADING[0] ** self.steps)
        square = self.square / (1 - FADING[1] ** self.steps)
        self.weights -= rate * mean / (np.sqrt(square) + 1e-8)


def fit(rows: Numbers, classes: Whole, seed: int = 1) -> Numbers:
    """Return weights, one column a class. A rare class counts for more than its share, by the root."""
    counts = np.bincount(classes)
    worth = np.sqrt(counts.mean() / counts)[classes].astype(np.float32)
    adam = Adam(np.zeros((rows.shape[1], len(counts)), dtype=np.float32))
    order = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        for batch in np.array_split(order.permutation(len(rows)), max(len(rows) // BATCH, 1)):
            wrong = _shares(rows[batch] @ adam.weights)
            wrong[np.arange(len(batch)), classes[batch]] -= 1
            wrong *= worth[batch, None]
            slope = rows[batch].T @ wrong / len(batch) + DECAY * adam.weights
            adam.step(slope, RATE * (1 - epoch / EPOCHS))
    return adam.weights


def _shares(scores: Numbers) -> Numbers:
    grown = np.exp(scores - scores.max(1, keepdims=True))
    shares: Numbers = grown / grown.sum(1, keepdims=True)
    return shares
