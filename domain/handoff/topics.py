"""What a merchant keeps for people: the agent answers none of it, and offers a person at once."""

from dataclasses import replace

from domain.agent.phrases import Say, say
from domain.agent.phrases.voiced import voiced
from domain.agent.replies import HandoffReason, Outcome, Reply
from domain.conversations import Conversation
from domain.handoff.settings import TOPICS
from domain.handoff.shelves import Shelves
from domain.handoff.words import Word
from domain.language.languages import of_locale
from domain.stores import Store


def left_to_people(store: Store, conversation: Conversation, reply: Reply, shelves: Shelves) -> Reply:
    """Return the reply, or the offer of a person where it is about what only people answer."""
    if reply.outcome in (Outcome.HANDOFF_OFFERED, Outcome.REFUSED) or not TOPICS.intersection(reply.intents):
        return reply
    if not shelves.handoffs.settings(store).topics.intersection(reply.intents):
        return reply
    language = of_locale(conversation.locale)
    words = " ".join(voiced(store.voice, language, one) for one in (Word.FOR_PEOPLE, Say.OFFER_PERSON))
    about = replace(reply, text=words, outcome=Outcome.HANDOFF_OFFERED, handoff=HandoffReason("policy"), drafted=None)
    return replace(about, cards=(), sources=(), evidence=(), lines=(), suggestions=(say(language, Say.SUGGEST_PERSON),))
