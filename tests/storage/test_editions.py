"""What was found is kept as long as nothing of it changes, and not a transaction longer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.catalogue import Product, Stock
from domain.knowledge.documents import DocumentKind, Passage
from domain.knowledge.ingestion import learn_document, learn_products
from domain.knowledge.terms import Term
from domain.knowledge.titles import Field
from domain.stores import Store
from integrations.shopify.payloads import parse_product
from storage.editions import MARK
from storage.lanes import Lane
from storage.work import Work
from tests.storage.looks import called, near, saying, see, texts
from tests.world import NOW, Tenant, World, jacket, refund_policy

LATER = timedelta(minutes=1)
PASSAGE = Passage(DocumentKind.POLICY, "refund", "Refunds", "", "", "We refund within 9 days", "1", 0.0)
LOOKS: dict[str, Callable[[Work, Tenant], object]] = {
    "by what they are called": lambda work, of: called(work, of.store, "rain jacket"),
    "by terms": lambda work, of: saying(work, of.store, "jacket"),
    "by their ids": lambda work, of: work.catalogue.products(of.store, [of.product]),
    "near": lambda work, of: near(work, of.store, "jacket"),
    "texts": lambda work, of: texts(work, of.store, "refund"),
}
CHANGES: dict[str, Callable[[Work, Tenant], object]] = {
    "a product": lambda work, of: work.catalogue.put(of.store, [dearer(of)]),
    "its terms": lambda work, of: work.catalogue.put_terms(of.store, {of.product: [Term("tent", 1.0, Field.TITLE)]}),
    "its end": lambda work, of: work.catalogue.delete(of.store, of.product, NOW + LATER),
    "its stock": lambda work, of: work.stock.apply(of.store, sold_out(work, of)),
    "new texts": lambda work, of: work.passages.replace(of.store, DocumentKind.POLICY, {"refund": [PASSAGE]}, {}),
    "other words": lambda work, of: work.passages.reword(of.store, DocumentKind.POLICY, {"refund": [PASSAGE]}),
    "vectors": lambda work, of: work.passages.place(of.store, DocumentKind.POLICY, ["refund"], {}),
    "the end of a text": lambda work, of: work.passages.forget(of.store, DocumentKind.POLICY, ["refund"]),
}


def product_of(tenant: Tenant) -> Product:
    found = parse_product(jacket(1, "alice"), "https://shop.example")
    return replace(found, id=tenant.product, version=NOW)


def dearer(tenant: Tenant, title: str = "Rain Jacket") -> Product:
    plain = product_of(tenant)
    variants = tuple(replace(one, price=one.price + Decimal(10)) for one in plain.variants)
    return replace(plain, title=title, variants=variants, version=plain.version + LATER)


def sold_out(work: Work, tenant: Tenant) -> dict[int, Stock]:
    (held,) = work.catalogue.products(tenant.store, [tenant.product])
    at = NOW + LATER
    return {one.id: Stock(one.id, tenant.product, 0, available=False, told_at=at) for one in held.variants}


def mark_of(world: World, store: Store) -> str:
    with world.services.begin() as work:
        return see(work, store)


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What is sent past SQLAlchemy, which all these looks are."""
    sent: list[bytes] = []
    plain = Lane.exchanged

    def exchanged(lane: Lane, asked: list) -> list:  # type: ignore[type-arg]  # as the lane has them
        sent.extend(plan.kind[0] for plan, _ in asked)
        return plain(lane, asked)

    monkeypatch.setattr(Lane, "exchanged", exchanged)
    yield sent


@pytest.mark.parametrize("look", LOOKS)
def test_what_was_found_is_not_looked_for_again(stage: World, statements: list[bytes], look: str) -> None:
    with stage.services.begin() as work:
        see(work, stage.alice.store)
        first = LOOKS[look](work, stage.alice)
    statements.clear()
    with stage.services.begin() as work:
        see(work, stage.alice.store)
        assert LOOKS[look](work, stage.alice) == first and first
        assert [sql for sql in statements if sql not in (b"BEGIN", MARK.sql)] == []


@pytest.mark.parametrize("look", LOOKS)
def test_one_store_finds_nothing_of_anothers(stage: World, look: str) -> None:
    with stage.services.begin() as work:
        see(work, stage.alice.store), see(work, stage.bob.store)
        assert LOOKS[look](work, stage.alice) != LOOKS[look](work, stage.bob)
        assert LOOKS[look](work, stage.alice) != LOOKS[look](work, stage.bob)


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_makes_another_edition_of_its_store_alone(stage: World, change: str) -> None:
    alice, bob = mark_of(stage, stage.alice.store), mark_of(stage, stage.bob.store)
    with stage.services.begin() as work:
        CHANGES[change](work, stage.alice)
    assert alice and mark_of(stage, stage.alice.store) not in (alice, "")
    assert mark_of(stage, stage.bob.store) == bob


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_undone_makes_none(stage: World, change: str) -> None:
    before = mark_of(stage, stage.alice.store)
    with pytest.raises(ZeroDivisionError), stage.services.begin() as work:
        CHANGES[change](work, stage.alice)
        raise ZeroDivisionError
    assert mark_of(stage, stage.alice.store) == before


@pytest.mark.parametrize("look", LOOKS)
def test_to_look_makes_none(stage: World, look: str) -> None:
    before = mark_of(stage, stage.alice.store)
    with stage.services.begin() as work:
        see(work, stage.alice.store)
        LOOKS[look](work, stage.alice)
    assert mark_of(stage, stage.alice.store) == before


def test_a_change_is_seen_by_the_next_who_looks(stage: World) -> None:
    alice = stage.alice
    with stage.services.begin() as work:
        see(work, alice.store)
        (before,) = work.catalogue.products(alice.store, [alice.product])
        assert called(work, alice.store, "storm coat") == []
    with stage.services.begin() as work:
        learn_products(alice.store, [dearer(alice, "Storm Coat")], work)
        learn_document(alice.store, refund_policy(alice.store, 77), work)
    with stage.services.begin() as work:
        see(work, alice.store)
        (after,) = work.catalogue.products(alice.store, [alice.product])
        assert after.variants[0].price == before.variants[0].price + 10
        assert called(work, alice.store, "storm coat") == ["Storm Coat"]
    with stage.services.begin() as work:
        work.catalogue.delete(alice.store, alice.product, NOW + 2 * LATER)
    with stage.services.begin() as work:
        see(work, alice.store)
        assert work.catalogue.products(alice.store, [alice.product]) == []
        assert called(work, alice.store, "storm coat") == []


def test_who_changes_something_sees_it_and_nobody_hears_of_it_when_it_is_undone(stage: World) -> None:
    alice = stage.alice
    with pytest.raises(ZeroDivisionError), stage.services.begin() as work:
        see(work, alice.store)
        assert called(work, alice.store, "storm coat") == []
        learn_products(alice.store, [dearer(alice, "Storm Coat")], work)
        assert called(work, alice.store, "storm coat")
        assert work.catalogue.product(alice.store, alice.product).title == "Storm Coat"  # type: ignore[union-attr]  # it is there
        raise ZeroDivisionError
    with stage.services.begin() as work:
        see(work, alice.store)
        assert called(work, alice.store, "storm coat") == []
        assert work.catalogue.product(alice.store, alice.product).title != "Storm Coat"  # type: ignore[union-attr]  # it is there


def test_what_was_looked_for_before_a_change_was_committed_is_not_taken_for_the_edition_after_it(stage: World) -> None:
    alice = stage.alice
    with stage.services.begin() as early:
        see(early, alice.store)
        with stage.services.begin() as work:
            learn_products(alice.store, [dearer(alice, "Storm Coat")], work)
            assert called(early, alice.store, "storm coat") == []
    with stage.services.begin() as late:
        see(late, alice.store)
        assert called(late, alice.store, "storm coat")


def test_what_names_an_order_or_an_address_is_looked_for_each_time(stage: World, statements: list[bytes]) -> None:
    for words in ("jacket 1001", "jacket w@mail.example"):
        for _ in range(2):
            with stage.services.begin() as work:
                see(work, stage.alice.store)
                for look in (called, near, texts):
                    statements.clear()
                    look(work, stage.alice.store, words)
                    assert statements


def test_who_never_asked_for_the_edition_looks_each_time(stage: World, statements: list[bytes]) -> None:
    for _ in range(2):
        statements.clear()
        with stage.services.begin() as work:
            assert work.editions.mark(stage.alice.store) is None
            called(work, stage.alice.store, "rain jacket")
            assert statements
