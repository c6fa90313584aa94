"""The catalogue finds what a shopper means among what this store sells now."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from domain.catalogue import Product, ProductStatus, Stock
from domain.knowledge.ingestion import learn_products
from integrations.shopify.payloads import parse_product
from tests.world import NOW, Tenant, World, jacket

TITLES = {1: ("Alpine Down Parka", "Coat"), 2: ("Merino Wool Beanie", "Hat"), 3: ("Trail Running Shoe", "Shoe")}


def stock_up(world: World, tenant: Tenant) -> None:
    with world.services.begin() as work:
        for number, (title, kind) in TITLES.items():
            work.catalogue.put(tenant.store, [product(number, title, kind)])


def product(number: int, title: str, kind: str) -> Product:
    plain = parse_product(jacket(1, "alice"), "https://shop.example")
    return replace(plain, id=number, title=title, product_type=kind, variants=plain.variants[:1])


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("do you have the alpine down parka in blue", "Alpine Down Parka"),
        ("apline doun parka", "Alpine Down Parka"),
        ("merno beenie", "Merino Wool Beanie"),
        ("TRAIL RUNING SHOES", "Trail Running Shoe"),
        ("trail rúnning shoe", "Trail Running Shoe"),
    ],
)
def test_titles_are_found_in_spite_of_typos(stage: World, words: str, title: str) -> None:
    stock_up(stage, stage.alice)
    with stage.services.begin() as work:
        assert work.catalogue.resembling(stage.alice.store, words, 3)[0].title == title


def test_a_sku_finds_its_product(stage: World) -> None:
    with stage.services.begin() as work:
        (found, *_) = work.catalogue.resembling(stage.alice.store, "ALICE-RJ-M", 3)
    assert found.id == stage.alice.product


@pytest.mark.parametrize("words", ["", "?!", "zzzz qqqq"])
def test_words_like_nothing_find_nothing(stage: World, words: str) -> None:
    with stage.services.begin() as work:
        assert work.catalogue.resembling(stage.alice.store, words, 3) == []


def test_words_of_trade_are_no_misspelt_goods_but_name_what_is_called_so(stage: World) -> None:
    with stage.services.begin() as work:
        learn_products(stage.alice.store, [product(1, "Shopping Bag", "Bag")], work)
        assert work.catalogue.resembling(stage.alice.store, "shipping", 9) == []
        learn_products(stage.alice.store, [product(2, "Shipping Crate", "Crate")], work)
        assert [one.id for one in work.catalogue.resembling(stage.alice.store, "shipping", 9)] == [2]
        assert work.catalogue.resembling(stage.alice.store, "shoping", 9)[0].id == 1


@pytest.mark.parametrize("word", ["gift", "cheapest"])
def test_why_and_how_something_is_sought_is_no_misspelt_name(stage: World, word: str) -> None:
    with stage.services.begin() as work:
        learn_products(stage.alice.store, [product(1, f"{word.title()}y Bag", "Bag")], work)
        assert work.catalogue.resembling(stage.alice.store, word, 9) == []


def test_no_way_of_reading_shows_another_stores_products(stage: World) -> None:
    alice, bob = stage.alice, stage.bob
    with stage.services.begin() as work:
        catalogue = work.catalogue
        assert catalogue.product(alice.store, bob.product) is None
        assert catalogue.products(alice.store, [bob.product, alice.product]) == [
            catalogue.product(alice.store, alice.product)
        ]
        assert {one.id for one in catalogue.resembling(alice.store, "bob rain jacket", 9)} == {alice.product}
        assert {one.id for one in catalogue.of_type(alice.store, "jacket", 9)} == {alice.product}
        assert catalogue.known(alice.store, [bob.product]) == {}


@pytest.mark.parametrize("status", [ProductStatus.DRAFT, ProductStatus.ARCHIVED])
def test_what_is_not_for_sale_is_not_shown(stage: World, status: ProductStatus) -> None:
    hidden = replace(product(7, "Secret Sledge", "Sledge"), status=status)
    unpublished = replace(product(8, "Secret Sled", "Sledge"), published=False)
    with stage.services.begin() as work:
        for one in (hidden, unpublished):
            assert work.catalogue.put(stage.alice.store, [one])
        catalogue = work.catalogue
        assert catalogue.products(stage.alice.store, [7, 8]) == []
        assert catalogue.resembling(stage.alice.store, "secret sledge", 9) == []
        assert "Sledge" not in catalogue.types(stage.alice.store)
        assert catalogue.of_type(stage.alice.store, "Sledge", 9) == []
        assert catalogue.known(stage.alice.store, [7, 8]).keys() == {7, 8}
        assert catalogue.count(stage.alice.store) == 1


def test_types_are_read_in_any_letter_case_and_by_title(stage: World) -> None:
    with stage.services.begin() as work:
        for number, title in ((5, "Zebra Hat"), (6, "Ant Hat")):
            work.catalogue.put(stage.alice.store, [product(number, title, "Hat")])
        assert [one.title for one in work.catalogue.of_type(stage.alice.store, "hAT", 9)] == ["Ant Hat", "Zebra Hat"]
        assert work.catalogue.types(stage.alice.store) == ["Hat", "Jacket"]


def test_an_older_version_is_refused_and_an_equal_one_taken(stage: World) -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    newer = replace(product(5, "Hat", "Hat"), version=now)
    with stage.services.begin() as work:
        assert work.catalogue.put(stage.alice.store, [newer])
        assert not work.catalogue.put(stage.alice.store, [replace(newer, version=datetime(2026, 11, 19, tzinfo=UTC))])
        assert work.catalogue.put(stage.alice.store, [replace(newer, title="Cap")])
        held = work.catalogue.product(stage.alice.store, 5)
    assert held is not None and held.title == "Cap"


def test_a_deleted_product_is_held_by_nobody(stage: World) -> None:
    with stage.services.begin() as work:
        work.catalogue.delete(stage.alice.store, stage.alice.product, datetime.now(UTC))
        assert work.catalogue.known(stage.alice.store, [stage.alice.product])[stage.alice.product].deleted
        assert work.catalogue.ids(stage.alice.store, datetime.now(UTC)) == set()
        assert work.catalogue.count(stage.alice.store) == 0
        assert work.catalogue.count(stage.bob.store) == 1


def test_a_misspelt_name_is_found_however_many_goods_of_another_store_look_like_it(stage: World) -> None:
    with stage.services.begin() as work:
        work.catalogue.put(
            stage.bob.store, [product(900 + one, f"Zanzibar Kettle {one}", "Kettle") for one in range(200)]
        )
        work.catalogue.put(stage.alice.store, [product(1, "Zanzibar Kettle", "Kettle")])
        assert [one.id for one in work.catalogue.resembling(stage.alice.store, "zanzibr ketle", 9)] == [1]


def test_a_slip_in_one_word_leaves_the_others_their_weight(stage: World) -> None:
    kettles = [product(900 + one, f"{colour} Kettle", "Kettle") for one, colour in enumerate(("Red", "Blue", "Green"))]
    with stage.services.begin() as work:
        learn_products(stage.alice.store, [*kettles, product(1, "Zanzibar Kettle", "Kettle")], work)
        first, *others = work.catalogue.resembling(stage.alice.store, "zanzibr kettle", 9)
    assert first.id == 1
    assert {one.id for one in others} == {900, 901, 902}


def test_a_record_that_was_read_before_is_read_anew_once_it_has_changed(stage: World) -> None:
    store, before = stage.alice.store, product(1, "Zanzibar Kettle", "Kettle")
    cheaper = replace(before.variants[0], price=Decimal("1.50"))
    with stage.services.begin() as work:
        work.catalogue.put(store, [before])
        assert work.catalogue.product(store, 1) == before
        work.catalogue.put(store, [replace(before, variants=(cheaper,))])
        assert work.catalogue.product(store, 1) == replace(before, variants=(cheaper,))


def test_a_record_is_read_anew_though_only_its_stock_changed_and_in_the_transaction_that_wrote_it(stage: World) -> None:
    stock_up(stage, stage.alice)
    with stage.services.begin() as work:
        (shown,) = work.catalogue.products(stage.alice.store, [1])
        piece = shown.variants[0]
        for available in (not piece.available, piece.available, not piece.available):
            told = Stock(piece.id, 1, 3 if available else 0, available, NOW)
            work.stock.apply(stage.alice.store, {piece.id: told})
            (read,) = work.catalogue.products(stage.alice.store, [1])
            assert read.variants[0].available is available


def test_what_was_read_of_a_transaction_that_failed_is_forgotten(stage: World) -> None:
    stock_up(stage, stage.alice)
    with pytest.raises(ZeroDivisionError), stage.services.begin() as work:
        work.catalogue.put(stage.alice.store, [product(1, "Alpine Tent", "Tent")])
        assert [one.title for one in work.catalogue.products(stage.alice.store, [1])] == ["Alpine Tent"]
        raise ZeroDivisionError
    with stage.services.begin() as work:
        assert [one.title for one in work.catalogue.products(stage.alice.store, [1])] == ["Alpine Down Parka"]


def test_finds_what_is_reduced_and_what_came_in_last_of_one_store_alone(stage: World) -> None:
    stock_up(stage, stage.alice)
    plain = product(4, "Canvas Belt", "Belt")
    was = replace(plain.variants[0], price=Decimal(20), compare_at_price=Decimal(25), available=True)
    with stage.services.begin() as work:
        gone = replace(plain, id=5, variants=(replace(was, available=False),))
        work.catalogue.put(stage.alice.store, [replace(plain, variants=(was,)), gone])
        assert [one.id for one in work.catalogue.reduced(stage.alice.store, 9) if one.id < 9] == [4, 5]
        assert work.catalogue.reduced(stage.bob.store, 9) == []
        newest = [one.id for one in work.catalogue.newest(stage.alice.store, 9)]
        assert newest == sorted(newest, reverse=True) and {1, 2, 3, 4, 5} < {*newest}
        assert [one.id for one in work.catalogue.newest(stage.bob.store, 9)] == [stage.bob.product]


def test_orders_products_by_their_cheapest_or_dearest_make_and_those_alike_as_given(stage: World) -> None:
    plain = product(11, "Canvas Belt", "Belt")
    priced = {11: ("9.50", "30"), 12: ("12", "15"), 13: ("100", "100"), 14: (), 15: ("9.5", "30.00")}
    with stage.services.begin() as work:
        for number, prices in priced.items():
            makes = tuple(replace(plain.variants[0], price=Decimal(price)) for price in prices)
            work.catalogue.put(stage.alice.store, [replace(plain, id=number, variants=makes)])
        ids = [15, 14, 13, 12, 11, 99]
        assert work.catalogue.by_price(stage.alice.store, ids, dearest=False) == [15, 11, 12, 13]
        assert work.catalogue.by_price(stage.alice.store, ids, dearest=True) == [13, 15, 11, 12]
        assert work.catalogue.by_price(stage.bob.store, ids, dearest=False) == []
        dearest, cheapest = (work.catalogue.extremes(stage.alice.store, 99, dearest=one) for one in (True, False))
        assert dearest[0] == 13 and set(cheapest) >= {11, 12, 13, 15} and 14 not in cheapest
        assert cheapest.index(11) < cheapest.index(15) < cheapest.index(12) < cheapest.index(13)
        assert not set(ids) & set(work.catalogue.extremes(stage.bob.store, 99, dearest=True))
        work.catalogue.put(stage.alice.store, [replace(plain, id=12)])
        work.catalogue.delete(stage.alice.store, 13, NOW)
        assert work.catalogue.by_price(stage.alice.store, [12, 11, 13], dearest=False) == [11, 12]


def test_one_product_stands_for_each_type_the_fullest_first(stage: World) -> None:
    catalogue_of = [(71, "Lamps"), (72, "rugs"), (73, "Rugs"), (74, ""), (75, "Rugs")]
    with stage.services.begin() as work:
        one = work.catalogue.newest(stage.alice.store, 1)[0]
        for number, name in catalogue_of:
            work.catalogue.put(stage.alice.store, [replace(one, id=number, product_type=name)])
        found = work.catalogue.of_each_type(stage.alice.store, 9)
        assert [(product.id, product.product_type) for product in found] == [
            (75, "Rugs"),
            (71, "Lamps"),
            (74, ""),
            (one.id, one.product_type),
        ]
        assert len(work.catalogue.of_each_type(stage.alice.store, 1)) == 1
        assert 75 not in {product.id for product in work.catalogue.of_each_type(stage.bob.store, 9)}
