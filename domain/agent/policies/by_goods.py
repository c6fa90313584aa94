"""Times to give something back that differ by goods: who asks for the policy as a whole is told all of them."""

from collections.abc import Iterator, Sequence

from domain.agent.drafts import Turn
from domain.agent.policies.clauses.reading import Clause, clauses_of
from domain.agent.policies.clauses.scopes import names_goods, scope_of, scope_told
from domain.agent.policies.finding import SURE, Found
from domain.agent.policies.nearest import passages_near
from domain.agent.policies.passages import Run
from domain.agent.understanding.questions import OVERVIEW, question_meanings
from domain.knowledge.documents import DocumentKind
from domain.language.places import places_in

GIVING_BACK = frozenset({"return", "refund"})
OF_TIME = frozenset({"time", "item"})
MOST_TOLD = 5  # sentences


def for_all_goods(turn: Turn, question: str, found: Found | None) -> list[Found]:
    """Return what answers a question after the time to return, with the times for other goods; after the policy as a
    whole with what cannot come back, too."""
    asked = frozenset(question_meanings(question))
    alone = [found] if found else []
    if (found and found.unspoken) or not _asks_for_all(question, asked):
        return alone
    clauses = list(_clauses(turn, question, found, whole=bool(OVERVIEW & asked)))
    times = {one.days for one in clauses if one.days is not None}
    told = {unit.text for unit in found.run.units} if found else set()
    if not times or (len(clauses) == 1 and clauses[0].unit.text in told):
        return alone
    chosen = sorted(clauses, key=lambda one: (bool(_narrowed(one)), one.days is None))[:MOST_TOLD]
    return list(_by_passage(chosen))


def _asks_for_all(question: str, asked: frozenset[str]) -> bool:
    beside = asked - GIVING_BACK - OVERVIEW - OF_TIME
    narrowed = scope_of(question) or names_goods(question) or places_in(question)
    # How long the money takes is no time in which to give something back.
    at_all = OVERVIEW & asked and GIVING_BACK & asked or {"return", "time"} <= asked
    return bool(at_all) and not (beside or narrowed)


def _clauses(turn: Turn, question: str, found: Found | None, *, whole: bool) -> Iterator[Clause]:
    """Yield the clauses that tell a time for giving sound goods back, of the same text, and those that take it back
    where the `whole` is asked for."""
    near = [one for one in passages_near(turn, question) if found or one.kind is DocumentKind.POLICY]
    # Nearest last: a store that has several policies writes of returns in the one that comes nearest.
    text = (found.passage if found else near[-1]).document_id if near else ""
    for clause in clauses_of(one for one in near if one.document_id == text):
        of_returns = GIVING_BACK & (clause.unit.meanings | clause.unit.context) and not clause.defect
        if of_returns and (clause.days is not None or (whole and clause.excepts)):
            yield clause


def _narrowed(clause: Clause) -> frozenset[str]:
    return scope_told(clause.unit.heading, clause.unit.text)


def _by_passage(chosen: Sequence[Clause]) -> Iterator[Found]:
    passages = dict.fromkeys(one.passage.text for one in chosen)
    for text in passages:
        own = [one for one in chosen if one.passage.text == text]
        units = tuple(unit for unit in own[0].section if any(unit is one.unit for one in own))
        yield Found(Run(units, 1.0), own[0].section, own[0].passage, SURE)
