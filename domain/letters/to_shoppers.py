"""What shoppers get by e-mail: an answer of staff they have not seen, and their chat, when they ask for it."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

from domain.agent.phrases import Label, say
from domain.conversations import Author, Conversation, Message
from domain.errors import InvalidRequest, TooManyAttempts
from domain.handoff import shelves as handing_over
from domain.handoff.gathering import known_requester, readable_orders
from domain.handoff.markup import Block, Bold, Rule, as_html, as_text, one_line, paragraph
from domain.handoff.rendering import fitting
from domain.handoff.settings import HandoffSettings, address_of_team
from domain.handoff.tickets import PublicReply
from domain.handoff.transcripts import (
    AGENT_NAME,
    LONGEST_NAME,
    clock_time,
    harmless_numbers,
    redacted_messages,
    shopper_name,
    store_zone,
)
from domain.handoff.words import Word, masked
from domain.language.languages import of_locale
from domain.letters.letters import Letter
from domain.letters.posting import LetterKind, LetterShelf
from domain.stores import Store

READ_IN_CHAT = timedelta(seconds=60)  # after which a shopper who still has the chat open has read an answer
BEFORE_LETTERS = re.compile(r"(?<=\w)[.。．｡](?=[^\W\d_])")  # as in a domain, which mail programs make a link of
ONE_AN_HOUR = timedelta(hours=1)  # transcripts of a conversation
NOBODY = "Say at which e-mail address our team can answer you first; the chat goes to that one."


class HandoffShelf(handing_over.HandoffShelf, Protocol):
    def settings(self, store: Store) -> HandoffSettings: ...


class Shelves(handing_over.Shelves, Protocol):
    @property
    def letters(self) -> LetterShelf: ...


def mail_reply(store: Store, conversation: Conversation, reply: PublicReply, now: datetime, shelves: Shelves) -> bool:
    """Have an answer of staff go by e-mail as well, unless the shopper is still here a minute from now.

    Return False where no address is known, and for one that was seen before.
    """
    to = address_of(store, conversation, shelves)
    if to is None:
        return False
    language, name = of_locale(conversation.locale), shop_name(store)
    url = store.url or f"https://{store.shop}"
    begin = [paragraph(say(language, Word.REPLY_HEADING, store=name)), paragraph(Bold(reply.text))]
    blocks: list[Block] = [*begin, Rule(), paragraph(say(language, Word.REPLY_GO_ON, url=url))]
    letter = Letter(
        key=f"reply_{sha256(reply.event_id.encode()).hexdigest()[:32]}",
        to=to,
        subject=say(language, Word.REPLY_SUBJECT, store=name),
        text=as_text(blocks),
        html=as_html(blocks),
        written_at=now,
        sender=f"{reply.author_name}, {name}" if reply.author_name else name,
        reply_to=address_of_team(shelves.handoffs.settings(store), store),
        reply_name=name,
        follows=thread_of(conversation),
    )
    whose = conversation.id
    return shelves.letters.put(store, LetterKind.REPLY, letter, now, conversation_id=whose, after=READ_IN_CHAT)


def mail_transcript(store: Store, conversation: Conversation, now: datetime, shelves: Shelves) -> str:
    """Have the whole conversation sent to its shopper: who is signed in, else to the address given for the handoff.

    Return what the shopper is told. Raises InvalidRequest where no address is known, TooManyAttempts within the hour.
    """
    to = recipient(store, conversation, shelves)
    hour = int(now.timestamp() // ONE_AN_HOUR.total_seconds())
    language, name = of_locale(conversation.locale), shop_name(store)
    # Whoever asks has read the end of it, or nothing.
    said = shelves.conversations.envelopes(store, conversation.id)
    conversation = replace(conversation, messages=tuple(message for message, _ in said))
    blocks = transcript_blocks(store, conversation, name, shelves)
    letter = Letter(
        key=f"transcript_{conversation.id.hex}_{hour}",
        to=to,
        subject=say(language, Word.TRANSCRIPT_SUBJECT, store=name),
        text=as_text(blocks),
        html=as_html(blocks),
        written_at=now,
        sender=name,
        reply_to=address_of_team(shelves.handoffs.settings(store), store),
        follows=thread_of(conversation),
    )
    if not shelves.letters.put(store, LetterKind.TRANSCRIPT, letter, now, conversation_id=conversation.id):
        raise TooManyAttempts(int(ONE_AN_HOUR.total_seconds()))
    return say(language, Word.TRANSCRIPT_SENT, email=masked(to))


def recipient(store: Store, conversation: Conversation, shelves: handing_over.Shelves) -> str:
    """Return to whom the chat is sent. Raises InvalidRequest where no address is known."""
    to = address_of(store, conversation, shelves)
    if to is None:
        raise InvalidRequest(NOBODY)
    return to


def address_of(store: Store, conversation: Conversation, shelves: handing_over.Shelves) -> str | None:
    """Return the signed-in customer's address, else the one that was given for the handoff; no other was agreed to."""
    if signed_in := known_requester(store, conversation, shelves):
        return signed_in.email
    return shelves.conversations.agreement(store, conversation.id).email or None


def transcript_blocks(store: Store, conversation: Conversation, name: str, shelves: Shelves) -> list[Block]:
    language, zone = of_locale(conversation.locale), store_zone(store)
    keep = harmless_numbers(readable_orders(store, conversation, shelves))
    known = known_requester(store, conversation, shelves)
    named = known if known and known.name != known.email else None
    own = shopper_name(named, otherwise=say(language, Label.YOU))
    said: list[Block] = [
        paragraph(
            f"[{clock_time(one.at, zone)}] ",
            Bold(speaker(one, own, name)),
            f": {read_again(one, text, known is not None)}",
        )
        for one, text in redacted_messages(conversation, keep)
    ]
    begin: list[Block] = [paragraph(say(language, Word.TRANSCRIPT_HEADING, store=name)), Rule()]
    return [*begin, *fitting(said), Rule(), paragraph(say(language, Word.TRANSCRIPT_UNASKED))]


def read_again(message: Message, text: str, is_proven: bool) -> str:
    """Return the text without links of the shopper's where their address was only typed: it may be a stranger's, whom
    they would have the shop send to a page of theirs."""
    if is_proven or message.author is not Author.SHOPPER:
        return text
    return BEFORE_LETTERS.sub("[.]", text.replace("://", "[:]//"))


def speaker(message: Message, own: str, name: str) -> str:
    """Return who said it: the shopper, by their `own` name, the agent, staff by theirs, else the store."""
    if message.author is Author.STAFF:
        return one_line(message.author_name, LONGEST_NAME) or name
    return {Author.SHOPPER: own, Author.AGENT: AGENT_NAME}.get(message.author, name)


def thread_of(conversation: Conversation) -> str:
    return f"chat_{conversation.id.hex}"


def shop_name(store: Store) -> str:
    return one_line(store.name, LONGEST_NAME) or store.shop.name
