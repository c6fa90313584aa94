"""Lists that hold the thing and no more, what narrows them, and two things set side by side by what they are."""

from dataclasses import replace

import pytest

from domain.agent.intents import Intent
from domain.agent.products.belongings import only_goes_with
from domain.agent.products.compared_sides import sides_named
from domain.agent.replies import Outcome
from domain.agent.understanding.following_limits import quality_of_ones
from domain.catalogue import Product
from domain.conversations import About, Topic
from tests.domain.agent.shops import ALPINE, Shop, product_of
from tests.domain.agent.test_following import talk

SIZE, COLOR = ("Size",), ("Color",)


def of_type(sort: str, product: Product, *tags: str) -> Product:
    return replace(product, product_type=sort, tags=tags)


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    goods = [
        of_type(
            "Anoraks", product_of(301, "Harbor Anorak", SIZE, ((("M",), "90.00", 3),), "Waterproof."), "waterproof"
        ),
        of_type("Anoraks", product_of(302, "Field Anorak", COLOR, ((("Blue",), "60.00", 3),), "Not waterproof.")),
        of_type("Anoraks", product_of(303, "Storm Anorak", COLOR, ((("Grey",), "150.00", 3),)), "waterproof"),
        of_type("Care", product_of(304, "Proofer for Anoraks", (), (((), "9.00", 3),), "Makes them waterproof again.")),
        of_type("Care", product_of(305, "Seam Glue", (), (((), "7.00", 3),), "Mends tents.")),
        of_type("Hooks", product_of(306, "Tarp Hooks", ("Weight",), ((("10 g",), "4.00", 3),))),
        of_type("Boots", product_of(307, "Marsh Boot", SIZE, ((("10",), "80.00", 3),))),
    ]
    alpine.reads.catalogue.add(ALPINE, *goods)
    return alpine


def shown(shop: Shop, *messages: str) -> list[str]:
    return [card.title for card in talk(shop, *messages).cards]


def test_what_is_for_a_thing_comes_after_it(shop: Shop) -> None:
    found = shown(shop, "show me anoraks")
    after = found.index("Proofer for Anoraks")
    assert {"Harbor Anorak", "Field Anorak", "Storm Anorak"} <= {*found[:after]}
    assert only_goes_with("anoraks", "Proofer for Anoraks")
    assert not only_goes_with("proofer", "Proofer for Anoraks")


def test_a_quality_of_ones_narrows_the_list_and_keeps_its_price(shop: Shop) -> None:
    assert shown(shop, "anoraks under $100", "waterproof ones") == ["Harbor Anorak"]
    assert shown(shop, "show me anoraks", "only blue ones") == ["Field Anorak"]


@pytest.mark.parametrize(
    ("text", "quality"),
    [
        ("waterproof ones", "waterproof"),
        ("just the warm ones?", "warm"),
        ("other ones", ""),
        ("the cheaper ones", ""),
        ("i like the blue ones best", ""),
        ("which ones", ""),
    ],
)
def test_a_quality_of_ones_is_told_from_what_asks_otherwise(text: str, quality: str) -> None:
    assert quality_of_ones(text) == quality


def test_the_cheapest_of_all_in_a_size_is_made_in_that_size(shop: Shop) -> None:
    assert "The cheapest is Marsh Boot (10)" in shop.ask("cheapest thing in size 10").text
    assert "we do not seem to sell it" in shop.ask("cheapest item in size 60").text


def test_the_cheapest_of_all_in_a_colour_has_that_colour(shop: Shop) -> None:
    text = shop.ask("cheapest thing in grey").text
    assert "Storm Anorak (Grey)" in text and "150" in text


def test_the_cheapest_of_what_none_is_so_cheap_is_told_with_its_price(shop: Shop) -> None:
    text = talk(shop, "anoraks under $20", "cheapest one?").text
    assert text.startswith("I found nothing at that price. The cheapest is Field Anorak")


def test_a_price_after_our_question_answers_no_which_one(shop: Shop) -> None:
    reply = shop.ask("under $8", topic=Topic(pending_question="do you have it in another colour"))
    assert reply.outcome is Outcome.ANSWERED and "Seam Glue" in reply.text
    reply = shop.ask("under $100", topic=Topic(pending_question="do you have anoraks in my size"))
    assert "Harbor Anorak" in reply.text and "Storm" not in reply.text


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("compare the boot wax and the repair kit", ("boot wax", "repair kit")),
        ("can you compare anorak with marsh boot?", ("anorak", "marsh boot")),
        ("vergleiche laufrad und roller", ("laufrad", "roller")),
        ("compare them", ()),
        ("compare this and the boot", ()),
        ("how do the prices compare", ()),
    ],
)
def test_what_a_message_begins_to_compare_is_read(text: str, sides: tuple[str, ...]) -> None:
    assert sides_named(text) == sides


def test_two_things_called_by_what_they_are_are_compared_whatever_was_guessed(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.agent.understanding.messages.settle", lambda *how: (Intent.POLICY,))
    assert set(shown(shop, "compare seam glue and marsh boots")) == {"Seam Glue", "Marsh Boot"}


def test_a_question_of_what_the_record_speaks_of_is_asked_of_it(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.reads.catalogue.add(ALPINE, product_of(309, "River Goggles", (), (((), "59.00", 3),), "Not prescription."))
    monkeypatch.setattr("domain.agent.understanding.messages.settle", lambda *how: (Intent.OFF_TOPIC,))
    asked = Topic(product_id=309, about=About.GOODS, asked="goggles", question="goggles", shown=(309,))
    assert "Not prescription" in shop.ask("are they prescription", topic=asked).text
