"""The shopper's side: sessions, messages, handoff, proof of an order."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from time import monotonic, perf_counter, sleep
from typing import Any
from uuid import UUID, uuid4

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.attempts import CountedAttempts
from blueprints.chat_fields import LONGEST_EMAIL, LONGEST_ID, email_of, locale_of, page_of, sent_as
from blueprints.chat_tokens import CHAT_TOKEN_LIFETIME, issue_chat_token
from blueprints.drafting import drafted
from blueprints.envelopes import conversation_json, envelope, moment, past_message, team_json
from blueprints.guards import (
    by_anyone,
    by_shopper,
    by_writing_shopper,
    installed_store,
    prove_shopper,
)
from blueprints.house import chat_caller, services
from blueprints.origins import require_own_origin
from blueprints.quotas import count_handoff, count_message, count_rating, count_reading, count_session, count_transcript
from blueprints.streams import events, stream, wants_stream
from domain import turns
from domain.agent.formatting import known_zone
from domain.agent.replies import Outcome
from domain.agent.understanding.mentions import tidy_email
from domain.attendance import attendance
from domain.bursts import Left, Waiting, awaited
from domain.conversations import Page
from domain.drafting import turns as drafting_turns
from domain.errors import ChatNotOpen, ConversationNotFound, InvalidRequest
from domain.greeting import greeting, suggestions
from domain.handoff.delivering import Outgoing
from domain.identity import Proof
from domain.letters.to_shoppers import mail_transcript, recipient
from domain.privacy.leaving import erase_chat
from domain.stores import LONGEST_DOMAIN, ShopDomain, Store
from jobs.tickets import deliver_later
from runtime.services import Work

blueprint = Blueprint("chat", __name__, url_prefix="/chat")

LONGEST_MESSAGE = 2000  # characters
LONGEST_NAME = 64  # characters of an order's name or a postcode
LOOKED_IN = 10  # seconds that a shopper who read a conversation is taken to be there
NO_MAIL = "This shop sends no e-mails."
LOOK_EVERY = 0.02  # seconds, while the turn of a later message answers this one
LONGEST_WAIT = 5.0  # seconds for that
Turn = Callable[[Work], dict[str, Any]]


@blueprint.post("/session")
@by_anyone
def start() -> ResponseReturnValue:
    """Begin a conversation for somebody of whom nothing is proven."""
    count_session()
    body = bodies.json_object()
    store = installed_store(ShopDomain.parse(bodies.words(body, "shop", LONGEST_DOMAIN, required=True)))
    require_own_origin(store)
    return jsonify(open_session(store, body, None, vouched=False)), 201


@blueprint.post("/messages")
@by_writing_shopper
def say() -> ResponseReturnValue:
    body = bodies.json_object()
    text, page = bodies.words(body, "text", LONGEST_MESSAGE, required=True), bodies.inner(body, "page")
    count_message(chat_caller())
    try:
        return answered_by_store(body, text, page)
    except ConversationNotFound:
        prove_shopper()  # by the store as it is: what was read before may be past
        return answered_by_store(body, text, page)


def answered_by_store(body: dict[str, Any], text: str, told_page: dict[str, Any]) -> ResponseReturnValue:
    """Answer a message. Raises ConversationNotFound, also where the caller's store is no longer as it was read."""
    if services().drafter_for(chat_caller().store):
        prove_shopper()  # a model is asked by the store as it is
    caller = chat_caller()
    page = page_of(told_page, caller.store)
    if drafter := services().drafter_for(caller.store):
        context = turn_context(sent_as(body, caller))
        writing = drafting_turns.take_turn(caller.store, caller.conversation_id, text, page, drafter, context)
        return drafted(writing, partial(settled, began=perf_counter()), streams=wants_stream())
    said = said_in_line(text, page, sent_as(body, caller))
    return stream(events(said)) if wants_stream() else jsonify(said)


@blueprint.post("/handoff")
@by_shopper
def hand_over() -> ResponseReturnValue:
    body, caller = bodies.json_object(), chat_caller()
    consent, email = bodies.truth(body, "consent"), email_of(body)
    count_message(caller)
    return answered(
        lambda work: turns.agree(caller.store, caller.conversation_id, consent, email or None, work, turn_context())
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
    proof = Proof(order, tidy_email(email), postcode)
    return answered(lambda work: turns.identify(caller.store, caller.conversation_id, proof, work, turn_context()))


@blueprint.get("/conversation")
@by_shopper
def resume() -> ResponseReturnValue:
    caller = chat_caller()
    if count_reading(caller):
        # Where nothing can be heard, the widget looks every few seconds.
        services().presence.note(caller.store.id, caller.conversation_id, "looking", LOOKED_IN)
    with services().begin() as work:
        conversation = work.conversations.conversation(caller.store, caller.conversation_id, newest=0)
        said = work.conversations.envelopes(caller.store, caller.conversation_id)
        team = attendance(work.handoffs.settings(caller.store), services().now())
    if conversation is None:
        raise ConversationNotFound(str(caller.conversation_id))
    return jsonify(
        conversation=conversation_json(conversation),
        team=team_json(team),
        messages=[past_message(message, kept) for message, kept in said],
    )


@blueprint.post("/transcript")
@by_shopper
def send_transcript() -> ResponseReturnValue:
    """Mail the conversation to who is signed in, or to the address given for the handoff."""
    house, caller = services(), chat_caller()
    count_message(caller)
    if house.mail is None:
        raise InvalidRequest(NO_MAIL)
    with house.begin() as work:
        conversation = work.conversations.conversation(caller.store, caller.conversation_id, newest=0, lock=True)
        if conversation is None:
            raise ConversationNotFound(str(caller.conversation_id))
        count_transcript(caller.store, recipient(caller.store, conversation, work))
        told = mail_transcript(caller.store, conversation, house.now(), work)
    return jsonify(text=told), 202


@blueprint.post("/erase")
@by_shopper
def erase() -> ResponseReturnValue:
    """Delete the whole conversation, unless people of the store have it."""
    caller = chat_caller()
    count_message(caller)
    with services().begin() as work:
        erase_chat(caller.store, caller.conversation_id, work)
    return "", 204


@blueprint.post("/feedback")
@by_shopper
def rate() -> ResponseReturnValue:
    body, caller = bodies.json_object(), chat_caller()
    message, helpful = bodies.words(body, "message", LONGEST_ID, required=True), bodies.truth(body, "helpful")
    try:
        message_id = UUID(message)
    except ValueError:
        raise InvalidRequest("message must be the id of an answer.") from None
    count_rating(caller)
    with services().begin() as work:
        if not work.conversations.rate(caller.store, caller.conversation_id, message_id, helpful):
            raise InvalidRequest("There is no such answer in this conversation.")
    return "", 204


def open_session(store: Store, body: dict[str, Any], customer_id: int | None, *, vouched: bool) -> dict[str, Any]:
    """Start a conversation and return the token that opens it. A time zone that there is not is passed over.

    `vouched` says that Shopify passed the request on, from whichever of the store's domains.
    """
    house, named = services(), bodies.visitor(body)
    if not store.launch.invites(store.id, named, signed_in=customer_id is not None):
        raise ChatNotOpen(str(store.id))
    house.warm_up_soon()
    house.own_models.make_soon(store)
    visitor, timezone = named or uuid4().hex, known_zone(body.get("timezone"))
    locale = locale_of(body)
    with house.begin() as work:
        conversation = work.conversations.start(store, visitor, customer_id, locale, house.now(), timezone)
        team = attendance(work.handoffs.settings(store), house.now())
    return {
        "token": issue_chat_token(store, conversation.id, vouched=vouched),
        "conversation": conversation_json(conversation),
        "visitor": visitor,
        "expires_at": moment(house.now() + timedelta(seconds=CHAT_TOKEN_LIFETIME)),
        "lasts": CHAT_TOKEN_LIFETIME,  # for a browser whose clock is wrong
        "app": house.settings.app_url,
        "greeting": greeting(store, locale),
        "suggestions": suggestions(store, locale),
        "mails": house.mail is not None,
        "team": team_json(team),
    }


def answered(turn: Turn, *, streams: bool = False) -> ResponseReturnValue:
    """Run one turn in one transaction, queue the ticket it may have agreed on, and send the answer."""
    house = services()
    with house.metrics.turn_seconds.time(), house.begin() as work:
        said = turn(work)
        outgoing = handed_over(said, work)
    noted(said, outgoing)
    return stream(events(said)) if streams else jsonify(said)


def said_in_line(text: str, page: Page, sent: UUID | None) -> dict[str, Any]:
    """Return the answer to a message; of a burst, each gets the one answer to all of it."""
    house, caller, began = services(), chat_caller(), perf_counter()
    with house.begin() as work:
        said = turns.take_turn_in_line(caller.store, caller.conversation_id, text, page, work, turn_context(sent))
        outgoing = None if isinstance(said, Left) else handed_over(said, work)
    # By hand, so that a turn which begins again by the store as it is counts once.
    house.metrics.turn_seconds.observe(perf_counter() - began)
    if not isinstance(said, Left):
        noted(said, outgoing)
        return said
    waiting = Waiting(house.begin, monotonic, sleep, LONGEST_WAIT, LOOK_EVERY, in_line=True)
    told = awaited(caller.store, caller.conversation_id, said.message, waiting)
    return told or said_late(said, page)


def said_late(left: Left, page: Page) -> dict[str, Any]:
    house, caller = services(), chat_caller()
    with house.begin() as work:
        said = turns.answer_late(caller.store, caller.conversation_id, left, page, work, turn_context())
        outgoing = handed_over(said, work)
    noted(said, outgoing)
    return said


def settled(said: dict[str, Any], began: float) -> None:
    """Do what follows an answer that was kept in a transaction of its own."""
    house = services()
    house.metrics.turn_seconds.observe(perf_counter() - began)
    with house.begin() as work:
        outgoing = handed_over(said, work)
    noted(said, outgoing)


def handed_over(said: dict[str, Any], work: Work) -> Outgoing | None:
    caller = chat_caller()
    handed = said["outcome"] == Outcome.HANDED_OFF
    return work.outbox.first_unfinished(caller.store, caller.conversation_id) if handed else None


def noted(said: dict[str, Any], outgoing: Outgoing | None) -> None:
    house = services()
    house.metrics.answers.labels(said["outcome"]).inc()
    if outgoing is not None and outgoing.attempts == 0:
        deliver_later(house.redis, str(outgoing.id))


def turn_context(sent: UUID | None = None) -> turns.TurnContext:
    house, caller = services(), chat_caller()
    return turns.TurnContext(
        house.storage.hasher, house.now, envelope, CountedAttempts(caller), count_handoff, sent, caller.mark
    )
