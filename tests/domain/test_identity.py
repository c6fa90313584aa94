from dataclasses import replace

import pytest

from domain.identity import EITHER, Factor, is_own, may_read_named, prove_order
from domain.orders import Order, OrderKeys
from domain.stores import Store
from tests.domain.agent.shops import ALICE, ALICES, ALPINE, BAZAAR, BOB, BOBS, visitor
from tests.fakes import FakeHasher, keys_of

HASHER = FakeHasher()


def keys(order: Order, store: Store = ALPINE) -> OrderKeys:
    return keys_of(store, order)


def prove(orders: list[Order], email: str, postcode: str, alone: frozenset[Factor] = EITHER) -> int | None:
    proven = prove_order([keys(order) for order in orders], HASHER.email(ALPINE, email), postcode, alone)
    return proven.id if proven else None


def test_a_signed_in_customer_reads_their_own_orders_only() -> None:
    assert is_own(visitor(ALICE), ALICES) and may_read_named(visitor(ALICE), keys(ALICES))
    assert not is_own(visitor(BOB), ALICES) and not may_read_named(visitor(BOB), keys(ALICES))
    assert not may_read_named(visitor(), keys(replace(ALICES, customer_id=None)))


def test_a_proven_order_stays_readable() -> None:
    shopper = visitor(orders=frozenset({ALICES.id}))
    assert is_own(shopper, ALICES)
    assert not is_own(shopper, BOBS)


def test_a_proven_email_opens_only_what_is_named_and_only_in_its_store() -> None:
    shopper = replace(visitor(), proven_email_hashes=frozenset({HASHER.email(ALPINE, ALICES.email)}))
    assert may_read_named(shopper, keys(ALICES))
    assert not is_own(shopper, ALICES)
    assert not may_read_named(shopper, keys(BOBS))
    assert not may_read_named(shopper, keys(ALICES, BAZAAR))


def test_an_order_without_email_is_never_opened_by_one() -> None:
    shopper = replace(visitor(), proven_email_hashes=frozenset({""}))
    assert not may_read_named(shopper, keys(replace(ALICES, email="")))


@pytest.mark.parametrize(
    ("email", "postcode"),
    [
        (" Alice@Example.COM ", ""),
        ("", "1100 048"),
        ("", "1100-048"),
        ("", "１１００－０４８"),
        ("alice@example.com", "wrong"),
        ("wrong@example.com", "1100-048"),
    ],
)
def test_number_with_email_or_postcode_proves_an_order(email: str, postcode: str) -> None:
    assert prove([BOBS, ALICES], email, postcode) == ALICES.id


@pytest.mark.parametrize(("email", "postcode"), [("mallory@example.com", ""), ("", "9999"), ("", ""), (" ", "-")])
def test_a_wrong_or_empty_proof_is_as_good_as_an_unknown_number(email: str, postcode: str) -> None:
    assert prove([ALICES], email, postcode) is None
    assert prove([], email, postcode) is None


def test_an_empty_record_is_not_proven_by_an_empty_proof() -> None:
    assert prove([replace(ALICES, email="", shipping_address=None)], "", "") is None


@pytest.mark.parametrize("alone", [frozenset({Factor.POSTCODE}), frozenset()])
def test_where_one_factor_is_not_enough_both_are(alone: frozenset[Factor]) -> None:
    assert prove([ALICES], "alice@example.com", "", alone) is None
    assert prove([ALICES], "alice@example.com", "9999", alone) is None
    assert prove([ALICES], "alice@example.com", "1100-048", alone) == ALICES.id


def test_an_order_that_was_sent_nowhere_has_no_postcode_to_ask_for() -> None:
    digital = replace(ALICES, shipping_address=None)
    assert prove([digital], "alice@example.com", "1100-048", frozenset()) == ALICES.id
    assert prove([digital], "wrong@example.com", "1100-048", frozenset()) is None


def by_number(order: Order) -> OrderKeys:
    return replace(keys(order), in_full=False)


def test_called_by_its_number_an_order_is_proven_by_its_email() -> None:
    email = HASHER.email(ALPINE, "alice@example.com")
    assert prove_order([by_number(ALICES)], email, "") == by_number(ALICES)
    assert prove_order([by_number(BOBS), by_number(ALICES)], email, "9999") == by_number(ALICES)
    assert prove_order([by_number(ALICES)], email, "", frozenset()) is None
    assert prove_order([by_number(ALICES)], email, "1100-048", frozenset()) == by_number(ALICES)


def test_called_by_its_number_an_order_is_not_proven_by_its_postcode() -> None:
    for email in ("", HASHER.email(ALPINE, "mallory@example.com")):
        assert prove_order([by_number(ALICES)], email, "1100-048") is None


def test_a_number_of_two_orders_of_one_email_proves_neither() -> None:
    other = replace(by_number(ALICES), id=77)
    assert prove_order([by_number(ALICES), other], HASHER.email(ALPINE, "alice@example.com"), "") is None
    assert prove_order([keys(ALICES)], HASHER.email(ALPINE, "alice@example.com"), "") == keys(ALICES)
