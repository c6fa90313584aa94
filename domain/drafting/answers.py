"""From the composer's reply to a drafted one: which replies a model may word anew, and what it becomes."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Turn
from domain.agent.facts import Fact, facts_of
from domain.agent.phrases import Say
from domain.agent.replies import Binding, Checked, Drafted, Evidence, HandoffReason, Outcome, Reply
from domain.agent.verification import verify
from domain.drafting.drafting import Draft, End
from domain.drafting.prompts import VERSION
from domain.drafting.sentences import sentences_of

# Proof of identity, wishes for a person, refusals and small talk keep their fixed words.
OPEN = frozenset({Outcome.ANSWERED, Outcome.CLARIFY, Outcome.NOT_SUPPORTED})
UNSURE = "low_confidence"
WHOLE = frozenset({End.DONE})
TOLD = frozenset({Outcome.ANSWERED, Outcome.CLARIFY})
LONGEST_BLOCKED = 200  # characters of a blocked sentence in a receipt
MOST_SHOWN = 6  # cards and sources


def may_be_drafted(reply: Reply) -> bool:
    """Whether a model may word this reply: it answers from records, or found nothing that a model might find.

    What decides a case keeps its words: a line of the rule that it names may be true, and the wrong answer.
    """
    unsure = reply.handoff is not None and reply.handoff.code == UNSURE
    if reply.decided:
        return False
    talk = reply.outcome is Outcome.ANSWERED and not reply.evidence
    return (reply.outcome in OPEN and not talk) or (reply.outcome is Outcome.HANDOFF_OFFERED and unsure)


def completed(draft: Draft, composed: Reply, turn: Turn) -> Generator[str, None, Reply]:
    """Yield what the draft still lacks, from the composer's sentences, and return the whole reply.

    A draft that broke off, had sentences refused, or speaks of none of the records that the composer answered from,
    is completed by what of the composer's answer it does not say yet. One of which nothing was sent is not used at all.
    """
    bound = [binding for one in draft.sent for binding in one.bindings]
    composed = _with_offer(composed, turn) if draft.end is End.PERSON else composed
    if not draft.sent:
        yield composed.text
        return replace(composed, drafted=_account(draft))
    missing = [] if _suffices(draft, composed, bound) else _unsaid(composed, bound, turn)
    for one in missing:
        piece = f"{_gap(draft.text, one.sentence)}{one.sentence}"
        draft.text += piece
        draft.sent.append(one)
        yield piece
    return _reply(draft, composed, bound, completed=bool(missing))


def _with_offer(composed: Reply, turn: Turn) -> Reply:
    """Return the composer's reply with the offer of a person, which the model asked for."""
    if composed.outcome not in OPEN:
        return composed
    text = f"{composed.text} {turn.say(Say.OFFER_PERSON)}"
    return replace(composed, outcome=Outcome.HANDOFF_OFFERED, text=text, handoff=HandoffReason(UNSURE))


def _suffices(draft: Draft, composed: Reply, bound: Sequence[Binding]) -> bool:
    answered = {one.id or one.kind for one in composed.evidence if one.kind != "message"}
    touched = {binding.record for binding in bound}
    told = composed.outcome not in TOLD or not answered or bool(answered & touched)
    return told and draft.end in WHOLE


def _unsaid(composed: Reply, bound: Sequence[Binding], turn: Turn) -> list[Checked]:
    """Return the composer's sentences that say something the draft does not."""
    if composed.outcome not in TOLD and not composed.handoff:
        return []
    sentences = [one.strip() for one in sentences_of(composed.text)]
    checked = verify(sentences, composed.evidence, turn.spoken, turn.timezone)
    known = {(binding.record, binding.field) for binding in bound}
    return [
        one
        for one in checked
        if not one.bindings or {(binding.record, binding.field) for binding in one.bindings} - known
    ]


def _gap(text: str, sentence: str) -> str:
    if not text or text.endswith("\n"):
        return ""
    return "\n" if sentence.startswith(BULLET) or text.rpartition("\n")[2].startswith(BULLET) else " "


def _reply(draft: Draft, composed: Reply, bound: Sequence[Binding], *, completed: bool) -> Reply:
    found = bool(bound) and composed.outcome not in TOLD and draft.end is not End.PERSON
    touched = {binding.record for binding in bound}
    shown = [card for record, card in draft.found.cards if record in touched]
    sources = [source for source in draft.found.sources if source.id in touched]
    return replace(
        composed,
        outcome=Outcome.ANSWERED if found else composed.outcome,
        text=draft.text.strip(),
        cards=tuple(dict.fromkeys((*composed.cards, *shown)))[: max(MOST_SHOWN, len(composed.cards))],
        sources=tuple(dict.fromkeys((*composed.sources, *sources)))[: max(MOST_SHOWN, len(composed.sources))],
        evidence=_used(draft.found.evidence, bound, composed.evidence if completed else ()),
        checks=(f"sentences: {len(draft.sent)}", f"bound: {len(bound)}", f"blocked: {len(draft.blocked)}"),
        handoff=None if found else composed.handoff,
        drafted=_account(draft, completed=completed),
    )


def _used(records: Iterable[Evidence], bound: Sequence[Binding], composed: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Keep of each record the fields the answer speaks of."""
    fields = {(binding.record, binding.field) for binding in bound}
    kept = [(record, _spoken_of(facts_of([record]), fields)) for record in records]
    drafted = [replace(record, fields=said) for record, said in kept if said]
    return (*drafted, *composed)


def _spoken_of(facts: Iterable[Fact], fields: set[tuple[str, str]]) -> dict[str, str]:
    spoken = {fact.field: fact.value for fact in facts if (fact.record.id or fact.record.kind, fact.field) in fields}
    named = {"name", "title", "currency", "state"}
    return spoken | {fact.field: fact.value for fact in facts if spoken and fact.field in named}


def _account(draft: Draft, *, completed: bool = False) -> Drafted:
    return Drafted(
        model=draft.task.model.name,
        prompt=VERSION,
        end=draft.end.value,
        steps=draft.steps,
        read_tokens=draft.read,
        written_tokens=draft.written,
        blocked=tuple((one.sentence[:LONGEST_BLOCKED], one.unbound) for one in draft.blocked),
        lines=tuple(draft.sent),
        completed=completed,
    )
