"""A card knows the variant that was asked for, so that the chat puts no other one into the cart."""

import pytest

from blueprints.envelopes import product_card
from domain.agent.replies import ProductCard, Reply
from domain.catalogue import Product
from domain.conversations import Topic
from tests.domain.agent.shops import ALPINE, Shop, product_of

ROWS = tuple(((color, size), "50.00", 0 if size == "S" else 3) for color in ("Teal", "Sand") for size in "SML")
PONCHO = product_of(251, "Loden Poncho", ("Color", "Size"), ROWS)
MITTENS = product_of(252, "Wool Mittens", ("Size",), ((("M",), "20.00", 2), (("L",), "22.00", 2)))
SCARF = product_of(253, "Linen Scarf", (), (((), "15.00", 2),))


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, PONCHO, MITTENS, SCARF)
    return alpine


def chosen(reply: Reply, product: Product) -> str | None:
    """Return the title of the variant that the product's card has chosen."""
    card = next(card for card in reply.cards if isinstance(card, ProductCard) and card.id == product.gid)
    number = product_card(card)["variant"]
    return next((one.title for one in product.variants if one.id == number), None)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("is the loden poncho in stock in sand, size L?", "Sand / L"),
        ("how much is the loden poncho in teal M", "Teal / M"),
        ("add the loden poncho in sand L to my cart", "Sand / L"),
        ("do you have a sand poncho in L?", "Sand / L"),
        ("ist der Loden Poncho in Sand, Größe L auf Lager?", "Sand / L"),
        ("is the loden poncho in stock in sand?", "Sand / M"),  # S is sold out
        ("is the loden poncho in stock in teal, size S?", "Teal / S"),  # which is sold out, and shown as such
        ("how much is the loden poncho?", None),
        ("is the loden poncho in stock in pink?", None),
    ],
)
def test_the_variant_asked_for_is_chosen(shop: Shop, asked: str, title: str | None) -> None:
    assert chosen(shop.ask(asked), PONCHO) == title


def test_what_was_chosen_before_stays_chosen(shop: Shop) -> None:
    topic = Topic(product_id=PONCHO.id, chosen=(("Color", "Sand"),), pending_question="how much is the loden poncho?")
    assert chosen(shop.ask("and in L?", topic=topic), PONCHO) == "Sand / L"


def test_each_of_several_goods_has_its_own(shop: Shop) -> None:
    reply = shop.ask("how much are 2 loden ponchos in sand L and 3 wool mittens in M?")
    assert (chosen(reply, PONCHO), chosen(reply, MITTENS)) == ("Sand / L", "M")


def test_a_product_of_one_variant_leaves_nothing_to_choose(shop: Shop) -> None:
    assert chosen(shop.ask("is the linen scarf in stock?"), SCARF) is None


@pytest.mark.parametrize(("asked", "title"), [("show me ponchos in large", "Teal / L"), ("show me ponchos", None)])
def test_goods_that_are_found_have_what_was_sought(shop: Shop, asked: str, title: str | None) -> None:
    assert chosen(shop.ask(asked), PONCHO) == title
