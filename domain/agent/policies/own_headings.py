"""What stands in a store's texts under a heading, or a question of their own, that is after the same matter."""

from collections.abc import Iterator
from functools import lru_cache

from domain.agent.drafts import Turn
from domain.agent.policies.nearest import sections_near
from domain.agent.policies.silence import ANY_DAY, PARTICULAR, SHORTEST_STEM
from domain.agent.routing.heads import SURE_MATTER, guess_matter
from domain.agent.routing.matters import Matter
from domain.agent.understanding.mentions import mask
from domain.agent.understanding.questions import question_meanings
from domain.knowledge.documents import Passage
from domain.language.units import Unit
from domain.language.words import fold, split_words

HEADINGS_IN_MEMORY = 4096  # per process; some hundred bytes each
LONGEST = 14  # words; a longer heading is a sentence
MOST_TOLD = 3  # sentences of it
# Of these a store writes once, in few words; of others, such as returns, headings part what belongs together.
PLAIN = frozenset(
    {
        Matter.LOCATION,
        Matter.OPENING_HOURS,
        Matter.GIFT_WRAPPING,
        Matter.DISCOUNTS,
        Matter.LOYALTY,
        Matter.RECYCLING,
        Matter.REPAIRS,
        Matter.MINIMUM_ORDER,
    }
)
# Of these a heading of the other may tell.
AKIN = (
    frozenset({Matter.LOCATION, Matter.OPENING_HOURS, Matter.CONTACT}),
    frozenset({Matter.GIFT_WRAPPING, Matter.GIFT_RECEIPTS}),
    frozenset({Matter.DISCOUNTS, Matter.PRICE_ADJUSTMENTS, Matter.LOYALTY}),
    frozenset({Matter.RECYCLING, Matter.SUSTAINABILITY}),
    frozenset({Matter.REPAIRS, Matter.WARRANTY}),
)
# A store's hours are often told where it says that it has a shop.
DAY_TOLD = (Matter.OPENING_HOURS, Matter.LOCATION)
Told = tuple[tuple[Unit, ...], tuple[Unit, ...], Passage]


def headed_by(turn: Turn, matter: Matter, question: str = "") -> Iterator[Told]:
    """Yield the sections near to a matter that have such a heading: what stands under it, the section, the passage."""
    for passage, section in sections_near(turn, matter.value):
        told = tuple(unit for unit in section if unit.heading and _speaks_for(unit, matter, question))
        if told:
            yield told[:MOST_TOLD], section, passage


def _speaks_for(unit: Unit, matter: Matter, question: str) -> bool:
    """Whether a heading is of the matter, and of nobody in particular who was not asked about: of students."""
    narrowed = PARTICULAR.search(fold(unit.heading))
    if narrowed and narrowed[0][:SHORTEST_STEM] not in fold(question):
        return False
    headed = matter_of(unit.heading)
    return headed is matter or ((matter, headed) == DAY_TOLD and bool(ANY_DAY.search(fold(unit.text))))


def is_surely(turn: Turn, question: str, matter: Matter) -> bool:
    """Whether a question is after a plain matter, by a word of it or beyond doubt: who asks how many students a
    college has wants no discount."""
    if matter not in PLAIN:
        return False
    if not frozenset(question_meanings(question)).isdisjoint(question_meanings(matter.value)):
        return True
    return guess_matter(mask(question), turn.reads.knowledge.vector(question), SURE_MATTER) is matter


def answers_another(unit: Unit, matter: Matter) -> bool:
    """Whether a sentence answers a question of the text's own that is after another matter than this plain one."""
    if matter not in PLAIN or not unit.heading.endswith(("?", "？")):
        return False
    other = matter_of(unit.heading)
    return other is not None and other is not matter and not any({matter, other} <= akin for akin in AKIN)


@lru_cache(HEADINGS_IN_MEMORY)
def matter_of(heading: str) -> Matter | None:
    """Return what a heading is about, by its words alone."""
    return guess_matter(heading, ()) if len(split_words(heading)) <= LONGEST else None
