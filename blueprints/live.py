"""Live events: a shopper hears of their conversation, staff of those of their store."""

from uuid import UUID

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.feeds import Feed, Reader
from blueprints.flows import flowing
from blueprints.guards import by_installed_merchant, by_shopper
from blueprints.house import caller_store, chat_caller, services
from blueprints.quotas import caller_network, count_reading
from blueprints.readers import ShopperReader, StaffReader
from blueprints.team_requests import one_of
from domain.errors import ConversationNotFound, InvalidRequest
from runtime.colleagues import Doing
from runtime.news import Kind, News

blueprint = Blueprint("live", __name__)

# At once in one process. An office shares one address, and a shopper has few tabs before their eyes.
OF_CONVERSATION = 6
OF_ADDRESS = 60
OF_STORE = 400
STAFF_OF_STORE = 60
RECONNECT = "retry: 3000\n\n"  # milliseconds, for browsers that come again by themselves


@blueprint.get("/chat/events")
@by_shopper
def listen() -> ResponseReturnValue:
    """Tell `message`, `state`, `typing` and `retry` as they happen, from after the Last-Event-ID on."""
    house, caller = services(), chat_caller()
    count_reading(caller)
    last = last_message()
    with house.look() as work:
        if work.conversations.conversation(caller.store, caller.conversation_id, newest=0) is None:
            raise ConversationNotFound(str(caller.conversation_id))
    bounds = {
        f"conversation {caller.conversation_id}": OF_CONVERSATION,
        f"address {caller_network()}": OF_ADDRESS,
        f"store {caller.store.id}": OF_STORE,
    }
    return fed(ShopperReader(house, caller.store.id, caller.conversation_id, last), bounds)


@blueprint.get("/admin/api/inbox/events")
@by_installed_merchant
def watch() -> ResponseReturnValue:
    """Tell `ready`, then `conversation` for each that has changed, `presence` of shoppers, and `retry`."""
    store = caller_store()
    return fed(StaffReader(services(), store.id), {f"staff {store.id}": STAFF_OF_STORE})


@blueprint.post("/admin/api/inbox/<uuid:conversation_id>/typing")
@by_installed_merchant
def type_on(conversation_id: UUID) -> ResponseReturnValue:
    """Have the shopper and the team see that somebody writes; said again every few seconds, it stays."""
    return seen_at(conversation_id, Doing.WRITING, Kind.TYPING, Kind.PRESENCE)


@blueprint.post("/admin/api/inbox/<uuid:conversation_id>/here")
@by_installed_merchant
def stand_by(conversation_id: UUID) -> ResponseReturnValue:
    """Have the team see who else has it before their eyes, or no longer: {"doing": "reading" | "writing" | "gone"}."""
    return seen_at(conversation_id, one_of(Doing, bodies.json_object(), "doing"), Kind.PRESENCE)


def seen_at(conversation_id: UUID, doing: Doing, *kinds: Kind) -> ResponseReturnValue:
    house, store = services(), caller_store()
    with house.look() as work:
        if work.conversations.conversation(store, conversation_id, newest=0) is None:
            raise ConversationNotFound(str(conversation_id))
    house.colleagues.note(store.id, conversation_id, g.staff, doing)
    house.herald.tell([News(kind, store.id, conversation_id) for kind in kinds])
    return "", 204


def fed(reader: Reader, bounds: dict[str, int]) -> ResponseReturnValue:
    house = services()
    slot = house.listener_slots.take(bounds)
    return flowing(Feed(house.switchboard, reader, slot), RECONNECT)


def last_message() -> UUID | None:
    told = request.headers.get("Last-Event-ID", "")
    try:
        return UUID(told) if told else None
    except ValueError:
        raise InvalidRequest("Last-Event-ID must be the id of a message.") from None
