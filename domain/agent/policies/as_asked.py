"""What stands written for the very question: a merchant's own answer, or a text whose title it is."""

from domain.agent.drafts import Turn
from domain.agent.policies.found import SURE, Found
from domain.agent.policies.nearest import passages_near
from domain.agent.policies.passages import Run, passage_units
from domain.agent.understanding.questions import question_meanings
from domain.knowledge.documents import DocumentKind, Passage
from domain.language.words import fold

SAME_SHARE = 0.75  # of what two questions speak of together that both of them must


def written_for(turn: Turn, question: str) -> Found | None:
    """Return what the merchant wrote as the answer to that very question, whole."""
    near = passages_near(turn, question)
    return _whole(next((one for one in reversed(near) if _is_written_for(one, question)), None))


def titled(turn: Turn, question: str) -> Found | None:
    """Return how the text begins whose title is that very question, such as an article of a help centre."""
    return _whole(next((one for one in passages_near(turn, question) if asks_the_same(one.title, question)), None))


def _whole(passage: Passage | None) -> Found | None:
    section = passage_units(passage) if passage else ()
    return Found(Run(section, 1.0), section, passage, SURE) if passage and section else None


def _is_written_for(passage: Passage, question: str) -> bool:
    return passage.kind is DocumentKind.SNIPPET and asks_the_same(passage.title, question)


def asks_the_same(one: str, other: str) -> bool:
    """Whether two questions are after the same, in whatever order of words: "is gift wrapping possible" and "do you
    offer gift wrapping". Of another place, thing or number, a question is another one."""
    first, second = frozenset(question_meanings(one)), frozenset(question_meanings(other))
    if fold(one).strip(" ?!.") == fold(other).strip(" ?!."):
        return True
    return bool(first) and len(first & second) >= SAME_SHARE * len(first | second)
