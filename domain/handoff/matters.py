"""What was offered and is settled: the same thing is not offered again straight away, or a talk would go in circles."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.agent.intents import Intent
from domain.agent.phrases import Say, say
from domain.agent.replies import Outcome, Reply
from domain.conversations import Author, Conversation
from domain.handoff.words import Word
from domain.language.languages import of_locale
from domain.language.words import fold

# Their names among what is kept of agreeing; a doubt is {"typed": "jane@gmial.com", "meant": "jane@gmail.com"}.
SETTLED, DOUBTED = "settled", "doubted"
AT_ONCE = "sensitive"  # the reason for which nobody is asked whether a person may see it
MATTER = ("reason", "intents", "asked")
Kept = Mapping[str, Any]


def declined(agreed: Kept, now: datetime) -> dict[str, Any]:
    """Return what is kept after a no: the matter, which is spared in the very next answer."""
    return settled(agreed) | ({SETTLED: {**matter_of(agreed), "at": now.isoformat()}} if "reason" in agreed else {})


def closed(agreed: Kept) -> dict[str, Any]:
    """Return what is kept when people have closed it: the matter, offered again only when it is asked anew."""
    return settled(agreed) | ({SETTLED: matter_of(agreed)} if "reason" in agreed else {})


def settled(agreed: Kept) -> dict[str, Any]:
    """Return what outlives a round: an address is not asked for twice, nor doubted."""
    return {name: agreed[name] for name in ("email", DOUBTED) if name in agreed} if "email" in agreed else {}


def matter_of(agreed: Kept) -> dict[str, Any]:
    return {name: agreed[name] for name in MATTER if name in agreed}


def spared(conversation: Conversation, reply: Reply, matter: Kept | None) -> Reply | None:
    """Return the reply without its offer, where that would repeat what is just settled; a wish for a person is none."""
    language = of_locale(conversation.locale)
    question = say(language, Say.OFFER_PERSON)
    wished = Intent.HUMAN.value in reply.intents or reply.handoff is None
    if matter is None or wished or question not in reply.text or not is_same(conversation, reply, matter):
        return None
    words = reply.text.replace(question, say(language, Word.PERSON_ANY_TIME))
    return replace(reply, text=words, lines=(), outcome=Outcome.NOT_SUPPORTED, handoff=None)


def is_same(conversation: Conversation, reply: Reply, matter: Kept) -> bool:
    reason = reply.handoff.code if reply.handoff else ""
    alike = (reason, sorted(reply.intents)) == (matter.get("reason"), sorted(matter.get("intents", ())))
    return (
        alike
        and is_straight_after(conversation, matter)
        and shares_words(asked(conversation), str(matter.get("asked", "")))
    )


def asked(conversation: Conversation) -> str:
    """Return what the shopper wrote last."""
    said = (one.text for one in reversed(conversation.messages) if one.author is Author.SHOPPER)
    return next(said, "")


def is_straight_after(conversation: Conversation, matter: Kept) -> bool:
    """Whether the agent has said nothing since but that it goes on; what people closed stays settled until then."""
    if "at" not in matter:
        return True
    since = datetime.fromisoformat(matter["at"])
    return sum(one.author is Author.AGENT and one.at >= since for one in conversation.messages) <= 1


def shares_words(one: str, other: str) -> bool:
    """Whether half of the words of the shorter are in the longer."""
    shorter, longer = sorted((set(fold(one).split()), set(fold(other).split())), key=len)
    return 2 * len(shorter & longer) >= len(shorter)
