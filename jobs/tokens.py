"""Keeping the key to stores that are quiet for months."""

import logging

from domain.admin_access import IDLE
from domain.errors import CredentialsRejected
from domain.stores import Store
from jobs.queues import QueueName, enqueue, services, store_job
from runtime.services import Services

log = logging.getLogger(__name__)

SPREAD = 3600.0  # seconds over which a day's renewals are spread


def renew_idle_tokens() -> None:
    """Have every pair renewed that would end unused, each by a job of its own: one failure stops no other."""
    house = services()
    with house.begin() as work:
        ending = work.tokens.ending(house.now() + IDLE)
    for place, store_id in enumerate(ending):
        enqueue(house.redis, QueueName.UPKEEP, renew_tokens, str(store_id), after=place * SPREAD / len(ending))


@store_job
def renew_tokens(house: Services, store: Store) -> None:
    try:
        house.admin_access(store).keep_alive()
    except CredentialsRejected as error:
        # The merchant is told on their page; the next time they open it, it mends itself.
        log.warning("tokens cannot be renewed", extra={"shop": str(store.shop), "error": str(error)})
