"""The shopper as the account's customer."""

from collections.abc import Callable

from domain.handoff.tickets import Requester
from integrations.gorgias.connection import SYSTEM, GorgiasConnection
from integrations.gorgias.payloads import Payload
from integrations.remote import RequestRefused, reading


def customer_id(api: GorgiasConnection, requester: Requester) -> int:
    """Return the shopper's Gorgias id, making the customer if need be.

    An external id is given only to a verified shopper, and never in place of another.
    """
    found = _find(api, requester.email)
    if found is None:
        found = _create(api, requester)
    elif requester.verified and not found.get("external_id"):
        _unless_taken(api.update, f"customers/{int(found['id'])}", {"external_id": requester.profile_id})
    with reading(SYSTEM, "customer"):
        return int(found["id"])


def _find(api: GorgiasConnection, email: str) -> Payload | None:
    customers = api.read_all("customers", email=email)
    return next((record for record in customers if str(record.get("email") or "").lower() == email.lower()), None)


def _create(api: GorgiasConnection, requester: Requester) -> Payload:
    """Create them; where somebody else just did, return theirs; where the profile id is taken, do without it."""
    plain: Payload = {
        "name": requester.name or requester.email,
        "email": requester.email,
        "channels": [{"type": "email", "address": requester.email, "preferred": True}],
    }
    known = plain | {"external_id": requester.profile_id} if requester.verified else plain
    return (
        _unless_taken(api.create, "customers", known) or _find(api, requester.email) or api.create("customers", plain)
    )


def _unless_taken(call: Callable[[str, Payload], Payload], path: str, payload: Payload) -> Payload | None:
    try:
        return call(path, payload)
    except RequestRefused as error:
        if error.status == 409:
            return None
        raise
