"""What a shopper writes while people have the conversation: it reaches them, in the order it was written."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.agent.phrases import say
from domain.agent.replies import Outcome, Reply
from domain.conversations import Author, Conversation, ConversationState
from domain.handoff.agreeing import Step, spoken
from domain.handoff.delivering import OutgoingState
from domain.handoff.gathering import readable_orders
from domain.handoff.hours_told import with_hours
from domain.handoff.machine import Happening
from domain.handoff.rendering import render_comment
from domain.handoff.rounds import Round
from domain.handoff.settings import HandoffSettings
from domain.handoff.shelves import Shelves
from domain.handoff.tickets import BY_OUTBOX, HandoffMethod
from domain.handoff.words import Word, word_of
from domain.identity import Proof
from domain.language.languages import of_locale
from domain.stores import Store
from domain.voice.closing import closed

LATELY = timedelta(minutes=15)  # in which somebody who stays after hours is taken to be at it still
TOLD_FOR = timedelta(minutes=30)  # after which who writes again hears again where their words go


def write_on(store: Store, conversation: Conversation, text: str, now: datetime, shelves: Shelves) -> Step:
    """Pass `text` on to the people who have the conversation, and say so, once in a while until they answer."""
    if conversation.state is ConversationState.CLOSED:
        return Step(spoken(conversation, Word.ENDED, Outcome.HANDED_OFF), Happening.WROTE_ON)
    rounds = shelves.rounds.all(store, conversation.id)
    word = pass_on(store, conversation, rounds[-1], text, now, shelves) if rounds else Word.WITH_TEAM
    told = spoken(conversation, word, Outcome.HANDED_OFF)
    since = max(rounds[-1].began_at if rounds else conversation.started_at, now - TOLD_FOR)
    if is_live(conversation, rounds):
        settings = shelves.handoffs.settings(store)
        if not is_left_alone(conversation, settings, now):
            return Step(silent(conversation), Happening.WROTE_ON)
        told = with_hours(told, settings, conversation, now, store.voice)
    if is_by_mail(conversation, rounds):
        told = asking_on(conversation, told)
    said = closed(store.voice, told, conversation.locale)
    return Step(silent(conversation) if was_told(conversation, said, since) else told, Happening.WROTE_ON)


def is_by_mail(conversation: Conversation, rounds: list[Round]) -> bool:
    """Whether people answer by e-mail alone. Who has taken over in the house's own inbox speaks here."""
    handed_off = conversation.state is ConversationState.HANDED_OFF
    return handed_off and bool(rounds) and rounds[-1].method is HandoffMethod.EMAIL


def asking_on(conversation: Conversation, told: Reply) -> Reply:
    """Return what is told with the question whether the agent is still needed."""
    return replace(told, text=f"{told.text} {question(conversation)}")


def question(conversation: Conversation) -> str:
    return say(of_locale(conversation.locale), Word.ASK_GO_ON)


def is_live(conversation: Conversation, rounds: list[Round]) -> bool:
    """Whether somebody of the team is in the chat: nobody else speaks between them and the shopper."""
    joined = conversation.state is ConversationState.WITH_HUMAN
    return joined and bool(rounds) and rounds[-1].method is HandoffMethod.INBOX


def is_left_alone(conversation: Conversation, settings: HandoffSettings, now: datetime) -> bool:
    """Whether the team keeps hours and has gone home: outside them, nobody of it has said or done anything lately."""
    if settings.hours is None or settings.hours.open_at(now):
        return False
    team = (Author.STAFF, Author.SYSTEM)
    return not any(one.author in team and now - one.at < LATELY for one in conversation.messages)


def pass_on(store: Store, conversation: Conversation, one: Round, text: str, now: datetime, shelves: Shelves) -> Word:
    """Put it into the outbox behind all that the round sends. Return what is true of it then."""
    if one.method not in BY_OUTBOX or not (sent := shelves.outbox.parts(store, one)):
        return word_of(Word.WROTE_ON, one.method)
    orders = readable_orders(store, conversation, shelves)
    comment = render_comment(store, one, len(sent), text, orders, now)
    shelves.outbox.put(store, one, len(sent), comment, now)
    stuck = any(outgoing.state is OutgoingState.FAILED for outgoing in sent)
    return Word.WROTE_ON_DELAYED if stuck else word_of(Word.WROTE_ON, one.method)


def was_told(conversation: Conversation, reply: Reply, since: datetime) -> bool:
    """Whether the agent said the same since then, and nobody of the staff has written after it."""
    for message in reversed(conversation.messages):
        if message.author is Author.STAFF or message.at < since:
            return False
        if message.author is Author.AGENT and message.text == reply.text:
            return True
    return False


def silent(conversation: Conversation) -> Reply:
    return Reply(Outcome.HANDED_OFF, "", topic=conversation.topic)


def as_words(proof: Proof, *, holds: bool) -> str:
    """Return what people read of a form by which a shopper proves an order."""
    factor = f"e-mail address: {proof.email}" if proof.email else f"postcode: {proof.postcode}"
    found = "this matches" if holds else "this does not match"
    return f"Order {proof.order_name}, {factor} ({found} the store's records)"
