"""What was offered and is settled: the same thing is not offered again straight away, or a talk would go in circles."""

from dataclasses import replace

from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.phrases.voiced import voiced
from domain.agent.replies import Outcome, Reply
from domain.conversations import Author, Conversation
from domain.handoff.agreements import Settled
from domain.handoff.words import Word
from domain.language.languages import of_locale
from domain.language.words import fold
from domain.stores import Store

AT_ONCE = "sensitive"  # the reason for which nobody is asked whether a person may see it


def spared(store: Store, conversation: Conversation, reply: Reply, matter: Settled | None) -> Reply | None:
    """Return the reply without its offer, where that would repeat what is just settled; a wish for a person is none."""
    language = of_locale(conversation.locale)
    question = voiced(store.voice, language, Say.OFFER_PERSON)
    wished = Intent.HUMAN.value in reply.intents or reply.handoff is None
    if matter is None or wished or question not in reply.text or not is_same(conversation, reply, matter):
        return None
    words = reply.text.replace(question, voiced(store.voice, language, Word.PERSON_ANY_TIME))
    return replace(reply, text=words, lines=(), outcome=Outcome.NOT_SUPPORTED, handoff=None)


def is_same(conversation: Conversation, reply: Reply, matter: Settled) -> bool:
    reason = reply.handoff.code if reply.handoff else ""
    alike = (reason, sorted(reply.intents)) == (matter.reason, sorted(matter.intents))
    return alike and is_straight_after(conversation, matter) and shares_words(asked(conversation), matter.asked)


def asked(conversation: Conversation) -> str:
    """Return what the shopper wrote last."""
    said = (one.text for one in reversed(conversation.messages) if one.author is Author.SHOPPER)
    return next(said, "")


def is_straight_after(conversation: Conversation, matter: Settled) -> bool:
    """Whether the agent has said nothing since but that it goes on; what people closed stays settled until then."""
    since = matter.at
    if since is None:
        return True
    return sum(one.author is Author.AGENT and one.at >= since for one in conversation.messages) <= 1


def shares_words(one: str, other: str) -> bool:
    """Whether half of the words of the shorter are in the longer."""
    shorter, longer = sorted((set(fold(one).split()), set(fold(other).split())), key=len)
    return 2 * len(shorter & longer) >= len(shorter)
