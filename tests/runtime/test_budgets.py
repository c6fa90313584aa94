"""A store's points are shared: over processes, and between what waits and what cannot."""

import threading
from collections.abc import Callable, Iterator

import pytest
from redis import Redis

from domain.errors import RemoteError
from integrations.shopify.admin_api import AdminApi, OnlyToken
from integrations.shopify.budgets import Bill, Bucket
from integrations.shopify.scopes import SCOPES
from runtime.budgets import AT_ONCE, IN_BACKGROUND, Priority, StoreBudget
from runtime.services import Services
from sandbox.shopify import Options
from tests.jobs.shopify import DEMO, Shopify, shopify

ALICE, BOB = "alice.myshopify.com", "bob.myshopify.com"
FULL = Bucket(requested=40, available=1000, restored=50, size=1000)


def budget(services: Services, shop: str = ALICE, priority: Priority = AT_ONCE) -> StoreBudget:
    return StoreBudget(services.redis, shop, priority)


def told(services: Services, bucket: Bucket, shop: str = ALICE) -> None:
    with budget(services, shop).spending("products") as bill:
        bill.bucket = bucket


def seconds(services: Services, query: str = "products", shop: str = ALICE, priority: Priority = AT_ONCE) -> float:
    """Return how long a query would have to wait now; one that need not is in flight from here on."""
    return budget(services, shop, priority).asked(query)[0]


def test_what_was_never_asked_is_asked_at_once(services: Services) -> None:
    assert seconds(services) == 0


def test_a_query_waits_until_its_cost_fits_and_other_stores_do_not(services: Services) -> None:
    told(services, Bucket(requested=400, available=100, restored=50, size=1000))
    assert seconds(services) == pytest.approx(6, abs=0.5)
    assert seconds(services, shop=BOB) == 0


def test_what_is_in_flight_counts_until_its_answer_comes(services: Services) -> None:
    told(services, Bucket(requested=600, available=1000, restored=50, size=1000))
    _, ticket = budget(services).asked("products")
    assert seconds(services) > 3
    budget(services).note(ticket, "products", Bill(FULL))
    assert seconds(services) == 0


def test_the_background_leaves_half_of_the_bucket_to_what_cannot_wait(services: Services) -> None:
    told(services, Bucket(requested=40, available=520, restored=50, size=1000))
    assert seconds(services, priority=IN_BACKGROUND) > 0
    assert seconds(services) == 0


def test_a_query_dearer_than_what_the_background_may_spend_goes_once_the_bucket_is_full(services: Services) -> None:
    told(services, Bucket(requested=900, available=1000, restored=50, size=1000))
    assert seconds(services, priority=IN_BACKGROUND) == 0


def test_a_refusal_that_names_a_wait_closes_the_store_for_that_long(services: Services) -> None:
    told(services, FULL)
    with pytest.raises(RemoteError), budget(services).spending("products"):
        raise RemoteError("shopify", "429", retry_after=20)
    assert seconds(services) == pytest.approx(20, abs=1)
    assert seconds(services, shop=BOB) == 0


def test_waiting_longer_than_patience_is_left_to_the_caller(services: Services) -> None:
    told(services, Bucket(requested=400, available=0, restored=50, size=1000))
    with pytest.raises(RemoteError) as caught, budget(services).spending("products"):
        pytest.fail("it was asked all the same")
    assert caught.value.retry_after == pytest.approx(8, abs=0.5)
    assert not caught.value.permanent


def test_without_redis_queries_are_asked_all_the_same() -> None:
    gone = Redis.from_url("redis://127.0.0.1:1")
    with StoreBudget(gone, ALICE).spending("products") as bill:
        bill.bucket = FULL


@pytest.fixture
def small(services: Services) -> Iterator[Shopify]:
    keys = services.settings.shopify
    assert keys is not None
    options = Options(bucket_size=40, restore_rate=30, cost_scale=1.0)
    with shopify(keys.id, keys.secret, options) as running:
        yield running


def test_two_who_read_one_store_are_hardly_ever_throttled(services: Services, small: Shopify) -> None:
    assert len(throttled(services, small, lambda house: None)) > 10, "the bucket is too large to tell anything"
    patient = Priority(spared=0.0, patience=30.0)
    assert len(throttled(services, small, lambda house: StoreBudget(house.redis, str(DEMO), patient))) <= 2


def throttled(services: Services, small: Shopify, budget_of: Callable[[Services], StoreBudget | None]) -> list[str]:
    """Ask 40 times, by two who share nothing but Redis, and return the refusals."""
    refused: list[str] = []
    installation = small.shop.installation
    installation.installed, installation.scopes = True, ",".join(SCOPES)
    access = OnlyToken(small.platform.desk.issue_expiring(installation)["access_token"])

    def read(house: Services) -> None:
        api = AdminApi(DEMO, small.origin, "2026-10", access, budget_of(house))
        for _ in range(20):
            try:
                api.ask("pages", first=30, after=None)
            except RemoteError as error:
                refused.append(str(error))

    readers = [threading.Thread(target=read, args=[Services(services.settings)]) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return refused
