"""Softmax regression by Adam. The same rows and seed make the same weights."""

from dataclasses import dataclass, field

import numpy as np

from bin.train_router.rows import Numbers, Rows, Whole
from domain.language.features import CELLS
from domain.language.heads import MEANING

BATCH = 256
EPOCHS = 14
RATE = 0.02
DECAY = 4e-6
UNMEANT = 0.3  # of the messages, whose meaning is left out, so that words alone do as well as they can
UNTOLD = 0.2  # of the messages, of which nothing is told beside, so that nothing hangs on a cue alone
FADING = (0.9, 0.999)  # of the mean and of the square, as in Adam's paper
Weights = dict[str, Numbers]


@dataclass
class Adam:
    weights: Weights
    mean: Weights = field(init=False)
    square: Weights = field(init=False)
    steps: int = 0

    def __post_init__(self) -> None:
        self.mean = {part: np.zeros_like(kept) for part, kept in self.weights.items()}
        self.square = {part: np.zeros_like(kept) for part, kept in self.weights.items()}

    def step(self, slopes: Weights, rate: float) -> None:
        self.steps += 1
        for part, slope in slopes.items():
            self.mean[part] += (1 - FADING[0]) * (slope - self.mean[part])
            self.square[part] += (1 - FADING[1]) * (slope * slope - self.square[part])
            mean = self.mean[part] / (1 - FADING[0] ** self.steps)
            square = self.square[part] / (1 - FADING[1] ** self.steps)
            self.weights[part] -= rate * mean / (np.sqrt(square) + 1e-8)


def fit(rows: Rows, chosen: Whole, classes: Whole, seed: int = 1) -> Weights:
    """Return weights, one column a class, from the `chosen` rows, whose classes are given in the same order.

    A rare class counts for more than its share, by the root.
    """
    counts = np.bincount(classes)
    worth = np.sqrt(counts.mean() / counts)[classes].astype(np.float32)
    shapes = {"words": (CELLS, len(counts)), "bias": (len(counts),), "beside": (rows.beside.shape[1], len(counts))}
    adam = Adam({part: np.zeros(shape, dtype=np.float32) for part, shape in shapes.items()})
    chance = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        for batch in np.array_split(chance.permutation(len(chosen)), max(len(chosen) // BATCH, 1)):
            words, beside = rows.words(chosen[batch]), rows.beside[chosen[batch]]
            beside[:, :MEANING] *= chance.random((len(batch), 1)) >= UNMEANT
            beside[:, MEANING:] *= chance.random((len(batch), 1)) >= UNTOLD
            scores = words.scores(adam.weights["words"]) + beside @ adam.weights["beside"] + adam.weights["bias"]
            wrong = _shares(scores)
            wrong[np.arange(len(batch)), classes[batch]] -= 1
            wrong *= worth[batch, None] / len(batch)
            slopes = {"words": words.slopes(wrong), "bias": wrong.sum(0), "beside": beside.T @ wrong}
            faded = {part: slope + DECAY * adam.weights[part] for part, slope in slopes.items()}
            adam.step(faded, RATE * (1 - epoch / EPOCHS))
    return adam.weights


def _shares(scores: Numbers) -> Numbers:
    grown = np.exp(scores - scores.max(1, keepdims=True))
    shares: Numbers = grown / grown.sum(1, keepdims=True)
    return shares
