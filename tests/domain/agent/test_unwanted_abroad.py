"""What other languages say that a thing must not be, or must be without, beside records in any language."""

from dataclasses import replace

import pytest

from domain.agent.products.denials import denies
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.unwanted import has
from tests.domain.agent.shops import ALPINE, Shop, product_of

WOOLLEN = product_of(421, "Wollpullover Watzmann", (), (((), "89.00", 2),), "100 % Merinowolle. Nur Handwäsche.")
COTTON = product_of(422, "Pullover Wiese", (), (((), "59.00", 2),), "Aus reiner Baumwolle.")
BISCUITS = product_of(423, "Galletas de avena", (), (((), "4.00", 9),), "Sin lactosa y sin azúcar.")
SHIRT = product_of(424, "Camiseta Prado", ("Color",), ((("blanco",), "25.00", 2), (("negro",), "25.00", 2)), "Algodón.")


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("algo que no sea de lana", ("lana",)),
        ("camisetas q no sean blancas", ("blancas",)),
        ("un bonnet qui ne soit pas en laine", ("laine",)),
        ("tshirt pas blanc ni noir", ("blanc", "noir")),
        ("jacken die nicht gelb sind", ("gelb",)),
        ("pullover ohne wolle und leder", ("wolle", "leder")),
        ("coś co nie jest z wełny", ("welny",)),
        ("maglione che non sia di lana", ("lana",)),
        ("trui niet van wol", ("wol",)),
        ("gibt es die jacke nicht in schwarz", ()),
        ("avez-vous la veste pas en noir", ()),
        ("pourquoi pas en noir", ()),
        ("une jupe pas chère", ()),
        ("algo que no sea caro", ()),
        ("il n'y a pas en noir", ()),
        ("habt ihr das nicht in schwarz", ()),
    ],
)
def test_reads_what_is_not_wanted(text: str, unwanted: tuple[str, ...]) -> None:
    assert read_limits(text).unwanted == unwanted


def test_a_compound_tells_of_the_material_it_begins_with_or_ends_with() -> None:
    assert has(WOOLLEN, "wolle")
    assert has(replace(WOOLLEN, description=""), "wolle")
    assert not has(COTTON, "wolle")


def test_what_a_record_says_it_is_without_is_not_in_it() -> None:
    assert not has(BISCUITS, "lactosa")
    assert denies(BISCUITS, "azucar")
    assert denies(replace(BISCUITS, title="Zuckerfreie Kekse", description=""), "zucker")


def test_the_woollen_one_is_not_found_without_wool(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, WOOLLEN, COTTON)
    cards = alpine.ask("pullover ohne wolle", locale="de").cards
    assert [card.title for card in cards] == ["Pullover Wiese"]


def test_a_color_that_is_not_wanted_is_not_shown(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, SHIRT)
    text = alpine.ask("camisetas que no sean blancas", locale="es").text
    assert "negro" in text
    assert "blanco" not in text


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Sin azúcar, con leche entera.", "leche"),
        ("Kratzt nicht, reine Merinowolle.", "wolle"),
        ("Not itchy, pure merino wool.", "wool"),
        ("Ohne Zucker, aber mit Milch.", "milch"),
    ],
)
def test_what_stands_after_a_denial_of_something_else_is_in_it(said: str, held: str) -> None:
    record = replace(BISCUITS, description=said)
    assert has(record, held) and not denies(record, held)


@pytest.mark.parametrize("said", ["Contains no milk, eggs or nuts.", "Does not contain milk, eggs or nuts."])
def test_a_list_of_what_is_missing_goes_on_past_its_commas(said: str) -> None:
    record = replace(BISCUITS, description=said)
    assert all(denies(record, one) and not has(record, one) for one in ("milk", "eggs", "nuts"))
