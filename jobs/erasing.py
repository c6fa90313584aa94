"""Erasing a store that has left, as the law and Shopify demand."""

import logging

from domain.stores import Store, StoreState
from jobs.queues import store_job
from runtime.services import Services

log = logging.getLogger(__name__)


@store_job
def erase_store(house: Services, store: Store) -> None:
    """Drop the store's schema and rows, unless it was installed again since Shopify asked."""
    with house.begin() as work:
        # The batch that asked for this may still be under way, with the news that the store left.
        work.inbox.lock(store)
        now = work.stores.of_id(store.id, lock=True)
        if now is None or now.state is StoreState.INSTALLED:
            log.info("store came back, nothing erased", extra={"shop": str(store.shop)})
            return
        work.stores.erase(store)
    log.info("store erased", extra={"shop": str(store.shop)})
