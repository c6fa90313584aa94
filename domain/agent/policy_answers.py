"""Answers from the store's policies, pages and articles: the passage itself, with its source."""

from collections.abc import Sequence

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.intents import Intent
from domain.agent.passages import ENOUGH, Run, Unit, answer_in, units_of
from domain.agent.phrases import Say
from domain.agent.replies import Evidence, HandoffReason, Outcome, Source
from domain.knowledge.documents import DocumentKind, Passage

KINDS = (DocumentKind.POLICY, DocumentKind.PAGE, DocumentKind.ARTICLE)
PASSAGES = 8


def find_policy(turn: Turn, enough: float = ENOUGH) -> Draft | None:
    """Return the passage that answers the message, or None when no text of the store's does.

    `enough` is the share of the question, 0..1, that a passage must hold.
    """
    passages = turn.reads.knowledge.search(turn.store, turn.text, KINDS, PASSAGES)
    runs = [(run, passage) for passage, units in _grouped(passages) if (run := answer_in(turn.text, units, enough))]
    if not runs:
        return None
    run, passage = max(runs, key=lambda found: found[0].score)
    return _quote(turn, run, passage)


def unanswered(turn: Turn) -> Draft:
    """Say that the store's texts do not hold the answer, and offer a person."""
    return Draft(
        Outcome.HANDOFF_OFFERED,
        (turn.say(Say.NO_ANSWER), turn.say(Say.OFFER_PERSON)),
        (Intent.POLICY,),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
        topic=turn.conversation.topic,
        handoff=HandoffReason("low_confidence"),
    )


def _grouped(passages: Sequence[Passage]) -> list[tuple[Passage, list[Unit]]]:
    """Join the passages of a document, so that a word's rarity is measured over all of what was found of it."""
    groups: dict[tuple[str, str], tuple[Passage, list[Unit]]] = {}
    for passage in passages:
        first, units = groups.setdefault((passage.kind, passage.document_id), (passage, []))
        heading = " – ".join(part for part in (passage.title, passage.heading) if part)
        # A passage may begin with its own heading, so that it stands alone in a search; that line answers nothing.
        body = passage.text.removeprefix(heading)
        units.extend(unit for unit in units_of(body, heading) if unit not in units)
    return list(groups.values())


def _quote(turn: Turn, run: Run, passage: Passage) -> Draft:
    lines = tuple(f"{BULLET}{unit.text}" if unit.list_line and len(run.units) > 1 else unit.text for unit in run.units)
    quoted = {f"quote.{number}.text": unit.text for number, unit in enumerate(run.units, 1)}
    evidence = Evidence(
        passage.kind.value,
        passage.document_id,
        passage.title,
        passage.url,
        passage.version,
        {"title": passage.title, **quoted},
    )
    source = Source(passage.kind.value, passage.document_id, passage.title, passage.url, passage.version)
    return Draft(
        Outcome.ANSWERED,
        (*lines, turn.say(Say.SOURCE, title=passage.title)),
        (Intent.POLICY,),
        evidence=(evidence,),
        sources=(source,),
        topic=turn.conversation.topic,
    )
