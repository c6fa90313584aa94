"""The passages of a store's texts that come nearest to a question, and how near they are."""

from functools import lru_cache

from domain.agent.drafts import Turn
from domain.agent.policies.passages import passage_units
from domain.agent.understanding.questions import question_meanings
from domain.knowledge.documents import WRITTEN, Passage
from domain.language.concepts import CONCEPTS
from domain.language.languages import Language, detect
from domain.language.units import Unit

KINDS = WRITTEN
PASSAGES = 12
FOREIGN_NEAR = 0.25  # of a passage in another language than English, which the model of meaning does not read
TEXTS_IN_MEMORY = 4096  # per process; a few kilobytes each


def sections_near(turn: Turn, question: str) -> list[tuple[Passage, tuple[Unit, ...]]]:
    return [(passage, passage_units(passage)) for passage in passages_near(turn, question)]


def passages_near(turn: Turn, question: str) -> list[Passage]:
    """Return the nearest passages; a question in another language is asked in the words of its concepts as well."""
    found = turn.search(question, KINDS, PASSAGES)
    concepts = [word for word in question_meanings(question) if word in CONCEPTS]
    if turn.language is not Language.ENGLISH and concepts:
        found = [*found, *turn.search(" ".join(concepts), KINDS, PASSAGES)]
    best = {(one.kind, one.document_id, one.text): one for one in sorted(found, key=lambda one: one.score)}
    return list(best.values())


def nearness_of(turn: Turn, passage: Passage) -> float:
    """Return how near a passage is; the meaning of two languages is not compared, so that words alone tell."""
    both_english = turn.language is Language.ENGLISH and language_of(passage.text) is Language.ENGLISH
    return passage.score if both_english else max(passage.score, FOREIGN_NEAR)


@lru_cache(TEXTS_IN_MEMORY)
def language_of(text: str) -> Language:
    return detect(text, "")
