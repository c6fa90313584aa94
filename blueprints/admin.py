"""The merchant's pages inside Shopify's admin. Every call carries a session token of Shopify's."""

import re
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, g, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.admin_views import conversation_view, overview_view, summary_view
from blueprints.guards import by_anyone, by_installed_merchant, by_merchant, is_installed
from blueprints.house import caller_store, services
from blueprints.origins import origin_of
from blueprints.privacy import note_reading
from domain.errors import ConversationNotFound, InvalidRequest
from domain.handoff.choosing import choose_handoff
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.privacy.accesses import Seen
from jobs.imports import import_later

blueprint = Blueprint("admin", __name__)

LONGEST_METHOD = 20  # characters
LONGEST_MESSAGE = 1000  # characters
# "//host" and "/\\host" would leave us, and so would either with a tab or newline that browsers drop.
OUR_PAGE = re.compile(r"/(?![/\\])[^\x00-\x20\\]*")
NEWEST = 100  # conversations on the list


@blueprint.get("/")
@by_anyone
def home() -> ResponseReturnValue:
    """Where Shopify's admin opens us; anybody else gets a line that tells where they are."""
    if "shop" in request.args or "id_token" in request.args:
        return redirect(f"/admin/?{request.query_string.decode('ascii', 'replace')}")
    return render_template("landing.html"), {"Content-Security-Policy": "frame-ancestors 'none'"}


@blueprint.get("/admin/")
@by_merchant
def page() -> ResponseReturnValue:
    if not is_installed(g.store):
        return framed(render_template("install.html", shop=g.shop))
    return framed(render_with_bridge("admin.html"))


@blueprint.get("/auth/bounce")
@by_anyone
def bounce() -> ResponseReturnValue:
    """A page that holds nothing but App Bridge, which comes back to a page of ours with a fresh session token."""
    if not OUR_PAGE.fullmatch(request.args.get("shopify-reload", "/")):
        raise InvalidRequest("shopify-reload must be a page of this app.")
    return render_with_bridge("bounce.html")


@blueprint.get("/admin/api/overview")
@by_installed_merchant
def overview() -> ResponseReturnValue:
    return jsonify(current_overview())


@blueprint.post("/admin/api/import")
@by_installed_merchant
def import_again() -> ResponseReturnValue:
    house, store = services(), caller_store()
    with house.begin() as work:
        work.imports.begin(store, house.now())
    import_later(house.redis, store)
    return jsonify(current_overview()), 202


@blueprint.post("/admin/api/handoff")
@by_installed_merchant
def hand_over_to() -> ResponseReturnValue:
    settings = handoff_of(bodies.json_object())
    with services().begin() as work:
        choose_handoff(caller_store(), settings, work)
    return jsonify(current_overview())


@blueprint.get("/admin/api/conversations")
@by_installed_merchant
def conversations() -> ResponseReturnValue:
    with services().begin() as work:
        newest = work.conversations.newest(caller_store(), NEWEST)
        note_reading(work, Seen.CONVERSATIONS)
    return jsonify(conversations=[summary_view(one) for one in newest])


@blueprint.get("/admin/api/conversations/<uuid:conversation_id>")
@by_installed_merchant
def conversation(conversation_id: UUID) -> ResponseReturnValue:
    store = caller_store()
    with services().begin() as work:
        found = work.conversations.conversation(store, conversation_id, newest=0)
        if found is None:
            raise ConversationNotFound(str(conversation_id))
        said = work.conversations.log(store, conversation_id)
        outgoing = work.outbox.of_conversation(store, conversation_id)
        note_reading(work, Seen.CONVERSATION, str(conversation_id))
    return jsonify(conversation_view(found, said, outgoing))


def current_overview() -> dict[str, Any]:
    house, store = services(), caller_store()
    with house.begin() as work:
        return overview_view(house, store, work)


def handoff_of(body: dict[str, Any]) -> HandoffSettings:
    try:
        method = HandoffMethod(bodies.words(body, "method", LONGEST_METHOD, required=True))
    except ValueError:
        raise InvalidRequest("method must be one of zendesk, gorgias, inbox, email, message.") from None
    message = bodies.words(body, "message", LONGEST_MESSAGE, required=method is HandoffMethod.MESSAGE)
    return HandoffSettings(method, message=message)


def render_with_bridge(template: str) -> str:
    settings = services().settings
    return render_template(template, app_bridge=settings.shopify_app_bridge, client_id=settings.shopify_client_id)


def framed(html: str) -> Response:
    """Let this shop's admin, and no other page, show us in a frame."""
    settings = services().settings
    rules = content_rules(
        origin_of(settings.shopify_origin.format(shop=g.shop)), origin_of(settings.shopify_app_bridge)
    )
    return Response(html, mimetype="text/html", headers={"Content-Security-Policy": "; ".join(rules)})


def content_rules(admin: str, bridge: str) -> tuple[str, ...]:
    return (
        f"frame-ancestors https://{g.shop} https://admin.shopify.com {admin}",
        "default-src 'self'",
        f"script-src 'self' {bridge}",
        f"connect-src 'self' {bridge} {admin}",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'self'",
    )
