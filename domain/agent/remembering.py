"""What of an answer the conversation remembers, so that the next message may say only what is new."""

from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.replies import OrderCard, Outcome, ProductCard
from domain.conversations import About, Topic
from domain.language.words import fold
from domain.orders import normalise_order_name

MOST_SHOWN = 5
LONGEST_ASKED = 200  # characters
TELLING = frozenset({Outcome.ANSWERED, Outcome.CLARIFY})


def remembered(turn: Turn, draft: Draft) -> Topic:
    """Return the topic with what was asked and shown; an answer that tells nothing leaves that as it was."""
    before, about = turn.conversation.topic, _about(draft)
    question = turn.text[:LONGEST_ASKED] if about is About.GOODS else before.question
    listed, unclear = _listed(turn, draft), Intent.UNCLEAR in draft.intents
    last, asked, shown = _last_told(turn, draft, about)
    return replace(draft.topic, listed=listed, question=question, about=last, asked=asked, shown=shown, unclear=unclear)


def _last_told(turn: Turn, draft: Draft, about: About) -> tuple[About, str, tuple[int, ...]]:
    """Return what was told of last, what was asked then, and the goods that were shown."""
    before = turn.conversation.topic
    if about is About.NOTHING or draft.outcome not in TELLING:
        return before.about, before.asked, before.shown
    cards = [card for card in draft.cards if isinstance(card, ProductCard)]
    if _told_of(turn, cards):
        return about, before.asked if before.about is About.GOODS else turn.text[:LONGEST_ASKED], before.shown
    return about, turn.text[:LONGEST_ASKED], tuple(map(_id_of, cards))[:MOST_SHOWN]


def _listed(turn: Turn, draft: Draft) -> tuple[str, ...]:
    """Return the orders told as a list; those that were named, or picked of a list, make none that is new."""
    before = turn.conversation.topic.listed
    orders = tuple(card.name for card in draft.cards if isinstance(card, OrderCard))
    named = {*map(normalise_order_name, turn.understood.order_names)}
    picked = {*orders} <= {*before} and {*map(normalise_order_name, orders)} <= named
    return orders if len(orders) > 1 and not picked else before


def _told_of(turn: Turn, cards: Sequence[ProductCard]) -> bool:
    """Whether an answer only tells of goods shown before, one of them or those named, and shows no list anew."""
    named = all(fold(card.title) in fold(turn.text) for card in cards)
    return {*map(_id_of, cards)} <= {*turn.conversation.topic.shown} and (named or len(cards) == 1)


def _about(draft: Draft) -> About:
    if any(isinstance(card, OrderCard) for card in draft.cards):
        return About.ORDERS
    if any(isinstance(card, ProductCard) for card in draft.cards):
        return About.GOODS
    return About.RULES if Intent.POLICY in draft.intents else About.NOTHING


def _id_of(card: ProductCard) -> int:
    return int(card.id.rpartition("/")[2])
