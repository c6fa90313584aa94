"""Reading a whole store, by one worker at a time, resumed after a kill."""

import logging
import time

from redis import Redis

from domain.errors import RemoteError
from domain.importing import Import
from domain.imports import ImportState
from domain.stores import Store
from jobs.queues import QueueName, enqueue, store_job
from runtime.services import Services

log = logging.getLogger(__name__)

SILENCE = 60  # seconds without a sign of life after which an import counts as killed
AGAIN = 15.0  # seconds before a failed import goes on, where the source names no wait


def import_later(redis: Redis, store: Store) -> None:
    enqueue(redis, QueueName.IMPORTS, import_store, str(store.id))


@store_job
def import_store(house: Services, store: Store) -> None:
    alive = f"import:{store.id}"
    if not house.redis.set(alive, "1", nx=True, ex=SILENCE):
        log.info("import is running already", extra={"shop": str(store.shop)})
        return

    def beat() -> None:
        house.redis.expire(alive, SILENCE)

    try:
        prepare(house, store)
        Import(store, house.source(store), house.begin, house.now, time.sleep, beat).run()
    except RemoteError as error:
        put_off(house, store, error)
    finally:
        house.redis.delete(alive)


def prepare(house: Services, store: Store) -> None:
    house.storage.bookcase.build(store)
    house.source(store).subscribe(f"{house.settings.app_url}/webhooks/shopify")


def put_off(house: Services, store: Store, error: RemoteError) -> None:
    """Tell the merchant what stands in the way, and go on later where that can help."""
    log.warning("import stopped", extra={"shop": str(store.shop), "error": str(error)})
    problem = error.advice or "Shopify did not answer as it should. The import goes on by itself."
    state = ImportState.FAILED if error.permanent else ImportState.RUNNING
    with house.begin() as work:
        work.imports.change(store, state=state, problem=problem)
    if not error.permanent:
        enqueue(house.redis, QueueName.IMPORTS, import_store, str(store.id), after=error.retry_after or AGAIN)
