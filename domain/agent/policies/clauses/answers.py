"""The answer to a case: what the store's clauses say of it, in their own words, and whether they decide it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.gaps import UNSURE
from domain.agent.intents import Intent
from domain.agent.orders.answers import order_card, order_source
from domain.agent.orders.figures import before_acting
from domain.agent.orders.lookups import order_evidence
from domain.agent.orders.wishes import OWN
from domain.agent.phrases import Say
from domain.agent.policies.answers import KINDS, passage_evidence, passage_source, tongue_of
from domain.agent.policies.clauses.cases import Case, case_of
from domain.agent.policies.clauses.deciding import Decision, decide
from domain.agent.policies.clauses.reading import Clause, Verdict, clauses_of, written
from domain.agent.policies.clauses.statements import Contradiction, contradictions
from domain.agent.policies.quoting import as_sentence, heading_of
from domain.agent.policies.whole_lists import lead_of, with_their_lists
from domain.agent.replies import HandoffReason, Outcome
from domain.knowledge.documents import DocumentKind
from domain.language.words import fold
from domain.ports import Knowledge
from domain.stores import Store

# Articles tell of the past as well, and files and sites of other shops.
DECIDING = (DocumentKind.POLICY, DocumentKind.PAGE, DocumentKind.SNIPPET)
LONGEST_SECTION = 7  # list lines that are told whole
LEADS = {Verdict.ALLOWS: Say.RULE_ALLOWS, Verdict.FORBIDS: Say.RULE_FORBIDS}
# "Is it too late?" is not answered by yes where it is still possible.
LATE_LEADS = {Verdict.ALLOWS: Say.RULE_NOT_TOO_LATE, Verdict.FORBIDS: Say.RULE_TOO_LATE}
TOO_LATE = re.compile(
    r"\b(?:too late|missed the|zu spat|trop tard|demasiado tarde|za pozno|troppo tardi|te laat|tarde demais"
    r"|muito tarde)\b|늦었|늦은|늦나|遅い|遅す|間に合"
)


def answer_case(turn: Turn) -> Draft | None:
    """Return what the store's texts say to the case that the message puts; None where it puts none or they are silent.

    A decision is told only where the clauses decide; all that bears on it is quoted.
    """
    case = case_of(turn)
    if case is None:
        return None
    decision = decide(case, list(clauses_of(written(turn.store, turn.reads.knowledge, DECIDING))))
    return _told(turn, case, decision) if decision else None


def contradictions_of(store: Store, knowledge: Knowledge) -> list[Contradiction]:
    """Return what the store's texts state differently of one thing, for the merchant to put right."""
    return contradictions(list(written(store, knowledge, tuple(KINDS))))


def _told(turn: Turn, case: Case, decision: Decision) -> Draft:
    quoted = [(clauses[0].passage, _lines(clauses)) for clauses in _by_section(decision)]
    known = before_acting(turn, case.order) if case.order else []
    lines = [line for _, lines in quoted for line in lines]
    lead = _lead(turn, decision) or tongue_of(turn, lines)
    told = Draft(
        Outcome.ANSWERED,
        (*lead, *lines, *known, *_way_to_prove(turn, case)),
        (Intent.POLICY,),
        evidence=tuple(passage_evidence(passage, lines) for passage, lines in quoted),
        sources=tuple(dict.fromkeys(passage_source(passage) for passage, _ in quoted)),
        suggestions=(turn.say(Say.SUGGEST_PERSON),) if decision.silent else (),
        topic=replace(turn.conversation.topic, pending_question=""),
        handoff=HandoffReason(UNSURE) if decision.silent else None,
        decided=decision.differ or decision.silent or decision.verdict is not None,
    )
    if case.order is None:
        return told
    return replace(
        told,
        evidence=(*told.evidence, order_evidence(turn, case.order)),
        cards=(order_card(case.order),),
        sources=(*told.sources, order_source(case.order)),
        topic=replace(told.topic, order_name=case.order.name),
    )


def _lead(turn: Turn, decision: Decision) -> Sequence[str]:
    if decision.differ or decision.silent:
        return (turn.say(Say.RULES_DIFFER if decision.differ else Say.STATE_NOT_SAID),)
    leads = LATE_LEADS if TOO_LATE.search(fold(turn.text)) else LEADS
    return (turn.say(leads[decision.verdict]),) if decision.verdict else ()


def _way_to_prove(turn: Turn, case: Case) -> Sequence[str]:
    """Tell whom we do not know, and who speaks of an order of theirs, what we need to look at it."""
    shopper = turn.conversation.shopper
    unknown = case.order is None and shopper.customer_id is None and not shopper.proven_orders
    theirs = bool(turn.understood.order_names or OWN.search(fold(turn.text)))
    undated = case.since_delivery is None and case.since_order is None
    return (turn.say(Say.WHOSE_ORDER),) if unknown and theirs and undated and not case.broken else ()


def _by_section(decision: Decision) -> list[list[Clause]]:
    """Return the clauses to tell, those of one section together: of a list only what bears on it."""
    sections: dict[tuple[str, str, bool], list[Clause]] = {}
    for clause in dict.fromkeys(decision.clauses):
        key = (clause.passage.document_id, clause.passage.text, clause.unit.list_line)
        sections.setdefault(key, []).append(clause)
    if decision.verdict is None:  # "what cannot come back: e-books" first would contradict "you can return an item"
        sections = dict(sorted(sections.items(), key=lambda one: one[0][2]))
    whole = decision.verdict is not Verdict.FORBIDS and not decision.narrow
    for document, text, listed in list(sections):
        led = any(one.unit.text.endswith(":") for one in sections.get((document, text, False), ()))
        if listed and led:  # the list comes with what leads to it
            del sections[document, text, listed]
    return [_whole_list(clauses) if whole else clauses for clauses in sections.values()]


def _whole_list(clauses: list[Clause]) -> list[Clause]:
    """Return all lines of a short list, for one of them takes back what another grants."""
    first = clauses[0]
    listed = all(unit.list_line for unit in first.section) and len(first.section) <= LONGEST_SECTION
    return [replace(first, unit=unit) for unit in first.section] if listed else clauses


def _lines(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """Return the clauses of one section as they stand there."""
    ordered = [unit for unit in clauses[0].section if any(unit is one.unit for one in clauses)]
    if any(unit.text.endswith(":") for unit in ordered):  # leads to a list
        ordered = list(with_their_lists(ordered, clauses[0].section))
    heading = lead_of(ordered[0], clauses[0].section) or heading_of(ordered)
    listed = len(ordered) > 1 or bool(heading)
    return (
        *heading,
        *(f"{BULLET}{unit.text}" if listed and unit.list_line else as_sentence(unit.text) for unit in ordered),
    )
