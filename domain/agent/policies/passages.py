"""The smallest run of sentences or list lines that holds an answer, in the store's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from domain.agent.policies.all_sending import is_after_any_way
from domain.agent.policies.scoring import share_of
from domain.agent.policies.written_questions import under_their_questions
from domain.agent.understanding.questions import PLACE, RELATED, Question, reached
from domain.knowledge.documents import Passage
from domain.language.units import TEXTS_IN_MEMORY, Unit, units_of
from domain.language.words import fold

NEAR_BEST = 0.6  # a neighbour as good as this belongs to the answer
AS_GOOD = 0.97  # a row of a table or list as good as this answers as well
LONGEST_LIST = 8  # lines
LONGEST_RUN = 3  # units
LASTING = re.compile(
    r"\d\s?(?:(?:business|working|calendar) )?(?:days?|weeks?|hours?|werktag\w*|tage?n?\b|wochen?|jours?|semaines?"
    r"|dias?|semanas?|giorn\w+|settiman\w+|dni\b|dzien|tygod\w+|dagen|dag\b|weken|werkdagen|일|주|日|週間|営業日)"
    r"|\b(?:same|next)[ -](?:business |working )?day\b"
)
SENT_BACK = frozenset({"return", "refund"})
PAYING = frozenset({"pay", "fee", "free"})
MOST_PRICES = 5  # sentences
PRICE_ALONE = 2  # weights of a question after nothing but a price and what it is of
WORDINESS = 0.004  # taken off for each further thing a sentence speaks of: of two as good, the plainer answers
UNDER_ITS_HEADING = 0.8  # share of a question that a heading holds: then all of its list is the answer


@dataclass(frozen=True)
class Run:
    """The answering units with the share of the question they hold: 0 to 1, a little more where the title agrees."""

    units: tuple[Unit, ...]
    score: float


def passage_units(passage: Passage) -> tuple[Unit, ...]:
    """Return the passage's units. It may begin with its own heading, which answers nothing, to stand alone."""
    headed = " – ".join(part for part in (passage.title, passage.heading) if part)
    return _units(passage.text.removeprefix(headed), passage.heading, passage.title)


@lru_cache(TEXTS_IN_MEMORY)
def _units(text: str, heading: str, title: str) -> tuple[Unit, ...]:
    return under_their_questions(units_of(text, heading, title))


def best_run(question: Question, units: Sequence[Unit]) -> Run | None:
    """Return the run of `units` (of one text, in order) that holds most of `question`."""
    scores = [share_of(unit, question) for unit in units]
    if not scores:
        return None
    best = max(range(len(units)), key=lambda at: scores[at] - WORDINESS * _wordiness(units[at]))
    return Run(tuple(units[at] for at in _run(best, scores, units, question)), scores[best])


def _wordiness(unit: Unit) -> int:
    return 0 if unit.cells else len(unit.meanings)


def _run(best: int, scores: Sequence[float], units: Sequence[Unit], question: Question) -> list[int]:
    lead = _lead(best, units)
    if scores[lead] >= NEAR_BEST * scores[best] and units[lead].text.endswith(":"):
        return _with_list(lead, units)
    if units[best].list_line:
        same = [at for at, unit in enumerate(units) if unit.list_line and unit.heading == units[best].heading]
        if (rows := _rows_of_sending(best, same, units, question)) and len(rows) <= LONGEST_LIST:
            return rows
        whole = _is_what_a_heading_says(units[best], question)
        return same[:LONGEST_LIST] if whole else _as_good_lines(best, same, scores)
    if asks_time(question, units) and (timed := _timed(units)):
        return timed[:MOST_PRICES]
    priced = [at for at, unit in enumerate(units) if "fee" in unit.meanings and not unit.list_line]
    if asks_price(question) and best in priced and len(priced) > LONGEST_RUN - 1:
        return priced[:MOST_PRICES]
    if asks_who_pays(question) and (told := _who_pays(best, units)):
        return told
    run = [best]
    for step in (1, -1):
        at = best + step
        while 0 <= at < len(units) and len(run) < LONGEST_RUN and _belongs(at, best, scores, units):
            run.append(at)
            at += step
    return sorted(run)


def asks_time(question: Question, units: Sequence[Unit]) -> bool:
    """Whether it is asked how long sending takes, to no place that is told of: then all times that stand together are
    the answer."""
    asked = question.weights.keys() - {PLACE} == {"time", "delivery"}
    return asked and not any(reached(unit, question.places) for unit in units)


def _timed(units: Sequence[Unit]) -> list[int]:
    """Return the sentences that tell how long sending takes, and not how long goods may be sent back."""
    about = [unit.meanings | unit.context for unit in units]
    sent = [at for at, said in enumerate(about) if "delivery" in said and not SENT_BACK & units[at].meanings]
    return [at for at in sent if LASTING.search(fold(units[at].text)) and not units[at].list_line]


def _rows_of_sending(best: int, same: Sequence[int], units: Sequence[Unit], question: Question) -> list[int]:
    """Return the rows of a table that all answer who asks what sending costs or takes, by no service: those that name
    the place as nearly as the best does, or all where none is named; none of another table, or for another question."""
    if not units[best].cells or not is_after_any_way(question.weights.keys()):
        return []
    near = reached(units[best], question.places)
    return [at for at in same if not question.places or reached(units[at], question.places) >= near]


def asks_price(question: Question) -> bool:
    """Whether the price of sending is asked for, to no place: then all prices that stand together are the answer."""
    return (
        {"fee", "delivery"} <= question.weights.keys() and not question.places and len(question.weights) == PRICE_ALONE
    )


def asks_who_pays(question: Question) -> bool:
    """Whether it is asked what sending back costs, from nowhere: the shopper may be in any of the cases told."""
    asked = question.weights.keys()
    return bool({"return", "refund"} & asked and {"pay", "fee", "free"} & asked) and not question.places


def _who_pays(best: int, units: Sequence[Unit]) -> list[int]:
    """Return the sentences under the heading of the best that tell who pays, all of them or none."""
    told = [at for at, unit in enumerate(units) if unit.heading == units[best].heading and PAYING & unit.meanings]
    return told[:MOST_PRICES] if best in told and not units[best].list_line else []


def _is_what_a_heading_says(unit: Unit, question: Question) -> bool:
    """Whether the heading alone holds the question: "when is a refund refused?" asks for all that stands there."""
    headed = Unit(unit.heading)
    said = headed.meanings | {RELATED[word] for word in headed.meanings & RELATED.keys()}
    shared = said & question.weights.keys()
    held = sum(question.weights[word] for word in shared)
    return len(shared) > 1 and shared != RELATED.keys() and held >= UNDER_ITS_HEADING * question.whole


def _as_good_lines(best: int, same: Sequence[int], scores: Sequence[float]) -> list[int]:
    """Of a list or table, return the lines that answer as well as the best: all rows where none is asked for."""
    return [at for at in same if scores[at] >= AS_GOOD * scores[best]][:LONGEST_LIST]


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
