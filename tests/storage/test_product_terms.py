"""Products are found by the terms they say, in their own store, as of their newest words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.catalogue import Product
from domain.knowledge.asking import Asked, ask
from domain.knowledge.ingestion import forget_products, learn_products
from domain.knowledge.terms import Term
from domain.knowledge.titles import Field
from integrations.shopify.payloads import parse_product
from storage import product_terms
from storage.term_counts import FEW, KEPT_FOR, KeptCounts
from tests.world import NOW, Tenant, World, jacket


def goods(number: int, title: str) -> Product:
    plain = parse_product(jacket(1, "alice"), "https://shop.example")
    return replace(plain, id=number, title=title, product_type="", tags=(), description="", variants=plain.variants[:1])


def learn(world: World, tenant: Tenant, *products: Product) -> None:
    with world.services.begin() as work:
        learn_products(tenant.store, products, work)


def found(world: World, tenant: Tenant, *words: str) -> list[int]:
    with world.services.begin() as work:
        return [one.product_id for one in work.catalogue.saying(tenant.store, ask(words), 10)]


def test_who_says_all_comes_before_who_says_some(stage: World) -> None:
    learn(stage, stage.alice, goods(1, "Blue Kettle"), goods(2, "Red Kettle"), goods(3, "Red Pan"))
    assert found(stage, stage.alice, "red", "kettle")[0] == 2


def test_the_thing_comes_before_what_is_for_it(stage: World) -> None:
    learn(stage, stage.alice, goods(1, "Kettle Stand"), goods(2, "Kettle"), goods(3, "Lid for Kettle"))
    assert found(stage, stage.alice, "kettles")[0] == 2


def test_a_rare_word_counts_more_than_a_common_one(stage: World) -> None:
    common = [goods(number, f"Steel Spoon Nr{number}") for number in range(10, 30)]
    learn(stage, stage.alice, *common, goods(1, "Steel Ladle"))
    assert found(stage, stage.alice, "steel", "ladle")[0] == 1


def test_no_store_finds_anothers_products(stage: World) -> None:
    learn(stage, stage.bob, goods(1, "Blue Kettle"))
    assert found(stage, stage.alice, "kettle") == []


def test_new_words_are_found_at_once_and_old_ones_no_more(stage: World) -> None:
    learn(stage, stage.alice, goods(1, "Blue Kettle"))
    learn(stage, stage.alice, replace(goods(1, "Blue Teapot"), version=NOW + timedelta(hours=1)))
    assert found(stage, stage.alice, "teapot") == [1]
    with stage.services.begin() as work:
        (said,) = work.catalogue.saying(stage.alice.store, ask(["blue", "teapot"]), 10)
    assert said.fields == {0: Field.TITLE, 1: Field.NOUN}


def test_a_new_sku_is_found_though_no_other_word_changed(stage: World) -> None:
    kettle = goods(1, "Blue Kettle")
    learn(stage, stage.alice, kettle)
    variants = tuple(replace(variant, sku="ZQ-7781") for variant in kettle.variants)
    learn(stage, stage.alice, replace(kettle, variants=variants, version=NOW + timedelta(hours=1)))
    assert found(stage, stage.alice, "7781") == [1]


def test_a_deleted_product_is_found_no_more(stage: World) -> None:
    learn(stage, stage.alice, goods(1, "Blue Kettle"), goods(2, "Red Kettle"))
    with stage.services.begin() as work:
        forget_products(stage.alice.store, {1: NOW}, work)
    assert found(stage, stage.alice, "kettle") == [2]


def test_who_says_both_is_found_however_many_say_either_more(stage: World) -> None:
    kettles = [goods(1_000 + number, f"Kettle Nr{number}") for number in range(220)]
    pipes = [goods(2_000 + number, f"Copper Pipe Nr{number}") for number in range(220)]
    learn(stage, stage.alice, *kettles, *pipes, goods(1, "Hook for Kettles of Copper"))
    learn(stage, stage.bob, goods(3, "Copper Kettle"))
    assert found(stage, stage.alice, "copper", "kettle")[0] == 1


def put(world: World, tenant: Tenant, said: dict[int, list[Term]]) -> None:
    with world.services.begin() as work:
        work.catalogue.put_terms(tenant.store, said)


def test_who_is_not_among_the_best_of_a_common_word_is_asked_for_it(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product_terms, "DEPTH", 3)
    monkeypatch.setattr(product_terms, "WHOLE", 3)
    mugs = {number: [Term("brimp", 0.5, Field.NOUN)] for number in range(10, 30)}
    owl = {7: [Term("brimp", 0.1, Field.TOLD), Term("quarl", 0.9, Field.TITLE)], 8: [Term("quarl", 0.9, Field.TITLE)]}
    put(stage, stage.alice, mugs | owl)
    with stage.services.begin() as work:
        first, second, third = work.catalogue.saying(stage.alice.store, ask(["brimp", "quarl"]), 3)
    assert first.fields == {0: Field.TOLD, 1: Field.TITLE}
    assert (first.product_id, second.product_id, third.product_id) == (7, 8, 10)


def test_the_best_of_one_common_thing_are_the_best_of_all_who_say_it_in_any_word(
    stage: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(product_terms, "DEPTH", 2)
    shoes = {number: [Term("zolk", 0.4, Field.TOLD), Term("~zolk", 0.9, Field.NOUN)] for number in range(10, 20)}
    put(stage, stage.alice, shoes | {7: [Term("zolk", 0.7, Field.TITLE)]})
    with stage.services.begin() as work:
        said = work.catalogue.saying(stage.alice.store, [Asked("zolk", (("zolk", 1.0), ("~zolk", 0.65)))], 2)
    assert [(one.product_id, one.fields[0]) for one in said] == [(7, Field.TITLE), (10, Field.NOUN)]


def test_products_are_counted_by_store(stage: World) -> None:
    put(stage, stage.alice, {1: [Term("vunt", 0.4, Field.TOLD)], 2: [Term("~vunt", 0.4, Field.TOLD)]})
    with stage.services.begin() as work:
        vunt = Asked("vunt", (("vunt", 1.0), ("~vunt", 0.65)))
        assert work.catalogue.counted(stage.alice.store, vunt) == (1, 2)
        assert work.catalogue.counted(stage.bob.store, vunt) == (0, 0)


def test_counts_of_many_are_kept_for_a_while_and_those_of_few_never(stage: World) -> None:
    now = [0.0]
    counts = KeptCounts(lambda: now[0])
    alice, bob = stage.alice.store.id, stage.bob.store.id
    counts.keep(alice, None, {"brimp": FEW + 1, "quarl": FEW})
    assert counts.of(alice, None, ["brimp", "quarl"]) == {"brimp": FEW + 1}
    assert counts.of(bob, None, ["brimp"]) == {}
    now[0] = KEPT_FOR
    assert counts.of(alice, None, ["brimp"]) == {}
