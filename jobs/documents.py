"""Reading again what changes without a webhook: policies, pages and articles."""

import json
import logging
from datetime import timedelta

from redis import Redis
from redis.exceptions import RedisError

from domain.errors import NotPermitted
from domain.importing.documents import refresh_documents as make_equal
from domain.importing.sources import TextSource
from domain.knowledge.documents import DocumentKind
from domain.readings import ReadingKind
from domain.stores import Store
from jobs.queues import QueueName, enqueue_once, store_job
from jobs.reading_turns import taking_turn
from runtime.services import Services

log = logging.getLogger(__name__)

OFTEN_ENOUGH = 60  # seconds between two readings of a store that somebody asks for
POLLED = (DocumentKind.POLICY, DocumentKind.PAGE, DocumentKind.ARTICLE)


def poll_later(redis: Redis, store: Store) -> None:
    """Have them read again, unless that was asked for a moment ago. The clock does it where Redis is down."""
    try:
        flag = f"polled:{store.id}"
        enqueue_once(redis, flag, OFTEN_ENOUGH, QueueName.READINGS, refresh_documents, str(store.id))
    except RedisError as error:
        log.warning("polling left to the clock", extra={"shop": str(store.shop), "error": type(error).__name__})


@store_job
def refresh_documents(house: Services, store: Store) -> None:
    """Make our texts what the store shows now; where they look as they did at the last reading, they are the same."""
    every = timedelta(minutes=house.settings.poll_minutes)
    with taking_turn(house, store, ReadingKind.DOCUMENTS, every) as turn:
        # Once a day all is read, whatever it looks like.
        known: dict[str, str] = json.loads(turn.bookmark or "{}")
        today = f"{house.now():%Y-%m-%d}"
        seen = known if known.get("day") == today else {}
        source = house.source(store, in_background=True)
        looks = {kind.value: refreshed(house, store, kind, seen.get(kind.value, ""), source) for kind in POLLED}
        turn.bookmark = json.dumps({**looks, "day": today})


def refreshed(house: Services, store: Store, kind: DocumentKind, known: str, source: TextSource) -> str:
    """Read the texts of that kind unless they still look as `known`. Return how they look."""
    try:
        look = source.look(kind)
        if look != known:
            found = source.documents(kind)
            with house.begin() as work:
                make_equal(store, kind, found, work)
    except NotPermitted:
        return ""
    return look
