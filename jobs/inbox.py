"""Applying what Shopify delivered."""

import logging

from redis import Redis
from redis.exceptions import RedisError

from domain.draining import BATCH, drain
from domain.stores import Store
from jobs.follow_ups import follow_up_later
from jobs.queues import FLAG_LIFETIME, QueueName, attempt, enqueue, enqueue_once, store_job
from runtime.services import Services

log = logging.getLogger(__name__)

GIVE_UP_AFTER = 8  # failed tries before a delivery is set aside for a person
ONE = 1


def drain_later(redis: Redis, store_id: str) -> None:
    """Have the store's inbox drained, unless that is queued already. The sweep does it where Redis is down."""
    try:
        enqueue_once(redis, flag(store_id), FLAG_LIFETIME, QueueName.INBOX, drain_inbox, store_id)
    except RedisError as error:
        log.warning("draining left to the sweep", extra={"store": store_id, "error": type(error).__name__})


@store_job
def drain_inbox(house: Services, store: Store) -> None:
    # Taken down first: what arrives from here on queues a job of its own.
    house.redis.delete(flag(str(store.id)))
    if attempt(lambda: drain_batch(house, store, BATCH), "drain"):
        return
    try:
        drain_one_by_one(house, store)
    finally:
        enqueue(house.redis, QueueName.INBOX, drain_inbox, str(store.id), after=1)


def drain_batch(house: Services, store: Store, batch: int) -> None:
    with house.begin() as work:
        drained = drain(store, work, house.read_delivery, batch)
    for task in dict.fromkeys(follow_up.task for follow_up in drained.follow_ups):
        follow_up_later(house.redis, str(store.id), task)
    if drained.more:
        # To the end of the line, so that a store with a flood takes turns with the others.
        drain_later(house.redis, str(store.id))


def drain_one_by_one(house: Services, store: Store) -> None:
    """Apply deliveries alone until the one that fails is found, and count that against it."""
    for _ in range(BATCH):
        if not attempt(lambda: drain_batch(house, store, ONE), "drain one"):
            return note_failure(house, store)


def note_failure(house: Services, store: Store) -> None:
    with house.begin() as work:
        for delivery in work.inbox.waiting(store, ONE):
            work.inbox.note_failure(delivery, "Applying it failed; the log has the details.", GIVE_UP_AFTER)


def flag(store_id: str) -> str:
    return f"drain:{store_id}"
