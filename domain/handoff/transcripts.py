"""What was said, as the shopper may read it again."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.agent.intents import SMALL_TALK, Intent
from domain.agent.understanding.consent import read_consent
from domain.agent.understanding.messages import understand
from domain.conversations import Author, Conversation, Message
from domain.handoff.contexts import HandoffContext
from domain.handoff.markup import Block, Bold, Paragraph, Rule, one_line, paragraph
from domain.handoff.redaction import digits, redact, redact_in_turn
from domain.handoff.tickets import Requester
from domain.orders import Order
from domain.stores import Store

AGENT_NAME = "AI assistant"
LONGEST_NAME = 80  # characters
MOST_READ = 50  # messages; an older wish is answered or forgotten
SAYS_LITTLE = SMALL_TALK | {Intent.HUMAN}


def public_blocks(context: HandoffContext, wanted: str) -> list[Block]:
    """Return the request in the shopper's words, then the whole conversation. Nothing the shopper has not seen."""
    zone, keep = store_zone(context.store), harmless_numbers(context.orders)
    heading = Paragraph(((Bold("Chat transcript"), f" (times in {zone})"),))
    spoken = [_said(context, one, zone, text) for one, text in redacted_messages(context.conversation, keep)]
    return [paragraph(wanted), *_earlier(context, zone), Rule(), heading, *spoken]


def _earlier(context: HandoffContext, zone: tzinfo) -> list[Block]:
    """Name the requests before this one, as the shopper knows them."""
    known = (f"{one.ref.id} " if one.ref and one.ref.id else "" for one in context.earlier)
    told = zip(known, context.earlier, strict=True)
    return [
        paragraph(f"This goes on after request {number}of {clock_time(one.began_at, zone)}.") for number, one in told
    ]


def spoken_messages(conversation: Conversation) -> list[Message]:
    """Return what was said between people and agent; notices of the system are not part of it."""
    return [message for message in conversation.messages if message.author is not Author.SYSTEM]


def redacted_messages(conversation: Conversation, keep: frozenset[str]) -> list[tuple[Message, str]]:
    """Return what was said with each text as it may be read again, without cards and secrets."""
    messages = spoken_messages(conversation)
    theirs = [message for message in messages if message.author is Author.SHOPPER]
    texts = dict(zip((one.id for one in theirs), redact_in_turn([one.text for one in theirs], keep), strict=True))
    return [(one, texts[one.id] if one.id in texts else redact(one.text, keep)) for one in messages]


def request(context: HandoffContext) -> str:
    """Return the latest of the shopper's messages that say most of what they want, without cards and secrets.

    Of a further round, what was said since the one before began.
    """
    conversation = context.conversation
    all_said = redacted_messages(conversation, harmless_numbers(context.orders))
    said = [(one, text) for one, text in all_said if one.author is Author.SHOPPER and one.text]
    anew = [(one, text) for one, text in said if not context.earlier or one.at > context.earlier[-1].began_at]
    latest = reversed((anew or said)[-MOST_READ:])
    return max(latest, key=lambda told: telling(told[0].text, conversation), default=(None, ""))[1]


def telling(text: str, conversation: Conversation) -> int:
    """Rank what a message tells: a wish; the wish for a person or small talk; a mere yes or e-mail address."""
    if read_consent(text) is not None or all("@" in word for word in text.split()):
        return 0
    intents = set(understand(text, conversation).intents)
    if Intent.HUMAN in intents:
        intents.discard(Intent.PRODUCT_SEARCH)  # "I want a person" is no search for one
    return 1 if intents and intents <= SAYS_LITTLE else 2


def harmless_numbers(orders: Sequence[Order]) -> frozenset[str]:
    """Return the tracking numbers we know, as digits: some look like card numbers."""
    tracked = (tracking for order in orders for parcel in order.fulfilments for tracking in parcel.tracking)
    return frozenset(digits(tracking.number) for tracking in tracked)


def store_zone(store: Store) -> tzinfo:
    try:
        return ZoneInfo(store.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def clock_time(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S %Z")


def shopper_name(requester: Requester | None, otherwise: str = "Shopper") -> str:
    """Return the name to show, one that cannot be mistaken for the agent's."""
    name = one_line(requester.name if requester else "", LONGEST_NAME).replace("[", "").replace("]", "")
    if not name or name.casefold() == AGENT_NAME.casefold():
        return otherwise
    return name


def _said(context: HandoffContext, message: Message, zone: tzinfo, text: str) -> Block:
    return paragraph(f"[{clock_time(message.at, zone)}] {_speaker(context, message)}: {text}")


def _speaker(context: HandoffContext, message: Message) -> str:
    names = {
        Author.SHOPPER: shopper_name(context.requester),
        Author.AGENT: AGENT_NAME,
        Author.STAFF: one_line(message.author_name, LONGEST_NAME) or "Staff",
    }
    return names[message.author]
