"""What the fault bench would notice."""

import json
from dataclasses import replace

import pytest

from bench.faults import verdict
from bench.faults.killing import VICTIMS, Kill
from bench.faults.rows import Held, InboxRow, against_source, differences, of_goods
from bench.freshness.figures import at_share
from bench.traffic.sending import Sent
from bench.traffic.trade import Delivery
from sandbox.shopify.state import Shop

ALICE, BOB = "alice.myshopify.com", "bob.myshopify.com"


def sent(shop: str, webhook_id: str, acknowledged: float | None = 1.0) -> Sent:
    return Sent(Delivery(shop, "products/update", b"{}", webhook_id, "event", ""), acknowledged=acknowledged)


def product(number: int, price: str) -> str:
    variant = {"id": 10 * number, "price": price, "quantity": 3}
    record = {"id": number, "title": "Mug", "description": "Blue & round", "variants": [variant]}
    return json.dumps({"id": number, "record": record, "deleted_at": None})


@pytest.fixture
def held() -> Held:
    rows = {shop: {"products": [product(1, "5.00"), product(2, "6.00")], "orders": []} for shop in (ALICE, BOB)}
    inbox = [InboxRow(ALICE, "a", "applied", ""), InboxRow(BOB, "a", "skipped", "Something newer is held.")]
    return Held(rows, inbox)


@pytest.fixture
def shops() -> list[Shop]:
    made = [Shop(ALICE), Shop(BOB)]
    for shop in made:
        for number, price in ((1, "5.00"), (2, "6.00")):
            variant = {"id": 10 * number, "price": price, "inventory_quantity": 3, "inventory_management": "shopify"}
            shop.put_product(
                {"id": number, "title": "Mug", "body_html": "<p>Blue &amp; round</p>", "variants": [variant]}
            )
    return made


def test_an_undisturbed_end_has_nothing_against_it(held: Held, shops: list[Shop]) -> None:
    deliveries = [sent(ALICE, "a"), sent(BOB, "a")]
    assert not verdict.acknowledged_once(deliveries, held).against
    assert not verdict.all_settled(held).against
    assert not differences(held, held)
    assert not against_source(held, shops)


def test_a_lost_delivery_is_noticed(held: Held) -> None:
    assert verdict.acknowledged_once([sent(ALICE, "a"), sent(BOB, "a"), sent(ALICE, "b")], held).against


def test_the_same_id_at_another_shop_does_not_stand_in_for_a_lost_one(held: Held) -> None:
    lost = replace(held, inbox=held.inbox[:1])
    assert verdict.acknowledged_once([sent(ALICE, "a"), sent(BOB, "a")], lost).against


def test_a_second_row_for_one_delivery_is_noticed(held: Held) -> None:
    double = replace(held, inbox=[*held.inbox, held.inbox[0]])
    assert verdict.acknowledged_once([sent(ALICE, "a"), sent(BOB, "a")], double).against


def test_a_row_for_what_was_never_sent_is_noticed(held: Held) -> None:
    assert verdict.acknowledged_once([sent(ALICE, "a")], held).against


@pytest.mark.parametrize(("state", "reason"), [("waiting", ""), ("early", ""), ("set_aside", "why"), ("skipped", "")])
def test_a_row_that_was_not_settled_is_noticed(held: Held, state: str, reason: str) -> None:
    assert verdict.all_settled(replace(held, inbox=[InboxRow(ALICE, "a", state, reason)])).against


def test_an_old_price_is_noticed_at_the_shop_that_has_it(held: Held, shops: list[Shop]) -> None:
    stale = replace(held, rows={**held.rows, BOB: {**held.rows[BOB], "products": [product(1, "4.99")]}})
    assert {line.split()[0] for line in differences(held, stale)} == {BOB}
    against = against_source(stale, shops)
    assert len(against) == 2
    assert all(line.startswith(BOB) for line in against)


def test_a_second_ticket_and_a_missing_one_are_noticed() -> None:
    against = verdict.one_ticket_each(["conv_a", "conv_b"], {"conv_a": 2, "conv_c": 1}, []).against
    assert len(against) == 3


def test_a_victim_that_stayed_away_is_noticed() -> None:
    kills = [Kill(victim, True, 0.0, 1.0) for victim in VICTIMS]
    assert not verdict.killed_enough(kills, 1).against
    assert not verdict.came_back(kills, []).against
    assert verdict.killed_enough(kills[1:], 1).against
    assert verdict.came_back([*kills, Kill("web", True, 0.0)], []).against


def test_a_percentile_is_a_value_that_was_measured() -> None:
    hundred = [float(number) for number in range(1, 101)]
    assert [at_share(hundred, share) for share in (0.5, 0.95, 0.99, 1.0)] == [50, 95, 99, 100]
    assert at_share([7.0], 0.99) == 7.0


def test_lines_of_an_order_name_what_is_sold_alone() -> None:
    lines = [{"id": 1, "product_id": 7, "variant_id": 70}, {"id": 2, "product_id": 8, "variant_id": 80}]
    order = json.dumps({"id": 5, "record": {"lines": lines}})
    (row,) = of_goods([order], {7})
    assert json.loads(row)["record"]["lines"] == [lines[0], {"id": 2, "product_id": None, "variant_id": None}]


def test_an_order_that_is_gone_has_no_lines() -> None:
    assert of_goods(['{"id": 5, "record": null}'], {7}) == ['{"id": 5, "record": null}']
