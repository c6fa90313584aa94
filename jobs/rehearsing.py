"""Running a store's saved tests beside all that is going on, one after the other."""

import logging

from redis import Redis
from redis.exceptions import RedisError

from domain.privacy.accesses import BY_ITSELF
from domain.proving import Uncounted
from domain.rehearsing.saved_tests import barely, run
from domain.stores import Store, is_installed
from domain.turns import TurnContext
from jobs.queues import QueueName, enqueue, store_job
from runtime.services import Services

log = logging.getLogger(__name__)


def run_tests_later(redis: Redis, store: Store, actor: str) -> bool:
    """Have those that wait be run, in the name of `actor`. Return whether somebody will."""
    try:
        enqueue(redis, QueueName.READINGS, run_tests, str(store.id), actor, repeat=True)
    except RedisError as error:
        log.warning("tests not queued", extra={"error": type(error).__name__})
        return False
    return True


@store_job
def run_tests(house: Services, store: Store, actor: str) -> None:
    while run_next(house, store, actor):
        pass


def retest(house: Services) -> None:
    """Have the tests run of all stores in which what answers stand on has changed, and stays as it is now."""
    now = house.now()
    due = house.retesting.due(now)
    for store_id in due:
        enqueue(house.redis, QueueName.READINGS, run_tests_anew, store_id, repeat=True)
    if due:
        house.retesting.taken(now)


@store_job
def run_tests_anew(house: Services, store: Store) -> None:
    """Run all tests of a store that has the app, after a change."""
    if not is_installed(store):
        return
    with house.begin() as work:
        work.saved_tests.await_all(store)
    while run_next(house, store, BY_ITSELF):
        pass


def run_next(house: Services, store: Store, actor: str) -> bool:
    """Return whether one was left. Each is kept as soon as it is run."""
    with house.begin() as work:
        test = work.saved_tests.next_waiting(store)
        if test is not None:
            run(store, test, actor, work, TurnContext(house.storage.hasher, house.now, barely, Uncounted()))
    return test is not None
