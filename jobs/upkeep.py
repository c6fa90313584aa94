"""What the clock has done again and again: whatever a crash or a lost message left behind."""

from datetime import timedelta
from typing import TypeGuard

from domain.stores import Store, StoreState
from jobs.documents import refresh_documents
from jobs.follow_ups import follow_up_later
from jobs.imports import import_later, wanted
from jobs.inbox import drain_later
from jobs.queues import QueueName, enqueue, services
from jobs.tickets import deliver_later

EARLY_AT_MOST = timedelta(days=2)  # that a delivery waits for the order it belongs to
SWEEP_MOST = 200  # tickets a sweep


def sweep() -> None:
    """Queue what waits in the inbox, the outbox, follow-ups and unfinished imports."""
    house = services()
    with house.begin() as work:
        work.inbox.give_up_early(house.now() - EARLY_AT_MOST)
        stores = work.inbox.stores_waiting()
        follow_ups = work.follow_ups.due()
        tickets = work.outbox.due(house.now(), SWEEP_MOST)
        imports = [store for store in map(work.stores.of_id, work.imports.unfinished()) if is_installed(store)]
    for store_id in stores:
        drain_later(house.redis, str(store_id))
    for owner, task in follow_ups:
        follow_up_later(house.redis, str(owner), task)
    for outgoing_id in tickets:
        deliver_later(house.redis, str(outgoing_id))
    for store in imports:
        if wanted(house.redis, store):
            import_later(house.redis, store)


def is_installed(store: Store | None) -> TypeGuard[Store]:
    return store is not None and store.state is StoreState.INSTALLED


def poll_documents() -> None:
    """Have the policies, pages and articles of every store read again."""
    house = services()
    with house.begin() as work:
        installed = list(filter(is_installed, work.stores.all()))
    for store in installed:
        enqueue(house.redis, QueueName.UPKEEP, refresh_documents, str(store.id))
