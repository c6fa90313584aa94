"""Who asks how something is looks for no goods: "we do not seem to sell it" would be no answer, or a false one."""

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Shopper
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, Shop, product_of

COFFEE = product_of(171, "Morning Coffee", (), (((), "14.00", 5),), "A medium roast.")
SERUM = product_of(172, "Dew Serum", (), (((), "18.00", 5),), "For the face.\n- Skin type: oily")


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, COFFEE, SERUM)
    return alpine


@pytest.mark.parametrize("asked", ["are the prices with tax", "is ur coffee organic?"])
def test_what_nothing_tells_is_said_to_be_untold(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked)
    assert "do not seem to sell" not in reply.text and "This is what I found" not in reply.text


def test_goods_that_we_have_not_are_still_said_not_to_be_sold(shop: Shop) -> None:
    assert "do not seem to sell" in shop.ask("do you sell wardrobes").text


@pytest.mark.parametrize("asked", ["for dry skin?", "good for teens?"])
def test_for_whom_a_thing_is_is_asked_of_the_page(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked, page=SERUM.id)
    assert "Dew Serum" in reply.text


def test_what_is_asked_of_the_world_is_offered_to_nobody(shop: Shop) -> None:
    assert shop.ask("is it true that snow is white").outcome is not Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("asked", ["how much caffeine", "how much per month"])
def test_how_much_of_it_is_asked_of_the_page(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked, page=COFFEE.id)
    assert {card.title for card in reply.cards} == {"Morning Coffee"}


def test_who_is_fond_of_a_thing_is_no_thing(shop: Shop) -> None:
    assert "Morning Coffee" in shop.ask("gift for a coffee nerd under 30").text


def test_a_quality_is_found_by_its_name_in_another_language(shop: Shop) -> None:
    shop.reads.catalogue.add(ALPINE, product_of(173, "Midnight Decaf Coffee", (), (((), "15.00", 5),)))
    reply = shop.ask("haben sie entkoffeinierten kaffee")
    assert [card.title for card in reply.cards] == ["Midnight Decaf Coffee"]


@pytest.mark.parametrize("asked", ["how do i know what size to order", "what size should i order"])
def test_what_size_to_buy_is_asked_of_no_order(shop: Shop, alice: Shopper, asked: str) -> None:
    for shopper in (None, alice):
        reply = shop.ask(asked, shopper=shopper)
        assert reply.outcome is not Outcome.VERIFY_IDENTITY and "#1001" not in reply.text


def test_what_a_refund_takes_is_told_by_what_speaks_of_refunds(shop: Shop, alice: Shopper) -> None:
    shop.reads.knowledge.kept.clear()
    shop.reads.knowledge.write(ALPINE, written("<p>All products have a warranty of 24 months.</p>", name="terms"))
    assert "warranty" not in shop.ask("where is my refund", shopper=alice).text
