"""Opening the app once more: tokens that ended are had anew, and what the merchant allows since is used."""

from dataclasses import replace
from datetime import timedelta

from domain.imports import ImportState
from integrations.shopify.scopes import SCOPES
from tests.blueprints.platforms import OTHER_SHOP, SHOP, Platforms


def age(remote: Platforms, **changes: object) -> None:
    """Change the pair that is held, as time or Shopify would."""
    store, pair = remote.held()
    assert store and pair
    with remote.services.begin() as work:
        work.tokens.put(store, replace(pair, **changes))


def test_tokens_that_ended_are_had_anew_when_the_app_is_opened(remote: Platforms) -> None:
    remote.press_install()
    remote.open_app()
    store, _ = remote.held()
    remote.end_reading()
    with remote.services.begin() as work:
        work.tokens.reject(store)
    assert remote.open_app().status_code == 200
    assert remote.held()[1] and remote.exchanges() == 2
    assert not remote.reading(), "what was read stays read"
    long_ago = remote.services.now() - timedelta(days=1)
    age(remote, access_expires_at=long_ago, refresh_expires_at=long_ago)
    remote.open_app()
    assert remote.exchanges() == 3 and remote.held()[1].refresh_expires_at > remote.services.now()


def test_an_import_that_stopped_for_want_of_tokens_goes_on_with_new_ones(remote: Platforms) -> None:
    remote.press_install()
    remote.open_app()
    remote.end_reading(ImportState.FAILED)
    store, _ = remote.held()
    with remote.services.begin() as work:
        work.tokens.reject(store)
    remote.open_app()
    assert remote.reading()


def test_without_tokens_the_page_opens_all_the_same_and_says_so(remote: Platforms) -> None:
    remote.press_install()
    remote.open_app()
    store, _ = remote.held()
    with remote.services.begin() as work:
        work.tokens.reject(store)
    remote.platform.token_faults.change({"failing": 1})
    assert remote.open_app().status_code == 200
    assert remote.overview()["access"]["state"] == "reconnect"


def test_scopes_that_are_missing_are_told_with_what_stops(remote: Platforms) -> None:
    remote.press_install()
    remote.shop.change_scopes("read_products,read_content,write_app_proxy")
    remote.open_app()
    access = remote.overview()["access"]
    assert access["state"] == "ok"
    missing = {one["scope"]: one["stops"] for one in access["missing"]}
    assert set(missing) == set(SCOPES) - {"read_products", "read_content", "write_app_proxy"}
    assert "orders" in missing["read_orders"]
    assert access["grant_url"] == f"{remote.url}/{SHOP}/admin/oauth/install?client_id=test-client"


def test_scopes_granted_since_come_with_the_next_page_and_have_the_store_read_anew(remote: Platforms) -> None:
    remote.press_install()
    remote.shop.change_scopes("read_products")
    remote.open_app()
    remote.end_reading()
    remote.open_app()
    assert not remote.reading(), "nothing new is allowed yet"
    remote.shop.change_scopes(",".join(SCOPES))
    remote.open_app()
    store, pair = remote.held()
    assert set(store.scopes.split(",")) == set(pair.scope.split(",")) == set(SCOPES)
    assert remote.reading()
    asked = remote.exchanges()
    remote.open_app()
    assert remote.exchanges() == asked


def test_opening_the_app_reads_what_has_no_webhook_at_most_once_a_minute(remote: Platforms) -> None:
    remote.press_install()
    remote.press_install(OTHER_SHOP)
    for _ in range(3):
        remote.open_app()
    assert remote.services.redis.llen("rq:queue:readings") == 1
    remote.open_app(OTHER_SHOP)
    assert remote.services.redis.llen("rq:queue:readings") == 2
