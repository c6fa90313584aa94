"""How far the store is set up."""

from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from blueprints.admin_views import overview_view
from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant import learning
from blueprints.merchant.activity import note_change
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import rendered
from blueprints.merchant.situation import situation
from domain.activity import ActivityKind
from domain.getting_started import steps
from jobs.imports import import_anew

blueprint = Blueprint("merchant_home", __name__)

LIVE, CALM = 1.5, 15  # seconds between looks while the store is being read, and otherwise
KNOWN = (
    ("products", "product", "products"),
    ("orders", "order", "orders"),
    ("policy", "policy", "policies"),
    ("page", "page", "pages"),
    ("article", "article", "articles"),
)


@blueprint.get("/admin/")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    # A ticket at a helpdesk leads to its conversation by way of the app's first page.
    if conversation := request.args.get("conversation", type=UUID):
        return redirect(f"/admin/conversations/{conversation}?{urlencode(without_conversation())}")
    return shown()


@blueprint.post("/admin/import")
@by_installed_merchant
def read_again() -> ResponseReturnValue:
    have_read_again()
    return shown()


def have_read_again() -> None:
    """Have all of the calling store read again, and note who wished it."""
    house = services()
    import_anew(house, caller_store())
    with house.begin() as work:
        note_change(work, ActivityKind.READ_AGAIN)


def without_conversation() -> dict[str, str]:
    return {name: value for name, value in request.args.items() if name != "conversation"}


def shown() -> ResponseReturnValue:
    house, store = services(), caller_store()
    with house.begin() as work:
        overview = overview_view(house, store, work)
        standing = situation(house, store, work)
    busy = overview["import"]["state"] == "running" or overview["inbox"]["waiting"]
    return rendered(
        "home",
        overview=overview,
        reading=learning.rows(standing.progress, house.now()) if standing.progress else [],
        steps=steps(standing),
        known=[(overview["counts"].get(kind, 0), one, many) for kind, one, many in KNOWN],
        live=LIVE if busy else CALM,
    )
