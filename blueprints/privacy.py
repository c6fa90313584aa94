"""The merchant's side of privacy: what was asked and done, exports to hand on, and who read people's data."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, g, jsonify
from flask.typing import ResponseReturnValue

from blueprints.envelopes import moment
from blueprints.guards import by_installed_merchant
from blueprints.house import caller_store, services
from domain.agent.formatting import zone_of
from domain.privacy.accesses import Access, Seen, staff
from domain.privacy.fetching import fetch
from domain.privacy.records import PrivacyRecord
from runtime.services import Services, Work

blueprint = Blueprint("privacy", __name__, url_prefix="/admin/api/privacy")

NEWEST_ACCESSES = 50


@blueprint.get("")
@by_installed_merchant
def requests() -> ResponseReturnValue:
    house, store = services(), caller_store()
    with house.begin() as work:
        records = work.privacy.of_shop(store.shop)
        accesses = work.accesses.newest(store, NEWEST_ACCESSES)
        names = {staff(one.id): one.name for one in work.members.all(store)}
    keep = house.settings.retention
    return jsonify(
        requests=[record_view(house, one) for one in records],
        accesses=[access_view(one, names) for one in accesses],
        timezone=zone_of(store.timezone).key,
        retention_days={"conversations": keep.conversations.days, "exports": keep.exports.days},
    )


@blueprint.get("/<uuid:record_id>/export")
@by_installed_merchant
def download(record_id: UUID) -> ResponseReturnValue:
    house, store = services(), caller_store()
    now = house.now()
    with house.begin() as work:
        document = fetch(store, record_id, staff(g.staff), now, now - house.settings.retention.exports, work)
    kept = {"Content-Disposition": f'attachment; filename="{file_name(record_id)}"', "Cache-Control": "no-store"}
    return Response(json.dumps(document, ensure_ascii=False, indent=2), mimetype="application/json", headers=kept)


def note_reading(work: Work, seen: Seen, record_id: str = "") -> None:
    """Note that the calling member of staff reads this, in the transaction that reads it."""
    work.accesses.note(caller_store(), Access(services().now(), staff(g.staff), seen, record_id))


def file_name(record_id: UUID) -> str:
    return f"customer-data-{record_id.hex[:12]}.json"


def expires(house: Services, record: PrivacyRecord) -> datetime | None:
    return record.export_made_at and record.export_made_at + house.settings.retention.exports


def record_view(house: Services, record: PrivacyRecord) -> dict[str, Any]:
    until = expires(house, record)
    return {
        "id": str(record.id),
        "kind": record.kind.value,
        "request": record.request_id,
        "state": record.state.value,
        "received_at": moment(record.received_at),
        "due_at": moment(record.due_at),
        "finished_at": moment(record.finished_at) if record.finished_at else None,
        "late": record.is_late(house.now()),
        "counts": dict(record.done.counts),
        "tickets": [{"method": one.method, "id": one.ticket_id} for one in record.done.tickets],
        "file": file_name(record.id) if until and until > house.now() else None,
        "expires_at": moment(until) if until else None,
    }


def access_view(access: Access, names: Mapping[str, str]) -> dict[str, str]:
    """`names` are those that staff gave themselves, by actor; "" where there is none."""
    told = {"at": moment(access.at), "actor": access.actor, "name": names.get(access.actor, "")}
    return told | {"seen": access.seen.value, "record": access.record_id}
