"""Reading again what changes without a webhook."""

import logging

from redis import Redis
from redis.exceptions import RedisError

from domain.importing.documents import refresh_documents as make_equal
from domain.knowledge.documents import DocumentKind
from domain.stores import Store
from jobs.queues import QueueName, enqueue, store_job
from runtime.services import Services

log = logging.getLogger(__name__)

OFTEN_ENOUGH = 60  # seconds between two readings of a store that somebody asks for
POLLED = (DocumentKind.POLICY, DocumentKind.PAGE, DocumentKind.ARTICLE)


def poll_later(redis: Redis, store: Store) -> None:
    """Have them read again, unless that was asked for a moment ago. The clock does it where Redis is down."""
    try:
        if redis.set(f"polled:{store.id}", "1", nx=True, ex=OFTEN_ENOUGH):
            enqueue(redis, QueueName.UPKEEP, refresh_documents, str(store.id))
    except RedisError as error:
        log.warning("polling left to the clock", extra={"shop": str(store.shop), "error": type(error).__name__})


@store_job
def refresh_documents(house: Services, store: Store) -> None:
    """Read policies, pages and articles anew: Shopify has no webhook for any of them."""
    source = house.source(store)
    for kind in POLLED:
        found = source.documents(kind)
        with house.begin() as work:
            make_equal(store, kind, found, work)
