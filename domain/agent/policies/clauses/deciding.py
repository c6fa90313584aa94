"""Whether a store's clauses decide a case. Where they are silent, or say two things, nothing is decided.

Nor is it where they take something back that the case was not held against: whether a thing counts as food, was on
sale or was opened, its name does not tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.agent.policies.clauses.cases import Case
from domain.agent.policies.clauses.conditions import AKIN, Condition, conditions_put, conditions_told
from domain.agent.policies.clauses.forbidding import is_conditional, is_of_a_class, is_of_a_state
from domain.agent.policies.clauses.reading import Anchor, Clause, Verdict
from domain.agent.policies.clauses.scopes import SOLD_SO, names_goods, scope_of, scope_told
from domain.agent.policies.clauses.stages import Stage
from domain.agent.policies.clauses.stating import FEE
from domain.agent.policies.clauses.subjects import is_for_other_goods, is_for_these_goods
from domain.agent.policies.exchanging import speaks_of_exchange
from domain.language.concepts import meaning, said_words
from domain.language.vocabulary import PLAIN_WORDS, SHOP_WORDS
from domain.language.words import fold, same_word, split_words

MOST_EXCEPTIONS = 3  # told beside what is allowed
MOST_UNDECIDED = 6  # exceptions told where they may be what decides
MOST_BEARING = 2  # further sentences that speak of what the shopper speaks of
GENERIC = frozenset("item items product products good goods article articles order orders all any other things".split())
OF_ALL_RETURNS = frozenset("return refund cancel item damaged time policy exchange after befor still send".split())
OUT_OF_THE_BOX = frozenset({Condition.USED, Condition.WORN, Condition.WASHED})
SHORTEST = 2  # letters of a word that may tell what a message is about, and one more
TELLING_NOTHING = PLAIN_WORDS | SHOP_WORDS


@dataclass(frozen=True)
class Decision:
    """`verdict` is None where the clauses only bear on the case; `differ` where they contradict each other.

    `narrow` where they name what the case is of, so that nothing else of a list need be told; `silent` where they tell
    nothing of the state that the thing is in.
    """

    verdict: Verdict | None
    clauses: tuple[Clause, ...]
    differ: bool = False
    narrow: bool = False
    silent: bool = False


def decide(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    if case.broken or case.complaint:
        return _of_broken(case, clauses)
    # What is not wanted any more is called off as long as it has not left, and sent back after that.
    case = replace(case, cancels=case.cancels or (case.unwanted and case.stage is Stage.BEFORE))
    sound = [clause for clause in clauses if clause.is_of_sound]
    if case.stage in (None, Stage.AFTER):
        return _of_cancelling(case, sound) if case.stage is None and case.cancels else _sent_back(case, sound)
    by_stage = _by_stage([clause for clause in sound if clause.stage is case.stage])
    return by_stage or (_of_cancelling(case, sound) if case.cancels else _sent_back(case, sound))


def _sent_back(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    """Return what is said of sending a thing back, of one that was opened or used what is said of just that."""
    decision, put = _after_delivery(case, clauses), conditions_put(case.told)
    if not put or case.cancels or (decision and decision.verdict is Verdict.FORBIDS):
        return decision
    stated = _of_condition(case, clauses, put)
    if stated:
        differ = decision is not None and decision.differ
        limits = [clause for clause in _limits(case, clauses) if differ or _same_text(clause, stated)]
        told = (*(limits if differ else limits[:1]), *stated)
        return Decision(None, tuple(dict.fromkeys(told)), differ, narrow=True)
    # What a time alone allows may still hang on the state: nobody wrote that it does not.
    told = decision.clauses if decision and decision.verdict else _limits(case, clauses)[:1]
    return Decision(None, tuple(told), narrow=True, silent=True) if told else decision


def _of_condition(case: Case, clauses: Sequence[Clause], put: frozenset[Condition]) -> list[Clause]:
    """Return the clauses that tell of a state; of a thing that is known not those which are for other goods alone."""
    meant = [clause for clause in clauses if put & conditions_told(clause.unit.text)]
    akin = frozenset(AKIN[one] for one in put if one in AKIN)
    meant += [clause for clause in clauses if put & OUT_OF_THE_BOX and _charges_opened(clause) and clause not in meant]
    if all(clause.goods for clause in meant):
        meant += [clause for clause in clauses if not clause.goods and akin & conditions_told(clause.unit.text)]
    fitting = [clause for clause in meant if not (clause.goods and case.known) or _may_be_of(clause, case)]
    return (fitting or meant)[:MOST_EXCEPTIONS]


def _charges_opened(clause: Clause) -> bool:
    """Whether a clause has something taken off for what was opened, as all is that was used."""
    return Condition.OPENED in conditions_told(clause.unit.text) and bool(FEE.search(fold(clause.unit.text)))


def _may_be_of(clause: Clause, case: Case) -> bool:
    return any(_is_of(kind, case) or is_of_a_class(kind) for kind in clause.goods)


def _of_broken(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    """Return what the store grants for what arrived broken, which other limits do not touch. Whether something that
    is only complained of is a fault, a person has to see."""
    told = [clause for clause in clauses if clause.defect]
    granted = [clause for clause in told if clause.verdict]
    verdicts = {clause.verdict for clause in granted}
    verdict = Verdict.ALLOWS if case.broken else None
    if verdicts == {Verdict.ALLOWS}:
        return Decision(verdict, tuple(granted))
    return Decision(None, tuple(told[:MOST_EXCEPTIONS])) if told and not granted else None


def _by_stage(clauses: Sequence[Clause]) -> Decision | None:
    decisive = [clause for clause in clauses if clause.verdict and not clause.goods]
    verdicts = {clause.verdict for clause in decisive}
    if not verdicts:
        return None
    return Decision(decisive[0].verdict if len(verdicts) == 1 else None, tuple(decisive), differ=len(verdicts) > 1)


def _of_cancelling(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    """Return what is said of calling an order off, which may hang on more than a record tells."""
    told = [clause for clause in clauses if _is_of_cancelling(clause) and clause.stage in (None, case.stage)]
    told = _of_what_is_sold_so(case, told)
    headed = [clause for clause in told if "cancel" in clause.unit.context] or told
    return Decision(None, tuple(headed[:MOST_EXCEPTIONS])) if headed else None


def _of_what_is_sold_so(case: Case, clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clauses of subscriptions for one, of pre-orders for those, and of neither for any other order."""
    asked = SOLD_SO & scope_of(case.goods)
    scopes = [SOLD_SO & scope_of(f"{one.passage.title} {one.unit.heading} {one.unit.text}") for one in clauses]
    return [one for one, scope in zip(clauses, scopes, strict=True) if (scope & asked if asked else not scope)]


def _is_of_cancelling(clause: Clause) -> bool:
    """Whether a clause tells until when an order may be called off, itself or by the question that it answers."""
    unit = clause.unit
    answers = unit.heading.endswith(("?", "？")) and "cancel" in unit.context
    swapped = "exchange" in unit.meanings and speaks_of_exchange(unit.text) and not SOLD_SO & scope_of(unit.text)
    return answers or ("cancel" in unit.meanings and not (swapped or "return" in unit.meanings))


def _never_back(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    """Return the refusal of what is never taken back, whenever that is asked."""
    firm = [clause for clause in _excluding(case, clauses) if _is_firm(clause, case)]
    return Decision(Verdict.FORBIDS, tuple(firm[:1])) if firm else None


def _excluding(case: Case, clauses: Sequence[Clause]) -> list[Clause]:
    return [clause for clause in clauses if any(_is_of(kind, case) for kind in clause.goods)]


def _is_of(kind: str, case: Case) -> bool:
    """Whether the case is of the kind; where only the message says so, it names no other thing: "food container"."""
    recorded = case.goods.removeprefix(fold(case.told))
    return _is_one(kind, case.goods) and (_is_one(kind, recorded) or not _names_another(kind, split_words(case.told)))


def _names_another(kind: str, said: Sequence[str]) -> bool:
    last = next(reversed(split_words(kind)), "")
    after = [said[at + 1] if at + 1 < len(said) else "" for at, word in enumerate(said) if same_word(last, word)]
    return bool(after) and all(names_goods(word) for word in after)


def _after_delivery(case: Case, clauses: Sequence[Clause]) -> Decision | None:
    if refused := _never_back(case, clauses):
        return refused
    if not case.cancels:
        clauses = [clause for clause in clauses if not _is_of_cancelling(clause)]
    excluded = _excluding(case, clauses)
    limits = _limits(case, clauses)
    held = {_in_time(case, clause) if _holds_for(clause, case) else None for clause in limits}
    if held == {False}:
        return Decision(Verdict.FORBIDS, limits[:1])
    rules = [clause for clause in clauses if _same_text(clause, limits)] if limits else list(clauses)
    exceptions = [clause for clause in rules if clause.excepts and clause not in limits]
    checked = not case.settled and not excluded and all(_is_other(clause, case) for clause in exceptions)
    if held == {True} and checked:
        return Decision(Verdict.ALLOWS, (*limits[:1], *exceptions[:MOST_EXCEPTIONS]))
    differ = len({clause.days for clause in limits if _holds_for(clause, case)}) > 1 and held != {True}
    open_ones = [] if excluded else _likeliest_first(exceptions, case)[:MOST_UNDECIDED]
    told = (*excluded, *limits, *_bearing(case, rules), *open_ones)
    return Decision(None, tuple(dict.fromkeys(told)), differ, narrow=bool(excluded)) if told else None


def _is_firm(clause: Clause, case: Case) -> bool:
    """Whether a clause takes back what the case names, in whatever state: "opened creams and waxes" are opened both."""
    first = next(iter(split_words(clause.goods[0])), "")
    stated = not is_of_a_state(first) or _is_one(first, case.goods)
    return stated and not is_conditional(clause.unit.text)


def _limits(case: Case, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the times to give something back in that hold for the case, one of each length.

    A time that runs from the delivery was written for what is delivered; one from the order is the looser word. What
    names the very goods counts more than what holds for all.
    """
    timed = [clause for clause in clauses if clause.days is not None and clause.stage in (None, Stage.AFTER)]
    fitting = [clause for clause in timed if not (case.known and _is_for_others(clause, case))]
    meant = [clause for clause in timed if _holds_for(clause, case)] or fitting
    meant = [clause for clause in meant if is_for_these_goods(clause.unit.text, case.goods)] or meant
    strict = [clause for clause in meant if not _is_told_stricter(clause, meant)]
    anchored = sorted(strict, key=lambda clause: clause.anchor is not Anchor.DELIVERY)
    return tuple({clause.days: clause for clause in reversed(anchored)}.values())[::-1]


def _is_told_stricter(clause: Clause, others: Sequence[Clause]) -> bool:
    """Whether a time from the order is told for the same goods from their delivery, or simply as such."""
    strict = [one for one in others if one.anchor is not Anchor.ORDER] if clause.anchor is Anchor.ORDER else []
    return any(_narrowed_to(one) == _narrowed_to(clause) for one in strict)


def _narrowed_to(clause: Clause) -> frozenset[str]:
    return scope_told(clause.unit.heading, clause.unit.text)


def _holds_for(clause: Clause, case: Case) -> bool:
    narrowed = _narrowed_to(clause)
    said = split_words(case.goods)
    named = all(any(same_word(word, one) for one in said) for word in narrowed)
    return named and not is_for_other_goods(clause.unit.text, case.goods)


def _is_for_others(clause: Clause, case: Case) -> bool:
    """Whether a clause names goods, and the thing is called otherwise: a trial of mattresses is for no pillow."""
    said = split_words(case.goods)
    named = [word for word in _narrowed_to(clause) if names_goods(word)]
    others = bool(named) and not any(same_word(word, one) for word in named for one in said)
    return others or is_for_other_goods(clause.unit.text, case.goods)


def _same_text(one: Clause, others: Sequence[Clause]) -> bool:
    return any(one.passage.document_id == other.passage.document_id for other in others)


def _bearing(case: Case, clauses: Sequence[Clause]) -> list[Clause]:
    """Return the clauses that speak of what the shopper speaks of: "I lost the tags", "a used tent"."""
    words = [word for word in said_words(case.told) if len(word) > SHORTEST and word not in TELLING_NOTHING]
    about = {meaning(word) for word in words} - OF_ALL_RETURNS
    shared = [(len(about & clause.unit.meanings), clause) for clause in clauses if "cancel" not in clause.unit.meanings]
    best = sorted((pair for pair in shared if pair[0]), key=lambda pair: -pair[0])
    return [clause for _, clause in best[:MOST_BEARING]]


def _likeliest_first(exceptions: Sequence[Clause], case: Case) -> list[Clause]:
    said = split_words(case.goods)

    def shared(clause: Clause) -> int:
        words = {word for kind in clause.goods for word in split_words(kind) if word not in GENERIC}
        return sum(any(same_word(word, one) for one in said) for word in words)

    return sorted(exceptions, key=lambda clause: -shared(clause))


def _in_time(case: Case, clause: Clause) -> bool | None:
    days, delivered, ordered = clause.days or 0, case.since_delivery, case.since_order
    # Nothing is delivered before it is ordered.
    if ordered is not None and ordered <= days:
        return True
    if clause.anchor is Anchor.ORDER:
        return None if ordered is None else False
    if clause.anchor is Anchor.DELIVERY:
        return None if delivered is None else delivered <= days
    # Not told from when: what is late since the delivery is late at all.
    return False if delivered is not None and delivered > days else None


def _is_one(kind: str, goods: str) -> bool:
    """Whether the thing is of the kind: each of its words is said of it."""
    if not kind.isascii():
        return fold(kind) in goods
    words, said = [word for word in split_words(kind) if word not in GENERIC], split_words(goods)
    return bool(words) and all(any(same_word(word, one) for one in said) for word in words)


def _is_other(clause: Clause, case: Case) -> bool:
    """Whether the thing is surely none of what a clause takes back: it names things, and this is called otherwise."""
    named = bool(clause.goods) and not is_conditional(clause.unit.text)
    return named and case.known and not any(is_of_a_class(kind) for kind in clause.goods)
