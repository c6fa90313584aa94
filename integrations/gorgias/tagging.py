"""Opening a ticket though the account refuses some of its tags: they help staff, the ticket helps the shopper."""

from collections.abc import Mapping

from integrations.gorgias.connection import GorgiasConnection, refused_fields
from integrations.gorgias.payloads import Payload
from integrations.remote import RequestRefused


def create_ticket(api: GorgiasConnection, payload: Payload) -> Payload:
    """Create it; tags that are refused are made first, and left out where that is refused too."""
    try:
        return api.create("tickets", payload)
    except RequestRefused as error:
        refused = refused_fields(error).get("tags")
        if not refused:
            raise
    wrong = _places(refused, len(payload["tags"]))
    kept = [tag for place, tag in enumerate(payload["tags"]) if place not in wrong or _is_made(api, tag)]
    try:
        return api.create("tickets", payload | {"tags": kept})
    except RequestRefused as error:
        if "tags" not in refused_fields(error):
            raise
    return api.create("tickets", payload | {"tags": []})


def _places(refused: object, count: int) -> set[int]:
    """Return which tags are meant by {"2": …}; all of them where it does not say."""
    named = {int(place) for place in refused if str(place).isdecimal()} if isinstance(refused, Mapping) else set()
    return named or set(range(count))


def _is_made(api: GorgiasConnection, tag: Payload) -> bool:
    try:
        api.create("tags", {"name": tag["name"]})
    except RequestRefused as error:
        # That it is there already is as good.
        return error.status == 409
    return True
