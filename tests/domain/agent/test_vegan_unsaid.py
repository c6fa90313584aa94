"""Whether a thing is vegan is never guessed: what it is made of is told, where that stands written."""

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, Shop, product_of

PARKA = product_of(
    191, "Eider Parka", (), (((), "245.00", 3),), "Warm.\nFilling: 800 fill-power goose down\nCare: wash cold"
)
APRON = product_of(192, "Smith Apron", (), (((), "65.00", 3),), "Heavy denim. Straps of leather. Two pockets.")
MUG = product_of(193, "Larch Mug", (), (((), "15.00", 3),), "Holds 300 ml. A gift for anybody.")


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, PARKA, APRON, MUG)
    return alpine


@pytest.mark.parametrize(
    ("asked", "told"), [("is the eider parka vegan?", "goose down"), ("is the smith apron vegan?", "Straps of leather")]
)
def test_what_it_is_made_of_is_told_where_vegan_is_not_said(shop: Shop, asked: str, told: str) -> None:
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.NOT_SUPPORTED and told in reply.text and "does not say that plainly" in reply.text


def test_without_materials_nothing_is_told(shop: Shop) -> None:
    assert shop.ask("is the larch mug vegan?").text == "The description of Larch Mug does not say that."
