"""Answers as the JSON that chat clients read."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from domain.agent.phrases import Say, say
from domain.agent.replies import Milestone, OrderCard, ProductCard, Reply, Source
from domain.attendance import Attendance
from domain.conversations import Conversation, Message
from domain.language.languages import Language, of_locale

Json = dict[str, Any]


def envelope(message: Message, reply: Reply, conversation: Conversation) -> Json:
    """Return one answer: message, outcome and where the conversation stands."""
    language = of_locale(reply.language or conversation.locale)
    return {
        "message": {
            "id": str(message.id),
            "author": message.author.value,
            "at": moment(message.at),
            "text": message.text,
            "cards": [card_json(card, language) for card in reply.cards],
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


def team_json(attendance: Attendance | None) -> Json:
    """`{"here": true, "until": "2026-11-20T16:00:00Z"}`; {} where nothing is known of when people are there."""
    if attendance is None:
        return {}
    return {"here": attendance.here, "until": attendance.until and moment(attendance.until)}


def card_json(card: ProductCard | OrderCard, language: Language) -> Json:
    return product_card(card) if isinstance(card, ProductCard) else order_card(card, language)


def product_card(card: ProductCard) -> Json:
    """`"preorder": true` stands there only where it is one: most callers know the other fields alone."""
    ordered_ahead = {"preorder": True} if card.preorder else {}
    return {
        "kind": "product",
        "id": card.id,
        "handle": card.handle,
        "title": card.title,
        "url": card.url,
        "image": card.image,
        "price": price_json(card),
        "available": card.available,
        "variant": card.variant,
        **ordered_ahead,
    }


def price_json(card: ProductCard) -> Json:
    """`{"amount": "34.00", "currency": "USD"}`, with `"most": "46.00"` where the dearest variant costs that."""
    most = {} if card.most == card.price else {"most": plain(card.most)}
    return {"amount": plain(card.price), "currency": card.currency} | most


def order_card(card: OrderCard, language: Language) -> Json:
    """`label` is the status in words, as the names of the steps are."""
    state = say(language, Say[f"STATE_{card.status.upper()}"])
    return {
        "kind": "order",
        "name": card.name,
        "status": card.status,
        "label": state[:1].upper() + state[1:],
        "tracking": [{"company": one.company, "number": one.number, "url": one.url} for one in card.tracking],
        "steps": [step_json(one, language) for one in card.steps],
    }


def step_json(step: Milestone, language: Language) -> Json:
    name = say(language, Say[f"STEP_{step.name.upper()}"])
    return {"name": name, "done": step.done, "at": moment(step.at) if step.at else None}


def source_json(source: Source) -> Json:
    names = ("kind", "id", "title", "url", "version")
    return {name: getattr(source, name) for name in names}


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def plain(amount: Decimal) -> str:
    return format(amount, "f")
