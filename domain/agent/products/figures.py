"""A figure in a question beside the one that a record sets as its limit: 130 kg on a chair that carries 120 kg."""

import re

from domain.agent.products.measured_values import Measure, measures_said
from domain.agent.products.polarity import Polarity
from domain.agent.understanding.questions import question_meanings
from domain.language.measures import pieces
from domain.language.words import HAS_DIGIT, fold, same_word, split_words

ASKED = re.compile(r"\b(?:can|could|will|would|does|do|is|are|may|ok|okay|safe|enough)\b")
# What turns the question round, or asks for the limit itself.
TURNED = re.compile(r"\b(?:too|over|more|less|exceeds?|limit|max\w*|min\w*|not|cant|wont|isnt|never|without)\b")
CARRIES = re.compile(r"\b(?:max(?:imum)?|up to|limit|load|capacity|carries|holds|supports|no more than)\b")
OPENS = re.compile(
    r"\bdoors?(?:ways?)?\b.*\b(?:from|at least|min(?:imum)?|wider than)\b|\bneeds? .*\bdoors?(?:ways?)?\b"
)
DOOR = re.compile(r"\bdoors?(?:ways?)?\b")
TAKES_UP_TO = re.compile(r"\b(?:up to|max(?:imum)?|no (?:larger|bigger|longer|more) than)\b")
FIGURE = re.compile(r"\d+(?:\.\d+)?[a-z]+")
MASS, LENGTH = "g", "mm"
NEAR_LIMIT = 3  # words before a limit, among which is what it holds for


def by_figures(question: str, sentence: str) -> Polarity | None:
    """Return yes or no where one weight or one width is asked about and the sentence sets one limit for it."""
    asked, told = _only_measure(question), _only_measure(sentence)
    plain = fold(sentence)
    if not asked or not told or asked.kind != told.kind:
        return None
    if not ASKED.search(fold(question)) or TURNED.search(fold(question)):
        return None
    if asked.kind == MASS and CARRIES.search(plain):
        return Polarity.YES if asked.amounts <= told.amounts else Polarity.NO
    if asked.kind == LENGTH and OPENS.search(plain) and DOOR.search(fold(question)):
        return Polarity.YES if asked.amounts >= told.amounts else Polarity.NO
    if sets_limit(question, sentence):
        return Polarity.YES if asked.amounts <= told.amounts else Polarity.NO
    return None


def sets_limit(question: str, sentence: str) -> bool:
    """Whether a sentence says up to which length it takes what is asked about: "for laptops up to 15 inches"."""
    limit = TAKES_UP_TO.search(fold(sentence)) if HAS_DIGIT.search(question) else None
    if not limit:
        return False
    asked, told = _only_measure(question), _only_measure(sentence)
    if not asked or not told or not asked.kind == told.kind == LENGTH:
        return False
    before = split_words(fold(sentence)[: limit.start()])[-NEAR_LIMIT:]
    return any(same_word(word, one) for word in split_words(question) if question_meanings(word) for one in before)


def figures_in(text: str) -> frozenset[str]:
    """Return the measures of a text as they are written together: of "180 g vinyl" the "180g"."""
    return (
        frozenset(one.text for one in pieces(text) if FIGURE.fullmatch(one.text))
        if HAS_DIGIT.search(text)
        else frozenset()
    )


def _only_measure(text: str) -> Measure | None:
    """Return the one weight or length of a text; of several, which is meant is not known."""
    found = [one.measure for one in measures_said(text, pieces(text)) if one.measure.kind in (MASS, LENGTH)]
    return found[0] if len(found) == 1 and len(found[0].numbers) == 1 else None
