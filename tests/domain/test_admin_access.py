"""One refresh at expiry however many ask, and a refusal that breaks nothing else."""

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.admin_access import IDLE, MARGIN, AdminAccess, TokenRenewal
from domain.errors import AppRejected, CredentialsRejected, RemoteError, StoreNotFound
from domain.stores import AdminTokens, ShopDomain, Store
from tests.world import World

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Desk:
    """Shopify's side of a refresh, in this process. `answer` is what it does."""

    def __init__(self) -> None:
        self.asked: list[tuple[ShopDomain, str]] = []
        self.problem: RemoteError | None = None

    def refresh(self, shop: ShopDomain, refresh_token: str) -> AdminTokens:
        self.asked.append((shop, refresh_token))
        if self.problem is not None:
            raise self.problem
        return pair(timedelta(hours=1), f"new-{len(self.asked)}")


def pair(left: timedelta, name: str = "old") -> AdminTokens:
    return AdminTokens(f"{name}-access", f"{name}-refresh", NOW + left, NOW + timedelta(days=90), "read_products")


def keep(world: World, store: Store, tokens: AdminTokens) -> None:
    with world.services.begin() as work:
        work.tokens.put(store, tokens)


def held(world: World, store: Store) -> AdminTokens | None:
    with world.services.begin() as work:
        return work.tokens.held(store)


def token(world: World, store: Store, desk: Desk) -> str:
    return access(world, store, desk).token()


def access(world: World, store: Store, desk: Desk) -> AdminAccess:
    return AdminAccess(store, TokenRenewal(world.services.begin, desk.refresh, lambda: NOW, time.sleep))


def test_a_token_with_time_left_is_used_as_it_is(stage: World) -> None:
    keep(stage, stage.alice.store, pair(MARGIN + timedelta(seconds=1)))
    desk = Desk()
    assert (token(stage, stage.alice.store, desk), desk.asked) == ("old-access", [])


@pytest.mark.parametrize("left", [MARGIN, timedelta(0), timedelta(days=-3)])
def test_a_token_near_its_end_is_renewed_and_the_new_pair_kept(stage: World, left: timedelta) -> None:
    keep(stage, stage.alice.store, pair(left))
    desk = Desk()
    assert token(stage, stage.alice.store, desk) == "new-1-access"
    assert token(stage, stage.alice.store, desk) == "new-1-access"
    assert desk.asked == [(stage.alice.store.shop, "old-refresh")]
    assert held(stage, stage.alice.store) == pair(timedelta(hours=1), "new-1")


def test_a_refused_refresh_marks_the_pair_and_is_not_tried_again(stage: World) -> None:
    for tenant in (stage.alice, stage.bob):
        keep(stage, tenant.store, pair(timedelta(0)))
    desk = Desk()
    desk.problem = CredentialsRejected("shopify", "400")
    for _ in range(2):
        with pytest.raises(CredentialsRejected) as caught:
            token(stage, stage.alice.store, desk)
        assert "Open Shopfloor once" in caught.value.advice
    assert (len(desk.asked), held(stage, stage.alice.store)) == (1, None)
    desk.problem = None
    assert token(stage, stage.bob.store, desk) == "new-2-access"


def test_shopify_being_away_marks_nothing(stage: World) -> None:
    keep(stage, stage.alice.store, pair(timedelta(0)))
    desk = Desk()
    desk.problem = RemoteError("shopify", "503")
    with pytest.raises(RemoteError):
        token(stage, stage.alice.store, desk)
    assert held(stage, stage.alice.store) == pair(timedelta(0))


def test_a_store_without_tokens_is_told_what_helps(stage: World) -> None:
    with pytest.raises(CredentialsRejected) as caught:
        token(stage, stage.alice.store, Desk())
    assert "Open Shopfloor once" in caught.value.advice


def test_a_pair_that_a_reinstallation_brings_meanwhile_is_not_marked(stage: World) -> None:
    keep(stage, stage.alice.store, pair(timedelta(0)))
    desk = Desk()
    desk.problem = CredentialsRejected("shopify", "400")
    reinstalled = threading.Thread(target=lambda: keep(stage, stage.alice.store, pair(timedelta(hours=1), "fresh")))
    refuse = desk.refresh

    def refuse_slowly(shop: ShopDomain, refresh_token: str) -> AdminTokens:
        reinstalled.start()
        time.sleep(0.2)
        return refuse(shop, refresh_token)

    desk.refresh = refuse_slowly
    with pytest.raises(CredentialsRejected):
        token(stage, stage.alice.store, desk)
    reinstalled.join(5)
    assert token(stage, stage.alice.store, desk) == "fresh-access"


def test_those_who_wait_leave_the_database_to_others(stage: World) -> None:
    """Forty threads want a token that Shopify takes its time to give, and a shopper is answered all the same."""
    keep(stage, stage.alice.store, pair(timedelta(0)))
    desk, asked, go_on = Desk(), threading.Event(), threading.Event()
    refresh = desk.refresh

    def refresh_slowly(shop: ShopDomain, refresh_token: str) -> AdminTokens:
        asked.set()
        go_on.wait(10)
        return refresh(shop, refresh_token)

    desk.refresh = refresh_slowly
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(token(stage, stage.alice.store, desk))) for _ in range(40)]
    for thread in threads:
        thread.start()
    assert asked.wait(10)
    time.sleep(0.5)
    begun = time.monotonic()
    for _ in range(20):
        assert held(stage, stage.bob.store) is None
    assert time.monotonic() - begun < 2
    go_on.set()
    for thread in threads:
        thread.join(20)
    assert (found, len(desk.asked)) == (["new-1-access"] * 40, 1)


def test_a_token_refused_before_its_time_is_renewed_once_for_all(stage: World) -> None:
    keep(stage, stage.alice.store, pair(timedelta(hours=1)))
    desk = Desk()
    threads = [
        threading.Thread(target=access(stage, stage.alice.store, desk).instead_of, args=("old-access",))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(desk.asked) == 1
    assert token(stage, stage.alice.store, desk) == "new-1-access"


def test_a_renewed_token_that_is_refused_too_waits_for_the_merchant(stage: World) -> None:
    keep(stage, stage.alice.store, pair(timedelta(hours=1)))
    way_in = access(stage, stage.alice.store, Desk())
    with pytest.raises(CredentialsRejected):
        way_in.give_up("another token")
    assert way_in.token() == "old-access", "only the refused one is given up"
    with pytest.raises(CredentialsRejected) as caught:
        way_in.give_up("old-access")
    assert "Open Shopfloor once" in caught.value.advice
    with pytest.raises(CredentialsRejected):
        way_in.token()


def test_our_own_wrong_key_marks_no_store(stage: World) -> None:
    keep(stage, stage.alice.store, pair(timedelta(0)))
    desk = Desk()
    desk.problem = AppRejected("shopify", "invalid_client")
    with pytest.raises(AppRejected):
        token(stage, stage.alice.store, desk)
    assert held(stage, stage.alice.store) == pair(timedelta(0))


def test_a_store_that_left_is_no_longer_asked_for(stage: World) -> None:
    keep(stage, stage.alice.store, pair(timedelta(hours=1)))
    with stage.services.begin() as work:
        assert work.stores.uninstall(stage.alice.store, NOW)
    with pytest.raises(StoreNotFound):
        token(stage, stage.alice.store, Desk())


def test_a_store_that_leaves_while_its_pair_is_renewed_keeps_none(stage: World) -> None:
    keep(stage, stage.alice.store, pair(timedelta(0)))
    desk = Desk()
    refresh = desk.refresh

    def leave_meanwhile(shop: ShopDomain, refresh_token: str) -> AdminTokens:
        with stage.services.begin() as work:
            assert work.stores.uninstall(stage.alice.store, NOW)
        return refresh(shop, refresh_token)

    desk.refresh = leave_meanwhile
    token(stage, stage.alice.store, desk)
    assert held(stage, stage.alice.store) is None


@pytest.mark.parametrize(("left", "asked"), [(IDLE - timedelta(hours=1), 1), (IDLE + timedelta(hours=1), 0)])
def test_a_pair_is_kept_alive_when_its_end_comes_near(stage: World, left: timedelta, asked: int) -> None:
    keep(stage, stage.alice.store, replace(pair(timedelta(hours=1)), refresh_expires_at=NOW + left))
    desk = Desk()
    access(stage, stage.alice.store, desk).keep_alive()
    assert len(desk.asked) == asked


def test_a_renewal_that_allows_more_has_the_store_read_anew(stage: World) -> None:
    with stage.services.begin() as work:
        work.stores.note_scopes(stage.alice.store, "read_content", NOW)
        work.stores.note_scopes(stage.bob.store, "read_products", NOW)
    for tenant in (stage.alice, stage.bob):
        keep(stage, tenant.store, pair(timedelta(0)))
        token(stage, tenant.store, Desk())
    with stage.services.begin() as work:
        assert [work.imports.progress(one.store) is None for one in (stage.alice, stage.bob)] == [False, True]
        assert work.stores.of_id(stage.alice.store.id).scopes == "read_products"
