"""The team's templates: texts with fields, shown as they would be filled for the newest order."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from flask import Blueprint, g, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_installed_merchant, by_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.merchant.forms import typed
from blueprints.merchant.opening import opening
from blueprints.merchant.rendering import REFUSED, rendered
from blueprints.privacy import note_reading
from blueprints.team_members import LONGEST_NAME
from blueprints.team_requests import LONGEST_REPLY
from domain.activity import ActivityKind
from domain.errors import InvalidRequest
from domain.orders import Order
from domain.privacy.accesses import Seen
from domain.team.starters import STARTERS
from domain.team.templates import FIELDS, Known, Template, fill, require_known_fields
from domain.team.tickets import Level, Member
from runtime.services import Work

blueprint = Blueprint("merchant_team_templates", __name__, url_prefix="/admin/handoff/templates")

RECENT = timedelta(days=60)  # in which the newest order is looked for
SAVED = "Saved. Your team finds it beside every answer in the inbox."
DELETED = "Deleted."
TAKEN = "These are yours now: change them as you like."
NO_NAME, NO_TEXT = "Give it a name by which your team finds it.", "Write what is sent."
MEANINGS = {
    "store.name": "your store",
    "staff.name": "who of your team answers",
    "customer.first_name": "the shopper’s first name",
    "order.name": "the order, such as #1001",
    "order.total": "what the order came to",
    "tracking.company": "the carrier of its newest parcel",
    "tracking.number": "its tracking number",
    "tracking.url": "where to follow it",
}


@dataclass
class TemplateForm:
    """`id` is that of the template being changed, None for a new one."""

    id: UUID | None = None
    name: str = ""
    text: str = ""
    problems: dict[str, str] = field(default_factory=dict)


@blueprint.get("")
@by_merchant
@opening
def page() -> ResponseReturnValue:
    with services().begin() as work:
        return shown(work, chosen_form(work))


@blueprint.post("")
@by_installed_merchant
def save() -> ResponseReturnValue:
    form, store = typed_form(), caller_store()
    with services().begin() as work:
        if form.problems:
            return shown(work, form)
        if form.id:
            work.templates.delete(store, form.id)
        work.templates.put(store, Template(uuid4(), form.name, form.text), services().now())
        note_change(work, ActivityKind.CHANGED_TEMPLATE if form.id else ActivityKind.WROTE_TEMPLATE, form.name)
        return shown(work, TemplateForm(), SAVED)


@blueprint.post("/preview")
@by_installed_merchant
def preview() -> ResponseReturnValue:
    """Fill what is typed for the newest order, which the log of accesses is told of; nothing is kept."""
    form = typed_form()
    with services().begin() as work:
        if form.problems:
            return shown(work, form)
        order = newest_order(work)
        return shown(work, form, filled=fill(form.text, known(work, order)), order=order, unsaved=True)


@blueprint.post("/starters")
@by_installed_merchant
def take_starters() -> ResponseReturnValue:
    with services().begin() as work:
        kept = {one.name for one in work.templates.all(caller_store())}
        for name, words in STARTERS.items():
            if name not in kept:
                work.templates.put(caller_store(), Template(uuid4(), name, words), services().now())
        note_change(work, ActivityKind.TOOK_TEMPLATES)
        return shown(work, TemplateForm(), TAKEN)


@blueprint.post("/<uuid:template_id>/delete")
@by_installed_merchant
def delete(template_id: UUID) -> ResponseReturnValue:
    with services().begin() as work:
        name = next((one.name for one in work.templates.all(caller_store()) if one.id == template_id), "")
        if work.templates.delete(caller_store(), template_id):
            note_change(work, ActivityKind.DELETED_TEMPLATE, name)
        return shown(work, TemplateForm(), DELETED)


def chosen_form(work: Work) -> TemplateForm:
    """Return the template that the address names, ready to be changed."""
    wanted = request.args.get("id", type=UUID)
    found = next((one for one in work.templates.all(caller_store()) if one.id == wanted), None)
    return TemplateForm(found.id, found.name, found.text) if found else TemplateForm()


def typed_form() -> TemplateForm:
    name, words = typed("name"), typed("text")
    form = TemplateForm(request.form.get("id", type=UUID), " ".join(name.split())[:LONGEST_NAME], words)
    if not form.name:
        form.problems["name"] = NO_NAME
    if not words or len(words) > LONGEST_REPLY:
        form.problems["text"] = NO_TEXT if not words else f"Please write at most {LONGEST_REPLY} characters."
    try:
        require_known_fields(words)
    except InvalidRequest as error:
        form.problems["text"] = error.detail
    return form


def newest_order(work: Work) -> Order | None:
    store, now = caller_store(), services().now()
    ids = sorted(work.orders.ids(store, now - RECENT, now))[-1:]
    found = work.orders.with_ids(store, ids)
    for order in found:
        note_reading(work, Seen.ORDER, str(order.id))
    return found[0] if found else None


def known(work: Work, order: Order | None) -> Known:
    store = caller_store()
    member = work.members.member(store, g.staff) or Member(g.staff, "", Level.STAFF)
    customer = work.customers.customer(store, order.customer_id) if order and order.customer_id else None
    return Known(store, member, customer, order)


def shown(work: Work, form: TemplateForm, told: str = "", **words: object) -> ResponseReturnValue:
    templates = work.templates.all(caller_store())
    fields = {name: MEANINGS[name] for name in FIELDS}
    status = REFUSED if form.problems else 200
    starters = {} if templates else STARTERS
    return rendered(
        "team_templates", status, form=form, templates=templates, fields=fields, starters=starters, told=told, **words
    )
