"""Agreeing on a handoff: offer, consent, e-mail, ticket. Every step returns what is said next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.agent.intents import Intent
from domain.agent.phrases import say
from domain.agent.replies import HandoffReason, Outcome, Reply
from domain.agent.understanding.consent import answers_offer
from domain.agent.understanding.mentions import find_bare_numbers, find_order_names
from domain.conversations import Conversation, ConversationState
from domain.handoff.addresses import addresses_in
from domain.handoff.agreements import Agreement
from domain.handoff.asking import asked_for, confirmed, doubted, question_about, which
from domain.handoff.gathering import gather, requester_of, typed_requester
from domain.handoff.hours_told import with_hours
from domain.handoff.machine import Happening
from domain.handoff.matters import AT_ONCE, asked, spared
from domain.handoff.rendering import render_ticket
from domain.handoff.settings import HandoffSettings
from domain.handoff.shelves import Shelves
from domain.handoff.tickets import BY_OUTBOX, HandoffMethod, Requester
from domain.handoff.words import Word, masked, word_of
from domain.language.languages import of_locale
from domain.stores import Store

ADDRESS = re.compile(r"(?<!\S)\S+@\S+")
HELPING = frozenset({Intent.SELF_HARM.value, Intent.INJURY.value})  # whose first words tell whom to call
BESIDE_ADDRESS = 5  # words: "yes please, it is jane@example.com"


@dataclass(frozen=True)
class Step:
    """What is said, nothing where its text is empty; and what happens to the conversation with it."""

    reply: Reply
    happening: Happening


def offer(
    store: Store, conversation: Conversation, reply: Reply, page_url: str, now: datetime, shelves: Shelves
) -> Step:
    """Keep why a person is offered. Where the merchant chose a message instead of people, say that; what cannot wait
    is handed over at once."""
    settings = shelves.handoffs.settings(store)
    if settings.method is HandoffMethod.MESSAGE:
        is_said = reply.handoff is None or not HELPING.isdisjoint(reply.intents)
        words = "\n\n".join(filter(None, (reply.text if is_said else "", settings.message)))
        return Step(replace(reply, text=words, lines=(), outcome=Outcome.NOT_SUPPORTED), Happening.ANSWERED)
    agreed = shelves.conversations.agreement(store, conversation.id)
    if without_offer := spared(store, conversation, reply, agreed.settled):
        shelves.conversations.change(store, conversation, agreement=replace(agreed, settled=None))
        return Step(without_offer, Happening.ANSWERED)
    if reply.handoff is None or reply.handoff.code != AT_ONCE:
        reply = with_hours(reply, settings, conversation, now, store.voice)
    agreed = offered(agreed, conversation, reply, page_url)
    shelves.conversations.change(store, conversation, agreement=agreed)
    if agreed.reason == AT_ONCE:
        return hand_over_at_once(store, conversation, reply, now, shelves)
    return Step(reply, Happening.OFFERED)


def offered(agreed: Agreement, conversation: Conversation, reply: Reply, page_url: str) -> Agreement:
    """Return what is kept of an offer, for the ticket."""
    reason = reply.handoff or HandoffReason("low_confidence")
    return replace(
        agreed.lasting(),
        reason=reason.code,
        urgent=reason.urgent,
        intents=tuple(reply.intents),
        asked=asked(conversation),
        consent="" if reason.code == AT_ONCE else reply.text,
        page_url=page_url,
    )


def hand_over_at_once(store: Store, conversation: Conversation, reply: Reply, now: datetime, shelves: Shelves) -> Step:
    """Pass on what cannot wait without asking whether; who cannot be answered is asked for an address."""
    if requester := requester_of(store, conversation, None, shelves):
        return hand_over(store, conversation, requester, now, shelves, said_before=reply)
    words = f"{reply.text} {say(of_locale(conversation.locale), Word.ASK_EMAIL)}"
    return Step(replace(reply, text=words, lines=(), suggestions=()), Happening.ACCEPTED_WITHOUT_ADDRESS)


def answer_offer(store: Store, conversation: Conversation, text: str, now: datetime, shelves: Shelves) -> Step | None:
    """Read `text` as the answer to our last question; None when it is none and should be answered as usual."""
    if conversation.state not in (ConversationState.OFFERED, ConversationState.AWAITING_EMAIL):
        return None
    emails = addresses_in(text)
    consent = True if is_mere_address(text, emails) else answers_offer(text)
    if conversation.state is ConversationState.OFFERED:
        if consent and len(emails) > 1:
            return without_address(which(conversation, emails))
        email = emails[0] if emails else None
        return None if consent is None else decide(store, conversation, consent, email, now, shelves)
    if len(emails) > 1:
        return without_address(which(conversation, emails))
    email = emails[0] if emails else confirmed(store, conversation, text, shelves)
    if email is None and consent is False:
        return decide(store, conversation, False, None, now, shelves)
    # What looks like no address at all may be a new question, which is answered first.
    return give_email(store, conversation, email, now, shelves) if email or "@" in text else None


def is_mere_address(text: str, emails: Sequence[str]) -> bool:
    """Whether a message is its e-mail addresses with a word or two: after an offer that is a yes. With an order's
    number it is a proof."""
    beside = ADDRESS.sub(" ", text).split()
    numbers = find_order_names(text) or find_bare_numbers(text)
    return bool(emails) and not numbers and len(beside) <= BESIDE_ADDRESS


def decide(
    store: Store, conversation: Conversation, consent: bool, email: str | None, now: datetime, shelves: Shelves
) -> Step:
    """Take the shopper's yes or no. A yes asks for an e-mail unless the shopper is signed in or gave one."""
    agreed = shelves.conversations.agreement(store, conversation.id)
    if not consent:
        shelves.conversations.change(store, conversation, agreement=agreed.declined(now))
        return Step(spoken(conversation, Word.GO_ON, Outcome.ANSWERED), Happening.DECLINED)
    doubt = doubted(conversation, agreed)
    requester = requester_of(store, conversation, email or (doubt.meant if doubt else None), shelves)
    if requester is None:
        return without_address(asked_for(conversation, Word.ASK_EMAIL))
    return hand_over_unless_doubted(store, conversation, requester, now, shelves)


def give_email(store: Store, conversation: Conversation, email: str | None, now: datetime, shelves: Shelves) -> Step:
    if email is None:
        return without_address(asked_for(conversation, Word.EMAIL_UNCLEAR))
    return hand_over_unless_doubted(store, conversation, typed_requester(conversation, email), now, shelves)


def hand_over_unless_doubted(
    store: Store, conversation: Conversation, requester: Requester, now: datetime, shelves: Shelves
) -> Step:
    question = question_about(store, conversation, requester, shelves)
    return without_address(question) if question else hand_over(store, conversation, requester, now, shelves)


def without_address(question: Reply) -> Step:
    return Step(question, Happening.ACCEPTED_WITHOUT_ADDRESS)


def hand_over(
    store: Store,
    conversation: Conversation,
    requester: Requester,
    now: datetime,
    shelves: Shelves,
    said_before: Reply | None = None,
) -> Step:
    """Begin a round, and put its ticket into the outbox, in the transaction that closes the conversation to the agent.

    `said_before` is what is said with it, where the shopper was not asked.
    """
    settings = shelves.handoffs.settings(store)
    if settings.method is HandoffMethod.MESSAGE:
        return no_people(conversation, settings)
    reply = passed_on(conversation, requester, settings.method, said_before)
    reply = with_hours(reply, settings, conversation, now, store.voice)
    one = shelves.rounds.begin(store, conversation.id, settings.method, now)
    if one.method in BY_OUTBOX:
        ticket = render_ticket(gather(store, conversation, one, reply.text, requester, now, shelves, settings.rules))
        shelves.outbox.put(store, one, 0, ticket, now)
    agreed = shelves.conversations.agreement(store, conversation.id)
    kept = replace(agreed, settled=None, email=requester.email, method=one.method)
    shelves.conversations.change(store, conversation, agreement=kept)
    return Step(reply, Happening.ACCEPTED)


def no_people(conversation: Conversation, settings: HandoffSettings) -> Step:
    reply = Reply(Outcome.NOT_SUPPORTED, settings.message, topic=conversation.topic)
    return Step(reply, Happening.ANSWERED)


def passed_on(
    conversation: Conversation, requester: Requester, method: HandoffMethod, said_before: Reply | None
) -> Reply:
    to = masked(requester.email)
    if said_before is None:
        return spoken(conversation, word_of(Word.PASSED_ON, method), Outcome.HANDED_OFF, email=to)
    words = say(of_locale(conversation.locale), word_of(Word.PASSED_ON_AT_ONCE, method), email=to)
    return replace(said_before, text=f"{said_before.text} {words}", outcome=Outcome.HANDED_OFF, suggestions=())


def spoken(conversation: Conversation, word: Word, outcome: Outcome, **values: str) -> Reply:
    return Reply(outcome, say(of_locale(conversation.locale), word, **values), topic=conversation.topic)
