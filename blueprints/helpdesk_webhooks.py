"""What helpdesks tell us of our tickets: replies and status."""

import logging

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_helpdesk
from blueprints.house import caller_store, services
from blueprints.metering import meter_deliveries
from domain.errors import RemoteError, StoreNotFound
from domain.handoff.returning import take_back
from domain.handoff.tickets import HandoffMethod
from domain.ports import Helpdesk, Hinting
from domain.stores import Store
from jobs.watching import look_later
from runtime.services import Services

log = logging.getLogger(__name__)

blueprint = Blueprint("helpdesk_webhooks", __name__)
meter_deliveries(blueprint)


@blueprint.post("/webhooks/<any(zendesk, gorgias):desk>/<store_key>")
@by_helpdesk
def receive(desk: str, store_key: str) -> ResponseReturnValue:
    """Check the helpdesk's signature, then bring what its delivery says into the conversations, once each.

    What a helpdesk only hints at is read by a worker: its account answers when it likes.
    """
    house, store, kind = services(), caller_store(), HandoffMethod(desk)
    with house.begin() as work:
        connected = work.handoffs.connected(store, kind)
    if connected is None:
        raise StoreNotFound(f"{kind.value} is not connected")
    helpdesk = house.helpdesks.of_store(store, connected)
    headers, body = dict(request.headers), request.get_data(cache=True)
    try:
        hint = take_in(house, store, helpdesk, headers, body)
    except RemoteError as error:
        # Refused deliveries would have the helpdesk switch our webhook off; the account is asked instead.
        log.warning("delivery not understood", extra={"shop": str(store.shop), "error": str(error)})
        hint = ""
    if hint is not None:
        look_later(house, store, hint)
    return "", 200


def take_in(house: Services, store: Store, helpdesk: Helpdesk, headers: dict[str, str], body: bytes) -> str | None:
    """Return which ticket to look at, None where all that is told is taken in. Raises BadSignature, and RemoteError for
    what the right sender tells in a shape of its own."""
    if isinstance(helpdesk, Hinting):
        return helpdesk.hinted(headers, body)
    events = helpdesk.read_webhook(headers, body)
    with house.begin() as work:
        for event in events:
            take_back(store, event, work)
    return None
