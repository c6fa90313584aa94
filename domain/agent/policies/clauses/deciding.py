"""Whether a store's clauses decide a case. Where they are silent, or say two things, nothing is decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.agent.policies.clauses.cases import Case
from domain.agent.policies.clauses.reading import Anchor, Clause, Verdict
from domain.agent.policies.clauses.stages import Stage
from domain.language.words import fold, same_word, split_words

MOST_EXCEPTIONS = 3  # told beside what is allowed, for we may not know that a thing was on sale
GENERIC = frozenset("item items product products good goods article articles order orders all any other things".split())


@dataclass(frozen=True)
class Decision:
    """`verdict` is None where the clauses only bear on the case; `differ` where they contradict each other."""

    verdict: Verdict | None
    clauses: tuple[Clause, ...]
    differ: bool = False


def decide(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    if case.broken or case.complaint:
        return _of_broken(case, clauses)
    if case.stage is Stage.AFTER:
        return _after_delivery(case, [clause for clause in clauses if not clause.defect])
    return _by_stage([clause for clause in clauses if clause.stage is case.stage and not clause.defect])


def _of_broken(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    """Return what the store grants for what arrived broken, which other limits do not touch. Whether something that
    is only complained of is a fault, a person has to see."""
    granted = [clause for clause in clauses if clause.defect and clause.verdict]
    verdicts = {clause.verdict for clause in granted}
    verdict = Verdict.ALLOWS if case.broken else None
    return Decision(verdict, tuple(granted)) if verdicts == {Verdict.ALLOWS} else None


def _by_stage(clauses: Sequence[Clause]) -> Decision | None:
    decisive = [clause for clause in clauses if clause.verdict and not clause.goods]
    verdicts = {clause.verdict for clause in decisive}
    if not verdicts:
        return None
    return Decision(decisive[0].verdict if len(verdicts) == 1 else None, tuple(decisive), differ=len(verdicts) > 1)


def _after_delivery(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    excluded = [clause for clause in clauses if any(_is_one(kind, case.goods) for kind in clause.goods)]
    if excluded:
        return Decision(Verdict.FORBIDS, tuple(excluded[:1]))
    limits = [clause for clause in clauses if clause.days is not None and clause.stage in (None, Stage.AFTER)]
    # A time that runs from the delivery was written for what is delivered; one from the order is the looser word.
    limits = [clause for clause in limits if clause.anchor is Anchor.DELIVERY] or limits
    held = {_in_time(case, clause) for clause in limits}
    if len(held) == 2 and None not in held:
        return Decision(None, tuple(limits), differ=True)
    if held == {True}:
        exceptions = [clause for clause in clauses if clause.goods and _same_text(clause, limits[0])]
        return Decision(Verdict.ALLOWS, (limits[0], *exceptions[:MOST_EXCEPTIONS]))
    return Decision(Verdict.FORBIDS if held == {False} else None, tuple(limits[:1])) if limits else None


def _same_text(one: Clause, other: Clause) -> bool:
    return one.passage.document_id == other.passage.document_id


def _in_time(case: Case, clause: Clause) -> bool | None:
    days = clause.days or 0
    if clause.anchor is not None:
        since = case.since_delivery if clause.anchor is Anchor.DELIVERY else case.since_order
        return None if since is None else since <= days
    # Not told from when: what is in time since the order is so since the delivery, and late since that is late at all.
    if case.since_order is not None and case.since_order <= days:
        return True
    return False if case.since_delivery is not None and case.since_delivery > days else None


def _is_one(kind: str, goods: str) -> bool:
    """Whether the thing is of the kind: each of its words is said of it."""
    if not kind.isascii():
        return fold(kind) in goods
    words, said = [word for word in split_words(kind) if word not in GENERIC], split_words(goods)
    return bool(words) and all(any(same_word(word, one) for one in said) for word in words)
