"""What of an answer the conversation remembers, so that the next message may say only what is new."""

from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.replies import OrderCard, Outcome, ProductCard
from domain.conversations import About, Topic

MOST_SHOWN = 5
LONGEST_ASKED = 200  # characters
TELLING = frozenset({Outcome.ANSWERED, Outcome.CLARIFY})


def remembered(turn: Turn, draft: Draft) -> Topic:
    """Return the topic with what was asked and shown; an answer that tells nothing leaves that as it was."""
    before, about = turn.conversation.topic, _about(draft)
    orders = tuple(card.name for card in draft.cards if isinstance(card, OrderCard))
    topic = replace(draft.topic, listed=orders if len(orders) > 1 else before.listed)
    if about is About.NOTHING or draft.outcome not in TELLING:
        return replace(topic, about=before.about, asked=before.asked, shown=before.shown)
    shown = tuple(_id_of(card) for card in draft.cards if isinstance(card, ProductCard))
    kept = before.shown if set(shown) <= set(before.shown) else shown
    return replace(topic, about=about, asked=turn.text[:LONGEST_ASKED], shown=kept[:MOST_SHOWN])


def _about(draft: Draft) -> About:
    if any(isinstance(card, OrderCard) for card in draft.cards):
        return About.ORDERS
    if any(isinstance(card, ProductCard) for card in draft.cards):
        return About.GOODS
    return About.RULES if Intent.POLICY in draft.intents else About.NOTHING


def _id_of(card: ProductCard) -> int:
    return int(card.id.rpartition("/")[2])
