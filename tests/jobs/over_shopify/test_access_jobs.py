"""Which subscriptions a store has by the road the app came, and what becomes of its jobs when it leaves."""

import pytest
import requests

from domain.imports import ImportState
from domain.installing import enter_if_needed
from domain.stores import Road, Store
from integrations.shopify.topics import COMPLIANCE, Topic
from jobs import documents, imports, tokens, upkeep
from runtime.services import Services
from tests.jobs.shopify import DEMO, Shopify, progress


def let_in_by_shopify(house: Services, shop: Shopify) -> Store:
    """Install the app as Shopify manages it, and open it."""
    base = shop.origin.format(shop=DEMO)
    requests.post(f"{base}/admin/oauth/install?client_id=test-client", allow_redirects=False, timeout=10)
    token = requests.get(f"{base}/admin/session-token", timeout=10).json()["id_token"]
    installation = house.installation(DEMO, Road.MANAGED, lambda: house.shopify_oauth.exchange_token(DEMO, token))
    return enter_if_needed(installation)


def leave(house: Services, store: Store) -> None:
    with house.begin() as work:
        assert work.stores.uninstall(store, house.now())


def subscribed(shop: Shopify) -> list[str]:
    return sorted(entry["topic"] for entry in shop.shop.installation.subscriptions.values())


ALL_TOPICS = sorted(topic.value for topic in set(Topic) - COMPLIANCE)


def test_a_code_grant_subscribes_once_and_a_managed_installation_not_at_all(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    for _ in range(2):
        imports.prepare(house, store)
    assert subscribed(shop) == ALL_TOPICS
    leave(house, store)
    imports.prepare(house, let_in_by_shopify(house, shop))
    assert subscribed(shop) == [], "the app's own configuration delivers now"
    assert shop.shop.installation.managed


def test_a_code_grant_after_a_managed_installation_subscribes_nothing_twice(house: Services, shop: Shopify) -> None:
    imports.prepare(house, let_in_by_shopify(house, shop))
    again = shop.let_in(house)
    imports.prepare(house, again)
    assert (again.road, subscribed(shop)) == (Road.MANAGED, [])


def test_a_store_that_left_and_came_by_the_other_road_is_subscribed(house: Services, shop: Shopify) -> None:
    store = let_in_by_shopify(house, shop)
    shop.shop.uninstall_app()
    leave(house, store)
    imports.prepare(house, shop.let_in(house))
    assert subscribed(shop) == ALL_TOPICS and not shop.shop.installation.managed


def test_an_app_that_moved_is_delivered_to_at_its_new_address_alone(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    house.source(store).subscribe("https://old.example/webhooks/shopify")
    imports.prepare(house, store)
    uris = {entry["uri"] for entry in shop.shop.installation.subscriptions.values()}
    assert uris == {f"{house.settings.app_url}/webhooks/shopify"}
    assert subscribed(shop) == ALL_TOPICS


def test_what_is_not_allowed_is_left_out_of_the_import_and_named(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    shop.shop.change_scopes("read_products,read_legal_policies,read_content")
    imports.import_store(str(store.id))
    done = progress(house, store)
    assert done.state is ImportState.DONE
    with house.begin() as work:
        assert work.catalogue.count(store) > 0 and work.orders.count(store) == 0
    assert done.denied == ("orders",), "named, and not tried again"
    upkeep.sweep()
    assert house.redis.llen("rq:queue:imports") == 0


def test_jobs_of_a_store_that_left_end_quietly_and_come_back_no_more(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    shop.shop.uninstall_app()
    leave(house, store)
    imports.import_store(str(store.id))
    documents.refresh_documents(str(store.id))
    tokens.renew_tokens(str(store.id))
    upkeep.sweep()
    assert house.redis.llen("rq:queue:imports") == 0
    assert progress(house, store).state is ImportState.RUNNING, "no failure is told of a store that is gone"


def test_an_import_whose_store_leaves_meanwhile_ends_quietly(
    house: Services, shop: Shopify, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = shop.let_in(house)
    source = type(house.source(store))
    start = source.start_bulk

    def leave_first(self: object, phase: object) -> str:
        leave(house, store)
        return start(self, phase)

    monkeypatch.setattr(source, "start_bulk", leave_first)
    imports.import_store(str(store.id))
    assert progress(house, store).problem == ""


def test_a_store_that_leaves_and_comes_back_while_it_is_read_is_read_and_subscribed_anew(
    house: Services, shop: Shopify, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = shop.let_in(house)
    source = type(house.source(store))
    read = source.documents
    returned: list[Store] = []

    def leave_and_return(self: object, kind: object) -> object:
        if not returned:
            shop.shop.uninstall_app()
            leave(house, store)
            returned.append(shop.let_in(house))
        return read(self, kind)

    monkeypatch.setattr(source, "documents", leave_and_return)
    imports.import_store(str(store.id))
    assert progress(house, store).state is ImportState.RUNNING
    assert house.redis.llen("rq:queue:imports") == 1
    imports.import_store(str(store.id))
    assert progress(house, store).state is ImportState.DONE
    assert subscribed(shop) == ALL_TOPICS
