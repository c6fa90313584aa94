"""The queues, who works them, and the one way to put something into them."""

import logging
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from functools import cache, wraps
from os import environ
from typing import Any
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Retry
from rq.serializers import JSONSerializer

from domain.errors import RemoteError, StoreNotFound
from domain.stores import Store
from runtime.services import DatabaseUnavailable, Services
from runtime.settings import Settings

log = logging.getLogger(__name__)

JOB_TIMEOUT = 600  # seconds; no single step takes longer
KEEP_FAILED = 7 * 86400  # seconds a failed job stays readable
FLAG_LIFETIME = 30  # seconds after which a lost job no longer keeps others out
AGAIN = (5, 30, 120, 600, 3600, 3600)  # seconds before each repeat of a job that nothing else would bring back

PASSING = (DatabaseUnavailable, RedisError, RemoteError, StoreNotFound)


class QueueName(StrEnum):
    """In the order in which a worker that is told none empties them.

    INBOX has workers of its own, and TICKETS, HINTS, LETTERS and UPKEEP have: neither may a helpdesk that is slow delay
    a webhook, nor a flood of webhooks a ticket, nor all that a helpdesk hints at. READINGS, WORDS and IMPORTS have
    theirs, which wait for shops and embed.
    """

    INBOX = "inbox"
    TICKETS = "tickets"
    HINTS = "hints"
    LETTERS = "letters"
    UPKEEP = "upkeep"
    READINGS = "readings"
    WORDS = "words"
    IMPORTS = "imports"


@cache
def services() -> Services:
    """Return this process's services, built once from its environment."""
    return Services(Settings.from_env(environ))


def enqueue(
    redis: Redis, queue: QueueName, job: Callable[..., None], *ids: str, after: float = 0, repeat: bool = False
) -> None:
    """Have `job(*ids)` run by a worker, `after` seconds from now; with `repeat`, again when it fails or is killed.

    Raises RedisError when it cannot be kept.
    """
    line = Queue(queue.value, connection=redis, serializer=JSONSerializer)
    options: dict[str, Any] = {"job_timeout": JOB_TIMEOUT, "result_ttl": 0, "failure_ttl": KEEP_FAILED}
    if repeat:
        options["retry"] = Retry(len(AGAIN), list(AGAIN))
    if after > 0:
        line.enqueue_in(timedelta(seconds=after), job, *ids, **options)
    else:
        line.enqueue(job, *ids, **options)


def enqueue_once(redis: Redis, flag: str, lifetime: int, queue: QueueName, job: Callable[..., None], *ids: str) -> None:
    """Enqueue unless `flag` says that it is queued already; after `lifetime` seconds a lost job keeps none out."""
    if redis.set(flag, "1", nx=True, ex=lifetime):
        enqueue(redis, queue, job, *ids)


def waiting(redis: Redis, *queues: QueueName) -> int:
    """Return how many jobs nobody has begun."""
    return sum(Queue(queue.value, connection=redis, serializer=JSONSerializer).count for queue in queues)


def store_job(job: Callable[..., None]) -> Callable[..., None]:
    """Make `job(services, store, *ids)` callable as `job(store_id, *ids)`. A store that is gone, or that the app leaves
    meanwhile, ends it quietly."""

    @wraps(job)
    def run(store_id: str, *ids: str) -> None:
        house = services()
        with house.look() as work:
            store: Store | None = work.stores.of_id(UUID(store_id))
        if store is None:
            log.info("store is gone, job dropped", extra={"store": store_id, "job": job.__name__})
            return
        try:
            job(house, store, *ids)
        except StoreNotFound:
            log.info("the app left the store, job ended", extra={"store": store_id, "job": job.__name__})

    return run


def attempt(step: Callable[[], None], what: str) -> bool:
    """Run `step`; when it fails in a way nobody foresaw, log that and return False.

    What passes by itself (an engine or a remote system away) is raised: it is nobody's fault, and comes again.
    """
    try:
        step()
    except PASSING:
        raise
    except Exception:  # noqa: BLE001 - the outer edge of the jobs: one bad record must not stop all that follow
        log.exception("step failed", extra={"step": what})
        return False
    return True
