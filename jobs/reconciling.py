"""Finding what a lost webhook did not tell: changes by their time, removals by the ids that are left."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from domain.errors import NotPermitted
from domain.readings import ReadingKind
from domain.reconciling import Reconciling, find_changes, forget_gone_orders, forget_gone_products
from domain.stores import Store
from jobs.imports import deliver_to_us, import_anew, is_being_imported
from jobs.queues import store_job
from jobs.reading_turns import ReadingTurn, taking_turn
from runtime.services import Services

log = logging.getLogger(__name__)

DAILY = timedelta(days=1)
SOON = timedelta(minutes=1)  # until an operation is looked at again
UNTOLD = timedelta(days=2)  # how far the first comparison looks back


@store_job
def reconcile(house: Services, store: Store) -> None:
    """Take in what changed since the last comparison and is not known, and restore lost subscriptions."""
    every = timedelta(minutes=house.settings.reconcile_minutes)
    with taking_turn(house, store, ReadingKind.CHANGES, every) as turn:
        if is_being_imported(house, store):
            turn.next = SOON
            return
        begun = house.now()
        deliver_to_us(house, store)
        since = datetime.fromisoformat(turn.bookmark) if turn.bookmark else begun - UNTOLD
        found = find_changes(reconciling(house, store), since)
        if found.too_many:
            import_anew(house, store)
        turn.bookmark = begun.isoformat()
        log.info("store compared", extra={"shop": str(store.shop), "products": found.products, "orders": found.orders})


@store_job
def find_gone_products(house: Services, store: Store) -> None:
    find_gone(house, store, ReadingKind.GONE_PRODUCTS, forget_gone_products)


@store_job
def find_gone_orders(house: Services, store: Store) -> None:
    find_gone(house, store, ReadingKind.GONE_ORDERS, forget_gone_orders)


Forget = Callable[[Reconciling, Iterable[int], datetime], int]


def find_gone(house: Services, store: Store, kind: ReadingKind, forget: Forget) -> None:
    """Have the ids of all records listed, and in a later turn forget those that are not among them."""
    with taking_turn(house, store, kind, DAILY) as turn:
        try:
            if turn.bookmark:
                compare_ids(house, store, turn, forget)
            else:
                begun = house.now()
                turn.bookmark = f"{house.source(store, in_background=True).start_ids(kind)} {begun.isoformat()}"
                turn.next = SOON
        except NotPermitted:
            turn.bookmark = ""


def compare_ids(house: Services, store: Store, turn: ReadingTurn, forget: Forget) -> None:
    source = house.source(store, in_background=True)
    bulk_id, begun = turn.bookmark.split(" ")
    bulk = source.bulk(bulk_id)
    if not bulk.ended:
        turn.next = SOON
        return
    turn.bookmark = ""
    ids = source.ids(bulk.url) if bulk.url else set()
    # A list that lacks some proves nothing.
    if not bulk.problem and len(ids) == bulk.found:
        gone = forget(reconciling(house, store), ids, datetime.fromisoformat(begun))
        log.info("ids compared", extra={"shop": str(store.shop), "gone": gone})


def reconciling(house: Services, store: Store) -> Reconciling:
    return Reconciling(store, house.source(store, in_background=True), house.begin, house.now)
