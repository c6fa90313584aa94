"""The shopper's side: sessions, messages, hand-over, proof of an order."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, Response, g, jsonify, request, stream_with_context
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.envelopes import conversation_json, envelope, past_message
from blueprints.guards import CHAT_TOKEN_LIFETIME, by_anyone, by_shopper, installed_store, issue_chat_token
from blueprints.guards import require_own_origin as require_own_origin
from blueprints.house import ChatCaller, services
from domain import turns
from domain.agent.understanding import find_email
from domain.conversations import Page
from domain.errors import ConversationNotFound, InvalidRequest
from domain.greeting import greeting, suggestions
from domain.stores import ShopDomain, Store
from integrations.shopify.fields import id_of, storable
from jobs.tickets import deliver_later
from runtime.services import Work

blueprint = Blueprint("chat", __name__, url_prefix="/chat")

LONGEST_MESSAGE = 2000  # characters
LONGEST_ADDRESS = 2000  # characters of a page's URL
LONGEST_NAME = 64  # characters of an order's name or a postcode
LONGEST_EMAIL = 254  # characters; RFC 5321
SENTENCE = re.compile(r".+?(?:[.!?。](?=\s)\s*|\n+|$)", re.DOTALL)
Turn = Callable[[Work], dict[str, Any]]


@blueprint.post("/session")
@by_anyone
def start() -> ResponseReturnValue:
    """Begin a conversation for somebody of whom nothing is proven."""
    body = bodies.json_object()
    services().limits.count("session", caller_address(), most=60, seconds=600)
    store = installed_store(ShopDomain.parse(bodies.words(body, "shop", 255, required=True)))
    require_own_origin(store)
    return jsonify(open_session(store, bodies.visitor(body), None)), 201


@blueprint.post("/messages")
@by_shopper
def say() -> ResponseReturnValue:
    body, caller = bodies.json_object(), chat_caller()
    text = bodies.words(body, "text", LONGEST_MESSAGE, required=True)
    page = page_of(bodies.inner(body, "page"))
    count_messages(caller)
    return answered(
        lambda work: turns.take_turn(caller.store, caller.conversation_id, text, page, work, desk()),
        stream=wants_stream(),
    )


@blueprint.post("/handoff")
@by_shopper
def hand_over() -> ResponseReturnValue:
    body, caller = bodies.json_object(), chat_caller()
    consent, email = bodies.truth(body, "consent"), email_of(body)
    count_messages(caller)
    return answered(
        lambda work: turns.agree(caller.store, caller.conversation_id, consent, email or None, work, desk())
    )


@blueprint.post("/identify")
@by_shopper
def identify() -> ResponseReturnValue:
    """Prove an order by its number with e-mail or postcode. Every try counts, right or wrong."""
    body, caller = bodies.json_object(), chat_caller()
    order = bodies.words(body, "order", LONGEST_NAME, required=True)
    email, postcode = bodies.words(body, "email", LONGEST_EMAIL), bodies.words(body, "postcode", LONGEST_NAME)
    if not email and not postcode:
        raise InvalidRequest("Give the email or the postcode of the order.")
    count_proofs(caller)
    return answered(
        lambda work: turns.identify(
            caller.store, caller.conversation_id, order, email or None, postcode or None, work, desk()
        )
    )


@blueprint.get("/conversation")
@by_shopper
def resume() -> ResponseReturnValue:
    caller = chat_caller()
    with services().begin() as work:
        conversation = work.conversations.conversation(caller.store, caller.conversation_id, newest=0)
        said = work.conversations.envelopes(caller.store, caller.conversation_id)
    if conversation is None:
        raise ConversationNotFound(str(caller.conversation_id))
    return jsonify(
        conversation=conversation_json(str(conversation.id), conversation.state),
        messages=[past_message(message, kept) for message, kept in said],
    )


@blueprint.post("/feedback")
@by_shopper
def rate() -> ResponseReturnValue:
    body, caller = bodies.json_object(), chat_caller()
    message, helpful = bodies.words(body, "message", 64, required=True), bodies.truth(body, "helpful")
    try:
        message_id = UUID(message)
    except ValueError:
        raise InvalidRequest("message must be the id of an answer.") from None
    with services().begin() as work:
        if not work.conversations.rate(caller.store, caller.conversation_id, message_id, helpful):
            raise InvalidRequest("There is no such answer in this conversation.")
    return "", 204


def open_session(store: Store, visitor: str, customer_id: int | None) -> dict[str, Any]:
    """Start a conversation and return the token that opens it."""
    house = services()
    house.warm_up_soon()
    visitor = visitor or uuid4().hex
    locale = storable(request.accept_languages.best or "en")[:12]
    with house.begin() as work:
        conversation = work.conversations.start(store, visitor, customer_id, locale, house.now())
    return {
        "token": issue_chat_token(store, conversation.id),
        "conversation": conversation_json(str(conversation.id), conversation.state),
        "visitor": visitor,
        "expires_at": expiry(),
        "greeting": greeting(store, locale),
        "suggestions": suggestions(locale),
    }


def expiry() -> str:
    from datetime import timedelta

    from blueprints.envelopes import moment

    return moment(services().now() + timedelta(seconds=CHAT_TOKEN_LIFETIME))


def answered(turn: Turn, *, stream: bool = False) -> ResponseReturnValue:
    """Run one turn in one transaction, queue the ticket it may have agreed on, and send the answer."""
    house, caller = services(), chat_caller()
    with house.begin() as work:
        said = turn(work)
        outgoing = work.outbox.of_conversation(caller.store, caller.conversation_id)
    if outgoing is not None and outgoing.attempts == 0:
        deliver_later(house.redis, str(outgoing.id))
    return stream_of(said) if stream else jsonify(said)


def stream_of(said: dict[str, Any]) -> ResponseReturnValue:
    def events() -> Iterator[str]:
        for sentence in SENTENCE.findall(said["message"]["text"]):
            yield event("delta", {"text": sentence})
        yield event("message", said)
        yield event("done", {})

    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Response(stream_with_context(events()), mimetype="text/event-stream", headers=headers)


def event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def wants_stream() -> bool:
    return request.accept_mimetypes.best == "text/event-stream"


def desk() -> turns.Desk:
    house, caller = services(), chat_caller()
    return turns.Desk(house.storage.hasher, house.now, envelope, lambda: count_proofs(caller))


def page_of(body: dict[str, Any]) -> Page:
    product = body.get("product_id")
    return Page(bodies.words(body, "url", LONGEST_ADDRESS), None if product is None else id_of(product))


def email_of(body: dict[str, Any]) -> str:
    email = bodies.words(body, "email", LONGEST_EMAIL)
    if email and find_email(email) != email:
        raise InvalidRequest("email must be an e-mail address, for example name@example.com.")
    return email


def count_messages(caller: ChatCaller) -> None:
    limits = services().limits
    limits.count("message", str(caller.conversation_id), most=30, seconds=60)
    limits.count("message-address", caller_address(), most=120, seconds=60)


def count_proofs(caller: ChatCaller) -> None:
    """Few tries for one conversation or address, and a ceiling for a store that many addresses probe."""
    limits = services().limits
    limits.count("proof", str(caller.conversation_id), most=5, seconds=900)
    limits.count("proof-address", f"{caller.store.id}:{caller_address()}", most=10, seconds=900)
    limits.count("proof-store", str(caller.store.id), most=300, seconds=900)


def chat_caller() -> ChatCaller:
    caller: ChatCaller = g.chat
    return caller


def caller_address() -> str:
    return request.remote_addr or "unknown"
