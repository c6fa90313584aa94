"""A real worker process on real engines: quick, and none the worse for being killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jobs import inbox
from runtime.services import Services
from tests.domain.order_story import goods_back, moved, parcel, refund, story, whole_order
from tests.domain.stage import CountingEmbedder, deliveries, drain_all, held, put, rows
from tests.world import Tenant, World, furnish, jacket

ROOT = Path(__file__).parent.parent.parent
QUICK = 1.0  # seconds from a webhook to its facts
LOAD = 300  # deliveries


@pytest.fixture
def start_worker(house: Services) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start `jobs.worker` in a process group of its own, since its scheduler is a process too."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "jobs.worker", "inbox", "tickets", "upkeep"]
        started.append(subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), start_new_session=True))
        return started[-1]

    yield start
    for process in started:
        end(process, signal.SIGKILL)


def end(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if process.poll() is None:
        os.killpg(process.pid, number)
        process.wait(15)


@pytest.fixture
def stage(services: Services, house: Services) -> World:
    """The world with vectors as long as the worker's own."""
    vars(house)["embedder"] = CountingEmbedder(dimension=384)
    return furnish(house)


def wait_until(true: Callable[[], bool], seconds: float = 30) -> float:
    """Return how many seconds it took."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds, "it never came"
        time.sleep(0.01)
    return time.monotonic() - began


def settled(world: World, tenant: Tenant) -> int:
    return sum(state in ("applied", "skipped") for _, state, _ in deliveries(world.services, tenant.store))


def test_a_webhook_is_applied_within_a_second(
    stage: World, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    client = stage.client
    start_worker()
    stage.deliver(client, stage.alice, "products/update", jacket(1, "alice", "55.00", "2026-11-19T00:00:00Z"))
    wait_until(lambda: settled(stage, stage.alice) == 1)
    took = []
    for day, price in ((20, "66.00"), (21, "77.00")):
        stage.deliver(client, stage.alice, "products/update", jacket(1, "alice", price, f"2026-11-{day}T00:00:00Z"))

        def answered(price: str = price) -> bool:
            with stage.services.begin() as work:
                product = work.catalogue.product(stage.alice.store, stage.alice.product)
            return product is not None and str(product.variants[0].price) == price

        took.append(wait_until(answered))
    assert max(took) < QUICK


def load(tenant: Tenant) -> list[tuple[str, dict[str, Any], float]]:
    """Return LOAD deliveries: price changes, new words, and whole lives of orders, each told twice."""
    number = tenant.product - 8_000_000_000_000
    told: list[tuple[str, dict[str, Any], float]] = []
    for minutes in range(100):
        stamp = f"2026-11-20T{minutes // 60:02}:{minutes % 60:02}:00Z"
        product = jacket(number, "alice", f"{minutes}.00", stamp)
        words = f"<p>Edition {minutes // 50}</p>"
        told.append(("products/update", {**product, "id": 10_000 + minutes % 10, "body_html": words}, minutes))
    lives = [(one.topic, dict(one.payload), one.minutes) for one in story(tenant)]
    parts = [
        ("orders/create", whole_order(tenant, 1), 1.0),
        ("fulfillments/create", parcel(2), 2.0),
        ("fulfillment_events/create", moved(3, "in_transit"), 3.0),
        ("returns/request", goods_back("requested"), 4.0),
        ("refunds/create", refund(5), 5.0),
    ]
    for copy in range(20):
        told += [(topic, renumbered(payload, copy), minutes) for topic, payload, minutes in (*parts, *lives[:5])]
    return told


def renumbered(payload: dict[str, Any], copy: int) -> dict[str, Any]:
    """Make another order of it."""
    name = "order_id" if "order_id" in payload else "id"
    if "order" in payload:
        return {**payload, "order": {"id": payload["order"]["id"] + copy * 1000}}
    return {**payload, name: payload[name] + copy * 1000}


def fill(world: World, tenant: Tenant) -> None:
    for topic, payload, minutes in load(tenant):
        put(world, tenant.store, topic, payload, minutes)
    assert len(rows(world.services, "inbox", tenant.store)) == LOAD
    inbox.drain_later(world.services.redis, str(tenant.store.id))


def final(world: World, tenant: Tenant) -> dict[str, Any]:
    """Return everything that the load left, without the names that differ between stores and times of taking in."""
    kept = held(world.services, tenant.store)
    for table in ("products", "orders", "customers", "documents"):
        for row in kept[table]:
            for name in ("store_id", "kept_at", "email_hash"):
                row.pop(name, None)
    kept["products"] = [row for row in kept["products"] if row["id"] < 20_000]
    kept["orders"] = [row for row in kept["orders"] if row["record"]["name"] == "#7001"]
    kept["vectors"] = [pair for pair in kept["vectors"] if "Edition" in pair[1]]
    return {table: kept[table] for table in ("products", "orders", "vectors")}


def test_a_worker_killed_in_the_middle_ends_in_the_same_rows(
    stage: World, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    alice = stage.alice
    fill(stage, alice)
    drain_all(stage, alice.store)
    assert settled(stage, alice) == LOAD
    expected = final(stage, alice)
    assert len(expected["products"]) == 10 and len(expected["orders"]) == 20
    forget(stage, alice)
    fill(stage, alice)
    kills = 0
    while settled(stage, alice) < LOAD:
        before = settled(stage, alice)
        process = start_worker()
        wait_until(lambda before=before: settled(stage, alice) > before)  # type: ignore[misc]
        if kills < 2:
            end(process, signal.SIGKILL)
            kills += 1
            # What the sweep does every few seconds.
            stage.services.redis.delete(inbox.flag(str(alice.store.id)))
            inbox.drain_later(stage.services.redis, str(alice.store.id))
        else:
            wait_until(lambda: settled(stage, alice) == LOAD)
    assert kills == 2
    assert final(stage, alice) == expected


def forget(world: World, tenant: Tenant) -> None:
    with world.services.begin() as work:
        for table in ("inbox", "orders", "products", "customers"):
            work.connection.exec_driver_sql(f"DELETE FROM {table} WHERE store_id = '{tenant.store.id}'")
        work.connection.exec_driver_sql(f"DELETE FROM {tenant.store.schema}.data_products")


def test_a_worker_that_is_asked_to_stop_ends_with_its_scheduler(
    stage: World, start_worker: Callable[[], subprocess.Popen[bytes]]
) -> None:
    process = start_worker()
    put(stage, stage.alice.store, "carts/update", {}, 1)
    inbox.drain_later(stage.services.redis, str(stage.alice.store.id))
    wait_until(lambda: settled(stage, stage.alice) == 1)
    process.terminate()
    assert process.wait(15) == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
