"""A merchant's own rules for tickets: what is about this, in that language, gets these tags and that priority.

Helpdesks route by tags and priority with rules of their own, and so does whoever reads the inbox.
"""

import re
import unicodedata
from dataclasses import dataclass

from domain.agent.intents import Intent
from domain.errors import InvalidRequest
from domain.handoff.tickets import Priority
from domain.language.languages import Language

NOT_TAG = re.compile(r"[^a-z0-9]+")
LONGEST_TAG = 40  # characters
MOST_TAGS = 5  # of one rule
MOST_RULES = 30


@dataclass(frozen=True)
class RoutingRule:
    """`wish` None is about anything, `language` None in any; `priority` None leaves it as it is."""

    wish: Intent | None
    language: Language | None
    tags: tuple[str, ...] = ()
    priority: Priority | None = None

    def holds(self, intents: frozenset[Intent], locale: str) -> bool:
        speaks = self.language is None or locale[:2].lower() == self.language.value
        return speaks and (self.wish is None or self.wish in intents)


def tags_in(typed: str) -> tuple[str, ...]:
    """Return tags as both helpdesks take them: `Gift Wrap, VIP` are gift_wrap and vip. Raises InvalidRequest."""
    named = [one for one in typed.split(",") if one.strip()]
    tags = tuple(dict.fromkeys(as_tag(one) for one in named))
    if len(tags) > MOST_TAGS or not all(tags) or any(len(one) > LONGEST_TAG for one in tags):
        raise InvalidRequest(f"Write up to {MOST_TAGS} tags in Latin letters and digits, with commas between them.")
    return tags


def as_tag(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return NOT_TAG.sub("_", plain).strip("_")
