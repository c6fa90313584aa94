"""Times to give something back that differ by goods: who asks for the policy as a whole is told all of them."""

from collections.abc import Iterable, Iterator

from domain.agent.drafts import Turn
from domain.agent.policies.clauses.reading import Clause, clauses_of
from domain.agent.policies.clauses.scopes import names_goods, scope_of, scope_told
from domain.agent.policies.excluded import asks_what_not, clauses_of_excluded
from domain.agent.policies.found import SURE, Found
from domain.agent.policies.nearest import passages_near
from domain.agent.policies.passages import Run
from domain.agent.policies.whole_lists import with_their_lists
from domain.agent.understanding.questions import OVERVIEW, question_meanings
from domain.knowledge.documents import DocumentKind
from domain.language.places import places_in

GIVING_BACK = frozenset({"return", "refund"})
OF_TIME = frozenset({"time", "item"})
MOST_TOLD = 5  # sentences, beside the lines of lists
MOST_EXCLUDED = 8  # of what cannot come back


def for_all_goods(turn: Turn, question: str, found: Found | None) -> list[Found]:
    """Return what answers a question after the time to return, with the times for other goods; after the policy as a
    whole with what cannot come back, too."""
    asked = frozenset(question_meanings(question))
    alone = [found] if found else []
    if asks_what_not(question) and (excluded := clauses_of_excluded(turn)):
        return list(_by_passage(excluded[:MOST_EXCLUDED]))
    if (found and found.unspoken) or not _asks_for_all(question, asked):
        return alone
    clauses = list(_clauses(turn, question, found, whole=bool(OVERVIEW & asked)))
    times = {one.days for one in clauses if one.days is not None}
    told = {unit.text for unit in found.run.units} if found else set()
    if not times or (len(clauses) == 1 and clauses[0].unit.text in told):
        return alone
    ordered = sorted(clauses, key=lambda one: (one.unit.list_line, bool(_narrowed(one)), one.days is None))
    listed = [one for one in ordered if one.unit.list_line and one.excepts]
    return list(_by_passage(dict.fromkeys((*ordered[:MOST_TOLD], *listed))))


def _asks_for_all(question: str, asked: frozenset[str]) -> bool:
    beside = asked - GIVING_BACK - OVERVIEW - OF_TIME
    narrowed = scope_of(question) or names_goods(question) or places_in(question)
    # How long the money takes is no time in which to give something back.
    at_all = OVERVIEW & asked and GIVING_BACK & asked or ({"return", "time"} <= asked and "refund" not in asked)
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


def _by_passage(chosen: Iterable[Clause]) -> Iterator[Found]:
    passages: dict[str, list[Clause]] = {}
    for one in chosen:
        passages.setdefault(one.passage.text, []).append(one)
    for own in passages.values():
        units = with_their_lists([one.unit for one in own], own[0].section)
        yield Found(Run(units, 1.0), own[0].section, own[0].passage, SURE)
