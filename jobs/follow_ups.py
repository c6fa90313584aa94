"""Doing what deliveries asked for. What is to be done stands in the database; Redis only says when to look."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from redis import Redis
from redis.exceptions import RedisError

from domain.errors import RemoteError, StoreNotFound
from domain.follow_ups import Claim, Task
from domain.knowledge.documents import DocumentKind
from domain.stock import learn_stock
from domain.stores import Store
from jobs import documents, erasing
from jobs.queues import FLAG_LIFETIME, QueueName, attempt, enqueue_once, store_job
from runtime.services import Services

log = logging.getLogger(__name__)

AGAIN = (5, 15, 60, 300, 900, 3600, 3600)  # seconds before each next try; after the last, a person has to look
UNFORESEEN = "It failed in a way nobody foresaw; the server's log has the details."


@dataclass(frozen=True)
class Way:
    """How a task is done: `most` at once, by one worker within `lease`.

    `do` closes the claims and returns how many of them were asked for again meanwhile.
    """

    queue: QueueName
    do: Callable[[Services, Store, list[Claim]], int]
    most: int = 1
    lease: timedelta = timedelta(minutes=15)  # longer than a job may take


def follow_up_later(redis: Redis, store_id: str, task: Task) -> None:
    """Have the store's follow-ups of that kind done, unless that is queued already. Without Redis the sweep does it."""
    try:
        enqueue_once(redis, flag(store_id, task), FLAG_LIFETIME, WAYS[task].queue, follow_up, store_id, task.value)
    except RedisError as error:
        log.warning("follow-up left to the sweep", extra={"store": store_id, "error": type(error).__name__})


@store_job
def follow_up(house: Services, store: Store, task_name: str) -> None:
    task = Task(task_name)
    # Taken down first: what is asked for from here on queues a job of its own.
    house.redis.delete(flag(str(store.id), task))
    way = WAYS[task]
    with house.begin() as work:
        claims = work.follow_ups.claim(store, task, way.most, way.lease)
    again = do(house, store, task, claims) if claims else 0
    if again or len(claims) == way.most > 1:
        follow_up_later(house.redis, str(store.id), task)


def do(house: Services, store: Store, task: Task, claims: list[Claim]) -> int:
    """Return how many were asked for again meanwhile. What fails is put off."""
    again: list[int] = []
    try:
        if not attempt(lambda: again.append(WAYS[task].do(house, store, claims)), task.value):
            note_failure(house, store, claims, UNFORESEEN)
    except StoreNotFound:
        # The app left, and what was to be read is read anew if it comes back.
        with house.begin() as work:
            return work.follow_ups.finish(store, claims)
    except RemoteError as error:
        log.info("follow-up put off", extra={"store": str(store.id), "task": task.value, "error": str(error)})
        if error.retry_after is not None and not error.permanent:
            wait_for_turn(house, store, claims, error.retry_after)
        else:
            note_failure(house, store, claims, error.advice or str(error))
    return sum(again)


def wait_for_turn(house: Services, store: Store, claims: list[Claim], seconds: float) -> None:
    """Being told to slow down is no failure, however often."""
    with house.begin() as work:
        work.follow_ups.put_off(store, claims, timedelta(seconds=seconds), "", failed=False, give_up=False)


def note_failure(house: Services, store: Store, claims: list[Claim], reason: str) -> None:
    with house.begin() as work:
        for attempts, alike in groupby(sorted(claims, key=attrgetter("attempts")), key=attrgetter("attempts")):
            give_up = attempts >= len(AGAIN)
            wait = timedelta(seconds=AGAIN[min(attempts, len(AGAIN) - 1)])
            work.follow_ups.put_off(store, list(alike), wait, reason, failed=True, give_up=give_up)


def read_stock(house: Services, store: Store, claims: list[Claim]) -> int:
    """Read the stock of many inventory items at once, and close them together with what was read."""
    found = house.source(store).stock({claim.record_id: claim.told_at for claim in claims})
    with house.begin() as work:
        # Products before claims, as draining takes them: the other way round, each would wait for the other.
        work.catalogue.hold(store, {stock.product_id for stocks in found.values() for stock in stocks})
        ours = work.follow_ups.still_ours(store, claims)
        learn_stock(store, [stock for claim in ours for stock in found.get(claim.record_id, ())], work)
        return work.follow_ups.finish(store, ours)


def embed_words(house: Services, store: Store, claims: list[Claim]) -> int:
    """Give the new words of many products their vectors, and close those whose words are still the same then."""
    products = [str(claim.record_id) for claim in claims]
    with house.begin() as work:
        missing = sorted(work.passages.unplaced(store, DocumentKind.PRODUCT, products))
    vectors = dict(zip(missing, house.embedder.embed(missing), strict=True)) if missing else {}
    with house.begin() as work:
        # Products before claims, as draining takes them.
        work.catalogue.hold(store, [claim.record_id for claim in claims])
        ours = work.follow_ups.still_ours(store, claims)
        lacking = work.passages.place(store, DocumentKind.PRODUCT, products, vectors)
        return work.follow_ups.finish(store, [claim for claim in ours if str(claim.record_id) not in lacking])


def as_a_job(job: Callable[..., None]) -> Callable[[Services, Store, list[Claim]], int]:
    def run(house: Services, store: Store, claims: list[Claim]) -> int:
        job(str(store.id))
        with house.begin() as work:
            return work.follow_ups.finish(store, claims)

    return run


def flag(store_id: str, task: Task) -> str:
    return f"follow-up:{store_id}:{task}"


WAYS: dict[Task, Way] = {
    # 100 items cost 700 points at most, of 1,000 that one query may.
    Task.READ_STOCK: Way(QueueName.INBOX, read_stock, most=100, lease=timedelta(seconds=30)),
    # A few at once, so that a change of a minute ago does not wait for a hundred others'.
    Task.EMBED_WORDS: Way(QueueName.WORDS, embed_words, most=16, lease=timedelta(seconds=30)),
    Task.REFRESH_DOCUMENTS: Way(QueueName.READINGS, as_a_job(documents.refresh_documents)),
    Task.ERASE_STORE: Way(QueueName.UPKEEP, as_a_job(erasing.erase_store)),
}
