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

    def spread(self, chosen: Whole) -> Numbers:
        """Return a column a cell for the chosen messages: each holds its share of what all words weigh together."""
        spread = np.zeros((len(chosen), CELLS), dtype=np.float32)
        for row, message in enumerate(chosen):
            cells = self.cells[self.starts[message] : self.starts[message + 1]]
            spread[row, cells] = WORDS_SHARE / max(len(cells), 1) ** 0.5
        return spread


def rows_of(texts: Sequence[str], beside: Numbers) -> Rows:
    cells = [cells_of(text) for text in texts]
    starts = np.cumsum([0, *map(len, cells)])
    return Rows(np.asarray([cell for row in cells for cell in row]), starts, beside)


def beside_of(vectors: Numbers, names: Sequence[str] = (), told: Sequence[Collection[str]] = ()) -> Numbers:
    """Return what is known beside the words, as `Head` reads it: the meaning, then a column a name that was told."""
    rows = [told_row(names, one) for one in told] or np.zeros((len(vectors), 0))
    return np.concatenate([vectors * WORDS_SHARE, np.asarray(rows, dtype=np.float32)], axis=1)
