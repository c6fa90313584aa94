"""Answers as the JSON that chat clients read."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from domain.agent.replies import OrderCard, ProductCard, Reply, Source
from domain.conversations import Conversation, Message

Json = dict[str, Any]


def envelope(message: Message, reply: Reply, conversation: Conversation) -> Json:
    """Return one answer: message, outcome and where the conversation stands."""
    return {
        "message": {
            "id": str(message.id),
            "author": message.author.value,
            "at": moment(message.at),
            "text": message.text,
            "cards": [card_json(card) for card in reply.cards],
            "sources": [source_json(source) for source in reply.sources],
            "suggestions": list(reply.suggestions),
        },
        "outcome": reply.outcome.value,
        "conversation": conversation_json(conversation),
    }


def past_message(message: Message, kept: Json | None) -> Json:
    """Return one message of a conversation that is resumed, with its cards where it had any."""
    shown: Json = {"cards": [], "sources": [], "suggestions": [], **(kept or {}).get("message", {})}
    return {
        **shown,
        "id": str(message.id),
        "author": message.author.value,
        "author_name": message.author_name,
        "at": moment(message.at),
        "text": message.text,
        "outcome": (kept or {}).get("outcome"),
    }


def conversation_json(conversation: Conversation) -> Json:
    return {"id": str(conversation.id), "state": conversation.state.value}


def card_json(card: ProductCard | OrderCard) -> Json:
    return product_card(card) if isinstance(card, ProductCard) else order_card(card)


def product_card(card: ProductCard) -> Json:
    return {
        "kind": "product",
        "id": card.id,
        "handle": card.handle,
        "title": card.title,
        "url": card.url,
        "image": card.image,
        "price": {"amount": plain(card.price), "currency": card.currency},
        "available": card.available,
    }


def order_card(card: OrderCard) -> Json:
    tracking = [{"company": one.company, "number": one.number, "url": one.url} for one in card.tracking]
    return {"kind": "order", "name": card.name, "status": card.status, "tracking": tracking}


def source_json(source: Source) -> Json:
    names = ("kind", "id", "title", "url", "version")
    return {name: getattr(source, name) for name in names}


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def plain(amount: Decimal) -> str:
    return format(amount, "f")
