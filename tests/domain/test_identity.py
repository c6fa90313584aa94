from dataclasses import replace

import pytest

from domain.identity import may_read, prove_order
from tests.domain.agent.shops import ALICE, ALICES, ALPINE, BAZAAR, BOB, BOBS, visitor
from tests.fakes import FakeHasher

HASHER = FakeHasher()


def test_a_signed_in_customer_reads_their_own_orders_only() -> None:
    assert may_read(visitor(ALICE), ALICES, HASHER, ALPINE)
    assert not may_read(visitor(BOB), ALICES, HASHER, ALPINE)
    assert not may_read(visitor(), replace(ALICES, customer_id=None), HASHER, ALPINE)


def test_a_proven_order_stays_readable() -> None:
    shopper = visitor(orders=frozenset({ALICES.id}))
    assert may_read(shopper, ALICES, HASHER, ALPINE)
    assert not may_read(shopper, BOBS, HASHER, ALPINE)


def test_a_proven_email_opens_only_what_is_named_and_only_in_its_store() -> None:
    shopper = replace(visitor(), proven_email_hashes=frozenset({HASHER.email(ALPINE, ALICES.email)}))
    assert may_read(shopper, ALICES, HASHER, ALPINE, named=True)
    assert not may_read(shopper, ALICES, HASHER, ALPINE)
    assert not may_read(shopper, BOBS, HASHER, ALPINE, named=True)
    assert not may_read(shopper, ALICES, HASHER, BAZAAR, named=True)


def test_an_order_without_email_is_never_opened_by_one() -> None:
    shopper = replace(visitor(), proven_email_hashes=frozenset({""}))
    assert not may_read(shopper, replace(ALICES, email=""), HASHER, ALPINE, named=True)


@pytest.mark.parametrize(
    ("email", "postcode"),
    [(" Alice@Example.COM ", None), (None, "1100 048"), (None, "1100-048"), ("alice@example.com", "wrong")],
)
def test_number_with_email_or_postcode_proves_an_order(email: str | None, postcode: str | None) -> None:
    assert prove_order([BOBS, ALICES], email, postcode) == ALICES


@pytest.mark.parametrize(
    ("email", "postcode"), [("mallory@example.com", None), (None, "9999"), (None, None), ("", ""), (" ", "-")]
)
def test_a_wrong_or_empty_proof_is_as_good_as_an_unknown_number(email: str | None, postcode: str | None) -> None:
    assert prove_order([ALICES], email, postcode) is None
    assert prove_order([], email, postcode) is None


def test_an_empty_record_is_not_proven_by_an_empty_proof() -> None:
    bare = replace(ALICES, email="", shipping_address=None)
    assert prove_order([bare], "", "") is None
