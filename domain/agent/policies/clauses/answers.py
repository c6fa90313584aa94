"""The answer to a case: what the store's clauses say of it, in their own words, and whether they decide it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.intents import Intent
from domain.agent.orders.answers import order_card, order_source
from domain.agent.orders.lookups import order_evidence
from domain.agent.orders.progress import state_sentences
from domain.agent.phrases import Say
from domain.agent.policies.answers import KINDS, passage_evidence, passage_source
from domain.agent.policies.clauses.cases import Case, case_of
from domain.agent.policies.clauses.deciding import Decision, decide
from domain.agent.policies.clauses.reading import Clause, Verdict, clauses_of
from domain.agent.policies.clauses.statements import Contradiction, contradictions
from domain.agent.replies import Outcome
from domain.knowledge.documents import DocumentKind, Passage
from domain.knowledge.passages import passages_of_document
from domain.language.units import Unit
from domain.ports import Knowledge
from domain.stores import Store

DECIDING = (DocumentKind.POLICY, DocumentKind.PAGE)  # articles tell of the past as well
LONGEST_SECTION = 7  # list lines that are told whole
LEADS = {Verdict.ALLOWS: Say.RULE_ALLOWS, Verdict.FORBIDS: Say.RULE_FORBIDS}


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


def written(store: Store, knowledge: Knowledge, kinds: Sequence[DocumentKind]) -> Iterator[Passage]:
    return (one for document in knowledge.documents(store, kinds) for one in passages_of_document(document))


def _told(turn: Turn, case: Case, decision: Decision) -> Draft:
    quoted = [(clause, _lines(decision, clause)) for clause in _once(decision.clauses)]
    known = state_sentences(turn, case.order) if case.order else []
    told = Draft(
        Outcome.ANSWERED,
        (*_lead(turn, decision), *(line for _, lines in quoted for line in lines), *known),
        (Intent.POLICY,),
        evidence=tuple(passage_evidence(clause.passage, lines) for clause, lines in quoted),
        sources=tuple(dict.fromkeys(passage_source(clause.passage) for clause, _ in quoted)),
        topic=replace(turn.conversation.topic, pending_question=""),
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
    if decision.differ:
        return (turn.say(Say.RULES_DIFFER),)
    return (turn.say(LEADS[decision.verdict]),) if decision.verdict else ()


def _once(clauses: Sequence[Clause]) -> list[Clause]:
    """Keep one clause of each section, for it is told with all that stands there."""
    return list(
        {(clause.passage.document_id, clause.passage.heading): clause for clause in reversed(clauses)}.values()
    )[::-1]


def _lines(decision: Decision, clause: Clause) -> list[str]:
    """Return the section as it stands; of a long one, or to say no, only what decides and what it takes away."""
    listed = all(unit.list_line for unit in clause.section)
    whole = listed and len(clause.section) <= LONGEST_SECTION and decision.verdict is not Verdict.FORBIDS
    units = clause.section if whole else _deciding(clause, decision)
    heading = [f"{clause.passage.heading}:"] if clause.passage.heading else []
    return [*heading, *(f"{BULLET}{unit.text}" for unit in units)] if heading or len(units) > 1 else [units[0].text]


def _deciding(clause: Clause, decision: Decision) -> Sequence[Unit]:
    same = [one.unit for one in decision.clauses if one.section is clause.section]
    return tuple(dict.fromkeys((clause.unit, *same)))
