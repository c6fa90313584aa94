"""What the store's texts say, what they do not, and what the merchant adds to them."""

from uuid import UUID

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.admin_views import held_counts
from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import REFUSED, rendered
from domain.activity import ActivityKind
from domain.errors import InvalidRequest
from domain.handoff.tickets import HandoffMethod
from domain.knowledge.answers import delete_source
from domain.knowledge.help_centres import add_help_centre
from domain.knowledge.sites import AGAIN_DAYS, add_site
from domain.knowledge.sources import READ_AGAIN, SourceKind, SourceState
from jobs.learning import read_source_later

blueprint = Blueprint("merchant_knowledge", __name__)

ADDED = "It is being read. Its progress stands below."
DELETED = "Deleted, with all that was learnt from it."
GONE = "That was deleted meanwhile."
NOT_THERE = "Zendesk is not connected. Connect it under Handoff first."
RUNNING = (SourceState.WAITING, SourceState.READING)


@blueprint.get("/admin/knowledge")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    return shown()


@blueprint.post("/admin/knowledge/sites")
@by_installed_merchant
def add() -> ResponseReturnValue:
    house, store = services(), caller_store()
    address, every = request.form.get("address", ""), request.form.get("every", "0")
    try:
        with house.begin() as work:
            days = int(every) if every in DAYS_TYPED else -1
            source = add_site(store, address, request.form.get("whole") == "yes", days, house.now(), work)
            note_change(work, ActivityKind.ADDED_SITE, source.title)
    except InvalidRequest as error:
        return shown(problems={"address": error.detail}, address=address)
    read_source_later(house.redis, store.id, source.id)
    return shown(ADDED)


@blueprint.post("/admin/knowledge/help-centre")
@by_installed_merchant
def add_centre() -> ResponseReturnValue:
    """Have the help centre of the connected Zendesk account read, whatever else the form says."""
    house, store = services(), caller_store()
    with house.begin() as work:
        connected = work.handoffs.connected(store, HandoffMethod.ZENDESK)
        source = add_help_centre(store, connected.account, house.now(), work) if connected else None
        if source is not None:
            note_change(work, ActivityKind.ADDED_HELP_CENTRE, source.title)
    if source is None:
        return shown(problems={"centre": NOT_THERE})
    read_source_later(house.redis, store.id, source.id)
    return shown(ADDED)


@blueprint.post("/admin/knowledge/<uuid:source_id>/read")
@by_installed_merchant
def read_again(source_id: UUID) -> ResponseReturnValue:
    house, store = services(), caller_store()
    with house.begin() as work:
        known = work.sources.hurry(store, source_id, house.now())
    if known:
        read_source_later(house.redis, store.id, source_id)
    return shown(ADDED if known else GONE)


@blueprint.post("/admin/knowledge/<uuid:source_id>/delete")
@by_installed_merchant
def delete(source_id: UUID) -> ResponseReturnValue:
    with services().begin() as work:
        gone = delete_source(caller_store(), source_id, work)
        if gone:
            note_change(work, ActivityKind.DELETED_SOURCE, gone.title)
    return shown(DELETED if gone else GONE)


def shown(told: str = "", **words: object) -> ResponseReturnValue:
    store = caller_store()
    with services().begin() as work:
        sources, counts = work.sources.all(store), held_counts(store, work)
        connected = work.handoffs.connected(store, HandoffMethod.ZENDESK)
    account = connected.account if connected else ""
    waiting = any(one.state in RUNNING for one in sources)
    status = REFUSED if words.get("problems") else 200
    return rendered(
        "knowledge",
        status,
        sources=sources,
        counts=counts,
        waiting=waiting,
        now=services().now(),
        told=told,
        kinds=KINDS,
        days=DAYS,
        account=account,
        again=READ_AGAIN,
        has_centre=any(one.kind is SourceKind.HELP_CENTRE for one in sources),
        **words,
    )


KINDS = {
    SourceKind.SNIPPET: "Answer",
    SourceKind.FILE: "File",
    SourceKind.PAGE: "Web page",
    SourceKind.SITE: "Site",
    SourceKind.HELP_CENTRE: "Help centre",
}
DAYS_TYPED = frozenset(map(str, AGAIN_DAYS))
DAYS = dict(zip(AGAIN_DAYS, ("Only once", "Every day", "Every week", "Every month"), strict=True))
