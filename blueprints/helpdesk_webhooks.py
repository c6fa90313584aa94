"""What helpdesks tell us of our tickets: replies and status."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_helpdesk
from blueprints.house import caller_store, services
from blueprints.metering import meter_deliveries
from domain.errors import StoreNotFound
from domain.handoff.returning import take_back
from domain.handoff.tickets import HandoffMethod

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
    helpdesk = house.helpdesks.of_store(store, connected)
    events = helpdesk.read_webhook(dict(request.headers), request.get_data(cache=True))
    with house.begin() as work:
        for event in events:
            take_back(store, event, work)
    return "", 200
