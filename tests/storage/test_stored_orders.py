"""Orders are found by exact keys, in one store, and by nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from domain.orders import Order
from tests.world import World, orders_named


def own_order(world: World) -> Order:
    with world.services.begin() as work:
        return orders_named(work, world.alice.store, world.alice.own_order)[0]


@pytest.mark.parametrize("spelt", ["#1001", "1001", " # 1001 ", "#1001\n"])
def test_an_order_is_found_by_its_number_however_it_is_spelt(stage: World, spelt: str) -> None:
    with stage.services.begin() as work:
        assert [order.name for order in orders_named(work, stage.alice.store, spelt)] == ["#1001"]


@pytest.mark.parametrize("spelt", ["", "#", " ", "100", "10010", "#2001", "1001%", "_001"])
def test_no_other_words_find_an_order(stage: World, spelt: str) -> None:
    with stage.services.begin() as work:
        assert orders_named(work, stage.alice.store, spelt) == []


def test_a_confirmation_number_finds_its_order(stage: World) -> None:
    order = replace(own_order(stage), confirmation_number="XKCD99")
    with stage.services.begin() as work:
        work.orders.put(stage.alice.store, order)
        assert orders_named(work, stage.alice.store, "xkcd99") == [order]
        assert orders_named(work, stage.bob.store, "xkcd99") == []


def test_an_empty_confirmation_number_is_no_key(stage: World) -> None:
    with stage.services.begin() as work:
        work.orders.delete(stage.alice.store, own_order(stage).id, datetime.now(UTC))
        assert orders_named(work, stage.alice.store, "") == []
        assert orders_named(work, stage.alice.store, "#") == []


def test_a_customers_orders_are_theirs_alone_newest_first(stage: World) -> None:
    alice = stage.alice
    older = replace(own_order(stage), id=5, name="#0005", created_at=datetime(2026, 1, 1, tzinfo=UTC))
    with stage.services.begin() as work:
        work.orders.put(alice.store, older)
        names = [order.name for order in work.orders.of_customer(alice.store, alice.own_customer, 9)]
        assert names == ["#1001", "#0005"]
        assert len(work.orders.of_customer(alice.store, alice.own_customer, 1)) == 1
        assert work.orders.of_customer(stage.bob.store, alice.own_customer, 9) == []


def test_another_stores_order_is_not_read_even_by_its_id(stage: World) -> None:
    with stage.services.begin() as work:
        assert work.orders.with_ids(stage.bob.store, [own_order(stage).id]) == []


def test_a_record_comes_back_as_it_was_kept(stage: World) -> None:
    order = own_order(stage)
    with stage.services.begin() as work:
        work.orders.put(stage.alice.store, order)
        assert work.orders.with_ids(stage.alice.store, [order.id]) == [order]


def test_emails_stand_in_no_key(stage: World) -> None:
    with stage.services.begin() as work:
        for table in ("orders", "customers"):
            keys = work.connection.scalars(text(f"SELECT (to_jsonb({table}) - 'record')::text FROM {table}")).all()
            assert keys and not [row for row in keys if "@" in row]


def test_the_same_email_has_another_hash_in_every_store(stage: World) -> None:
    hasher = stage.services.storage.hasher
    assert hasher.email(stage.alice.store, " A@x.example ") == hasher.email(stage.alice.store, "a@X.example")
    assert hasher.email(stage.alice.store, "a@x.example") != hasher.email(stage.bob.store, "a@x.example")
    assert hasher.email(stage.alice.store, "  ") == ""


def test_a_customer_is_found_by_email_in_their_store_only(stage: World) -> None:
    with stage.services.begin() as work:
        assert work.customers.id_of_email(stage.alice.store, "OWN.alice@mail.example") == stage.alice.own_customer
        assert work.customers.id_of_email(stage.bob.store, stage.alice.own_email) is None
        assert work.customers.customer(stage.bob.store, stage.alice.own_customer) is None


@pytest.mark.parametrize("name", ["#RD1042", "#RD-1042", "1042-EU", "RD 1042 B"])
def test_an_order_is_found_by_the_number_in_its_name(stage: World, name: str) -> None:
    order = replace(own_order(stage), name=name)
    with stage.services.begin() as work:
        work.orders.put(stage.alice.store, order)
        assert [keys.in_full for keys in work.orders.keys(stage.alice.store, "1042")] == [False]
        assert [keys.in_full for keys in work.orders.keys(stage.alice.store, name)] == [True]
        for other in ("042", "10420", "XX1042", "2001"):
            assert work.orders.keys(stage.alice.store, other) == []
        assert work.orders.keys(stage.bob.store, "1042") == []


def test_who_bears_the_name_itself_goes_before_who_has_its_number(stage: World) -> None:
    own = own_order(stage)
    with stage.services.begin() as work:
        work.orders.put(stage.alice.store, replace(own, name="#1042"))
        work.orders.put(stage.alice.store, replace(own, id=5, name="#RD1042"))
        assert [keys.id for keys in work.orders.keys(stage.alice.store, "1042")] == [own.id]
        work.orders.put(stage.alice.store, replace(own, id=6, name="#2026-1043"))
        assert work.orders.keys(stage.alice.store, "1043") == []
