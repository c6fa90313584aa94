"""What was found in a store's texts to a question, and how sure it must be."""

from dataclasses import dataclass

from domain.agent.policies.passages import Run
from domain.knowledge.documents import Passage
from domain.language.units import Unit

# What the share of a question and the nearness of the passage must make together.
ENOUGH = 0.7
SURE = 0.9  # where the question was rather about products


@dataclass(frozen=True)
class Found:
    """The run of a passage that answers; `section` are all the passage's units, `strength` how sure it is.

    `unspoken` is what of the question the store's texts do not speak of, "" where this answers it. `of_place` where it
    holds for the place in its heading alone, and is told beside others.
    """

    run: Run
    section: tuple[Unit, ...]
    passage: Passage
    strength: float
    unspoken: str = ""
    of_place: bool = False
