"""Reading what merchants add: files, pages of the web, and a helpdesk's help centre."""

import logging
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError

from domain.knowledge.sources import Source, SourceKind, SourceState
from domain.stores import Store, is_installed
from jobs.files import read_upload
from jobs.help_centres import read_help_centre
from jobs.queues import QueueName, enqueue_once, store_job
from jobs.sites import read_site
from runtime.services import Services

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=11)  # a little more than a job may take; then a lost one comes again
FLAG = 30  # seconds that a queued reading keeps a second one out


def read_source_later(redis: Redis, store_id: UUID, source_id: UUID) -> None:
    """Have it read. The clock does it where Redis is down."""
    try:
        enqueue_once(redis, flag_of(source_id), FLAG, QueueName.READINGS, read_source, str(store_id), str(source_id))
    except RedisError as error:
        log.warning("reading left to the clock", extra={"error": type(error).__name__})


def flag_of(source_id: UUID) -> str:
    return f"learning:{source_id}"


@store_job
def read_source(house: Services, store: Store, source_id: str) -> None:
    """Read what a merchant added, unless somebody else does, it is not due, or the app has left the store."""
    if not is_installed(store):
        return
    with house.begin() as work:
        source = work.sources.one(store, UUID(source_id), alone=True)
        if source is None or source.due_at is None or source.due_at > house.now():
            return
        source = replace(source, state=SourceState.READING, due_at=house.now() + LEASE, problem="")
        work.sources.put(store, source)
    READERS[source.kind](house, store, source)


def read_file(house: Services, store: Store, source: Source) -> None:
    if read_upload(house, store, source):
        read_on_later(house, store, source)


def read_web(house: Services, store: Store, source: Source) -> None:
    if read_site(house, store, source):
        read_on_later(house, store, source)


def read_helpdesk(house: Services, store: Store, source: Source) -> None:
    if read_help_centre(house, store, source):
        read_on_later(house, store, source)


def read_on_later(house: Services, store: Store, source: Source) -> None:
    with house.begin() as work:
        if waiting := work.sources.one(store, source.id, alone=True):
            work.sources.put(store, replace(waiting, due_at=house.now()))
    house.redis.delete(flag_of(source.id))
    read_source_later(house.redis, store.id, source.id)


READERS = {
    SourceKind.FILE: read_file,
    SourceKind.PAGE: read_web,
    SourceKind.SITE: read_web,
    SourceKind.HELP_CENTRE: read_helpdesk,
}
