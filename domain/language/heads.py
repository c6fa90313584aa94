"""Linear heads over a message's cells and what is known of it beside, and the one that knows languages."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.language.features import cells_of

if TYPE_CHECKING:
    # numpy is loaded with the first message: a process that takes nothing but webhooks stays without it.
    from numpy import float32
    from numpy.typing import NDArray

LANGUAGES = Path(__file__).with_name("languages.npz")
WORDS_SHARE = 2.0  # how much all words of a message weigh together; the vector of its meaning weighs as much
MEANING = 384  # numbers of a vector of all-MiniLM-L6-v2
PARTS = ("words", "bias", "beside")


@dataclass(frozen=True)
class Head:
    """One linear layer: rows for the cells of words, the bias, and rows for the meaning and what else was told.

    `told` names what stands behind the meaning's numbers; the first of them stands for nothing told.
    """

    names: tuple[str, ...]
    told: tuple[str, ...]
    words: "NDArray[float32]"
    bias: "NDArray[float32]"
    beside: "NDArray[float32]"

    def shares(self, text: str, vector: Sequence[float] = (), told: Collection[str] = ()) -> list[float]:
        """Return how likely each name is. A vector of another length than the meaning's is left out."""
        import numpy as np

        cells = cells_of(text)
        # The ufuncs themselves: the methods of an array go through Python, which takes as long as the sum.
        summed = np.add.reduce(self.words.take(cells, 0, mode="clip"), 0)
        scores = self.bias + summed * (WORDS_SHARE / max(len(cells), 1) ** 0.5)
        if len(self.beside):
            scores = scores + self._beside(vector, told) @ self.beside
        grown = np.exp(scores - np.maximum.reduce(scores))
        shares: list[float] = (grown / np.add.reduce(grown)).tolist()
        return shares

    def _beside(self, vector: Sequence[float], told: Collection[str]) -> "NDArray[float32]":
        import numpy as np

        beside = np.zeros(len(self.beside), dtype=np.float32)
        if len(vector) == MEANING:
            beside[:MEANING] = np.asarray(vector, dtype=np.float32) * WORDS_SHARE
        beside[MEANING:] = told_row(self.told, told)
        return beside


def told_row(names: Sequence[str], told: Collection[str]) -> list[float]:
    """Return 1 for each name that was told, for the first where none was."""
    row = [float(name in told) for name in names]
    return row if not names or any(row) else [1.0, *row[1:]]


def guess_language(text: str) -> dict[str, float]:
    """Return how likely each language is, by its code: {"en": 0.9, ...}."""
    head = read_heads(LANGUAGES)["language"]
    return dict(zip(head.names, head.shares(text), strict=True))


@cache
def read_heads(file: Path) -> Mapping[str, Head]:
    """Read the heads of a file that `bin.train_router` wrote. Weights are whole numbers of a step, one a column."""
    import numpy as np

    with np.load(file) as kept:
        names = sorted({part.partition(".")[0] for part in kept.files})
        return {name: _head(kept, name) for name in names}


def _head(kept: Mapping[str, "NDArray[Any]"], name: str) -> Head:
    parts = [kept[f"{name}.{part}"].astype("float32") * kept[f"{name}.{part}.step"] for part in PARTS]
    names, told = (tuple(str(one) for one in kept[f"{name}.{which}"]) for which in ("names", "told"))
    return Head(names, told, *parts)
