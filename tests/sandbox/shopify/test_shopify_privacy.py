"""What the law's topics say of a person, by the back office's buttons and by scripts."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from sandbox.shopify.records import Refused
from tests.sandbox.shopify.world import Heard, World

COAT = 90_000_000_011
ANN = 9_000_000_011
BEN = 9_000_000_012


@pytest.fixture
def orders(world: World) -> dict[str, int]:
    shop = world.alice
    shop.update_customer(ANN, phone="+16175550111")
    return {name: shop.create_order([(COAT, 1)], customer_id=number)["id"] for name, number in PEOPLE.items()}


PEOPLE = {"ann": ANN, "ben": BEN}


def act(world: World, do: str, **values: Any) -> Any:
    return world.client.post(f"/_sandbox/shops/{world.alice.domain}/actions", json={"do": do, **values})


def test_a_request_names_the_customer_and_their_orders_only(world: World, orders: dict[str, int]) -> None:
    body = act(world, "request_customer_data", customer_id=ANN).json["result"]
    assert body["customer"] == {"id": ANN, "email": "ann@shop.example", "phone": "+16175550111"}
    assert body["orders_requested"] == [orders["ann"]] and body["data_request"]["id"]
    assert (body["shop_id"], body["shop_domain"]) == (world.alice.id, world.alice.domain)


@pytest.mark.parametrize("only", ["email", "phone"])
def test_a_record_may_hold_nothing_but_one_contact(world: World, orders: dict[str, int], only: str) -> None:
    body = act(world, "redact_customer", customer_id=ANN, only=only, with_orders=False).json["result"]
    assert list(body["customer"]) == [only] and body["orders_to_redact"] == []


def test_a_person_without_an_account_is_named_by_contact(world: World, orders: dict[str, int]) -> None:
    body = act(world, "redact_customer", email="ben@shop.example", phone="+49 30 1234").json["result"]
    assert body["customer"] == {"email": "ben@shop.example", "phone": "+49 30 1234"}
    assert body["orders_to_redact"] == [orders["ben"]]


def test_nobody_cannot_be_erased(world: World) -> None:
    assert act(world, "redact_customer").status_code == 422
    assert act(world, "redact_customer", customer_id=ANN, only="phone").status_code == 422
    with pytest.raises(Refused):
        world.alice.redact_customer(ANN, only="name")


def test_a_person_in_the_back_office_presses_the_buttons(world: World, orders: dict[str, int], heard: Heard) -> None:
    client, path = world.client, f"/{world.alice.domain}/admin/customers/{ANN}"
    seal = re.search(r'name="csrf" value="([^"]+)"', client.get(path).text)
    assert seal is not None
    asked = client.post(f"{path}/data-request", data={"csrf": seal[1], "only": "", "orders": "1"})
    erased = client.post(f"{path}/redact", data={"csrf": seal[1], "only": "email"})
    assert (asked.status_code, erased.status_code) == (303, 303)
    assert client.post(f"{path}/redact", data={"only": ""}).status_code == 403
    assert world.platform.dispatcher.wait_until_quiet(5)
    bodies = {headers["X-Shopify-Topic"]: json.loads(body) for headers, body in heard.calls}
    assert bodies["customers/data_request"]["orders_requested"] == [orders["ann"]]
    assert bodies["customers/redact"]["customer"] == {"email": "ann@shop.example"}
    assert bodies["customers/redact"]["orders_to_redact"] == []
