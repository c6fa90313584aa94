"""Which readings are queued: stores take turns."""

from rq import Queue
from rq.serializers import JSONSerializer

from domain.stores import ShopDetails, ShopDomain, Store
from jobs import documents, upkeep
from jobs.queues import QueueName
from runtime.services import Services
from tests.jobs.over_shopify.readings.stores_read import reconcile


def test_stores_take_turns_and_a_turn_that_is_taken_is_not_given_twice(house: Services, store: Store) -> None:
    others(house, 29)
    upkeep.take_turns()
    first = len(queued(house))
    assert 0 < sum(name.endswith("refresh_documents") for name in queued(house)) < 30
    for _ in range(40):
        upkeep.take_turns()
    assert sorted(set(queued(house))) == [
        "jobs.documents.refresh_documents",
        "jobs.reconciling.find_gone_orders",
        "jobs.reconciling.find_gone_products",
        "jobs.reconciling.reconcile",
    ]
    assert sum(name.endswith("refresh_documents") for name in queued(house)) == 30
    assert first < len(queued(house)) <= 4 * 30


def test_after_a_gap_every_store_is_compared_soon(house: Services, store: Store) -> None:
    upkeep.take_turns()
    reconcile(store)
    house.redis.flushdb()
    house.redis.set(upkeep.AT_WORK, "1")
    upkeep.take_turns()
    assert "jobs.reconciling.reconcile" not in queued(house)
    house.redis.delete(upkeep.AT_WORK)
    upkeep.take_turns()
    assert "jobs.reconciling.reconcile" in queued(house)


def test_somebody_who_opens_the_admin_has_the_texts_read_once_a_minute_at_most(house: Services, store: Store) -> None:
    documents.poll_later(house.redis, store)
    documents.poll_later(house.redis, store)
    assert queued(house) == ["jobs.documents.refresh_documents"]


def queued(house: Services) -> list[str]:
    line = Queue(QueueName.READINGS.value, connection=house.redis, serializer=JSONSerializer)
    return [job.func_name for job in line.jobs]


def others(house: Services, count: int) -> None:
    details = ShopDetails("Other", "USD", "UTC", "", "")
    with house.begin() as work:
        for number in range(count):
            work.stores.install(ShopDomain.parse(f"other-{number}.myshopify.com"), details, house.now())
