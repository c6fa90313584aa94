"""Files on their way in: announced with name and size, sent in pieces that a request can carry, and ended."""

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue

from blueprints import bodies
from blueprints.guards import by_installed_merchant
from blueprints.house import caller_store, services
from blueprints.merchant.activity import note_change
from domain.activity import ActivityKind
from domain.errors import InvalidRequest
from domain.knowledge.uploads import LARGEST_PIECE, LONGEST_NAME, add_piece, begin_upload, end_upload
from jobs.learning import read_source_later

blueprint = Blueprint("uploads", __name__, url_prefix="/admin/api/knowledge/files")

MOST_PIECES = 1_000


@blueprint.post("")
@by_installed_merchant
def begin() -> ResponseReturnValue:
    body = bodies.json_object()
    name, size = bodies.words(body, "name", LONGEST_NAME, required=True), whole(body, "size")
    with services().begin() as work:
        source = begin_upload(caller_store(), name, size, services().now(), work)
        note_change(work, ActivityKind.ADDED_FILE, source.title)
    return jsonify(id=str(source.id), piece=LARGEST_PIECE)


@blueprint.post("/<uuid:source_id>/<int:number>")
@by_installed_merchant
def send(source_id: UUID, number: int) -> ResponseReturnValue:
    if number >= MOST_PIECES:
        raise InvalidRequest("The file has too many pieces.")
    house, content = services(), request.get_data(cache=False)
    with house.begin() as work:
        if add_piece(caller_store(), source_id, number, content, house.now(), work) is None:
            abort(404)
    return jsonify(kept=number)


@blueprint.post("/<uuid:source_id>/end")
@by_installed_merchant
def end(source_id: UUID) -> ResponseReturnValue:
    house, store = services(), caller_store()
    with house.begin() as work:
        if end_upload(store, source_id, house.now(), work) is None:
            abort(404)
    read_source_later(house.redis, store.id, source_id)
    return jsonify(id=str(source_id))


def whole(body: dict[str, Any], name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InvalidRequest(f"{name} must be a whole number.")
    return value
