"""Small linear heads over a message's cells and its meaning, and the one that knows languages."""

from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True)
class Head:
    """One linear layer: rows for the cells of words, for the meaning's vector where it is used, and for the bias."""

    names: tuple[str, ...]
    words: "NDArray[float32]"
    meaning: "NDArray[float32]"
    bias: "NDArray[float32]"

    def shares(self, text: str, vector: Sequence[float] = ()) -> list[float]:
        import numpy as np

        cells = cells_of(text)
        scores = self.bias + self.words[cells].sum(0) * (WORDS_SHARE / max(len(cells), 1) ** 0.5)
        if len(vector):
            scores = scores + np.asarray(vector, dtype=np.float32) @ self.meaning * WORDS_SHARE
        grown = np.exp(scores - scores.max())
        shares: list[float] = (grown / grown.sum()).tolist()
        return shares


def guess_language(text: str) -> dict[str, float]:
    """Return how likely each language is, by its code: {"en": 0.9, ...}."""
    head = read_heads(LANGUAGES)["language"]
    return dict(zip(head.names, head.shares(text), strict=True))


@cache
def read_heads(file: Path) -> Mapping[str, Head]:
    """Read the heads of a file that `bin.train_router` wrote. Weights are whole numbers of one step each."""
    import numpy as np

    with np.load(file) as kept:
        names = sorted({part.rpartition(".")[0] for part in kept.files})
        return {name: _head(kept, name) for name in names}


def _head(kept: Mapping[str, "NDArray[Any]"], name: str) -> Head:
    step = kept[f"{name}.step"]
    parts = [kept[f"{name}.{part}"].astype("float32") * step for part in ("words", "meaning", "bias")]
    return Head(tuple(str(one) for one in kept[f"{name}.names"]), *parts)
