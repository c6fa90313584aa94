"""Installing by the authorization-code grant, against the sandbox: once, by the browser that began it."""

import re
import time
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from app import create_app
from domain.stores import ShopDomain, StoreState
from runtime.services import Services
from storage.sealing import Unsealable
from tests.blueprints.callers import refused, rows, sign_query
from tests.blueprints.platforms import OTHER_SHOP, SHOP, Platforms, dumped, state_of
from tests.world import World

KEY = "test-secret-of-the-app-long-enough-for-hmac"


def signed_callback(**parameters: str) -> str:
    known = {"code": "a" * 32, "shop": SHOP, "timestamp": str(int(time.time())), **parameters}
    return f"/install/callback?{sign_query(KEY, known)}"


def installed(remote: Platforms) -> bool:
    with remote.services.begin() as work:
        store = work.stores.of_shop(ShopDomain.parse(SHOP))
    return store is not None and store.state is StoreState.INSTALLED


def test_a_merchant_installs_and_is_led_back_into_their_admin(remote: Platforms) -> None:
    browser = remote.browser()
    answer = browser.get(remote.consent(remote.leave(browser)))
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{remote.url}/{SHOP}/admin/apps/test-client"
    with remote.services.begin() as work:
        store = work.stores.of_shop(ShopDomain.parse(SHOP))
        assert store and store.state is StoreState.INSTALLED
        progress, pair = work.imports.progress(store), work.tokens.held(store)
    assert progress and progress.state.value == "running"
    assert pair and pair.access in remote.installation.access_tokens
    assert remote.services.redis.llen("rq:queue:imports") == 1
    assert browser.get_cookie("shopfloor_login", path="/install/callback") is None


def test_tokens_are_sealed_and_occur_nowhere_in_the_database(remote: Platforms) -> None:
    remote.install(remote.browser())
    held = [*remote.installation.access_tokens, *remote.installation.refresh_tokens]
    whole = dumped(remote.services)
    assert len(held) >= 2 and SHOP in whole
    assert [token for token in held if token in whole] == []


def test_the_dump_would_show_a_token_that_is_not_sealed(remote: Platforms) -> None:
    """The proof above is worth as much as its eyes."""
    remote.install(remote.browser())
    (token, *_) = remote.installation.access_tokens
    with remote.services.begin() as work:
        work.connection.execute(text("UPDATE tokens SET sealed_access = :plain"), {"plain": token.encode()})
    assert token in dumped(remote.services)


def test_sealed_tokens_open_with_our_keys_alone(remote: Platforms) -> None:
    remote.install(remote.browser())
    stranger = Services(replace(remote.services.settings, sealing_keys=(Fernet.generate_key().decode(),)))
    with stranger.begin() as work:
        store = work.stores.of_shop(ShopDomain.parse(SHOP))
        assert store
        with pytest.raises(Unsealable):
            work.tokens.held(store)


def test_a_state_is_taken_once(remote: Platforms) -> None:
    browser = remote.browser()
    address = remote.leave(browser)
    first, second = remote.consent(address), remote.consent(address)
    assert browser.get(first).status_code == 302
    browser.set_cookie("shopfloor_login", state_of(address), path="/install/callback")
    for again in (first, second):
        refused(browser.get(again), 401, "bad_signature")


def test_the_state_of_another_browser_is_refused(remote: Platforms) -> None:
    """Otherwise a link could make a merchant's browser finish what somebody else began."""
    attacker, victim = remote.browser(), remote.browser()
    back = remote.consent(remote.leave(attacker))
    refused(victim.get(back), 401, "bad_signature")
    remote.leave(victim)
    refused(victim.get(back), 401, "bad_signature")
    assert not installed(remote)


def test_a_state_begun_for_one_shop_installs_no_other(remote: Platforms) -> None:
    browser = remote.browser()
    state = state_of(remote.leave(browser, OTHER_SHOP))
    refused(browser.get(signed_callback(state=state)), 401, "bad_signature")
    assert not installed(remote)


@pytest.mark.parametrize("state", ["", "x", "%00", "é", "a" * 10_000])
def test_a_state_nobody_issued_is_refused(remote: Platforms, state: str) -> None:
    browser = remote.browser()
    refused(browser.get(signed_callback(state=state)), 401, "bad_signature")
    browser.set_cookie("shopfloor_login", "x", path="/install/callback")
    refused(browser.get(signed_callback(state=state)), 401, "bad_signature")


def test_a_state_has_its_end(remote: Platforms) -> None:
    browser = remote.browser()
    state = state_of(remote.leave(browser))
    with remote.services.begin() as work:
        late = remote.services.now() + timedelta(minutes=11)
        assert work.oauth_states.take("install", state, late) is None


def test_a_state_for_a_helpdesk_installs_nothing(remote: Platforms) -> None:
    browser = remote.browser()
    with remote.services.begin() as work:
        now = remote.services.now()
        state = work.oauth_states.issue("zendesk", {"shop": SHOP}, now, timedelta(minutes=5))
    browser.set_cookie("shopfloor_login", state, path="/install/callback")
    refused(browser.get(signed_callback(state=state)), 401, "bad_signature")


def test_states_are_unguessable_and_kept_as_hashes(remote: Platforms) -> None:
    states = [state_of(remote.leave(remote.browser())) for _ in range(3)]
    assert len(set(states)) == 3 and all(re.fullmatch(r"[A-Za-z0-9_-]{43}", state) for state in states)
    whole = dumped(remote.services)
    assert [state for state in states if state in whole] == []


def test_a_callback_that_was_changed_or_not_signed_is_refused(remote: Platforms) -> None:
    browser = remote.browser()
    back = remote.consent(remote.leave(browser))
    changes = (
        back.replace("hmac=", "hmac=0"),
        back.split("&hmac=")[0],
        back.replace(SHOP, OTHER_SHOP),
        f"{back}&shop={OTHER_SHOP}",
        f"{back}&code=other",
        back.replace("timestamp=1", "timestamp=2"),
        "/install/callback",
        "/install/callback?shop=x&hmac=%C3%A9",
    )
    for changed in changes:
        refused(browser.get(changed), 401, "bad_signature")
    assert browser.get(back).status_code == 302, "a refused try must not spend the state"


def test_a_code_shopify_refuses_installs_nothing(remote: Platforms) -> None:
    browser = remote.browser()
    state = state_of(remote.leave(browser))
    refused(browser.get(signed_callback(state=state)), 409, "reconnect")
    assert not installed(remote) and remote.services.redis.llen("rq:queue:imports") == 0


def test_a_platform_that_does_not_answer_is_told_as_such(remote: Platforms) -> None:
    gone = Services(replace(remote.services.settings, shopify_origin="http://127.0.0.1:1/{shop}"))
    away = replace(remote, services=gone)
    browser = away.browser()
    answer = browser.get(signed_callback(state=state_of(away.leave(browser))))
    refused(answer, 503, "remote_unavailable")
    assert answer.headers["Retry-After"]


@pytest.mark.parametrize(
    "shop", ["", "evil.com", "a.myshopify.com.evil.com", "a.myshopify.com/admin", "%00", "é.myshopify.com"]
)
def test_nobody_is_sent_to_what_is_no_shop(remote: Platforms, world: World, shop: str) -> None:
    answer = remote.browser().get(f"/install?{urlencode({'shop': shop})}")
    refused(answer, 400, "invalid_shop")
    assert "Location" not in answer.headers and rows(world, "oauth_states") == 0


def test_an_install_address_that_claims_to_be_shopifys_must_be(remote: Platforms) -> None:
    browser, stamp = remote.browser(), str(int(time.time()))
    signed = sign_query(KEY, {"shop": SHOP, "timestamp": stamp})
    assert browser.get(f"/install?{signed}").status_code == 302
    for wrong in (f"{signed}0", signed.replace(SHOP, OTHER_SHOP), sign_query(KEY, {"shop": SHOP, "timestamp": "1"})):
        refused(browser.get(f"/install?{wrong}"), 401, "bad_signature")


def test_the_browser_keeps_the_state_where_no_script_and_no_other_page_reads_it(remote: Platforms) -> None:
    cookie = remote.browser().get(f"/install?shop={SHOP}").headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/install/callback" in cookie
    public = Services(replace(remote.services.settings, app_url="https://app.example"))
    assert "Secure" in create_app(public).test_client().get(f"/install?shop={SHOP}").headers["Set-Cookie"]


def test_installing_again_keeps_the_store_and_its_key(remote: Platforms) -> None:
    remote.install(remote.browser())
    with remote.services.begin() as work:
        first = work.stores.of_shop(ShopDomain.parse(SHOP))
        assert first
        work.stores.uninstall(first, remote.services.now())
    remote.install(remote.browser())
    with remote.services.begin() as work:
        assert work.stores.of_shop(ShopDomain.parse(SHOP)) == first
