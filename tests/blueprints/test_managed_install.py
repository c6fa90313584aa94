"""Installing as Shopify manages it: our first sign of a store is a merchant who opens us there."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from domain.imports import ImportState
from domain.stores import AdminTokens, Road, ShopDomain, Store, StoreState
from integrations.shopify.scopes import SCOPES
from runtime.services import Services
from tests.blueprints.callers import refused, sign_query
from tests.blueprints.platforms import OTHER_SHOP, SHOP, Platforms, platforms
from tests.world import World

RETRY = "X-Shopify-Retry-Invalid-Session-Request"
EXCHANGE = "token-exchange"


@pytest.fixture
def remote(world: World) -> Iterator[Platforms]:
    with platforms(world.services) as running:
        yield running
        with world.services.begin() as work:
            for shop in (SHOP, OTHER_SHOP):
                if store := work.stores.of_shop(ShopDomain.parse(shop)):
                    work.stores.erase(store)


def press_install(remote: Platforms, shop: str = SHOP) -> None:
    """Press Shopify's own button; nothing of it reaches us."""
    answer = requests.post(
        f"{remote.url}/{shop}/admin/oauth/install?client_id=test-client", allow_redirects=False, timeout=10
    )
    assert answer.status_code == 302, answer.text


def open_app(remote: Platforms, shop: str = SHOP, browser: FlaskClient | None = None) -> TestResponse:
    token = remote.session_token(shop)
    return (browser or remote.browser()).get(f"/admin/?shop={shop}&host=YWRtaW4&id_token={token}")


def held(remote: Platforms, shop: str = SHOP) -> tuple[Store | None, AdminTokens | None]:
    with remote.services.begin() as work:
        store = work.stores.of_shop(ShopDomain.parse(shop))
        return store, work.tokens.held(store) if store else None


def exchanges(remote: Platforms, shop: str = SHOP) -> int:
    return remote.platform.token_faults.calls_of(shop).get(EXCHANGE, 0)


def queued(remote: Platforms) -> int:
    return int(remote.services.redis.llen("rq:queue:imports"))


def age(remote: Platforms, **changes: object) -> None:
    """Change the pair that is held, as time or Shopify would."""
    store, pair = held(remote)
    assert store and pair
    with remote.services.begin() as work:
        work.tokens.put(store, replace(pair, **changes))


def finish_import(remote: Platforms, state: ImportState = ImportState.DONE) -> None:
    store, _ = held(remote)
    assert store
    remote.services.redis.flushdb()
    with remote.services.begin() as work:
        work.imports.change(store, state=state)


def reading(remote: Platforms) -> bool:
    store, _ = held(remote)
    with remote.services.begin() as work:
        progress = work.imports.progress(store)
    return progress is not None and progress.state is ImportState.RUNNING


def test_the_first_page_that_a_merchant_opens_installs_the_store(remote: Platforms) -> None:
    press_install(remote)
    page = open_app(remote)
    assert page.status_code == 200 and "admin.js" in page.get_data(as_text=True)
    store, pair = held(remote)
    assert store and (store.state, store.road) == (StoreState.INSTALLED, Road.MANAGED)
    assert set(store.scopes.split(",")) == set(SCOPES)
    assert pair and pair.access in remote.installation.access_tokens
    assert pair.refresh in remote.installation.refresh_tokens
    assert reading(remote) and queued(remote) == 1
    assert held(remote, OTHER_SHOP) == (None, None)


def test_a_page_opened_again_asks_for_nothing(remote: Platforms) -> None:
    press_install(remote)
    for _ in range(3):
        assert open_app(remote).status_code == 200
    assert (exchanges(remote), queued(remote)) == (1, 1)


def test_a_call_may_come_before_the_page(remote: Platforms) -> None:
    press_install(remote)
    headers = {"Authorization": f"Bearer {remote.session_token()}"}
    answer = remote.browser().get("/admin/api/overview", headers=headers)
    assert answer.status_code == 200 and answer.get_json()["import"]["state"] == "running"
    assert exchanges(remote) == 1


def test_sixteen_first_pages_at_once_install_once(remote: Platforms) -> None:
    press_install(remote)
    remote.platform.token_faults.change({"slow_seconds": 0.5})
    found: list[int] = []
    start = threading.Barrier(16)

    def load() -> None:
        browser = remote.browser()
        start.wait()
        found.append(open_app(remote, browser=browser).status_code)

    threads = [threading.Thread(target=load) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert found == [200] * 16
    assert (exchanges(remote), queued(remote)) == (1, 1)


def test_the_token_endpoint_is_asked_as_it_demands(remote: Platforms, monkeypatch: pytest.MonkeyPatch) -> None:
    press_install(remote)
    token, asked = remote.session_token(), []
    send = requests.Session.send

    def watch(session: requests.Session, request: requests.PreparedRequest, **how: object) -> requests.Response:
        if request.url and request.url.endswith("/access_token"):
            asked.append((request.url, request.body))
        return send(session, request, **how)

    monkeypatch.setattr(requests.Session, "send", watch)
    remote.browser().get(f"/admin/?id_token={token}")
    ((url, body),) = asked
    assert url == f"{remote.url}/{SHOP}/admin/oauth/access_token"
    assert parse_qs(body, keep_blank_values=True) == {
        "client_id": ["test-client"],
        "client_secret": ["test-secret-of-the-app-long-enough-for-hmac"],
        "grant_type": ["urn:ietf:params:oauth:grant-type:token-exchange"],
        "subject_token": [token],
        "subject_token_type": ["urn:ietf:params:oauth:token-type:id_token"],
        "requested_token_type": ["urn:shopify:params:oauth:token-type:offline-access-token"],
        "expiring": ["1"],
    }


def test_a_store_without_the_app_is_offered_to_install_it(remote: Platforms) -> None:
    press_install(remote)
    token = remote.session_token()
    remote.shop.uninstall_app()
    page = remote.browser().get(f"/admin/?id_token={token}")
    words = page.get_data(as_text=True)
    assert page.status_code == 409 and "SHOPIFY_API_SECRET" in words
    assert f'href="{remote.url}/{SHOP}/admin/oauth/install?client_id=test-client" target="_top"' in words
    assert f"https://{SHOP}" in page.headers["Content-Security-Policy"]
    api = remote.browser().get("/admin/api/overview", headers={"Authorization": f"Bearer {token}"})
    refused(api, 404, "store_not_found")
    assert held(remote) == (None, None)


def test_a_session_token_that_shopify_refuses_is_asked_for_anew(remote: Platforms) -> None:
    press_install(remote)
    token = remote.session_token()
    remote.platform.options = replace(remote.platform.options, clock=lambda: 4_000_000_000.0)
    page = remote.browser().get(f"/admin/?shop={SHOP}&id_token={token}")
    assert page.status_code == 302 and page.headers["Location"].startswith("/auth/bounce?")
    api = remote.browser().get("/admin/api/overview", headers={"Authorization": f"Bearer {token}"})
    refused(api, 401, "bad_session")
    assert api.headers[RETRY] == "1"
    assert held(remote) == (None, None)


def test_a_platform_that_fails_is_tried_again_by_the_page_itself(remote: Platforms) -> None:
    press_install(remote)
    remote.platform.token_faults.change({"failing": 1})
    page = open_app(remote)
    words = page.get_data(as_text=True)
    assert page.status_code == 503 and 'http-equiv="refresh"' in words and "id_token" not in words
    assert held(remote) == (None, None)
    assert open_app(remote).status_code == 200 and held(remote)[1]


@pytest.mark.parametrize("fault", ["lost", "without_expiry"])
def test_odd_answers_of_the_token_endpoint_are_survived(remote: Platforms, fault: str) -> None:
    press_install(remote)
    remote.platform.token_faults.change({fault: 1})
    open_app(remote)
    assert open_app(remote).status_code == 200
    _, pair = held(remote)
    assert pair and pair.access in remote.installation.access_tokens
    left = pair.access_expires_at - remote.services.now()
    assert timedelta(minutes=55) < left <= timedelta(hours=1)


def test_installing_again_keeps_the_store_and_its_key_and_reads_it_anew(remote: Platforms) -> None:
    press_install(remote)
    open_app(remote)
    first, old = held(remote)
    finish_import(remote)
    remote.shop.uninstall_app()
    with remote.services.begin() as work:
        assert work.stores.uninstall(first, remote.services.now())
    assert held(remote)[1] is None
    press_install(remote)
    open_app(remote)
    again, new = held(remote)
    assert again and first and (again.id, again.key, again.state) == (first.id, first.key, StoreState.INSTALLED)
    assert new and old and new.refresh != old.refresh
    assert reading(remote) and queued(remote) == 1


def test_news_of_leaving_that_come_late_or_twice_change_nothing(remote: Platforms) -> None:
    press_install(remote)
    open_app(remote)
    store, _ = held(remote)
    left_at = remote.services.now()
    with remote.services.begin() as work:
        assert work.stores.uninstall(store, left_at) and work.stores.uninstall(store, left_at + timedelta(hours=1))
        since = work.connection.exec_driver_sql(f"SELECT uninstalled_at FROM stores WHERE shop = '{SHOP}'").scalar()
    assert since == left_at
    open_app(remote)
    with remote.services.begin() as work:
        assert not work.stores.uninstall(store, left_at)
    assert held(remote)[1]


def test_tokens_that_ended_are_had_anew_when_the_app_is_opened(remote: Platforms) -> None:
    press_install(remote)
    open_app(remote)
    store, _ = held(remote)
    finish_import(remote)
    with remote.services.begin() as work:
        work.tokens.reject(store)
    assert open_app(remote).status_code == 200
    assert held(remote)[1] and exchanges(remote) == 2
    assert not reading(remote), "what was read stays read"
    long_ago = remote.services.now() - timedelta(days=1)
    age(remote, access_expires_at=long_ago, refresh_expires_at=long_ago)
    open_app(remote)
    assert exchanges(remote) == 3 and held(remote)[1].refresh_expires_at > remote.services.now()


def test_an_import_that_stopped_for_want_of_tokens_goes_on_with_new_ones(remote: Platforms) -> None:
    press_install(remote)
    open_app(remote)
    finish_import(remote, ImportState.FAILED)
    store, _ = held(remote)
    with remote.services.begin() as work:
        work.tokens.reject(store)
    open_app(remote)
    assert reading(remote)


def test_without_tokens_the_page_opens_all_the_same_and_says_so(remote: Platforms) -> None:
    press_install(remote)
    open_app(remote)
    store, _ = held(remote)
    with remote.services.begin() as work:
        work.tokens.reject(store)
    remote.platform.token_faults.change({"failing": 1})
    assert open_app(remote).status_code == 200
    headers = {"Authorization": f"Bearer {remote.session_token()}"}
    overview = remote.browser().get("/admin/api/overview", headers=headers).get_json()
    assert overview["access"]["state"] == "reconnect"


def test_scopes_that_are_missing_are_told_with_what_stops(remote: Platforms) -> None:
    press_install(remote)
    remote.shop.change_scopes("read_products,read_content,write_app_proxy")
    open_app(remote)
    headers = {"Authorization": f"Bearer {remote.session_token()}"}
    access = remote.browser().get("/admin/api/overview", headers=headers).get_json()["access"]
    assert access["state"] == "ok"
    missing = {one["scope"]: one["stops"] for one in access["missing"]}
    assert set(missing) == set(SCOPES) - {"read_products", "read_content", "write_app_proxy"}
    assert "orders" in missing["read_orders"]
    assert access["grant_url"] == f"{remote.url}/{SHOP}/admin/oauth/install?client_id=test-client"


def test_scopes_granted_since_come_with_the_next_page_and_have_the_store_read_anew(remote: Platforms) -> None:
    press_install(remote)
    remote.shop.change_scopes("read_products")
    open_app(remote)
    finish_import(remote)
    open_app(remote)
    assert not reading(remote), "nothing new is allowed yet"
    remote.shop.change_scopes(",".join(SCOPES))
    open_app(remote)
    store, pair = held(remote)
    assert set(store.scopes.split(",")) == set(pair.scope.split(",")) == set(SCOPES)
    assert reading(remote)
    asked = exchanges(remote)
    open_app(remote)
    assert exchanges(remote) == asked


def test_opening_the_app_reads_what_has_no_webhook_at_most_once_a_minute(remote: Platforms) -> None:
    press_install(remote)
    press_install(remote, OTHER_SHOP)
    for _ in range(3):
        open_app(remote)
    assert remote.services.redis.llen("rq:queue:upkeep") == 1
    open_app(remote, OTHER_SHOP)
    assert remote.services.redis.llen("rq:queue:upkeep") == 2


def test_with_redis_away_a_store_is_installed_all_the_same(remote: Platforms) -> None:
    press_install(remote)
    lost = Services(replace(remote.services.settings, redis_url="redis://127.0.0.1:1/0"))
    away = replace(remote, services=lost)
    assert open_app(away).status_code == 200
    assert reading(remote)


def test_no_cookie_is_needed_nor_set(remote: Platforms) -> None:
    press_install(remote)
    page = open_app(remote)
    assert "Set-Cookie" not in page.headers
    headers = {"Authorization": f"Bearer {remote.session_token()}"}
    overview = remote.browser().get("/admin/api/overview", headers=headers)
    assert overview.status_code == 200 and "Set-Cookie" not in overview.headers


def test_every_page_loads_app_bridge_first_and_ahead(remote: Platforms) -> None:
    press_install(remote)
    for page in (open_app(remote), remote.browser().get("/auth/bounce?shopify-reload=/admin/")):
        first = page.get_data(as_text=True).split("<script")[1]
        assert 'data-api-key="test-client"' in first and "app-bridge.js" in first
        assert page.headers["Link"] == (
            '<https://cdn.shopify.com>; rel="preconnect", '
            '<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"; as="script"'
        )


def test_a_merchant_whom_shopify_sends_to_install_is_sent_on(remote: Platforms) -> None:
    browser, stamp = remote.browser(), str(int(remote.services.now().timestamp()))
    signed = sign_query("test-secret-of-the-app-long-enough-for-hmac", {"shop": SHOP, "timestamp": stamp})
    away = browser.get(f"/?{signed}")
    assert away.headers["Location"] == f"/install?{signed}"
    assert urlsplit(browser.get(away.headers["Location"]).headers["Location"]).path == f"/{SHOP}/admin/oauth/authorize"
    framed = sign_query("x", {"shop": SHOP, "timestamp": stamp, "embedded": "1"})
    assert browser.get(f"/?{framed}").headers["Location"].startswith("/admin/?")
    press_install(remote)
    open_app(remote)
    assert browser.get(f"/?{signed}").headers["Location"].startswith("/admin/?")


def test_a_code_grant_into_a_managed_installation_leaves_it_managed(remote: Platforms) -> None:
    press_install(remote)
    open_app(remote)
    remote.install(remote.browser())
    assert held(remote)[0].road is Road.MANAGED


def test_a_code_grant_stays_one_when_the_app_is_opened(remote: Platforms) -> None:
    remote.install(remote.browser())
    open_app(remote)
    assert (held(remote)[0].road, exchanges(remote)) == (Road.CODE_GRANT, 0)


def test_each_installation_takes_the_road_it_came_by(remote: Platforms) -> None:
    for road in (Road.CODE_GRANT, Road.MANAGED, Road.CODE_GRANT):
        if road is Road.MANAGED:
            press_install(remote)
            open_app(remote)
        else:
            remote.install(remote.browser())
        store, _ = held(remote)
        assert store and store.road is road
        remote.shop.uninstall_app()
        with remote.services.begin() as work:
            work.stores.uninstall(store, remote.services.now())
