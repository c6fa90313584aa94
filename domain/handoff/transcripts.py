"""What was said, as the shopper may read it again."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.agent.consent import read_consent
from domain.agent.intents import SMALL_TALK, Intent
from domain.agent.understanding import understand
from domain.conversations import Author, Conversation, Message
from domain.handoff.contexts import HandoffContext
from domain.handoff.markup import Block, Bold, Paragraph, Rule, one_line, paragraph
from domain.handoff.redaction import digits, redact

AGENT_NAME = "AI assistant"
LONGEST_NAME = 80  # characters
SAYS_NOTHING = SMALL_TALK | {Intent.HUMAN}


def public_blocks(context: HandoffContext) -> list[Block]:
    """Return the request in the shopper's words, then the whole conversation. Nothing the shopper has not seen."""
    zone = store_zone(context)
    keep = harmless_numbers(context)
    heading = Paragraph(((Bold("Chat transcript"), f" (times in {zone})"),))
    spoken = [_said(context, message, zone, keep) for message in spoken_messages(context.conversation)]
    return [paragraph(redact(request(context.conversation), keep)), Rule(), heading, *spoken]


def spoken_messages(conversation: Conversation) -> list[Message]:
    """Return what was said between people and agent; notices of the system are not part of it."""
    return [message for message in conversation.messages if message.author is not Author.SYSTEM]


def request(conversation: Conversation) -> str:
    """Return the shopper's latest message that says what they want; a yes, an e-mail, "a person please" do not."""
    written = [message.text for message in conversation.messages if message.author is Author.SHOPPER and message.text]
    telling = [text for text in written if _tells(text, conversation)]
    return next(reversed(telling or written), "")


def _tells(text: str, conversation: Conversation) -> bool:
    words = text.split()
    if read_consent(text) is not None or all("@" in word for word in words):
        return False
    intents = understand(text, conversation).intents
    return any(intent not in SAYS_NOTHING for intent in intents) if intents else len(words) > 1


def harmless_numbers(context: HandoffContext) -> frozenset[str]:
    """Return the tracking numbers we know, as digits: some look like card numbers."""
    tracked = (tracking for order in context.orders for parcel in order.fulfilments for tracking in parcel.tracking)
    return frozenset(digits(tracking.number) for tracking in tracked)


def store_zone(context: HandoffContext) -> tzinfo:
    try:
        return ZoneInfo(context.store.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def clock_time(moment: datetime, zone: tzinfo) -> str:
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S %Z")


def shopper_name(context: HandoffContext) -> str:
    """Return the name to show, one that cannot be mistaken for the agent's."""
    name = one_line(context.requester.name, LONGEST_NAME).replace("[", "").replace("]", "")
    if not name or name.casefold() == AGENT_NAME.casefold():
        return "Shopper"
    return name


def _said(context: HandoffContext, message: Message, zone: tzinfo, keep: frozenset[str]) -> Block:
    return paragraph(f"[{clock_time(message.at, zone)}] {_speaker(context, message)}: {redact(message.text, keep)}")


def _speaker(context: HandoffContext, message: Message) -> str:
    names = {
        Author.SHOPPER: shopper_name(context),
        Author.AGENT: AGENT_NAME,
        Author.STAFF: one_line(message.author_name, LONGEST_NAME) or "Staff",
    }
    return names[message.author]
