"""Who of the merchant's staff changed what, or who runs the app."""

from collections.abc import Callable

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import rendered
from domain.activity import ActivityKind
from domain.privacy.accesses import OPERATOR
from runtime.services import Work

blueprint = Blueprint("merchant_activity", __name__)

A_PAGE = 50  # changes
LARGEST_ID = 2**63 - 1


@blueprint.get("/admin/activity")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    before = request.args.get("before", type=int)
    with services().begin() as work:
        changes = work.activity.newest(caller_store(), A_PAGE + 1, before and max(0, min(before, LARGEST_ID)))
        called = names_of_staff(work)
    older = changes[A_PAGE - 1].id if len(changes) > A_PAGE else None
    return rendered("activity", changes=changes[:A_PAGE], older=older, called=called)


def names_of_staff(work: Work) -> Callable[[str], str]:
    """Return what tells who somebody is, by Shopify's id: "You", the name they gave in the inbox, or the id."""
    names = {one.id: one.name for one in work.members.all(caller_store()) if one.name} | {g.staff: "You"}
    return lambda who: names.get(who) or told_of(who)


def told_of(who: str) -> str:
    """Return what stands for somebody without a name. A login on the server says nothing to a merchant."""
    if who.startswith(OPERATOR):
        return "The app’s operator"
    return f"Staff member {who}" if who.isdigit() else who


def note_change(work: Work, what: ActivityKind, detail: str = "") -> None:
    """Note what the calling member of staff changes, in the transaction that changes it."""
    work.activity.note(caller_store(), g.staff, what, detail)
