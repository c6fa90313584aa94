"""What helpdesks tell us of our tickets: replies and status."""

import logging

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_helpdesk
from blueprints.house import caller_store, services
from blueprints.metering import meter_deliveries
from domain.errors import RemoteError, StoreNotFound
from domain.handoff.catching_up import WATCHED
from domain.handoff.connecting import Connected
from domain.handoff.returning import take_back
from domain.handoff.tickets import HandoffMethod, TicketEvent
from domain.readings import ReadingKind
from domain.stores import Store

log = logging.getLogger(__name__)

blueprint = Blueprint("helpdesk_webhooks", __name__)
meter_deliveries(blueprint)


@blueprint.post("/webhooks/<any(zendesk, gorgias):desk>/<store_key>")
@by_helpdesk
def receive(desk: str, store_key: str) -> ResponseReturnValue:
    """Check the helpdesk's signature, then bring what its delivery says into the conversations, once each."""
    house, store, kind = services(), caller_store(), HandoffMethod(desk)
    with house.begin() as work:
        connected = work.handoffs.connected(store, kind)
    if connected is None:
        raise StoreNotFound(f"{kind.value} is not connected")
    events = told(store, connected)
    with house.begin() as work:
        for event in events:
            take_back(store, event, work)
    return "", 200


def told(store: Store, connected: Connected) -> list[TicketEvent]:
    """Return what the delivery says; where it only hints and we cannot look now, have the clock look."""
    house = services()
    try:
        helpdesk = house.helpdesks.of_store(store, connected)
        return helpdesk.read_webhook(dict(request.headers), request.get_data(cache=True))
    except RemoteError as error:
        if connected.kind not in WATCHED:
            raise
        # Refused deliveries would have the helpdesk switch our webhook off.
        log.warning("hint left to the clock", extra={"shop": str(store.shop), "error": str(error)})
        with house.begin() as work:
            work.readings.hurry(ReadingKind.TICKETS, house.now(), store)
        return []
