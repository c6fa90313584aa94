"""What the clock has done again and again: whatever a crash or a lost message left behind."""

from collections.abc import Callable
from datetime import timedelta
from math import ceil

from domain.readings import ReadingKind
from domain.stores import is_installed
from jobs.documents import refresh_documents
from jobs.follow_ups import follow_up_later
from jobs.imports import import_later, wanted
from jobs.inbox import drain_later
from jobs.learning import read_source_later
from jobs.letters import post_all_later
from jobs.queues import QueueName, enqueue, services, waiting
from jobs.reconciling import DAILY, find_gone_orders, find_gone_products, reconcile
from jobs.rehearsing import retest
from jobs.tickets import deliver_later
from jobs.watching import EVERY as WATCH_EVERY
from jobs.watching import watch_tickets
from runtime.settings import Settings

EARLY_AT_MOST = timedelta(days=2)  # that a delivery waits for the order it belongs to
SWEEP_MOST = 200  # tickets a sweep
OF_EACH = 4  # account; whoever delivers one goes on with those that are left
TURNS_EVERY = 20  # seconds
CLAIMED_FOR = timedelta(minutes=10)  # after which a lost turn comes again
AT_WORK = "clock:at-work"
GAP = 300  # seconds without a clock after which webhooks may have been missed


def sweep() -> None:
    """Queue what waits: the inbox, the outbox, follow-ups, unfinished imports, letters, what merchants added, tests."""
    house = services()
    with house.begin() as work:
        work.inbox.give_up_early(house.now() - EARLY_AT_MOST)
        stores = work.inbox.stores_waiting()
        follow_ups = work.follow_ups.due()
        tickets = work.outbox.due(house.now(), SWEEP_MOST, each=OF_EACH)
        sources = work.sources.due(house.now(), SWEEP_MOST)
        imports = [store for store in map(work.stores.of_id, work.imports.unfinished()) if is_installed(store)]
    for store_id in stores:
        drain_later(house.redis, str(store_id))
    for owner, task in follow_ups:
        follow_up_later(house.redis, str(owner), task)
    # What is in line already would be there again with every sweep that a backlog holds up.
    for outgoing_id in () if waiting(house.redis, QueueName.TICKETS) else tickets:
        deliver_later(house.redis, str(outgoing_id))
    for store in imports:
        if wanted(house.redis, store):
            import_later(house.redis, store)
    for store_id, source_id in sources:
        read_source_later(house.redis, store_id, source_id)
    post_all_later(house)
    retest(house)


def take_turns() -> None:
    """Have those stores read again whose turn it is; not all at once, even where all of them waited for us."""
    house = services()
    now = house.now()
    with house.begin() as work:
        if not house.redis.set(AT_WORK, "1", ex=GAP, get=True):
            # Nobody was here for a while: what was told meanwhile may be lost.
            for kind in (ReadingKind.CHANGES, ReadingKind.TICKETS):
                work.readings.hurry(kind, now)
        count = work.readings.installed()
        claimed = [
            (job, store_id)
            for kind, (job, every) in readings(house.settings).items()
            for store_id in work.readings.claim(kind, now, now + CLAIMED_FOR, share(count, every))
        ]
    for job, store_id in claimed:
        enqueue(house.redis, QueueName.READINGS, job, str(store_id))


def share(count: int, every: timedelta) -> int:
    """Return how many of so many stores may have their turn at one time: twice as many as is needed to keep up."""
    return ceil(2 * count * timedelta(seconds=TURNS_EVERY) / every)


def readings(settings: Settings) -> dict[ReadingKind, tuple[Callable[..., None], timedelta]]:
    return {
        ReadingKind.DOCUMENTS: (refresh_documents, timedelta(minutes=settings.poll_minutes)),
        ReadingKind.CHANGES: (reconcile, timedelta(minutes=settings.reconcile_minutes)),
        ReadingKind.GONE_PRODUCTS: (find_gone_products, DAILY),
        ReadingKind.GONE_ORDERS: (find_gone_orders, DAILY),
        ReadingKind.TICKETS: (watch_tickets, WATCH_EVERY),
    }
