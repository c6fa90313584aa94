"""The smallest run of sentences or list lines that holds an answer, in the store's own words."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.agent.concepts import CONCEPTS, meaning, said_words
from domain.agent.language import WORDS, Language
from domain.agent.planted import speaks_to_machine
from domain.agent.words import HAS_DIGIT, WORD, fold

ENOUGH = 0.45  # share of a question's weight that its answer must hold
NEAR_BEST = 0.6  # a neighbour as good as this belongs to the answer
LONGEST_LIST = 8  # lines
LONGEST_RUN = 3  # units
CONTEXT_WEIGHT = 0.8  # of a word found only in the title or heading
BOTH_WEIGHT = 1.15  # of a word found there and in the sentence as well
OTHER_TOPIC = 0.25  # taken off a sentence about another matter: a delivery question is not answered by returns
TOPICS = (
    frozenset({"refund", "return", "exchange"}),
    frozenset({"cancel"}),
    frozenset({"privacy"}),
    frozenset({"warranty"}),
)
WORDINESS = 0.004  # taken off for each further thing a sentence speaks of: of two as good, the plainer answers
SHORTEST_ANSWER = 3  # words; less is a heading, unless it holds a number
PRICED = re.compile(r"[$€£¥₩]\s?\d|\d\s?[€₩]")
UNSEEN_WEIGHT = 1.25  # of a word found nowhere: likely what the question is about
AMOUNT_BONUS = 0.15  # for a number where one is asked for
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"“(¿¡À-Þ])|(?<=[。！？])")
LIST_MARK = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")
HEADING = re.compile(r"^\s*(?:#{1,6}\s+|\d+(?:\.\d+)*\.?\s+)(?P<words>.{3,90})$")
QUANTITY = re.compile(
    r"\bhow (?:many|much|long|fast|soon|tall|big|wide|deep|high|heavy|old|far|large|thick|often)\b|\bwhen\b"
    r"|\bwhat (?:is|are) the (?:size|dimension|weight|length|height|width|age)|\bcuanto"
    r"|\bwie (?:lange|viel)|\bile\b|얼마|며칠|いくら|何日"
)
AMOUNT_WORDS = re.compile(r"\d|\b(?:immediate|once|instant|free|one|two|three|four|five|six|seven|eight|nine|ten)")
EMPTY = frozenset(
    """a an the is are was were be been do does did can could will would should may might must i you we they he she
    it my your our their his her its me us them this that these those there here to of in on at by for with from
    as and or but if so not no any some what which who whom whose when where why how much many am im ive id get
    got have has had please hi hello hey thanks about into out up down over under than then too very just also
    still only one ones want need like know tell offer ok u ur r pls hello wanna find see check help come comes
    use make made accept offer allow take takes took another method methods number something anything possible
    item product this""".split()
)

FOREIGN_SMALL_WORDS = frozenset().union(*(words for language, words in WORDS.items() if language != Language.ENGLISH))


@dataclass(frozen=True)
class Unit:
    """One sentence or list line. `heading` stands above it; `list_line` where it is part of a list."""

    text: str
    heading: str = ""
    list_line: bool = False

    @cached_property
    def meanings(self) -> frozenset[str]:
        fee = {"fee"} if PRICED.search(self.text) else set()
        return frozenset({meaning(word) for word in said_words(self.text)} | fee)

    @cached_property
    def context(self) -> frozenset[str]:
        return frozenset(meaning(word) for word in said_words(self.heading))


@dataclass(frozen=True)
class Run:
    """The answering units with the share of the question they hold: 0 to 1, a little more where the title agrees."""

    units: tuple[Unit, ...]
    score: float


def units_of(text: str, heading: str = "") -> list[Unit]:
    """Cut plain text into sentences and list lines, each under its heading.

    A sentence that speaks to a machine instead of a shopper is left out: it is data we do not repeat.
    """
    units: list[Unit] = []
    for line in text.splitlines():
        title = HEADING.match(line)
        if title and not line.rstrip().endswith((".", ";", ",")):
            heading = title["words"].strip()
        elif line.strip():
            units.extend(_line_units(line, heading))
    return [unit for unit in units if not speaks_to_machine(unit.text)]


def _line_units(line: str, heading: str) -> list[Unit]:
    listed = bool(LIST_MARK.match(line))
    plain = LIST_MARK.sub("", line).strip()
    return [Unit(part.strip(), heading, listed) for part in SENTENCE_END.split(plain) if part.strip()]


def question_meanings(question: str) -> list[str]:
    """Return what a question is about, one entry a meaning, empty words left out."""
    words = [word for word in said_words(question) if word not in EMPTY and (len(word) > 1 or word.isdigit())]
    found = [meaning(word) for word in words if word not in FOREIGN_SMALL_WORDS or meaning(word) in CONCEPTS]
    return list(dict.fromkeys(found))


def answer_in(question: str, units: Sequence[Unit], enough: float = ENOUGH) -> Run | None:
    """Return the run of `units` (of one text, in order) that answers `question`; None when none does."""
    wanted = question_meanings(question)
    if not wanted or not units:
        return None
    weights = _weights(wanted, units)
    quantity = bool(QUANTITY.search(fold(question)))
    scores = [_score(unit, wanted, weights, quantity) if _says_something(unit) else 0.0 for unit in units]
    best = max(range(len(units)), key=lambda at: scores[at] - WORDINESS * len(units[at].meanings))
    if scores[best] < enough:
        return None
    return Run(tuple(units[at] for at in _run(best, scores, units)), scores[best])


def _says_something(unit: Unit) -> bool:
    return bool(HAS_DIGIT.search(unit.text)) or len(WORD.findall(unit.text)) >= SHORTEST_ANSWER or unit.list_line


def _weights(wanted: Sequence[str], units: Sequence[Unit]) -> dict[str, float]:
    """Weigh rare words more; a word that stands nowhere weighs most of all, for it is not answered."""
    seen = Counter(word for unit in units for word in unit.meanings | unit.context)
    most = math.log(1 + len(units)) + 1
    return {
        word: (math.log((1 + len(units)) / (1 + seen[word])) + 1 if seen[word] else most * UNSEEN_WEIGHT)
        for word in wanted
    }


def _score(unit: Unit, wanted: Sequence[str], weights: dict[str, float], quantity: bool) -> float:
    held = sum(weights[word] * _held(unit, word) for word in wanted)
    bonus = AMOUNT_BONUS if quantity and AMOUNT_WORDS.search(unit.text.lower()) else 0.0
    strays = any(topic & (unit.meanings | unit.context) and not topic & set(wanted) for topic in TOPICS)
    return held / sum(weights.values()) + (bonus if held else 0.0) - (OTHER_TOPIC if strays else 0.0)


def _held(unit: Unit, word: str) -> float:
    if word in unit.meanings:
        return BOTH_WEIGHT if word in unit.context else 1.0
    if HAS_DIGIT.search(word):
        return -1.0  # "within 90 days?" is not answered by another number
    return CONTEXT_WEIGHT if word in unit.context else 0.0


def _run(best: int, scores: Sequence[float], units: Sequence[Unit]) -> list[int]:
    lead = _lead(best, units)
    if scores[lead] >= NEAR_BEST * scores[best] and units[lead].text.endswith(":"):
        return _with_list(lead, units)
    run = [best]
    for step in (1, -1):
        at = best + step
        while 0 <= at < len(units) and len(run) < LONGEST_RUN and _belongs(at, best, scores, units):
            run.append(at)
            at += step
    return sorted(run)


def _lead(at: int, units: Sequence[Unit]) -> int:
    """Return the line that leads to the list in which `at` stands, else `at` itself."""
    lead = at
    while units[lead].list_line and lead > 0:
        lead -= 1
    return lead


def _belongs(at: int, best: int, scores: Sequence[float], units: Sequence[Unit]) -> bool:
    return units[at].heading == units[best].heading and scores[at] >= NEAR_BEST * scores[best]


def _with_list(lead: int, units: Sequence[Unit]) -> list[int]:
    run = [lead]
    for at in range(lead + 1, min(lead + 1 + LONGEST_LIST, len(units))):
        if not units[at].list_line:
            break
        run.append(at)
    return run
