"""Erasing a store that has left, as the law and Shopify demand."""

import logging

from domain.privacy import erasing
from domain.privacy.records import RecordKind
from domain.stores import Store, is_installed
from jobs.queues import store_job
from runtime.services import Services

log = logging.getLogger(__name__)

SCANNED_AT_ONCE = 1000  # keys of Redis


@store_job
def erase_store(house: Services, store: Store) -> None:
    """Drop the store's schema and rows, unless it was installed again since Shopify asked."""
    erase_if_left(house, store, RecordKind.REDACT_SHOP)


def erase_if_left(house: Services, store: Store, kind: RecordKind) -> None:
    with house.begin() as work:
        # The batch that asked for this may still be under way, with the news that the store left.
        work.inbox.lock(store)
        now = work.stores.of_id(store.id, lock=True)
        if now is None:
            return
        if is_installed(now):
            erasing.keep(store, house.now(), work)
            log.info("store came back, nothing erased", extra={"shop": str(store.shop)})
            return
        erasing.erase(store, kind, house.now(), work)
    forget_in_redis(house, store)
    log.info("store erased", extra={"shop": str(store.shop)})


def erase_now(house: Services, store: Store) -> None:
    """Drop the store's schema and rows, installed or not: an operator said so."""
    with house.begin() as work:
        work.inbox.lock(store)
        erasing.erase(store, RecordKind.ERASED_BY_OPERATOR, house.now(), work)
    forget_in_redis(house, store)


def forget_in_redis(house: Services, store: Store) -> None:
    """Drop the store's counters and flags; keys made of a conversation's id run out within minutes."""
    # The colon keeps apart a shop whose name only ends like this one's.
    for pattern in (f"*{store.id}*", f"*:{store.shop}", f"*:{store.shop}:*"):
        for key in house.redis.scan_iter(match=pattern, count=SCANNED_AT_ONCE):
            house.redis.delete(key)
