"""Tokens over the sandbox's Shopify: renewed once for all, kept alive for quiet stores, given up when dead."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from rq import Queue
from rq.registry import ScheduledJobRegistry
from rq.serializers import JSONSerializer

from domain.admin_access import REOPEN
from domain.errors import AppRejected, CredentialsRejected, RemoteError
from domain.imports import ImportState
from domain.stores import AdminTokens, Store
from jobs import imports, tokens, upkeep
from jobs.queues import QueueName
from runtime.services import Services
from tests.jobs.shopify import DEMO, Shopify, progress
from tests.world import World

ROOT = Path(__file__).parents[3]
ASK = """
import os, sys, threading
from domain.stores import ShopDomain
from runtime.services import Services
from runtime.settings import Settings

house = Services(Settings.from_env(os.environ))
with house.begin() as work:
    store = work.stores.of_shop(ShopDomain.parse(sys.argv[1]))
access, found = house.admin_access(store), []
start = threading.Barrier(8, timeout=30)

def ask():
    start.wait()
    found.append(access.token())

threads = [threading.Thread(target=ask) for _ in range(8)]
print("ready", flush=True)
sys.stdin.readline()
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(*found)
"""


def leave(house: Services, store: Store) -> None:
    with house.begin() as work:
        assert work.stores.uninstall(store, house.now())


def pair_of(house: Services, store: Store) -> AdminTokens | None:
    with house.begin() as work:
        return work.tokens.held(store)


def change_pair(house: Services, store: Store, **changes: object) -> None:
    pair = pair_of(house, store)
    assert pair is not None
    with house.begin() as work:
        work.tokens.put(store, replace(pair, **changes))


def refreshes(shop: Shopify) -> int:
    return shop.platform.token_faults.calls_of(str(DEMO)).get("refresh_token", 0)


def test_a_token_refused_before_its_time_is_renewed_and_the_call_done(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    shop.shop.installation.access_tokens.clear()
    assert house.source(store).details().name == shop.shop.name
    assert refreshes(shop) == 1


def test_a_renewed_token_refused_too_is_told_and_asked_for_no_more(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    shop.shop.installation.access_tokens = Nothing()
    for _ in range(3):
        with pytest.raises(CredentialsRejected) as caught:
            house.source(store).details()
        assert caught.value.advice == REOPEN
    assert (refreshes(shop), pair_of(house, store)) == (1, None)


class Nothing(dict[str, object]):
    """A platform that forgets every token it gives."""

    def __setitem__(self, name: str, value: object) -> None:
        pass


def ask_in_two_processes(shop: Shopify) -> list[str]:
    """Have sixteen threads in two processes ask for a token at once, while an answer of Shopify's takes a second."""
    shop.platform.token_faults.change({"slow_seconds": 1})
    started = [
        subprocess.Popen(
            [sys.executable, "-c", ASK, str(DEMO)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for process in started:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return " ".join(process.communicate(timeout=60)[0] for process in started).split()


def test_sixteen_callers_in_two_processes_refresh_once(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    change_pair(house, store, access_expires_at=house.now())
    found = ask_in_two_processes(shop)
    pair = pair_of(house, store)
    assert pair is not None and found == [pair.access] * 16
    assert refreshes(shop) == 1 and pair.access in shop.shop.installation.access_tokens


def test_while_one_renews_the_others_go_on_with_what_is_still_good(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    change_pair(house, store, access_expires_at=house.now() + timedelta(minutes=2))
    old, found, new = pair_of(house, store), ask_in_two_processes(shop), pair_of(house, store)
    assert old is not None and new is not None and len(found) == 16
    assert (refreshes(shop), found.count(new.access), found.count(old.access)) == (1, 1, 15)


@pytest.mark.parametrize("fault", ["lost", "failing"])
def test_an_answer_that_never_came_is_asked_for_again_with_the_same_token(
    house: Services, shop: Shopify, fault: str
) -> None:
    store = shop.let_in(house)
    change_pair(house, store, access_expires_at=house.now())
    shop.platform.token_faults.change({fault: 1})
    with pytest.raises(RemoteError) as caught:
        house.source(store).details()
    assert not caught.value.permanent
    assert house.source(store).details().name == shop.shop.name


@pytest.mark.parametrize("odd", ["soon", "", None, 0, -5, 1.5, [], 10**15])
def test_a_lifetime_that_is_none_is_an_hour(
    house: Services, shop: Shopify, monkeypatch: pytest.MonkeyPatch, odd: object
) -> None:
    store = shop.let_in(house)
    change_pair(house, store, access_expires_at=house.now())
    desk = type(shop.platform.desk)
    make = desk._pair
    monkeypatch.setattr(
        desk, "_pair", lambda self, held: make(self, held) | {"expires_in": odd, "refresh_token_expires_in": odd}
    )
    house.source(store).details()
    pair = pair_of(house, store)
    assert pair is not None
    assert timedelta(minutes=55) < pair.access_expires_at - house.now() <= timedelta(hours=1)
    assert pair.refresh_expires_at - house.now() > timedelta(days=89)


def test_a_dead_refresh_token_stops_the_import_with_what_helps(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    change_pair(house, store, access_expires_at=house.now())
    shop.shop.installation.refresh_tokens.clear()
    for _ in range(3):
        imports.import_store(str(store.id))
        upkeep.sweep()
    assert (progress(house, store).state, progress(house, store).problem) == (ImportState.FAILED, REOPEN)
    assert refreshes(shop) == 1


def test_a_wrong_key_of_ours_marks_no_store(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    change_pair(house, store, access_expires_at=house.now())
    pair = pair_of(house, store)
    vars(house)["shopify_oauth"].client_secret = "another"
    with pytest.raises(AppRejected) as caught:
        house.source(store).details()
    assert "SHOPIFY_API_SECRET" in caught.value.advice
    assert pair_of(house, store) == pair


def test_a_days_renewals_are_spread_and_leave_out_who_needs_none(world: World, house: Services) -> None:
    soon, late = house.now() + timedelta(days=29), house.now() + timedelta(days=31)
    with house.begin() as work:
        work.tokens.put(world.alice.store, AdminTokens("a", "r", soon, soon, ""))
        work.tokens.put(world.bob.store, AdminTokens("a", "r", soon, late, ""))
    tokens.renew_idle_tokens()
    assert queued(house) == (1, 0)
    with house.begin() as work:
        work.tokens.put(world.bob.store, AdminTokens("a", "r", soon, soon + timedelta(hours=1), ""))
    house.redis.flushdb()
    tokens.renew_idle_tokens()
    assert queued(house) == (1, 1), "the other one half an hour later"
    with house.begin() as work:
        work.tokens.reject(world.alice.store)
        work.stores.uninstall(world.bob.store, house.now())
    house.redis.flushdb()
    tokens.renew_idle_tokens()
    assert queued(house) == (0, 0)


def test_a_quiet_store_is_renewed_over_the_token_endpoint(house: Services, shop: Shopify) -> None:
    store = shop.let_in(house)
    change_pair(house, store, refresh_expires_at=house.now() + timedelta(days=2))
    tokens.renew_tokens(str(store.id))
    pair = pair_of(house, store)
    assert pair is not None and pair.refresh_expires_at - house.now() > timedelta(days=89)
    shop.shop.installation.refresh_tokens.clear()
    change_pair(house, store, refresh_expires_at=house.now() + timedelta(days=2))
    tokens.renew_tokens(str(store.id))
    assert pair_of(house, store) is None, "told on the merchant's page; nothing is raised"


def queued(house: Services) -> tuple[int, int]:
    """Return how many renewals wait in line, and how many for a later time."""
    line = Queue(QueueName.UPKEEP.value, connection=house.redis, serializer=JSONSerializer)
    return len(line), len(ScheduledJobRegistry(queue=line, serializer=JSONSerializer))
