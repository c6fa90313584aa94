"""The house's own inbox: what the store's team sees and does. Every call carries a session token of Shopify's."""

from collections.abc import Callable
from uuid import UUID, uuid4

from flask import Blueprint, g, jsonify, request
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.guards import by_installed_merchant
from blueprints.house import caller_store, services
from blueprints.privacy import note_reading
from blueprints.team_requests import (
    LONGEST_KEY,
    LONGEST_REPLY,
    MOST_TAGS,
    key_of,
    message_of,
    one_of,
    tags_of,
    wanted_tickets,
)
from blueprints.team_views import filled_view, list_view, opened_view, suggestion_view, theirs
from domain.conversations import Conversation
from domain.errors import ConversationNotFound
from domain.handoff.tickets import Priority
from domain.privacy.accesses import Seen
from domain.team.acting import TeamDesk
from domain.team.suggesting import suggest
from domain.team.templates import Known, fill
from domain.team.tickets import Level
from runtime.services import Work

blueprint = Blueprint("team", __name__, url_prefix="/admin/api/inbox")

AT_ONCE = 50  # tickets on a page of the list


@blueprint.get("")
@by_installed_merchant
def tickets() -> ResponseReturnValue:
    """One page of the list, the newest first, with how many there are of each kind."""
    house, store, wanted = services(), caller_store(), wanted_tickets()
    with house.begin() as work:
        me = work.members.arrived(store, g.staff, house.now())
        listed = work.team_lists.tickets(store, me.id, wanted, AT_ONCE)
        counts, tags = work.team_lists.counts(store, me.id), work.team_lists.tags(store, MOST_TAGS)
        shown = list_view(listed, counts, tags, work.members.all(store), me)
        changed = work.team_lists.newest_change(store)
        note_reading(work, Seen.CONVERSATIONS)
    return jsonify(**shown, more=len(listed) == AT_ONCE, changed=changed.isoformat() if changed else "")


@blueprint.get("/changes")
@by_installed_merchant
def changes() -> ResponseReturnValue:
    """When anything changed last, for pages that cannot listen: nothing of a shopper's is in it."""
    with services().begin() as work:
        changed = work.team_lists.newest_change(caller_store())
        unread = work.team_lists.counts(caller_store(), g.staff).unread
    return jsonify(changed=changed.isoformat() if changed else "", unread=unread)


@blueprint.get("/<uuid:conversation_id>")
@by_installed_merchant
def conversation(conversation_id: UUID) -> ResponseReturnValue:
    """Show it, and note that the member has read it. `?after=` tells the last message that the page has."""
    house, store, after = services(), caller_store(), message_of(request.args, "after")
    with house.begin() as work:
        found = found_conversation(work, conversation_id)
        me = work.members.arrived(store, g.staff, house.now())
        work.members.note_read(store, conversation_id, me.id, house.now())
        note_reading(work, Seen.CONVERSATION, str(conversation_id))
        return jsonify(opened_view(house, store, found, work, after))


@blueprint.get("/<uuid:conversation_id>/suggestion")
@by_installed_merchant
def suggestion(conversation_id: UUID) -> ResponseReturnValue:
    """What the agent would answer, read under the shopper's own right. It is never sent by itself."""
    house, store = services(), caller_store()
    with house.begin() as work:
        found = found_conversation(work, conversation_id)
        note_reading(work, Seen.CONVERSATION, str(conversation_id))
        suggested = suggest(store, found, work, house.now())
    return jsonify(suggestion_view(suggested))


@blueprint.post("/<uuid:conversation_id>/fill")
@by_installed_merchant
def fill_in(conversation_id: UUID) -> ResponseReturnValue:
    """Fill the fields of a template for this shopper; what is not known stays as it is."""
    text = bodies.words(bodies.json_object(), "text", LONGEST_REPLY, required=True)
    with services().begin() as work:
        found = found_conversation(work, conversation_id)
        note_reading(work, Seen.CONVERSATION, str(conversation_id))
        filled = fill(text, known_of(found, work))
    return jsonify(filled_view(filled))


@blueprint.post("/<uuid:conversation_id>/take_over")
@by_installed_merchant
def take_over(conversation_id: UUID) -> ResponseReturnValue:
    return acted(conversation_id, TeamDesk.take_over)


@blueprint.post("/<uuid:conversation_id>/reopen")
@by_installed_merchant
def reopen(conversation_id: UUID) -> ResponseReturnValue:
    return acted(conversation_id, TeamDesk.reopen)


@blueprint.post("/<uuid:conversation_id>/reply")
@by_installed_merchant
def reply(conversation_id: UUID) -> ResponseReturnValue:
    body = bodies.json_object()
    text, key, seen = bodies.words(body, "text", LONGEST_REPLY, required=True), key_of(body), message_of(body, "seen")
    return acted(conversation_id, lambda desk: desk.reply(text, key, seen))


@blueprint.post("/<uuid:conversation_id>/note")
@by_installed_merchant
def note(conversation_id: UUID) -> ResponseReturnValue:
    body = bodies.json_object()
    text, key = bodies.words(body, "text", LONGEST_REPLY, required=True), key_of(body)
    return acted(conversation_id, lambda desk: desk.note(text, key))


@blueprint.post("/<uuid:conversation_id>/solve")
@by_installed_merchant
def solve(conversation_id: UUID) -> ResponseReturnValue:
    return acted(conversation_id, lambda desk: desk.solve(uuid4().hex))


@blueprint.post("/<uuid:conversation_id>/hand_back")
@by_installed_merchant
def hand_back(conversation_id: UUID) -> ResponseReturnValue:
    return acted(conversation_id, TeamDesk.hand_back)


@blueprint.post("/<uuid:conversation_id>/escalate")
@by_installed_merchant
def escalate(conversation_id: UUID) -> ResponseReturnValue:
    level = one_of(Level, bodies.json_object(), "level")
    return acted(conversation_id, lambda desk: desk.escalate(level))


@blueprint.post("/<uuid:conversation_id>/assign")
@by_installed_merchant
def assign(conversation_id: UUID) -> ResponseReturnValue:
    member_id = bodies.words(bodies.json_object(), "member", LONGEST_KEY)
    return acted(conversation_id, lambda desk: desk.assign(member_id))


@blueprint.post("/<uuid:conversation_id>/tags")
@by_installed_merchant
def tag(conversation_id: UUID) -> ResponseReturnValue:
    tags = tags_of(bodies.json_object())
    return acted(conversation_id, lambda desk: desk.tag(tags))


@blueprint.post("/<uuid:conversation_id>/priority")
@by_installed_merchant
def weigh(conversation_id: UUID) -> ResponseReturnValue:
    priority = one_of(Priority, bodies.json_object(), "priority")
    return acted(conversation_id, lambda desk: desk.weigh(priority))


def acted(conversation_id: UUID, act: Callable[[TeamDesk], object]) -> ResponseReturnValue:
    """Do it in one transaction, and show the conversation as it then is."""
    house, store, after = services(), caller_store(), message_of(request.args, "after")
    with house.begin() as work:
        me = work.members.arrived(store, g.staff, house.now())
        act(TeamDesk(store, conversation_id, me, work, house.helpdesks.own(store, work), house.now()))
        note_reading(work, Seen.CONVERSATION, str(conversation_id))
        return jsonify(opened_view(house, store, found_conversation(work, conversation_id), work, after))


def found_conversation(work: Work, conversation_id: UUID) -> Conversation:
    found = work.conversations.conversation(caller_store(), conversation_id)
    if found is None:
        raise ConversationNotFound(str(conversation_id))
    return found


def known_of(conversation: Conversation, work: Work) -> Known:
    store, customer_id = caller_store(), conversation.shopper.customer_id
    me = work.members.arrived(store, g.staff, services().now())
    customer = None if customer_id is None else work.customers.customer(store, customer_id)
    return Known(store, me, customer, next(iter(theirs(store, conversation, work)), None))
