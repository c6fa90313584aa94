"""One turn of a conversation: the shopper says something, and what is said back is kept with its receipt."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter
from typing import Any, Protocol
from uuid import UUID, uuid4

from domain.agent.answering import answer
from domain.agent.gaps import GapShelf, gap_of
from domain.agent.receipts import receipt
from domain.agent.replies import Outcome, Reply
from domain.agent.understanding.spelled import in_signs
from domain.bursts import Left, begun, burst
from domain.conversations import AGENT_MAY_SPEAK, Author, Conversation, ConversationState, Message, Page, Topic
from domain.errors import ConversationNotFound
from domain.handoff import agreeing, topics
from domain.handoff import shelves as handing_over
from domain.handoff.agreeing import Step
from domain.handoff.going_on import to_people
from domain.handoff.machine import Happening, Moved, move
from domain.handoff.matters import AT_ONCE
from domain.handoff.words import Word, word_of
from domain.handoff.writing_on import as_words, write_on
from domain.identity import Proof
from domain.language.languages import detect, of_locale
from domain.language.runs import shortened
from domain.ports import Catalogue, Hasher, Knowledge, Orders
from domain.pressing import pressed
from domain.proving import Attempts, prove, prove_typed, question_about
from domain.stores import Store
from domain.voice.closing import closed

READ = 16  # messages before this one: a burst, and the shopper's last few, in which half of a proof may stand
ADDRESS = re.compile(r"(?<!\S)\S+@\S+|\w+://\S+|www\.\S+", re.IGNORECASE)
Envelope = dict[str, Any]
Wrap = Callable[[Message, Reply, Conversation], Envelope]


# What is neither an address nor anything the agent can answer was meant as an address.
UNANSWERED = frozenset({Outcome.NOT_SUPPORTED, Outcome.REFUSED})


class Shelves(handing_over.Shelves, Protocol):
    """One transaction with everything a turn touches."""

    @property
    def conversations(self) -> "ConversationShelf": ...

    @property
    def gaps(self) -> GapShelf: ...

    @property
    def catalogue(self) -> Catalogue: ...

    @property
    def orders(self) -> Orders: ...

    @property
    def knowledge(self) -> Knowledge: ...


class ConversationShelf(handing_over.ConversationShelf, Protocol):
    def alone(self, conversation_id: UUID) -> bool: ...

    def answer_after(self, store: Store, conversation_id: UUID, message_id: UUID) -> Envelope | None: ...

    def add(
        self,
        store: Store,
        conversation: Conversation,
        message: Message,
        *,
        heard: Message | None = None,
        envelope: Envelope | None = None,
        receipt: dict[str, Any] | None = None,
        event_id: str | None = None,
        moved: Moved | None = None,
        locale: str | None = None,
        topic: Topic | None = None,
    ) -> bool: ...


@dataclass(frozen=True)
class Desk:
    """What every turn needs besides its store: keyed hashes, the time, and how an answer is put on the wire.

    `attempts` counts the tries to prove an order, `count_ticket` the tickets that a caller opens. Both may raise
    TooManyAttempts. `sent_as` is the id that a message is kept under, by which it is known when it comes again.
    """

    hasher: Hasher
    now: Callable[[], datetime]
    wrap: Wrap
    attempts: Attempts
    count_ticket: Callable[[], None] = lambda: None
    sent_as: UUID | None = None


def take_turn(store: Store, conversation_id: UUID, text: str, page: Page, shelves: Shelves, desk: Desk) -> Envelope:
    """Answer `text` and keep both. Raises ConversationNotFound."""
    started, now = perf_counter(), desk.now()
    conversation = heard(store, locked(store, conversation_id, shelves), text, now)
    known = before_answering(store, conversation, text, page, now, shelves, desk)
    if isinstance(known, Step):
        return said(store, conversation, text, known, started, shelves, desk, heard=conversation.messages[-1])
    step = next_step(store, known, text, page, now, shelves)
    return said(store, known, text, step, started, shelves, desk, heard=conversation.messages[-1])


def take_turn_in_line(
    store: Store, conversation_id: UUID, text: str, page: Page, shelves: Shelves, desk: Desk
) -> Envelope | Left:
    """Answer all that the shopper wrote in a burst, unless more of it waits: then the last of that is answered.

    Raises ConversationNotFound.
    """
    started, now = perf_counter(), desk.now()
    found = locked(store, conversation_id, shelves)
    if known_message := sent_before(found, desk):
        return Left(known_message)
    conversation = heard(store, found, text, now, desk.sent_as)
    message, question = conversation.messages[-1], burst(conversation, now)
    known = before_answering(store, conversation, question, page, now, shelves, desk)
    if isinstance(known, Step):
        return said(store, conversation, question, known, started, shelves, desk, heard=message)
    reply = answer(store, known, question, page, shelves, now)
    # Asked as late as can be, for the messages of a burst do not come in the same moment.
    if not shelves.conversations.alone(conversation_id):
        shelves.conversations.add(store, conversation, message, locale=conversation.locale)
        return Left(message)
    step = concluded(store, known, reply, page, now, shelves)
    return said(store, known, question, step, started, shelves, desk, heard=message)


def answer_late(store: Store, conversation_id: UUID, left: Left, page: Page, shelves: Shelves, desk: Desk) -> Envelope:
    """Answer a message after all that was left to a later turn, where that did not answer it."""
    started, now = perf_counter(), desk.now()
    conversation = locked(store, conversation_id, shelves)
    if told := shelves.conversations.answer_after(store, conversation_id, left.message.id):
        return told
    question = burst(conversation, now) or left.message.text
    if conversation.state not in AGENT_MAY_SPEAK:
        return said(store, conversation, question, left_to_people(store, conversation, shelves), started, shelves, desk)
    step = next_step(store, conversation, question, page, now, shelves)
    return said(store, conversation, question, step, started, shelves, desk)


def next_step(store: Store, conversation: Conversation, text: str, page: Page, now: datetime, shelves: Shelves) -> Step:
    return concluded(store, conversation, answer(store, conversation, text, page, shelves, now), page, now, shelves)


def before_answering(
    store: Store, conversation: Conversation, text: str, page: Page, now: datetime, shelves: Shelves, desk: Desk
) -> Step | Conversation:
    """Return the step of a message that needs no answer of ours, else the conversation with what it proves."""
    if conversation.state not in AGENT_MAY_SPEAK:
        return to_people(store, conversation, text, page, now, shelves)
    if store.launch.paused:
        return paused(conversation)
    agreed = agreeing.answer_offer(store, conversation, text, now, shelves)
    return agreed or prove_typed(
        store, conversation, text, begun(conversation, now), shelves, desk.hasher, desk.attempts
    )


def paused(conversation: Conversation) -> Step:
    """Say that the merchant stopped the agent, to who was talking with it."""
    return Step(agreeing.spoken(conversation, Word.PAUSED, Outcome.NOT_SUPPORTED), Happening.ANSWERED)


def left_to_people(store: Store, conversation: Conversation, shelves: Shelves) -> Step:
    """Say that people have it, to what was written before they had: they read it in the ticket."""
    rounds = shelves.rounds.all(store, conversation.id)
    word = word_of(Word.WITH_TEAM, rounds[-1].method) if rounds else Word.WITH_TEAM
    return Step(agreeing.spoken(conversation, word, Outcome.HANDED_OFF), Happening.WROTE_ON)


def concluded(
    store: Store, conversation: Conversation, reply: Reply, page: Page, now: datetime, shelves: Shelves
) -> Step:
    """Return what an answer leads to: where a person is offered, the offer is kept."""
    reply = topics.left_to_people(store, conversation, reply, shelves)
    offers = reply.outcome is Outcome.HANDOFF_OFFERED
    at_once = offers and reply.handoff is not None and reply.handoff.code == AT_ONCE
    waiting = conversation.state is ConversationState.AWAITING_EMAIL
    if waiting and not at_once and (offers or reply.outcome in UNANSWERED):
        return agreeing.give_email(store, conversation, None, now, shelves)
    if offers:
        return agreeing.offer(store, conversation, reply, page.url, now, shelves)
    return Step(reply, Happening.ANSWERED)


def agree(
    store: Store, conversation_id: UUID, consent: bool, email: str | None, shelves: Shelves, desk: Desk
) -> Envelope:
    """Take a yes or no given by a button, with the e-mail where the shopper typed one. A repeat changes nothing.

    The envelope has the line that this leaves of the shopper's, as `heard`.
    """
    started = perf_counter()
    conversation = locked(store, conversation_id, shelves, in_line=False)
    if conversation.state not in AGENT_MAY_SPEAK:
        step = left_to_people(store, conversation, shelves)
        return desk.wrap(spoken(step.reply, desk), step.reply, conversation)
    conversation = pressed(conversation, consent, email, desk.now())
    line = conversation.messages[-1]
    step = agreeing.decide(store, conversation, consent, email, desk.now(), shelves)
    told = said(store, conversation, "", step, started, shelves, desk, heard=line, unasked=True)
    return {**told, "heard": {"id": str(line.id), "author": line.author.value, "text": line.text}}


def identify(
    store: Store,
    conversation_id: UUID,
    proof: Proof,
    shelves: Shelves,
    desk: Desk,
) -> Envelope:
    """Take a proof that an order is the shopper's, and answer what they wanted of it. Raises TooManyAttempts.

    A wrong proof and an unknown order end in the same words, those of the question asked without proof.
    """
    started, now = perf_counter(), desk.now()
    before = locked(store, conversation_id, shelves, in_line=False)
    conversation = prove(store, before, proof, shelves, desk.hasher, desk.attempts)
    question = question_about(proof.order_name, conversation.topic.pending_question)
    if conversation.state not in AGENT_MAY_SPEAK:
        words = as_words(proof, holds=conversation is not before)
        step = write_on(store, conversation, words, now, shelves)
        return said(store, conversation, question, step, started, shelves, desk, unasked=True)
    if store.launch.paused:
        return said(store, conversation, question, paused(conversation), started, shelves, desk, unasked=True)
    # A proof is no answer to an offer of a person: that lapses.
    conversation = move(conversation.state, Happening.LAPSED).on(conversation)
    reply = answer(store, conversation, question, Page(), shelves, now)
    step = concluded(store, conversation, reply, Page(), now, shelves)
    return said(store, conversation, question, step, started, shelves, desk, unasked=True)


def locked(
    store: Store, conversation_id: UUID, shelves: Shelves, *, newest: int = READ, in_line: bool = True
) -> Conversation:
    """Return it for this turn alone. `in_line` says whether it answers the messages that others leave to it."""
    conversation = shelves.conversations.conversation(store, conversation_id, newest=newest, lock=True, in_line=in_line)
    if conversation is None:
        raise ConversationNotFound(str(conversation_id))
    return conversation


def sent_before(conversation: Conversation, desk: Desk) -> Message | None:
    """Return the message where it came before: a browser that heard nothing back sends it again."""
    return next((one for one in conversation.messages if one.id == desk.sent_as), None)


def heard(
    store: Store, conversation: Conversation, text: str, now: datetime, sent_as: UUID | None = None
) -> Conversation:
    """Return it with what the shopper said, in the language they speak. It is kept with what is said back."""
    message = Message(sent_as or uuid4(), Author.SHOPPER, text, now)
    # The "com" of an address is no Portuguese, and the "at" of one that is said aloud no English.
    language = store.voice.spoken(detect(ADDRESS.sub(" ", in_signs(shortened(text))), conversation.locale))
    if language != of_locale(conversation.locale):
        conversation = replace(conversation, locale=language.value)
    return replace(conversation, messages=(*conversation.messages, message))


def said(
    store: Store,
    conversation: Conversation,
    question: str,
    step: Step,
    started: float,
    shelves: Shelves,
    desk: Desk,
    heard: Message | None = None,
    unasked: bool = False,
) -> Envelope:
    """Keep what was `heard` and what is said back, with its receipt, and where the conversation stands now.

    Where nothing is said back, its text is empty, and it is not kept.
    """
    if step.happening is Happening.ACCEPTED:
        desk.count_ticket()
    step = replace(step, reply=closed(store.voice, step.reply, conversation.locale))
    message = replace(spoken(step.reply, desk), unasked=unasked)
    moved = move(conversation.state, step.happening)
    conversation = replace(moved.on(conversation), topic=step.reply.topic)
    envelope = desk.wrap(message, step.reply, conversation)
    if not message.text:
        if heard:
            shelves.conversations.add(store, conversation, heard, moved=moved, locale=conversation.locale)
        return envelope
    proof = receipt(
        question,
        step.reply,
        milliseconds=(perf_counter() - started) * 1000,
        locale=conversation.locale,
        timezone=store.timezone,
    )
    shelves.conversations.add(
        store,
        conversation,
        message,
        heard=heard,
        envelope=envelope,
        receipt=proof,
        moved=moved,
        locale=conversation.locale,
        topic=step.reply.topic,
    )
    if gap := gap_of(step.reply):
        shelves.gaps.note(store, message.id, gap, message.at)
    return envelope


def spoken(reply: Reply, desk: Desk) -> Message:
    return Message(uuid4(), Author.AGENT, reply.text, desk.now())
