"""Which tickets changed, from the account's own list of events: what a lost webhook did not tell."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from domain.handoff.tickets import Changes
from integrations.gorgias.connection import PAGE, SYSTEM, GorgiasConnection
from integrations.gorgias.merging import taken_in
from integrations.gorgias.payloads import Payload, iso
from integrations.remote import RequestRefused, reading

FIRST_LOOK = timedelta(hours=1)  # how far the first reading looks back
OVERLAP = timedelta(minutes=2)  # an event may show late, and two clocks differ
MERGED = "ticket-merged"
MOST_MERGED = 10  # a turn that are read for what is ours; the rest is found when somebody writes there
MOST_PAGES = 3  # a turn; the account's calls are shared with the merchant's other apps


@dataclass(frozen=True)
class Position:
    """The events since `since` are being read from `cursor` on; `begun` is when their first page was asked for.

    The bookmark moves on only when the last page is read, so their order does not matter.
    """

    since: str
    cursor: str = ""
    begun: str = ""


def read_changes(api: GorgiasConnection, bookmark: str, now: datetime) -> Changes:
    with reading(SYSTEM, "bookmark"):
        position = Position(**json.loads(bookmark)) if bookmark else Position(iso(now - FIRST_LOOK))
    position = replace(position, begun=position.begun or iso(now))
    found: dict[str, None] = {}
    merged: dict[int, None] = {}
    for _ in range(MOST_PAGES):
        page = _page(api, position)
        if page is None:
            return _changes(found, set(), Position(position.since), more=True)
        with reading(SYSTEM, "list of events"):
            named = [event for event in page["data"] if event["object_id"]]
            found |= dict.fromkeys(str(int(event["object_id"])) for event in named)
            merged |= dict.fromkeys(int(event["object_id"]) for event in named if event["type"] == MERGED)
            position = replace(position, cursor=str((page.get("meta") or {}).get("next_cursor") or ""))
        if not position.cursor:
            done = Position(iso(datetime.fromisoformat(position.begun) - OVERLAP))
            return _changes(found, _moved(api, merged), done, more=False)
    return _changes(found, _moved(api, merged), position, more=True)


def _moved(api: GorgiasConnection, merged: Iterable[int]) -> set[str]:
    """Return the rounds of ours that were merged into somebody else's ticket: its events name that ticket alone."""
    return set().union(*(taken_in(api, ticket_id) for ticket_id in islice(merged, MOST_MERGED)))


def _page(api: GorgiasConnection, position: Position) -> Payload | None:
    """Return None where the cursor is not known any more."""
    wanted: dict[str, str | int] = {"object_type": "Ticket", "created_datetime[gte]": position.since, "limit": PAGE}
    try:
        return api.read("events", **wanted | ({"cursor": position.cursor} if position.cursor else {}))
    except RequestRefused as error:
        if position.cursor and error.status == 400:
            return None
        raise


def _changes(found: dict[str, None], moved: set[str], position: Position, *, more: bool) -> Changes:
    return Changes(tuple(found), json.dumps(asdict(position)), more, tuple(sorted(moved)))
