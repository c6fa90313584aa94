"""Forgetting, once a day, what has been kept for long enough."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from domain.privacy.records import RecordKind
from jobs.erasing import erase_if_left
from jobs.queues import services
from runtime.services import Services, Work

log = logging.getLogger(__name__)

BATCH = 500  # rows a transaction
MOST_BATCHES = 200  # a day; what is left waits until tomorrow
MOST_STORES = 50  # erased a day

Forget = Callable[[Work, datetime, int], int]


def forget_old() -> None:
    house = services()
    keep = house.settings.retention
    ages: dict[str, tuple[timedelta, Forget]] = {
        "conversations": (keep.conversations, lambda work, *age: work.aged.conversations(*age)),
        "profiles": (keep.conversations, lambda work, *age: work.aged.profiles(*age)),
        "deliveries": (keep.settled_deliveries, lambda work, *age: work.inbox.forget_settled(*age)),
        "set aside": (keep.set_aside_deliveries, lambda work, *age: work.aged.set_aside(*age)),
        "letters": (keep.settled_deliveries, lambda work, *age: work.aged.letters(*age)),
        "exports": (keep.exports, lambda work, *age: work.aged.exports(*age)),
        "accesses": (keep.accesses, lambda work, *age: work.aged.accesses(*age)),
        "activity": (keep.accesses, lambda work, *age: work.aged.activity(*age)),
        "records": (keep.records, lambda work, *age: work.aged.records(*age)),
        "log-ins": (timedelta(), lambda work, *age: work.aged.login_states(*age)),
    }
    forgotten = {what: forget_aged(house, forget, house.now() - age) for what, (age, forget) in ages.items()}
    log.info("old data forgotten", extra={what: count for what, count in forgotten.items() if count})
    erase_left_stores(house)


def forget_aged(house: Services, forget: Forget, before: datetime) -> int:
    total = 0
    for _ in range(MOST_BATCHES):
        with house.begin() as work:
            gone = forget(work, before, BATCH)
        total += gone
        if gone < BATCH:
            break
    return total


def erase_left_stores(house: Services) -> None:
    """Shopify tells two days after a store has left that it is to be erased; where that was lost, we do it later."""
    with house.begin() as work:
        left = work.aged.left_stores(house.now() - house.settings.retention.left_stores, MOST_STORES)
        stores = [store for store in map(work.stores.of_id, left) if store is not None]
    for store in stores:
        erase_if_left(house, store, RecordKind.ERASED_AFTER_LEAVING)
