"""Keeping helpdesks connected that nobody needed for months."""

import logging

from redis import Redis

from domain.handoff.tickets import HandoffMethod
from domain.stores import Store
from jobs.queues import QueueName, enqueue, services, store_job
from runtime.services import Services

log = logging.getLogger(__name__)

SPREAD = 3600.0  # seconds over which a day's accounts are spread


def tend_helpdesks() -> None:
    """Have every connected account tended, each by a job of its own: one failure stops no other."""
    house = services()
    with house.begin() as work:
        accounts = work.handoffs.all_connected()
    for place, (store_id, kind) in enumerate(accounts):
        tend_later(house.redis, str(store_id), kind, after=place * SPREAD / len(accounts))


def tend_later(redis: Redis, store_id: str, kind: HandoffMethod, after: float = 0) -> None:
    enqueue(redis, QueueName.UPKEEP, tend_helpdesk, store_id, kind.value, after=after)


@store_job
def tend_helpdesk(house: Services, store: Store, kind: str) -> None:
    advice = house.helpdesks.tend(store, HandoffMethod(kind))
    if advice:
        # The merchant is told on their page.
        log.warning("helpdesk needs its merchant", extra={"shop": str(store.shop), "helpdesk": kind, "advice": advice})
