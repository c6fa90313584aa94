"""What a message leads to: our answer, an offer of a person, or a word that people have it."""

from datetime import datetime

from domain.agent.answering import answer
from domain.agent.replies import Outcome, Reply
from domain.bursts import begun
from domain.conversations import AGENT_MAY_SPEAK, Conversation, ConversationState, Page
from domain.handoff import agreeing, topics
from domain.handoff.agreeing import Step
from domain.handoff.going_on import to_people
from domain.handoff.machine import Happening
from domain.handoff.matters import AT_ONCE
from domain.handoff.words import Word, word_of
from domain.proving import prove_typed
from domain.stores import Store
from domain.turns.contexts import Shelves, TurnContext

# What is neither an address nor anything the agent can answer was meant as an address.
UNANSWERED = frozenset({Outcome.NOT_SUPPORTED, Outcome.REFUSED})


def next_step(store: Store, conversation: Conversation, text: str, page: Page, now: datetime, shelves: Shelves) -> Step:
    return concluded(store, conversation, answer(store, conversation, text, page, shelves, now), page, now, shelves)


def before_answering(
    store: Store,
    conversation: Conversation,
    text: str,
    page: Page,
    now: datetime,
    shelves: Shelves,
    context: TurnContext,
) -> Step | Conversation:
    """Return the step of a message that needs no answer of ours, else the conversation with what it proves."""
    if conversation.state not in AGENT_MAY_SPEAK:
        return to_people(store, conversation, text, page, now, shelves)
    if store.launch.paused:
        return paused(conversation)
    agreed = agreeing.answer_offer(store, conversation, text, now, shelves)
    return agreed or prove_typed(
        store, conversation, text, begun(conversation, now), shelves, context.hasher, context.attempts
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
