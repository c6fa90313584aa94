"""The merchant's pages inside Shopify's admin. Every call carries a session token of Shopify's."""

import re
from typing import Any
from uuid import UUID

from flask import Blueprint, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from blueprints.admin_views import conversation_view, overview_view, summary_view
from blueprints.frames import bounced, unframed
from blueprints.guards import by_anyone, by_installed_merchant, has_app
from blueprints.house import caller_store, services
from blueprints.merchant.home import have_read_again
from blueprints.privacy import note_reading
from domain.errors import ConversationNotFound, InvalidRequest
from domain.privacy.accesses import Seen

blueprint = Blueprint("admin", __name__)

# "//host" and "/\\host" would leave us, and so would either with a tab or newline that browsers drop.
OUR_PAGE = re.compile(r"(/(?!/)[^\x00-\x20/\\]*)+")
NEWEST = 100  # conversations on the list


@blueprint.get("/")
@by_anyone
def home() -> ResponseReturnValue:
    """Where Shopify's admin opens us; anybody else gets a line that tells where they are."""
    query = request.query_string.decode("ascii", "replace")
    if comes_to_install():
        return redirect(f"/install?{query}")
    if "shop" in request.args or "id_token" in request.args:
        return redirect(f"/admin/?{query}")
    return unframed("landing.html")


def comes_to_install() -> bool:
    """Whether Shopify sends a merchant by the old road: signed, outside of its frame, and not yet let in."""
    by_old_road = "hmac" in request.args and "id_token" not in request.args and request.args.get("embedded") != "1"
    return by_old_road and not has_app(request.args.get("shop", ""))


@blueprint.get("/auth/bounce")
@by_anyone
def bounce() -> ResponseReturnValue:
    """A page that holds nothing but App Bridge, which comes back to a page of ours with a fresh session token."""
    if not OUR_PAGE.fullmatch(request.args.get("shopify-reload", "/")):
        raise InvalidRequest("shopify-reload must be a page of this app.")
    return bounced()


@blueprint.get("/admin/api/overview")
@by_installed_merchant
def overview() -> ResponseReturnValue:
    return jsonify(current_overview())


@blueprint.post("/admin/api/import")
@by_installed_merchant
def import_again() -> ResponseReturnValue:
    have_read_again()
    return jsonify(current_overview()), 202


@blueprint.get("/admin/api/conversations")
@by_installed_merchant
def conversations() -> ResponseReturnValue:
    with services().begin() as work:
        newest = work.conversations.newest(caller_store(), NEWEST)
        note_reading(work, Seen.CONVERSATIONS)
    return jsonify(conversations=[summary_view(one) for one in newest])


@blueprint.post("/admin/api/conversations/<uuid:conversation_id>/send")
@by_installed_merchant
def send_again(conversation_id: UUID) -> ResponseReturnValue:
    """Put in line again what a helpdesk refused; the sweep delivers it within seconds."""
    house = services()
    with house.begin() as work:
        count = work.outbox.retry(caller_store(), house.now(), conversation_id)
    return jsonify(in_line=count)


@blueprint.get("/admin/api/conversations/<uuid:conversation_id>")
@by_installed_merchant
def conversation(conversation_id: UUID) -> ResponseReturnValue:
    store = caller_store()
    with services().begin() as work:
        found = work.conversations.conversation(store, conversation_id, newest=0)
        if found is None:
            raise ConversationNotFound(str(conversation_id))
        said = work.conversations.log(store, conversation_id)
        rounds = [work.outbox.parts(store, one) for one in work.rounds.all(store, conversation_id)]
        note_reading(work, Seen.CONVERSATION, str(conversation_id))
    return jsonify(conversation_view(found, said, rounds))


def current_overview() -> dict[str, Any]:
    house, store = services(), caller_store()
    with house.begin() as work:
        return overview_view(house, store, work)
