"""Reading a whole shop from the sandbox's Shopify, through the jobs that do it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from rq import Queue
from rq.registry import ScheduledJobRegistry
from rq.serializers import JSONSerializer

from domain.errors import CredentialsRejected, RemoteError
from domain.follow_ups import FollowUp, Task
from domain.importing import Import
from domain.imports import ImportPhase, ImportState
from domain.knowledge.documents import DocumentKind
from domain.stores import Store
from jobs import follow_ups, imports, upkeep
from jobs.queues import QueueName
from runtime.services import Services
from tests.domain.stage import held, let_an_hour_pass, rows, vectors
from tests.jobs.shopify import Shopify, progress

ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(house: Services, shop: Shopify) -> Store:
    return shop.let_in(house)


def read(store: Store) -> None:
    imports.import_store(str(store.id))


def waiting(house: Services) -> tuple[int, int]:
    """Return how many import jobs wait in line, and how many for a later time."""
    line = Queue(QueueName.IMPORTS.value, connection=house.redis, serializer=JSONSerializer)
    return len(line), len(ScheduledJobRegistry(queue=line, serializer=JSONSerializer))


def comparable(house: Services, store: Store) -> dict[str, Any]:
    kept = held(house, store)
    for row in kept["products"]:
        del row["kept_at"], row["told_at"]
    return kept


def test_a_shop_is_read_as_it_is(house: Services, shop: Shopify, store: Store) -> None:
    read(store)
    done = progress(house, store)
    assert (done.state, done.problem) == (ImportState.DONE, "")
    on_shelf = [one for one in shop.shop.products.values() if one["status"] == "active" and one["published_at"]]
    with house.begin() as work:
        counts = (work.catalogue.count(store), work.orders.count(store), work.documents.counts(store))
    policies, pages = len(shop.shop.policies), len([one for one in shop.shop.pages.values() if one["published_at"]])
    assert counts[:2] == (len(on_shelf), len(shop.shop.orders))
    assert (counts[2]["policy"], counts[2]["page"]) == (policies, pages)
    assert done.counts["products"] == len(shop.shop.products)
    assert len(vectors(house, store)) == len(set(vectors(house, store)))


def test_reading_again_changes_nothing_but_what_the_shop_took_away(
    house: Services, shop: Shopify, store: Store
) -> None:
    read(store)
    before = comparable(house, store)
    gone = next(iter(shop.shop.products))
    del shop.shop.products[gone]
    shop.shop.delete_policy("SHIPPING_POLICY")
    shop.let_in(house)
    let_an_hour_pass(house)
    read(store)
    after = comparable(house, store)
    left = [row for row in after["products"] if row["id"] != gone]
    assert left == [row for row in before["products"] if row["id"] != gone]
    assert [row["id"] for row in after["orders"]] == [row["id"] for row in before["orders"]]
    assert after["customers"] == before["customers"]
    with house.begin() as work:
        assert work.catalogue.known(store, [gone])[gone].deleted
        assert "shipping_policy" not in {one.lower() for one in work.documents.ids(store, DocumentKind.POLICY)}
    sources = {source for source, _ in after["vectors"]}
    assert f"product:{gone}" not in sources and len(after["vectors"]) == len(set(after["vectors"]))


def test_an_import_killed_with_its_process_is_taken_up_by_the_sweep(
    house: Services, shop: Shopify, store: Store
) -> None:
    command = [sys.executable, "-m", "jobs.worker", "imports"]
    imports.import_later(house.redis, store)
    worker = subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), start_new_session=True)
    deadline = time.monotonic() + 30
    while (progress(house, store).phase, progress(house, store).done > 0) != (ImportPhase.PRODUCTS, True):
        assert time.monotonic() < deadline, "the import did not come to the products"
        time.sleep(0.01)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    assert progress(house, store).state is ImportState.RUNNING
    house.redis.delete(imports.alive(store))  # as it ends by itself after a minute of silence
    upkeep.sweep()
    assert waiting(house)[0] == 1
    vars(house).pop("embedder")
    read(store)
    assert progress(house, store).state is ImportState.DONE
    with house.begin() as work:
        assert work.orders.count(store) == len(shop.shop.orders)
    kept = vectors(house, store)
    assert len(kept) == len(set(kept))
    assert len(rows(house, "products", store)) == len(shop.shop.products)


def fail_with(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(one: Import) -> None:
        raise error

    monkeypatch.setattr(imports, "run_import", fail)


def test_a_refusal_for_good_stops_the_import_with_advice(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, CredentialsRejected("shopify", "401", "Open Shopfloor once."))
    read(store)
    stopped = progress(house, store)
    assert (stopped.state, stopped.problem) == (ImportState.FAILED, "Open Shopfloor once.")
    upkeep.sweep()
    assert waiting(house) == (0, 0)


def test_a_refusal_without_advice_does_not_promise_to_go_on(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, RemoteError("shopify", "403", permanent=True))
    read(store)
    assert progress(house, store).problem == imports.STOPPED


def test_a_passing_failure_is_shown_and_the_wait_kept_even_by_the_sweep(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, RemoteError("shopify", "429", retry_after=600))
    read(store)
    assert (progress(house, store).state, progress(house, store).problem) == (ImportState.RUNNING, imports.GOES_ON)
    upkeep.sweep()
    assert waiting(house) == (0, 1)
    assert 590 < house.redis.ttl(imports.resting(store)) <= 600


def test_a_failure_nobody_foresaw_is_shown_and_tried_again_later(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, ZeroDivisionError())
    read(store)
    assert (progress(house, store).state, progress(house, store).problem) == (ImportState.RUNNING, imports.STUMBLED)
    upkeep.sweep()
    assert waiting(house) == (0, 1)


def test_asking_for_the_import_by_hand_waits_for_nothing(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        fail_with(patch, RemoteError("shopify", "429", retry_after=600))
        read(store)
    imports.import_later(house.redis, store)
    assert waiting(house)[0] == 1


def test_a_running_import_is_not_started_beside_itself(house: Services, store: Store) -> None:
    house.redis.set(imports.alive(store), "1")
    read(store)
    assert progress(house, store).phase is ImportPhase.POLICIES
    upkeep.sweep()
    assert waiting(house) == (0, 0)


def test_stock_told_after_the_import_is_read_from_the_shop(house: Services, shop: Shopify, store: Store) -> None:
    read(store)
    sold = next(one for one in shop.shop.products.values() if one["variants"][0]["inventory_management"])
    variant = sold["variants"][0]
    shop.shop.set_stock(variant["id"], variant["inventory_quantity"] + 11)
    items = {FollowUp(Task.READ_STOCK, item): house.now() for item in (variant["inventory_item_id"], 1)}
    with house.begin() as work:
        work.follow_ups.want(store, items)
    follow_ups.follow_up(str(store.id), Task.READ_STOCK.value)
    with house.begin() as work:
        product = work.catalogue.product(store, sold["id"])
    assert product is not None
    assert [one.quantity for one in product.variants] == [one["inventory_quantity"] for one in sold["variants"]]
    assert rows(house, "follow_ups", store) == []
