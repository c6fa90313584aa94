"""Draining as a worker does it: bounded tries, turns between stores, follow-ups that are not lost."""

import random
import string
import threading
from typing import Any

import pytest
from redis import Redis
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer

from domain.draining import BATCH
from domain.inbox import Delivery
from domain.updates import Update
from jobs import erasing, inbox
from jobs.queues import QueueName
from storage.database import DatabaseUnavailable
from tests.domain.order_story import whole_order
from tests.domain.stage import at, deliveries, held, put, rows, take_in
from tests.world import Tenant, World, jacket

JSON = {"serializer": JSONSerializer}
# Nothing listens on port 1.
AWAY = Redis.from_url("redis://127.0.0.1:1")


def unfit(tenant: Tenant) -> dict[str, Any]:
    """A product that PostgreSQL refuses every time: its type is too long for the index."""
    words = "".join(random.Random(7).choices(string.ascii_letters, k=20_000))
    return {**jacket(1, "alice"), "id": 77, "product_type": words}


def drain(tenant: Tenant) -> None:
    inbox.drain_inbox(str(tenant.store.id))


def states(world: World, tenant: Tenant) -> list[str]:
    return [state for _, state, _ in deliveries(world.services, tenant.store)]


def line(world: World, name: QueueName) -> Queue:
    return Queue(name.value, connection=world.services.redis, serializer=JSONSerializer)


def test_a_failure_nobody_foresaw_is_tried_eight_times_and_set_aside(stage: World) -> None:
    put(stage, stage.alice.store, "products/update", unfit(stage.alice), 1)
    for attempt in range(1, inbox.GIVE_UP_AFTER):
        drain(stage.alice)
        (row,) = rows(stage.services, "inbox", stage.alice.store)
        assert (row["state"], row["attempts"]) == ("waiting", attempt)
    drain(stage.alice)
    ((_, state, reason),) = deliveries(stage.services, stage.alice.store)
    assert (state, reason) == ("set_aside", "Applying it failed; the log has the details.")
    drain(stage.alice)
    (row,) = rows(stage.services, "inbox", stage.alice.store)
    assert row["attempts"] == inbox.GIVE_UP_AFTER and row["body"] is not None


@pytest.mark.parametrize("place", [0, 3, 6])
def test_a_delivery_that_fails_holds_up_no_other_wherever_it_stands(stage: World, place: int) -> None:
    for minutes in range(6):
        order = {**whole_order(stage.alice, minutes), "id": 500 + minutes}
        put(stage, stage.alice.store, "orders/create", order, minutes)
    put(stage, stage.alice.store, "products/update", unfit(stage.alice), place - 0.5)
    drain(stage.alice)
    drain(stage.alice)
    assert sorted(states(stage, stage.alice)) == ["applied"] * 6 + ["waiting"]
    put(stage, stage.alice.store, "orders/create", {**whole_order(stage.alice, 9), "id": 600}, 9)
    drain(stage.alice)
    assert sorted(states(stage, stage.alice)) == ["applied"] * 7 + ["waiting"]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "nothing \0 readable"},
        {"title": "half a \ud800 letter"},
        {"id": 10**30},
        {"variants": [{"id": 1, "inventory_item_id": 10**30, "inventory_quantity": 10**30}]},
        {"variants": [{"id": 1, "price": "1e999999"}]},
        {"tags": [[["deep"]] * 50] * 50},
    ],
    ids=str,
)
def test_no_delivery_stands_in_the_way_for_ever(stage: World, changes: dict[str, Any]) -> None:
    put(stage, stage.alice.store, "products/update", {**jacket(1, "alice"), **changes}, 1)
    put(stage, stage.alice.store, "orders/create", whole_order(stage.alice, 2), 2)
    for _ in range(inbox.GIVE_UP_AFTER + 1):
        drain(stage.alice)
    first, second = states(stage, stage.alice)
    assert (first in ("applied", "set_aside"), second) == (True, "applied")


def test_two_workers_at_one_inbox_apply_everything_once(stage: World) -> None:
    for minutes in range(40):
        put(
            stage,
            stage.alice.store,
            "orders/create",
            {**whole_order(stage.alice, minutes), "id": 500 + minutes},
            minutes,
        )
    threads = [
        threading.Thread(target=lambda: [inbox.drain_batch(stage.services, stage.alice.store, 5) for _ in range(6)])
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert states(stage, stage.alice) == ["applied"] * 40


def test_replaying_gives_it_all_its_tries_again(stage: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "GIVE_UP_AFTER", 1)
    put(stage, stage.alice.store, "products/update", unfit(stage.alice), 1)
    drain(stage.alice)
    assert states(stage, stage.alice) == ["set_aside"]
    with stage.services.begin() as work:
        work.inbox.replay(stage.alice.store)
    (row,) = rows(stage.services, "inbox", stage.alice.store)
    assert (row["state"], row["attempts"]) == ("waiting", 0)


def test_what_passes_by_itself_is_counted_against_no_delivery(stage: World, monkeypatch: pytest.MonkeyPatch) -> None:
    put(stage, stage.alice.store, "products/update", {**jacket(1, "alice"), "id": 77}, 1)
    with monkeypatch.context() as away:
        away.setattr(stage.services, "read_delivery", lost)
        with pytest.raises(DatabaseUnavailable):
            drain(stage.alice)
    (row,) = rows(stage.services, "inbox", stage.alice.store)
    assert (row["state"], row["attempts"]) == ("waiting", 0)
    drain(stage.alice)
    assert states(stage, stage.alice) == ["applied"]


def lost(*_: object) -> Update:
    raise DatabaseUnavailable("the connection broke")


def test_a_flood_in_one_store_takes_turns_with_the_other(stage: World) -> None:
    for number in range(3 * BATCH):
        put(stage, stage.alice.store, "carts/update", b"{}", number)
    put(stage, stage.bob.store, "carts/update", b"{}", 1)
    for tenant in (stage.alice, stage.bob):
        inbox.drain_later(stage.services.redis, str(tenant.store.id))
    worker = SimpleWorker([line(stage, QueueName.INBOX)], connection=stage.services.redis, serializer=JSONSerializer)
    worker.work(burst=True, max_jobs=2)
    assert states(stage, stage.bob) == ["skipped"]
    assert states(stage, stage.alice).count("waiting") == 2 * BATCH
    worker.work(burst=True)
    assert "waiting" not in states(stage, stage.alice)


@pytest.mark.parametrize("workers", [1, 3])
def test_one_delivery_waits_for_a_batch_of_each_worker_at_most_however_many_another_store_has(
    stage: World, workers: int
) -> None:
    fill(stage, stage.alice, 2000)
    inbox.drain_later(stage.services.redis, str(stage.alice.store.id))
    crew = [
        SimpleWorker([line(stage, QueueName.INBOX)], connection=stage.services.redis, **JSON) for _ in range(workers)
    ]
    crew[0].work(burst=True, max_jobs=3)
    put(stage, stage.bob.store, "carts/update", b"{}", 1)
    inbox.drain_later(stage.services.redis, str(stage.bob.store.id))
    for worker in crew:
        worker.work(burst=True, max_jobs=1)
    if workers == 1:
        crew[0].work(burst=True, max_jobs=1)
    assert states(stage, stage.bob) == ["skipped"]
    settled = 2000 - states(stage, stage.alice).count("waiting")
    assert settled <= (3 + workers) * BATCH


def test_workers_side_by_side_drain_a_flood_and_a_single_delivery_each_once(stage: World) -> None:
    fill(stage, stage.alice, 6 * BATCH)
    put(stage, stage.bob.store, "carts/update", b"{}", 1)
    drainers = [threading.Thread(target=drain, args=(tenant,)) for tenant in [stage.alice] * 3 + [stage.bob]]
    for drainer in drainers:
        drainer.start()
    for drainer in drainers:
        drainer.join(60)
    assert states(stage, stage.bob) == ["skipped"]
    assert states(stage, stage.alice).count("skipped") == 3 * BATCH


def fill(world: World, tenant: Tenant, count: int) -> None:
    flood = (Delivery(f"flood-{number}", "", "carts/update", at(number / 60), b"{}") for number in range(count))
    take_in(world.services, tenant.store, *flood)


def test_a_store_is_queued_once_however_much_arrives(stage: World) -> None:
    for _ in range(5):
        inbox.drain_later(stage.services.redis, str(stage.alice.store.id))
    inbox.drain_later(stage.services.redis, str(stage.bob.store.id))
    assert len(line(stage, QueueName.INBOX)) == 2


def test_without_redis_a_webhook_is_left_to_the_sweep(stage: World) -> None:
    inbox.drain_later(AWAY, str(stage.alice.store.id))


def uninstall(world: World, tenant: Tenant) -> None:
    with world.services.begin() as work:
        work.stores.uninstall(tenant.store, world.services.now())


def schemas(world: World) -> set[str]:
    with world.services.begin() as work:
        found = work.connection.exec_driver_sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'store_%%'")
        return set(found.scalars())


def test_a_store_that_left_is_erased_and_the_other_untouched(stage: World) -> None:
    alice, bob = stage.alice.store, stage.bob.store
    before = held(stage.services, bob)
    put(stage, alice, "app/uninstalled", {"myshopify_domain": str(alice.shop)}, 1)
    put(stage, alice, "shop/redact", {"shop_domain": str(alice.shop)}, 2)
    drain(stage.alice)
    queue = line(stage, QueueName.UPKEEP)
    SimpleWorker([queue], connection=stage.services.redis, serializer=JSONSerializer).work(burst=True)
    assert schemas(stage) == {bob.schema}
    for table in ("products", "orders", "customers", "documents", "inbox", "profiles", "conversations", "tokens"):
        assert rows(stage.services, table, alice) == []
    with stage.services.begin() as work:
        assert work.stores.of_id(alice.id) is None
    assert held(stage.services, bob) == before


def test_erasing_again_is_erasing_once(stage: World) -> None:
    uninstall(stage, stage.alice)
    for _ in range(2):
        erasing.erase_store(str(stage.alice.store.id))
    assert schemas(stage) == {stage.bob.store.schema}


def test_a_store_that_came_back_is_not_erased(stage: World) -> None:
    before = held(stage.services, stage.alice.store)
    erasing.erase_store(str(stage.alice.store.id))
    assert held(stage.services, stage.alice.store) == before


def test_a_job_of_a_store_that_is_gone_ends_quietly(stage: World) -> None:
    uninstall(stage, stage.alice)
    erasing.erase_store(str(stage.alice.store.id))
    drain(stage.alice)
