"""What the merchant's staff changed, or the app's operator. Nothing secret stands in it, nor anything of a shopper."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ActivityKind(StrEnum):
    """What was done, in words that go on from who did it. Rows keep the words: old ones stay when these change."""

    PUBLISHED_ANSWER = "published an answer"
    DRAFTED_ANSWER = "drafted an answer"
    WITHDREW_ANSWER = "withdrew an answer"
    ADDED_FILE = "added a file to the knowledge"
    ADDED_SITE = "added a page or site to the knowledge"
    ADDED_HELP_CENTRE = "added the help centre to the knowledge"
    DELETED_SOURCE = "deleted from the knowledge"
    READ_AGAIN = "had the whole store read again"
    CHANGED_VOICE = "changed the voice"
    CHANGED_MODEL = "changed the language model"
    CHOSE_HANDOFF = "chose where conversations go"
    CHANGED_HOURS = "changed when the team is there"
    CONNECTED_HELPDESK = "connected a helpdesk"
    LEFT_HELPDESK = "left a helpdesk"
    CHANGED_RULES = "changed the rules for tickets"
    WROTE_TEMPLATE = "wrote a template"
    CHANGED_TEMPLATE = "changed a template"
    TOOK_TEMPLATES = "took over templates to begin with"
    DELETED_TEMPLATE = "deleted a template"
    SAVED_TEST = "saved a test"
    SAVED_TEST_ANEW = "saved a test anew"
    ACCEPTED_ANSWER = "accepted the new answer of a test"
    DELETED_TEST = "deleted a test"
    CHOSE_AUDIENCE = "chose whom the chat is for"
    PAUSED_CHAT = "paused the chat"
    RESUMED_CHAT = "opened the chat again"
    ERASED_CONVERSATION = "erased a conversation"
    TOOK_ROAD = "changed how Shopify lets the app in"
    TRIED_DELIVERIES = "tried deliveries from Shopify again"
    CLOSED_DELIVERIES = "closed deliveries from Shopify that could not be read"
    TRIED_TICKETS = "tried failed tickets again"
    ANSWERED_REQUEST = "noted a request for data as answered"


# After these an answer may be another.
BEARING_ON_ANSWERS = frozenset(
    {
        ActivityKind.PUBLISHED_ANSWER,
        ActivityKind.DRAFTED_ANSWER,
        ActivityKind.WITHDREW_ANSWER,
        ActivityKind.ADDED_FILE,
        ActivityKind.ADDED_SITE,
        ActivityKind.ADDED_HELP_CENTRE,
        ActivityKind.DELETED_SOURCE,
        ActivityKind.READ_AGAIN,
        ActivityKind.CHANGED_VOICE,
        ActivityKind.CHOSE_HANDOFF,
        ActivityKind.CHANGED_HOURS,
        ActivityKind.CONNECTED_HELPDESK,
        ActivityKind.LEFT_HELPDESK,
    }
)


@dataclass(frozen=True)
class Change:
    """`who` is Shopify's id of a member of staff, or `operator:<login>`; `what` is the kind as it was noted."""

    id: int
    at: datetime
    who: str
    what: str
    detail: str
