"""One message in, one reply out: understand, look up, compose, verify. Nothing is written here."""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime

from domain.agent.composing import compose
from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.phrases import Say
from domain.agent.reading import read_turn
from domain.agent.replies import Evidence, Outcome, Reply, Setting
from domain.agent.verification import Checked, verify
from domain.conversations import Conversation, Page
from domain.identity import degree_of
from domain.ports import Reads
from domain.stores import Store

ALWAYS_USED = frozenset({"name", "title", "state"})  # fields that a receipt holds of every record


def answer(store: Store, conversation: Conversation, text: str, page: Page, reads: Reads, now: datetime) -> Reply:
    """Return the reply to one message of a shopper. Reads only what that shopper may know. May raise RemoteError."""
    return _answered(read_turn(store, conversation, text, page, reads, now), text)


def answer_proof(
    store: Store, conversation: Conversation, question: str, reads: Reads, now: datetime, *, holds: bool
) -> Reply:
    """Return the reply to what was asked of an order, once a form gave a proof of it that `holds` or not."""
    turn = read_turn(store, conversation, question, Page(), reads, now)
    return _answered(replace(turn, disproven=not holds), question)


def _answered(turn: Turn, text: str) -> Reply:
    reply = answer_turn(turn)
    return reply if turn.text == text else replace(reply, read_as=turn.text)


def answer_turn(turn: Turn) -> Reply:
    return _verified(turn, compose(turn))


def _verified(turn: Turn, draft: Draft) -> Reply:
    """Send only the sentences whose facts are bound; without any left, say that we do not know."""
    checked = verify(filter(None, draft.sentences), draft.evidence, turn.spoken, turn.timezone)
    kept = [line for line in checked if line.passed]
    lost = bool(checked) and not any(line.bindings for line in kept) and any(line.bindings for line in checked)
    text = turn.say(Say.NO_ANSWER) if lost or not kept else laid_out([line.sentence for line in kept])
    return Reply(
        outcome=Outcome.NOT_SUPPORTED if lost or not kept else draft.outcome,
        text=text,
        intents=tuple(intent.value for intent in draft.intents),
        cards=() if lost else draft.cards,
        sources=() if lost else draft.sources,
        suggestions=draft.suggestions,
        evidence=() if lost else _used(draft.evidence, kept),
        checks=_checks(checked),
        lines=() if lost else tuple(kept),
        topic=draft.topic,
        handoff=draft.handoff,
        decided=draft.decided,
        language=turn.spoken.value,
        timezone=turn.timezone,
        setting=Setting(turn.page, turn.conversation.topic, degree_of(turn.conversation.shopper), turn.now),
    )


def laid_out(sentences: list[str]) -> str:
    """Join sentences to a text, list lines each on a line of their own."""
    text = ""
    for sentence in sentences:
        listed = sentence.startswith(BULLET)
        text += ("\n" if listed or text.rpartition("\n")[2].startswith(BULLET) else " ") + sentence
    return text.strip()


def _used(records: tuple[Evidence, ...], kept: list[Checked]) -> tuple[Evidence, ...]:
    """Keep of each record the fields that the answer speaks of, so that a receipt holds no more than was said."""
    bound: dict[str, set[str]] = {}
    for line in kept:
        for binding in line.bindings:
            bound.setdefault(binding.record, set()).add(binding.field)
    return tuple([_only(record, ALWAYS_USED | bound.get(record.id or record.kind, set())) for record in records])


def _only(record: Evidence, used: Set[str]) -> Evidence:
    fields = {key: value for key, value in record.fields.items() if key in used or key.endswith("currency")}
    return Evidence(record.kind, record.id, record.title, record.url, record.version, fields)


def _checks(checked: tuple[Checked, ...]) -> tuple[str, ...]:
    dropped = (f"dropped: {words}" for line in checked for words in line.unbound)
    return (f"sentences: {len(checked)}", f"bound: {sum(len(line.bindings) for line in checked)}", *dropped)
