"""Reading a whole store, by one worker at a time, resumed after a kill."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from math import ceil

from redis import Redis
from redis.exceptions import RedisError

from domain.errors import RemoteError
from domain.importing import EmbeddingAhead, Import, Pause, run_import
from domain.imports import ImportState
from domain.stores import Road, Store
from jobs.queues import QueueName, attempt, enqueue, enqueue_once, store_job, waiting
from runtime.services import Services

log = logging.getLogger(__name__)

SILENCE = 15  # seconds without a sign of life after which an import counts as killed
QUEUED_AT_MOST = 300  # seconds after which a lost job no longer keeps others out
SHORTEST_TURN = 60  # seconds; going on costs fetching the rest of the file
LONGEST_TURN = 480  # seconds; well under what a job may take
WORKED_BESIDE = (QueueName.READINGS, QueueName.WORDS, QueueName.IMPORTS)
AGAIN = 15.0  # seconds before a failed import goes on, where the source names no wait
MOST_STUMBLES = 5  # unforeseen failures in a row before a person must look
STUMBLES_COUNT_FOR = 86400  # seconds
GOES_ON = "Shopify did not answer as it should. The import goes on by itself."
STOPPED = "Shopify refused to be read. Start the import again; if it stops once more, the server's log tells why."
UNREADABLE = "Something in the store cannot be read; the server's log tells what. Start the import once it is mended."
STUMBLED = "Something in the store could not be read. The import tries again; the server's log tells what it was."


def import_later(redis: Redis, store: Store) -> None:
    """Have the store read from where its import stands. It begins now, whatever wait an earlier failure named."""
    redis.delete(resting(store))
    enqueue_once(redis, queued(store), QUEUED_AT_MOST, QueueName.IMPORTS, import_store, str(store.id))


def import_anew(house: Services, store: Store) -> None:
    """Have the whole store read, whatever was read before."""
    with house.begin() as work:
        work.imports.begin(store, house.now())
    import_later(house.redis, store)


def is_being_imported(house: Services, store: Store) -> bool:
    with house.begin() as work:
        progress = work.imports.progress(store)
    return progress is not None and progress.state is ImportState.RUNNING


def wanted(redis: Redis, store: Store) -> bool:
    """Whether an unfinished import is neither running nor waiting for its next try."""
    return not redis.exists(alive(store), resting(store), queued(store))


@store_job
def import_store(house: Services, store: Store) -> None:
    """Take the import on for one turn."""
    house.redis.delete(queued(store))
    if not house.redis.set(alive(store), "1", nx=True, ex=SILENCE):
        log.info("import is running already", extra={"shop": str(store.shop)})
        return
    began = began_at(house, store)
    try:
        pauses = read_on(house, store)
    finally:
        house.redis.delete(alive(store))
    if began_at(house, store) != began:
        # Half of what was read is the older import's.
        import_anew(house, store)
    for pause in pauses:
        go_on(house, store, pause.seconds)


def read_on(house: Services, store: Store) -> list[Pause]:
    """Import until others wait for their turn; return the pause until then, none where all is read or it failed."""
    pauses: list[Pause] = []
    try:
        with beating(house.redis, alive(store)):
            # Several jobs may come for one import; those that come after its end have nothing to do.
            done = not is_being_imported(house, store) or attempt(
                lambda: pauses.extend(take_turn(house, store)), "import"
            )
        if not done:
            stumble(house, store)
    except RemoteError as error:
        log.warning("import stopped", extra={"shop": str(store.shop), "error": str(error)})
        if error.permanent:
            give_up(house, store, error.advice or STOPPED)
        else:
            put_off(house, store, error.advice or GOES_ON, error.retry_after or AGAIN)
    return pauses


def began_at(house: Services, store: Store) -> datetime | None:
    with house.begin() as work:
        progress = work.imports.progress(store)
    return progress.started_at if progress else None


def take_turn(house: Services, store: Store) -> list[Pause]:
    """Import until all is read or others wait for their turn; return the pause until then, if any."""
    prepare(house, store)
    is_over = until_others_wait(house.redis)
    with EmbeddingAhead.on_threads(house.embedder.embed, house.cores) as embedding:
        source = house.source(store, in_background=True)
        pause = run_import(Import(store, source, house.begin, embedding, house.now, time.sleep, is_over))
    if not pause:
        house.storage.bookcase.index(store)
    return [pause] if pause else []


def until_others_wait(redis: Redis) -> Callable[[], bool]:
    """Return what tells whether a turn that begins now is over: others wait no longer for one store's import."""
    began = time.monotonic()

    def is_over() -> bool:
        seconds = time.monotonic() - began
        return seconds > LONGEST_TURN or (seconds > SHORTEST_TURN and waiting(redis, *WORKED_BESIDE) > 0)

    return is_over


@contextmanager
def beating(redis: Redis, key: str) -> Iterator[None]:
    """Renew `key` from a thread, however long one step takes, so that others see us live."""
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(SILENCE / 3):
            with suppress(RedisError):
                redis.set(key, "1", ex=SILENCE)

    thread = threading.Thread(target=beat, name="beating", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def stumble(house: Services, store: Store) -> None:
    """Try again after a failure nobody foresaw, but not for ever."""
    counter = f"import-stumbles:{store.id}"
    with house.redis.pipeline() as pipeline:
        pipeline.set(counter, 0, ex=STUMBLES_COUNT_FOR, nx=True)
        pipeline.incr(counter)
        stumbles = pipeline.execute()[1]
    if stumbles >= MOST_STUMBLES:
        house.redis.delete(counter)
        give_up(house, store, UNREADABLE)
    else:
        put_off(house, store, STUMBLED, AGAIN)


def prepare(house: Services, store: Store) -> None:
    house.storage.bookcase.build(store)
    deliver_to_us(house, store)


def deliver_to_us(house: Services, store: Store) -> None:
    """Have every topic of ours delivered here, once: Shopify deletes subscriptions that failed too often."""
    source = house.source(store)
    # The app's own configuration delivers to managed installations; what an earlier code grant left would double it.
    if store.road is Road.MANAGED:
        source.unsubscribe()
    else:
        source.subscribe(f"{house.settings.app_url}/webhooks/shopify")


def put_off(house: Services, store: Store, problem: str, seconds: float) -> None:
    """Tell the merchant what stands in the way, and go on later; the sweep must not come sooner."""
    with house.begin() as work:
        work.imports.change(store, state=ImportState.RUNNING, problem=problem)
    go_on(house, store, seconds)


def go_on(house: Services, store: Store, seconds: float) -> None:
    if seconds:
        house.redis.set(resting(store), "1", ex=ceil(seconds))
        enqueue(house.redis, QueueName.IMPORTS, import_store, str(store.id), after=seconds)
    else:
        import_later(house.redis, store)


def give_up(house: Services, store: Store, advice: str) -> None:
    with house.begin() as work:
        work.imports.change(store, state=ImportState.FAILED, problem=advice)


def alive(store: Store) -> str:
    return f"import:{store.id}"


def resting(store: Store) -> str:
    return f"import:{store.id}:resting"


def queued(store: Store) -> str:
    return f"import:{store.id}:queued"
