"""To whom the agent talks: chosen by one store's staff, in force at once, steady for each visitor."""

from threading import Thread
from time import monotonic, sleep
from uuid import uuid4

import pytest
from sqlalchemy import text

from domain.handoff.routing import RoutingRule
from domain.handoff.settings import HandoffSettings
from domain.launching import Launch
from storage.work import Work
from tests.blueprints.callers import give_tokens, merchant, proxied, refused, visitor_of
from tests.blueprints.handoffs import EMAIL
from tests.world import Tenant, World

PATIENCE = 10  # seconds; a form is read, and meets the lock, in some hundredths
VISITORS = [f"visitor-{number:04}" for number in range(300)]


@pytest.fixture(autouse=True)
def open_to_everyone(world: World) -> None:
    give_tokens(world, world.alice)
    with world.services.begin() as work:
        work.connection.execute(
            text("UPDATE stores SET chat_audience = 'everyone', chat_share = 100, chat_paused = false")
        )


def choose(world: World, tenant: Tenant, path: str = "launch", **form: str) -> tuple[int, str]:
    answer = world.client.post(f"/admin/{path}", data=form, headers=merchant(world, tenant))
    return answer.status_code, answer.get_data(as_text=True)


def begins(world: World, tenant: Tenant, visitor: str = "", **proxy: str) -> bool:
    about = {"visitor": visitor} if visitor else {}
    if proxy:
        answer = world.client.post(f"/proxy/session?{proxied(world, tenant, **proxy)}", json=about)
    else:
        answer = world.client.post("/chat/session", json={"shop": str(tenant.store.shop), **about})
    if answer.status_code != 201:
        refused(answer, 404, "store_not_found")
    return answer.status_code == 201


def test_a_paused_chat_begins_for_nobody_in_that_store_alone(world: World) -> None:
    talking = visitor_of(world, world.alice)
    status, page = choose(world, world.alice, "launch/pause")
    assert status == 200 and "Open it again" in page
    assert not begins(world, world.alice)
    assert not begins(world, world.alice, logged_in_customer_id=str(world.alice.own_customer))
    assert begins(world, world.bob)
    told = talking.say("How much is the Alice Rain Jacket?")
    assert told["message"]["text"] == "This chat is paused for now, so I cannot answer. Please try again later."
    assert told["outcome"] == "not_supported" and not told["message"]["cards"]
    choose(world, world.alice, "launch/resume")
    assert begins(world, world.alice)
    assert talking.say("How much is the Alice Rain Jacket?")["outcome"] == "answered"


def test_an_order_is_told_to_nobody_while_paused(world: World) -> None:
    talking = visitor_of(world, world.alice)
    choose(world, world.alice, "launch/pause")
    proof = {"order": world.alice.own_order, "email": world.alice.own_email}
    said = talking.post("identify", proof).get_json()
    assert said["outcome"] == "not_supported" and said["message"]["text"].startswith("This chat is paused")


def test_who_is_with_people_goes_on_while_paused(world: World) -> None:
    talking = visitor_of(world, world.alice)
    talking.say("I want to talk to a human being")
    talking.post("handoff", {"consent": True, "email": EMAIL})
    choose(world, world.alice, "launch/pause")
    assert "paused" not in talking.say("One thing more")["message"]["text"]


def test_only_who_is_signed_in(world: World) -> None:
    assert choose(world, world.alice, audience="signed_in")[0] == 200
    assert begins(world, world.alice, logged_in_customer_id=str(world.alice.own_customer))
    assert not begins(world, world.alice, logged_in_customer_id="") and not begins(world, world.alice)
    assert begins(world, world.bob)


def test_who_is_in_a_share_stays_in_as_it_grows(world: World) -> None:
    invited: set[str] = set()
    for share in ("5", "25 %", "60", "100"):
        assert choose(world, world.alice, audience="share", share=share)[0] == 200
        with world.services.begin() as work:
            store = work.stores.of_id(world.alice.store.id)
        now = {one for one in VISITORS if store.launch.invites(store.id, one, signed_in=False)}
        assert invited < now
        invited = now
        assert begins(world, world.alice, VISITORS[7]) is (VISITORS[7] in now)
    assert invited == set(VISITORS)


def test_a_share_is_near_what_was_asked_for_and_differs_by_store(world: World) -> None:
    choose(world, world.alice, audience="share", share="20")
    with world.services.begin() as work:
        launch = work.stores.of_id(world.alice.store.id).launch
    one, other = (
        {visitor for visitor in VISITORS if launch.invites(store_id, visitor, signed_in=False)}
        for store_id in (world.alice.store.id, world.bob.store.id)
    )
    assert 30 < len(one) < 90 and one != other
    assert not launch.invites(uuid4(), "", signed_in=False)
    assert not begins(world, world.alice)


@pytest.mark.parametrize("typed", ["", "0", "101", "-5", "five", "1e9", "٥", "9" * 400])
def test_a_share_that_cannot_be_is_refused_beside_its_field(world: World, typed: str) -> None:
    status, page = choose(world, world.alice, audience="share", share=typed)
    assert status == 422 and "Give a whole percentage from 1 to 100, for example 5." in page
    assert begins(world, world.alice)


def test_a_choice_that_there_is_not_is_refused(world: World) -> None:
    status, page = choose(world, world.alice, audience="nobody")
    assert status == 422 and "Choose whom the chat is for." in page


def test_each_change_is_noted(world: World) -> None:
    choose(world, world.alice, "launch/pause")
    with world.services.begin() as work:
        assert [one.what for one in work.activity.newest(world.alice.store, 1)] == ["paused the chat"]


@pytest.mark.parametrize("path", ["launch", "launch/pause", "launch/resume"])
def test_nobody_else_changes_it(world: World, path: str) -> None:
    for head in ({}, {"Authorization": "Bearer forged"}):
        assert world.client.post(f"/admin/{path}", data={"audience": "signed_in"}, headers=head).status_code == 401
    assert begins(world, world.alice)


def offered(world: World, tenant: Tenant, visitor: str = "", **proxy: str) -> dict[str, bool]:
    """What a page is told that asks before it draws the launcher: by itself, or through the shop's proxy."""
    if proxy:
        answer = world.client.get(f"/proxy/open?{proxied(world, tenant, visitor=visitor, **proxy)}")
    else:
        about = {"store": str(tenant.store.shop), "signed": "", "visitor": visitor}
        answer = world.client.get("/chat/open", query_string=about, headers={"Origin": "https://any.example"})
    assert answer.status_code == 200 and answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"].startswith("private, max-age=120")
    return answer.get_json()


OPEN, CLOSED = {"open": True, "differs": False}, {"open": False, "differs": False}


def test_a_page_is_told_before_it_draws_the_launcher(world: World) -> None:
    assert offered(world, world.alice) == offered(world, world.alice, logged_in_customer_id="") == OPEN
    choose(world, world.alice, "launch/pause")
    assert offered(world, world.alice) == offered(world, world.alice, logged_in_customer_id="") == CLOSED
    assert offered(world, world.bob) == OPEN


def test_the_proxy_knows_who_is_signed_in_and_a_page_is_believed(world: World) -> None:
    choose(world, world.alice, audience="signed_in")
    assert offered(world, world.alice, logged_in_customer_id=str(world.alice.own_customer)) == OPEN
    assert offered(world, world.alice, logged_in_customer_id="", signed="1") == CLOSED
    assert offered(world, world.alice) == CLOSED
    claimed = {"store": str(world.alice.store.shop), "signed": "1"}
    assert world.client.get("/chat/open", query_string=claimed).get_json() == OPEN
    assert not begins(world, world.alice)


def test_a_share_is_told_by_the_visitor_as_the_conversation_then_begins(world: World) -> None:
    choose(world, world.alice, audience="share", share="50")
    assert offered(world, world.alice) == {"open": False, "differs": True}
    told = {one: offered(world, world.alice, one) for one in VISITORS[:20]}
    assert {one for one in told if told[one]["open"]} == {one for one in told if begins(world, world.alice, one)}
    assert not any(one["differs"] for one in told.values()) and len({one["open"] for one in told.values()}) == 2
    choose(world, world.alice, "launch/pause")
    assert offered(world, world.alice) == CLOSED


@pytest.mark.parametrize("shop", ["", "nobody.myshopify.com", "www.shop.example", "a" * 300, "x\x00.myshopify.com"])
def test_what_is_no_shop_of_ours_offers_no_chat(world: World, shop: str) -> None:
    assert world.client.get("/chat/open", query_string={"store": shop}).get_json() == CLOSED
    refused(world.client.get("/chat/open", query_string={"store": shop, "visitor": "<b>"}), 400, "invalid_request")


def test_a_proxy_that_proves_nothing_is_told_nothing(world: World) -> None:
    assert world.client.get("/proxy/open").status_code == 401


def wait_for_the_lock(work: Work) -> None:
    """Wait until another transaction waits for what this one holds."""
    until = monotonic() + PATIENCE
    while not work.connection.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar():
        assert monotonic() < until, "nobody waits"
        sleep(0.01)


def test_a_pause_is_not_lost_to_a_form_that_is_saved_meanwhile(world: World) -> None:
    saved: list[int] = []
    saving = Thread(target=lambda: saved.append(choose(world, world.alice, audience="share", share="5")[0]))
    with world.services.begin() as work:
        work.stores.alone(world.alice.store)
        work.stores.launch(world.alice.store, Launch(paused=True))
        saving.start()
        wait_for_the_lock(work)
    saving.join()
    with world.services.begin() as work:
        kept = work.stores.of_id(world.alice.store.id).launch
    assert saved == [200] and kept.paused and kept.share == 5


def test_rules_are_not_lost_to_hours_that_are_saved_meanwhile(world: World) -> None:
    rules = (RoutingRule(None, None, ("vip",), None),)
    saving = Thread(target=choose, args=(world, world.alice, "handoff/hours"), kwargs={"when": "always", "zone": "UTC"})
    with world.services.begin() as work:
        work.stores.alone(world.alice.store)
        work.handoffs.choose(world.alice.store, HandoffSettings(rules=rules))
        saving.start()
        wait_for_the_lock(work)
    saving.join()
    with world.services.begin() as work:
        kept = work.handoffs.settings(world.alice.store)
        work.handoffs.choose(world.alice.store, HandoffSettings())
    assert kept.rules == rules and kept.hours is not None
