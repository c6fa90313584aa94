"""Messages as rows of numbers: their cells, which are few of many, and what is known beside them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.language.features import CELLS, cells_of
from domain.language.heads import WORDS_SHARE, told_row

Numbers = NDArray[np.float32]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Rows:
    """`cells[starts[n]:starts[n + 1]]` are the cells of message n; `beside[n]` its meaning and what else was told."""

    cells: Whole
    starts: Whole
    beside: Numbers

    def words(self, chosen: Whole) -> "Words":
        """Return the cells of the chosen messages, one after another."""
        counts = self.starts[chosen + 1] - self.starts[chosen]
        begins = np.cumsum(counts) - counts
        places = np.arange(counts.sum()) + np.repeat(self.starts[chosen] - begins, counts)
        shares = (WORDS_SHARE / np.maximum(counts, 1) ** 0.5).astype(np.float32)
        return Words(self.cells[places], np.repeat(np.arange(len(chosen)), counts), begins, shares[:, None])


@dataclass(frozen=True)
class Words:
    """Which cells some messages have: few of many, so that only theirs are weighed and learnt.

    `messages[n]` is whose the n-th cell is, `begins` where a message's begin, `shares` what each of its cells weighs.
    A message has one cell at least.
    """

    cells: Whole
    messages: Whole
    begins: Whole
    shares: Numbers

    def scores(self, weights: Numbers) -> Numbers:
        summed: Numbers = np.add.reduceat(weights[self.cells], self.begins) * self.shares
        return summed

    def slopes(self, wrong: Numbers) -> Numbers:
        """Return for every cell what it had a share in."""
        order = np.argsort(self.cells, kind="stable")
        cells, firsts = np.unique(self.cells[order], return_index=True)
        slopes = np.zeros((CELLS, wrong.shape[1]), dtype=np.float32)
        slopes[cells] = np.add.reduceat((wrong * self.shares)[self.messages[order]], firsts)
        return slopes


def rows_of(texts: Sequence[str], beside: Numbers) -> Rows:
    cells = [cells_of(text) for text in texts]
    starts = np.cumsum([0, *map(len, cells)])
    return Rows(np.asarray([cell for row in cells for cell in row]), starts, beside)


def beside_of(vectors: Numbers, names: Sequence[str] = (), told: Sequence[Collection[str]] = ()) -> Numbers:
    """Return what is known beside the words, as `Head` reads it: the meaning, then a column a name that was told."""
    rows = [told_row(names, one) for one in told] or np.zeros((len(vectors), 0))
    return np.concatenate([vectors * WORDS_SHARE, np.asarray(rows, dtype=np.float32)], axis=1)
