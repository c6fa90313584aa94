"""Installing as Shopify manages it: our first sign of a store is a merchant who opens us there."""

import threading
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask.testing import FlaskClient

from domain.stores import Road, StoreState
from integrations.shopify.scopes import SCOPES
from runtime.services import Services
from tests.blueprints.callers import refused, sign_query
from tests.blueprints.platforms import OTHER_SHOP, SHOP, Platforms

RETRY = "X-Shopify-Retry-Invalid-Session-Request"
EXCHANGE = "token-exchange"


def queued(remote: Platforms) -> int:
    return int(remote.services.redis.llen("rq:queue:imports"))


def test_the_first_page_that_a_merchant_opens_installs_the_store(remote: Platforms) -> None:
    remote.press_install()
    page = remote.open_app()
    assert page.status_code == 200 and "admin/pages.js" in page.get_data(as_text=True)
    store, pair = remote.held()
    assert store and (store.state, store.road) == (StoreState.INSTALLED, Road.MANAGED)
    assert set(store.scopes.split(",")) == set(SCOPES)
    assert pair and pair.access in remote.installation.access_tokens
    assert pair.refresh in remote.installation.refresh_tokens
    assert remote.reading() and queued(remote) == 1
    assert remote.held(OTHER_SHOP) == (None, None)


def test_a_page_opened_again_asks_for_nothing(remote: Platforms) -> None:
    remote.press_install()
    for _ in range(3):
        assert remote.open_app().status_code == 200
    assert (remote.exchanges(), queued(remote)) == (1, 1)


def test_a_call_may_come_before_the_page(remote: Platforms) -> None:
    remote.press_install()
    headers = {"Authorization": f"Bearer {remote.session_token()}"}
    answer = remote.browser().get("/admin/api/overview", headers=headers)
    assert answer.status_code == 200 and answer.get_json()["import"]["state"] == "running"
    assert remote.exchanges() == 1


def test_sixteen_first_pages_at_once_install_once(remote: Platforms) -> None:
    remote.press_install()
    remote.platform.token_faults.change({"slow_seconds": 0.5})
    found: list[int] = []
    start = threading.Barrier(16, timeout=30)

    def load(browser: FlaskClient) -> None:
        start.wait()
        found.append(remote.open_app(browser=browser).status_code)

    threads = [threading.Thread(target=load, args=(remote.browser(),)) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert found == [200] * 16
    assert (remote.exchanges(), queued(remote)) == (1, 1)


def test_the_token_endpoint_is_asked_as_it_demands(remote: Platforms, monkeypatch: pytest.MonkeyPatch) -> None:
    remote.press_install()
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
    remote.press_install()
    token = remote.session_token()
    remote.shop.uninstall_app()
    page = remote.browser().get(f"/admin/?id_token={token}")
    words = page.get_data(as_text=True)
    assert page.status_code == 409 and "SHOPIFY_API_SECRET" in words
    assert f'href="{remote.url}/{SHOP}/admin/oauth/install?client_id=test-client" target="_top"' in words
    assert f"https://{SHOP}" in page.headers["Content-Security-Policy"]
    api = remote.browser().get("/admin/api/overview", headers={"Authorization": f"Bearer {token}"})
    refused(api, 404, "store_not_found")
    assert remote.held() == (None, None)


def test_a_session_token_that_shopify_refuses_is_asked_for_anew(remote: Platforms) -> None:
    remote.press_install()
    token = remote.session_token()
    remote.platform.options = replace(remote.platform.options, clock=lambda: 4_000_000_000.0)
    page = remote.browser().get(f"/admin/?shop={SHOP}&id_token={token}")
    assert page.status_code == 302 and page.headers["Location"].startswith("/auth/bounce?")
    api = remote.browser().get("/admin/api/overview", headers={"Authorization": f"Bearer {token}"})
    refused(api, 401, "bad_session")
    assert api.headers[RETRY] == "1"
    assert remote.held() == (None, None)


def test_a_platform_that_fails_is_tried_again_by_the_page_itself(remote: Platforms) -> None:
    remote.press_install()
    remote.platform.token_faults.change({"failing": 1})
    page = remote.open_app()
    words = page.get_data(as_text=True)
    assert page.status_code == 503 and 'http-equiv="refresh"' in words and "id_token" not in words
    assert remote.held() == (None, None)
    assert remote.open_app().status_code == 200 and remote.held()[1]


@pytest.mark.parametrize("fault", ["lost", "without_expiry"])
def test_odd_answers_of_the_token_endpoint_are_survived(remote: Platforms, fault: str) -> None:
    remote.press_install()
    remote.platform.token_faults.change({fault: 1})
    remote.open_app()
    assert remote.open_app().status_code == 200
    _, pair = remote.held()
    assert pair and pair.access in remote.installation.access_tokens
    left = pair.access_expires_at - remote.services.now()
    assert timedelta(minutes=55) < left <= timedelta(hours=1)


def test_installing_again_keeps_the_store_and_its_key_and_reads_it_anew(remote: Platforms) -> None:
    remote.press_install()
    remote.open_app()
    first, old = remote.held()
    remote.end_reading()
    remote.shop.uninstall_app()
    with remote.services.begin() as work:
        assert work.stores.uninstall(first, remote.services.now())
    assert remote.held()[1] is None
    remote.press_install()
    remote.open_app()
    again, new = remote.held()
    assert again and first and (again.id, again.key, again.state) == (first.id, first.key, StoreState.INSTALLED)
    assert new and old and new.refresh != old.refresh
    assert remote.reading() and queued(remote) == 1


def test_news_of_leaving_that_come_late_or_twice_change_nothing(remote: Platforms) -> None:
    remote.press_install()
    remote.open_app()
    store, _ = remote.held()
    left_at = remote.services.now()
    with remote.services.begin() as work:
        assert work.stores.uninstall(store, left_at) and work.stores.uninstall(store, left_at + timedelta(hours=1))
        since = work.connection.exec_driver_sql(f"SELECT uninstalled_at FROM stores WHERE shop = '{SHOP}'").scalar()
    assert since == left_at
    remote.open_app()
    with remote.services.begin() as work:
        assert not work.stores.uninstall(store, left_at)
    assert remote.held()[1]


def test_with_redis_away_a_store_is_installed_all_the_same(remote: Platforms) -> None:
    remote.press_install()
    lost = Services(replace(remote.services.settings, redis_url="redis://127.0.0.1:1/0"))
    away = replace(remote, services=lost)
    assert away.open_app().status_code == 200
    assert remote.reading()


def test_no_cookie_is_needed_nor_set(remote: Platforms) -> None:
    remote.press_install()
    page = remote.open_app()
    assert "Set-Cookie" not in page.headers
    headers = {"Authorization": f"Bearer {remote.session_token()}"}
    overview = remote.browser().get("/admin/api/overview", headers=headers)
    assert overview.status_code == 200 and "Set-Cookie" not in overview.headers


def test_every_page_loads_app_bridge_first_and_ahead(remote: Platforms) -> None:
    remote.press_install()
    for page in (remote.open_app(), remote.browser().get("/auth/bounce?shopify-reload=/admin/")):
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
    remote.press_install()
    remote.open_app()
    assert browser.get(f"/?{signed}").headers["Location"].startswith("/admin/?")


def test_a_code_grant_into_a_managed_installation_leaves_it_managed(remote: Platforms) -> None:
    remote.press_install()
    remote.open_app()
    remote.install(remote.browser())
    assert remote.held()[0].road is Road.MANAGED


def test_a_code_grant_stays_one_when_the_app_is_opened(remote: Platforms) -> None:
    remote.install(remote.browser())
    remote.open_app()
    assert (remote.held()[0].road, remote.exchanges()) == (Road.CODE_GRANT, 0)


def test_each_installation_takes_the_road_it_came_by(remote: Platforms) -> None:
    for road in (Road.CODE_GRANT, Road.MANAGED, Road.CODE_GRANT):
        if road is Road.MANAGED:
            remote.press_install()
            remote.open_app()
        else:
            remote.install(remote.browser())
        store, _ = remote.held()
        assert store and store.road is road
        remote.shop.uninstall_app()
        with remote.services.begin() as work:
            work.stores.uninstall(store, remote.services.now())
