from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

PARKA = product_of(
    71,
    "Gale Padded Vest",
    ("Color", "Size"),
    ((("Moss", "XS"), "99.00", 0), (("Moss", "M"), "99.00", 3)),
    "A shell for wet days.\n- Weight: 410 g\n- Waterproofing: 15,000 mm",
)
SMOCK = product_of(
    72,
    "Brine Padded Vest",
    ("Color", "Size"),
    ((("Coral", "XS"), "79.00", 4),),
    "Made for boats. Cut long.\n- Weight: 520 g\n- Waterproofing: sheds drizzle but is not waterproof",
)


@pytest.fixture
def shops(alpine: Shop, bazaar: Shop) -> tuple[Shop, Shop]:
    alpine.reads.catalogue.add(ALPINE, PARKA, SMOCK)
    bazaar.reads.catalogue.add(BAZAAR, replace(PARKA, title="Hush Padded Vest", description="- Weight: 5 kg"))
    return alpine, bazaar


def test_a_question_on_a_product_called_by_name_is_answered_by_its_record(shops: tuple[Shop, Shop]) -> None:
    alpine, bazaar = shops
    assert "not waterproof" in alpine.ask("is the brine vest waterproof").text
    assert "15,000 mm" in alpine.ask("is the gale vest waterproof").text
    assert "waterproof" not in bazaar.ask("is the hush vest waterproof").text.lower()


def test_tells_what_a_product_is_in_short(shops: tuple[Shop, Shop]) -> None:
    told = shops[0].ask("tell me about the brine vest").text
    assert "Made for boats." in told and "$79.00" in told and "Coral" in told and "520 g" in told
    assert "Made for boats." not in shops[1].ask("tell me about the hush vest").text


def test_lists_what_of_a_kind_is_made_so_in_stock_first(shops: tuple[Shop, Shop]) -> None:
    told = shops[0].ask("do u have padded vests in xs").text
    assert told.index("Brine Padded Vest (XS): $79.00") < told.index("Gale Padded Vest (XS): $99.00, sold out")
    assert "Brine" not in shops[1].ask("do u have padded vests in xs").text


def test_tells_of_each_of_a_kind_what_was_asked_and_asks_which_where_no_record_tells(
    shops: tuple[Shop, Shop],
) -> None:
    colors = shops[0].ask("what colours does the padded vest come in").text
    assert "Moss" in colors and "Coral" in colors
    weights = shops[0].ask("how heavy are the padded vests").text
    assert "410 g" in weights and "520 g" in weights and "5 kg" not in weights
    assert shops[0].ask("how much is the padded vest").outcome is Outcome.CLARIFY
