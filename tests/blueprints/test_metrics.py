"""What operators see: numbers, and never a name."""

import re
from datetime import timedelta

import pytest

from domain.follow_ups import FollowUp, Task
from domain.inbox import DeliveryState
from runtime.services import Services
from tests.blueprints.callers import visitor_of
from tests.house.sources import ROOT
from tests.world import World

SENDER = '{{result="{result}",sender="{sender}"}}'

NUMBER = re.compile(r" \S+$", re.MULTILINE)  # of seconds, which may hold any digits


@pytest.fixture
def world(world: World) -> World:
    """The same stores, in a process that has counted nothing yet."""
    return World(Services(world.services.settings), world.alice, world.bob)


def number(world: World, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", told(world), re.MULTILINE)
    assert found, f"{name} is not told"
    return float(found.group(1))


def told(world: World) -> str:
    answer = world.client.get("/metrics")
    assert answer.status_code == 200 and answer.mimetype == "text/plain"
    return answer.get_data(as_text=True)


def deliveries(world: World, sender: str, result: str) -> float:
    return number(world, "shopfloor_webhooks_total" + SENDER.format(result=result, sender=sender))


def test_counts_answers_by_outcome_and_times_them(world: World) -> None:
    chats = [visitor_of(world, tenant) for tenant in (world.alice, world.bob)]
    for chat in chats:
        chat.say("How much is the Rain Jacket?")
    chats[0].say("Where is my order #1001?")
    assert number(world, 'shopfloor_answers_total{outcome="answered"}') == 2
    assert number(world, 'shopfloor_answers_total{outcome="verify_identity"}') == 1
    assert number(world, "shopfloor_turn_seconds_count") == 3


def test_counts_deliveries_by_what_became_of_them(world: World) -> None:
    for webhook_id in ("one", "two", "two"):
        world.deliver(world.client, world.alice, "products/update", {"id": 1}, X_Shopify_Webhook_Id=webhook_id)
    world.deliver(world.client, world.alice, "shop/redact", {}, X_Shopify_Shop_Domain="nobody.myshopify.com")
    world.client.post("/webhooks/shopify", data=b"{}")
    world.client.post("/webhooks/zendesk/nobodys-key", data=b"{}")
    results = ("kept", "repeated", "unknown", "refused")
    assert [deliveries(world, "shopify", result) for result in results] == [2, 1, 1, 1]
    assert deliveries(world, "zendesk", "refused") == 1
    assert number(world, 'shopfloor_inbox_deliveries{state="waiting"}') == 2
    assert number(world, 'shopfloor_oldest_waiting_seconds{what="delivery"}') >= 0


def test_every_number_of_ours_stands_in_the_operators_guide_and_the_other_way_round(world: World) -> None:
    told = re.findall(r"^\| `(shopfloor_\w+)", (ROOT / "docs/operating.md").read_text("utf-8"), re.MULTILINE)
    counted = {metric.name for metric in world.services.metrics.registry.collect()}
    assert {name.removesuffix("_total") for name in told} == {one for one in counted if one.startswith("shopfloor_")}


def test_tells_that_nothing_waits_where_nothing_does(world: World) -> None:
    assert number(world, "shopfloor_database_up") == 1
    for state in (DeliveryState.WAITING, DeliveryState.EARLY, DeliveryState.SET_ASIDE):
        assert number(world, f'shopfloor_inbox_deliveries{{state="{state}"}}') == 0
    for state in ("waiting", "opened", "failed"):
        assert number(world, f'shopfloor_outbox_tickets{{state="{state}"}}') == 0
    for what in ("ticket", "letter"):
        assert number(world, f'shopfloor_oldest_waiting_seconds{{what="{what}"}}') == 0


def test_counts_what_deliveries_ask_to_be_done_after_them(world: World) -> None:
    wanted = {FollowUp(Task.READ_STOCK, item): world.services.now() for item in (1, 2, 3)}
    with world.services.begin() as work:
        work.follow_ups.want(world.alice.store, wanted)
        (first, *_) = work.follow_ups.claim(world.alice.store, Task.READ_STOCK, 1, timedelta(minutes=1))
        work.follow_ups.put_off(world.alice.store, [first], timedelta(0), "It failed.", failed=True, give_up=True)
    assert number(world, 'shopfloor_follow_ups{task="read_stock"}') == 3
    assert number(world, 'shopfloor_follow_ups{task="embed_words"}') == 0
    assert number(world, "shopfloor_follow_ups_given_up") == 1


def test_names_no_store_and_no_person(world: World) -> None:
    visitor_of(world, world.alice).say(f"My e-mail is {world.alice.own_email}, where is #1001?")
    shown = NUMBER.sub("", told(world).lower())
    assert "shopfloor_answers" in shown
    assert not [word for word in ("alice", "bob", "myshopify", "1001", "@") if word in shown]


def test_tells_how_many_listen_and_no_name(world: World) -> None:
    store, listener_slots = world.alice.store.id, world.services.listener_slots
    bounds = {f"conversation {store}": 6, f"address {store}": 60, f"store {store}": 400}
    shoppers, staff = [listener_slots.take(bounds) for _ in range(2)], listener_slots.take({f"staff {store}": 60})
    streams = 'shopfloor_live_streams{{listener="{}"}}'
    assert (number(world, streams.format("shopper")), number(world, streams.format("staff"))) == (2, 1)
    assert str(store) not in told(world)
    for place in (*shoppers, staff):
        place.give_up()
    assert (number(world, streams.format("shopper")), number(world, streams.format("staff"))) == (0, 0)
