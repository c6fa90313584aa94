"""Going on with the agent after a handoff by e-mail.

Mail brings nothing back into the chat, not even that people are done. So the shopper ends such a round for the chat:
they say so when they are asked, or ask something else that the agent can answer. Its mails go out all the same.
"""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from domain.agent.answering import answer
from domain.agent.replies import Outcome, Reply
from domain.agent.understanding.consent import agrees, is_only_consent, read_consent
from domain.conversations import Author, Conversation, Page, Topic
from domain.handoff import shelves as handing_over
from domain.handoff import topics
from domain.handoff.agreeing import Step, spoken
from domain.handoff.machine import Happening, move
from domain.handoff.matters import AT_ONCE
from domain.handoff.people import end_newest, tell
from domain.handoff.words import Word
from domain.handoff.writing_on import is_by_mail, question, write_on
from domain.ports import Reads
from domain.stores import Store


class Shelves(handing_over.Shelves, Reads, Protocol):
    """What handing over and answering need."""


def to_people(
    store: Store, conversation: Conversation, text: str, page: Page, now: datetime, shelves: Shelves
) -> Step | Conversation:
    """Pass the last message on to the people who have it. Return the conversation where the agent answers it after all.

    `text` is that message, with those written just before it. What the agent answers is passed on as well: that it is
    another matter is a guess, and no word to people may be lost by it.
    """
    message = conversation.messages[-1].text
    if not is_by_mail(conversation, shelves.rounds.all(store, conversation.id)):
        return write_on(store, conversation, message, now, shelves)
    was_asked = asked_last(conversation)
    if was_asked and is_only_consent(message):
        return answer_on(store, conversation, message, now, shelves)
    step = write_on(store, conversation, message, now, shelves)
    reply = answer(store, without_topic(conversation), text, page, shelves, now)
    reply = topics.left_to_people(store, conversation, reply, shelves)
    if (was_asked and agrees(message)) or is_another_matter(store, conversation, reply, shelves):
        return go_on(store, conversation, now, shelves)
    return passed_on_with(conversation, reply) if cannot_wait(reply) else step


def asked_last(conversation: Conversation) -> bool:
    """Whether the agent asked last whether it is still needed."""
    said = (one.text for one in reversed(conversation.messages) if one.author is Author.AGENT)
    return next(said, "").endswith(question(conversation))


def answer_on(store: Store, conversation: Conversation, consent: str, now: datetime, shelves: Shelves) -> Step:
    """Return what a mere yes or no to that question leads to: it is nothing that people should know."""
    if not read_consent(consent):
        return Step(spoken(conversation, Word.WITH_TEAM_BY_MAIL, Outcome.HANDED_OFF), Happening.WROTE_ON)
    end_newest(store, conversation, now, shelves)
    return Step(spoken(conversation, Word.ON_BY_MAIL, Outcome.ANSWERED), Happening.WENT_ON)


def is_another_matter(store: Store, conversation: Conversation, reply: Reply, shelves: Shelves) -> bool:
    """Whether the agent knows the answer, from records, and it is about something else than what people have."""
    theirs = shelves.conversations.agreement(store, conversation.id).intents
    return is_known(reply) and not set(reply.intents).intersection(theirs)


def is_known(reply: Reply) -> bool:
    return reply.outcome is Outcome.ANSWERED and bool(reply.evidence)


def cannot_wait(reply: Reply) -> bool:
    return reply.handoff is not None and reply.handoff.code == AT_ONCE


def passed_on_with(conversation: Conversation, reply: Reply) -> Step:
    """Return what is said to who may be in danger: where there is help now, and no question whether there is more."""
    passed_on = spoken(conversation, Word.WROTE_ON_BY_MAIL, Outcome.HANDED_OFF)
    return Step(replace(passed_on, text=f"{reply.text} {passed_on.text}"), Happening.WROTE_ON)


def go_on(store: Store, conversation: Conversation, now: datetime, shelves: Shelves) -> Conversation:
    """Have the agent answer again, and tell the shopper, who asked something else."""
    moved = move(conversation.state, Happening.WENT_ON)
    end_newest(store, conversation, now, shelves)
    tell(store, conversation, Word.ON_BY_MAIL, now, shelves, moved=moved)
    return without_topic(moved.on(conversation))


def without_topic(conversation: Conversation) -> Conversation:
    """Return it as one in which nothing was spoken of: what is only clear from before belongs to what people have."""
    return replace(conversation, topic=Topic())
