"""Who works in the house's own inbox, and the templates they share."""

from uuid import UUID, uuid4

from flask import Blueprint, g, jsonify
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.guards import by_installed_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from blueprints.team_requests import LONGEST_REPLY, one_of
from blueprints.team_views import templates_view
from domain.activity import ActivityKind
from domain.errors import InvalidRequest
from domain.team.acting import NO_MEMBER
from domain.team.templates import Template, require_known_fields
from domain.team.tickets import Level

blueprint = Blueprint("team_members", __name__, url_prefix="/admin/api/inbox")

LONGEST_NAME = 60  # characters
MANAGERS_ONLY = "Only a manager may change this. Ask one of yours."


@blueprint.get("/templates")
@by_installed_merchant
def templates() -> ResponseReturnValue:
    with services().begin() as work:
        return jsonify(templates_view(work.templates.all(caller_store())))


@blueprint.post("/templates")
@by_installed_merchant
def put_template() -> ResponseReturnValue:
    """Keep a template in the place of the one of its name."""
    body, house, store = bodies.json_object(), services(), caller_store()
    name = bodies.words(body, "name", LONGEST_NAME, required=True)
    text = bodies.words(body, "text", LONGEST_REPLY, required=True)
    require_known_fields(text)
    with house.begin() as work:
        work.templates.put(store, Template(uuid4(), name, text), house.now())
        note_change(work, ActivityKind.WROTE_TEMPLATE, name)
        return jsonify(templates_view(work.templates.all(store)))


@blueprint.post("/templates/<uuid:template_id>/delete")
@by_installed_merchant
def delete_template(template_id: UUID) -> ResponseReturnValue:
    with services().begin() as work:
        name = next((one.name for one in work.templates.all(caller_store()) if one.id == template_id), "")
        if work.templates.delete(caller_store(), template_id):
            note_change(work, ActivityKind.DELETED_TEMPLATE, name)
        return jsonify(templates_view(work.templates.all(caller_store())))


@blueprint.post("/me")
@by_installed_merchant
def name_me() -> ResponseReturnValue:
    """Give the name that shoppers read above this member's answers."""
    name = bodies.words(bodies.json_object(), "name", LONGEST_NAME, required=True)
    with services().begin() as work:
        work.members.arrived(caller_store(), g.staff, services().now())
        work.members.change(caller_store(), g.staff, name=name)
    return "", 204


@blueprint.post("/members/<member_id>")
@by_installed_merchant
def promote(member_id: str) -> ResponseReturnValue:
    level, store = one_of(Level, bodies.json_object(), "level"), caller_store()
    with services().begin() as work:
        me = work.members.arrived(store, g.staff, services().now())
        if me.level is not Level.MANAGER or level is Level.AGENT or member_id == me.id:
            raise InvalidRequest(MANAGERS_ONLY)
        # Asked of the team itself: an address may hold what PostgreSQL cannot.
        if work.members.member(store, member_id) is None:
            raise InvalidRequest(NO_MEMBER)
        work.members.change(store, member_id, level=level)
    return "", 204
