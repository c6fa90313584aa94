from dataclasses import replace
from decimal import Decimal

import pytest

from domain.agent.replies import Outcome
from domain.catalogue import Product
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of


def vest_of(number: int, title: str, told: str, sizes: tuple[str, ...] = ("M",)) -> Product:
    rows = tuple((("Moss", size), "99.00", 3) for size in sizes)
    return product_of(number, title, ("Color", "Size"), rows, told)


GALE = vest_of(71, "Gale Padded Vest", "For wind.\n- Weight: 0.41 kg\n- Fabric: 120 g/m² nylon", ("S", "M"))
BRINE = vest_of(72, "Brine Padded Vest", "For boats.\n- Weight: 520 g in size M")
HUSH = vest_of(73, "Hush Padded Vest", "For the library.\n- Fabric weight: 90 g/m²")
WARM = ((75, "Wren", "0 °C"), (76, "Lark", "5 °C"))


@pytest.fixture
def shops(alpine: Shop, bazaar: Shop) -> tuple[Shop, Shop]:
    reduced = replace(BRINE, variants=(replace(BRINE.variants[0], compare_at_price=Decimal("120.00")),))
    alpine.reads.catalogue.add(ALPINE, GALE, reduced, HUSH)
    bazaar.reads.catalogue.add(BAZAAR, vest_of(74, "Coal Padded Vest", "- Weight: 90 g"))
    return alpine, bazaar


@pytest.mark.parametrize(
    "question", ["whats the lightest padded vest you have", "lightest vest?", "was ist die leichteste weste"]
)
def test_puts_a_kind_in_the_order_of_what_was_asked_and_names_what_is_not_measured(
    shops: tuple[Shop, Shop], question: str
) -> None:
    told = shops[0].ask(question).text
    assert told.index("0.41 kg") < told.index("520 g") < told.index("Hush Padded Vest")
    assert "90 g" not in told and "Coal" not in told


def test_zero_degrees_is_a_measure_too(shops: tuple[Shop, Shop]) -> None:
    wren, lark = (vest_of(at, f"{name} Quilted Vest", f"Cosy.\n- Comfort: {said}") for at, name, said in WARM)
    shops[0].reads.catalogue.add(ALPINE, lark, wren)
    told = shops[0].ask("which quilted vest is warmest").text
    assert told.index("0 °C") < told.index("5 °C") and "do not say" not in told


def test_says_that_no_record_measures_what_was_asked(shops: tuple[Shop, Shop]) -> None:
    told = shops[0].ask("which padded vest is warmest").text
    assert "cannot compare" in told and "Gale Padded Vest" in told
    assert "comes first" not in told


def test_one_alone_is_said_to_be_alone(shops: tuple[Shop, Shop]) -> None:
    assert "only one of its kind" in shops[1].ask("which padded vest is lightest").text
    assert "only one of its kind" in shops[1].ask("whats the difference between the padded vests").text


def test_lists_what_is_reduced_with_both_prices(shops: tuple[Shop, Shop]) -> None:
    told = shops[0].ask("do you have anything on sale")
    assert "Brine Padded Vest: $99.00 instead of $120.00" in told.text and "Gale" not in told.text
    assert "nothing that is reduced" in shops[1].ask("anything on sale?").text
    assert "nothing that is reduced" in shops[0].ask("is the gale vest on sale").text


@pytest.mark.parametrize("question", ["any sale items under $50?", "what is on sale for less than 50 dollars"])
def test_what_is_reduced_is_held_to_the_budget(shops: tuple[Shop, Shop], question: str) -> None:
    dear = shops[0].ask(question).text
    assert "could not find exactly that" in dear and "Brine Padded Vest: $99.00 instead of $120.00" in dear
    cheap = product_of(76, "Moor Sock", (), (((), "12.00", 3),))
    shops[0].reads.catalogue.add(
        ALPINE, replace(cheap, variants=(replace(cheap.variants[0], compare_at_price=Decimal("20.00")),))
    )
    told = shops[0].ask(question).text
    assert "Moor Sock: $12.00 instead of $20.00" in told and "Brine" not in told


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("what's your cheapest product", "Moor Sock"),
        ("cheapest thing you sell?", "Moor Sock"),
        ("most expensive thing in the store", "Moor Tent"),
        ("was ist das billigste Produkt", "Moor Sock"),
    ],
)
def test_tells_the_cheapest_and_the_dearest_of_the_whole_store(
    shops: tuple[Shop, Shop], question: str, meant: str
) -> None:
    for number, title, price in ((77, "Moor Sock", "2.00"), (78, "Moor Tent", "950.00")):
        shops[0].reads.catalogue.add(ALPINE, product_of(number, title, (), (((), price, 3),)))
    reply = shops[0].ask(question)
    assert reply.outcome is Outcome.ANSWERED and [card.title for card in reply.cards] == [meant]
    assert all(not card.title.startswith("Moor") for card in shops[1].ask(question).cards)


def test_shows_what_came_in_last(shops: tuple[Shop, Shop]) -> None:
    told = shops[0].ask("what's new").text
    assert told.index("Hush") < told.index("Brine") < told.index("Gale")
    assert "Coal" in shops[1].ask("any new arrivals?").text


def test_keeps_what_was_chosen_before_until_another_is_chosen(shops: tuple[Shop, Shop]) -> None:
    first = shops[0].ask("gale vest in moss size m in stock?")
    second = shops[0].ask("and in s?", topic=first.topic)
    assert "(Moss, S) is in stock" in second.text
    assert "(Moss, S) costs $99.00" in shops[0].ask("how much is it", topic=second.topic).text
    assert "Color of" in shops[0].ask("any other colours?", topic=second.topic).text


@pytest.mark.parametrize(
    "question", ["gale vest", "ist die gale weste waschbar", "which is heavier, the gale or the brine"]
)
def test_a_name_of_goods_is_no_trouble_with_an_order(shops: tuple[Shop, Shop], question: str) -> None:
    assert shops[0].ask(question).outcome is not Outcome.HANDOFF_OFFERED


def test_of_one_thing_that_comes_in_sizes_the_biggest_is_told_by_its_sizes(shops: tuple[Shop, Shop]) -> None:
    alpine, _ = shops
    rows = ((("120 x 180 cm",), "199.00", 4), (("200 x 300 cm",), "549.00", 0))
    alpine.reads.catalogue.add(ALPINE, product_of(96, "Fjord Rug", ("Size",), rows))
    assert alpine.ask("rug biggest size").text == "Size of Fjord Rug: 120 x 180 cm, 200 x 300 cm."
    assert "between $199.00 and $549.00" in alpine.ask("rug biggest size price").text
