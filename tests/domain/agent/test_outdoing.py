"""Something lighter, bigger or cheaper than a product shows others that the records put before it, and never itself."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of


def kettle(number: int, title: str, price: str, description: str, stock: int = 3):
    return replace(product_of(number, title, (), (((), price, stock),), description), product_type="Kettles")


VIK = kettle(141, "Vik Kettle", "40.00", "- Volume: 1.2 litres\n- Weight: 700 g")
OLA = kettle(142, "Ola Kettle", "30.00", "- Volume: 0.8 litres\n- Weight: 450 g")
BRU = kettle(143, "Bru Kettle", "90.00", "- Volume: 2 litres\n- Weight: 1.1 kg")
GONE = kettle(144, "Eik Kettle", "5.00", "- Volume: 3 litres\n- Weight: 90 g", stock=0)
TIN = kettle(145, "Tin Cup", "4.00", "- Weight: 60 g")
TOP = product_of(146, "Moss Tunic", ("Size",), ((("S",), "40.00", 3), (("M",), "40.00", 3)), "Linen.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, VIK, OLA, BRU, GONE, TIN, TOP)
    bazaar.reads.catalogue.add(BAZAAR, replace(VIK, description="For tea."), replace(OLA, description="For tea."))
    return alpine


def shown(shop: Shop, asked: str, page: int | None = None) -> list[str]:
    reply = shop.ask(asked, page=page)
    assert reply.outcome is Outcome.ANSWERED
    return [card.title for card in reply.cards]


@pytest.mark.parametrize(
    "asked",
    [
        "anything lighter than the Vik Kettle?",
        "need sth lighter than vik kettle",
        "gibt es etwas leichteres als den Vik Kettle",
        "busco algo más ligero que el Vik Kettle",
        "vous avez plus léger que le Vik Kettle ?",
        "avete qualcosa di più leggero del Vik Kettle?",
        "macie coś lżejszego niż Vik Kettle",
        "iets lichters dan de Vik Kettle?",
        "tem algo mais leve que o Vik Kettle?",
        "Vik Kettle より軽いものはありますか",
        "Vik Kettle보다 더 가벼운 거 있나요",
    ],
)
def test_what_is_lighter_is_shown_with_the_lines_that_say_so(shop: Shop, asked: str) -> None:
    assert shown(shop, asked) == ["Ola Kettle"]
    assert "Weight: 450 g" in shop.ask(asked).text and "Weight: 700 g" in shop.ask(asked).text


def test_bigger_and_cheaper_go_their_own_ways(shop: Shop) -> None:
    assert shown(shop, "got anything bigger than the vik kettle") == ["Bru Kettle"]
    assert "Ola Kettle" in shown(shop, "something cheaper than the vik kettle")
    assert "Bru Kettle" not in shown(shop, "etwas günstigeres als der Vik Kettle")
    assert shown(shop, "anything smaller?", page=VIK.id) == ["Ola Kettle"]


def test_the_first_of_its_kind_is_said_to_be_that(shop: Shop) -> None:
    assert shop.ask("something lighter than the ola kettle").text.startswith(
        "By what the product pages say, Ola Kettle"
    )


def test_what_no_record_measures_is_compared_by_nobody(shop: Shop, bazaar: Shop) -> None:
    reply = bazaar.ask("something lighter than the vik kettle")
    assert "cannot compare" in reply.text and [card.title for card in reply.cards] == ["Ola Kettle"]


def test_a_comparison_of_two_and_a_size_are_no_such_wish(shop: Shop) -> None:
    assert "Bru" not in shop.ask("is the vik kettle lighter than the ola kettle?").text
    assert "Kettle" not in shop.ask("do you have a bigger one", page=TOP.id).text
    assert "Bru" not in shop.ask("my Vik Kettle came smaller than shown, i want something bigger").text
