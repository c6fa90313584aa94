"""Asking helpdesks what changed, so that a lost webhook costs minutes and no answer of staff."""

import json
import logging
from datetime import timedelta

from domain.handoff.catching_up import WATCHED, CatchingUp, Place
from domain.handoff.connecting import Connected
from domain.readings import ReadingKind
from domain.stores import Store
from jobs.queues import store_job
from jobs.turns import Turn, taking_turn
from runtime.services import Services

log = logging.getLogger(__name__)

EVERY = timedelta(minutes=3)  # what a lost webhook costs at most, with the clock's own steps
SOON = timedelta(seconds=20)  # until the next turn where one was not enough


@store_job
def watch_tickets(house: Services, store: Store) -> None:
    """Look again at those of our tickets that changed since the last turn."""
    with taking_turn(house, store, ReadingKind.TICKETS, EVERY) as turn:
        with house.begin() as work:
            accounts = [account for kind in sorted(WATCHED) if (account := work.handoffs.connected(store, kind))]
        for account in accounts:
            watch(house, store, account, turn)


def watch(house: Services, store: Store, account: Connected, turn: Turn) -> None:
    desk = house.helpdesks.watched(store, account)
    places: dict[str, str] = json.loads(turn.bookmark or "{}")
    # Another account's bookmark says nothing of this one.
    name = f"{account.kind.value}/{account.account}"
    catching_up = CatchingUp(store, account.kind, desk, house.begin, house.now)
    place, wait = catching_up.turn(Place.read(places.get(name, "")))
    turn.bookmark = json.dumps(places | {name: place.write()})
    turn.next = EVERY if place.at_end else max(SOON, timedelta(seconds=wait))
    log.info("helpdesk asked", extra={"shop": str(store.shop), "waiting": len(place.waiting)})
