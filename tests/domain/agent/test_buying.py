"""Who wants something in the cart is told where to put it, and no rule about orders that are on their way."""

import pytest

from domain.agent.replies import Outcome
from domain.conversations import About, Topic
from tests.domain.agent.shops import CAMP_STOVE, RAIN_JACKET, TRAIL_JACKET, Shop

SPOKEN_OF = Topic(product_id=RAIN_JACKET.id, about=About.GOODS, asked="rain jacket", shown=(RAIN_JACKET.id,))
TWO = Topic(about=About.GOODS, asked="do you have jackets", shown=(TRAIL_JACKET.id, RAIN_JACKET.id))
YOURSELF = "cannot put anything into your cart"


@pytest.mark.parametrize(
    "text",
    [
        "put two in my cart",
        "add it to my basket please",
        "I'll take it",
        "i want to buy this",
        "ok, can I order it?",
        "agrega esto al carrito",
        "leg das bitte in den Warenkorb",
        "カートに入れて",
    ],
)
def test_what_was_spoken_of_can_be_put_into_the_cart_on_its_page(alpine: Shop, bazaar: Shop, text: str) -> None:
    reply = alpine.ask(text, topic=SPOKEN_OF)
    assert reply.outcome is Outcome.ANSWERED
    assert [card.title for card in reply.cards] == ["Rain Jacket"]
    assert reply.topic.product_id == RAIN_JACKET.id
    assert all(card.title != "Rain Jacket" for card in bazaar.ask(text, topic=SPOKEN_OF).cards)


@pytest.mark.parametrize(
    ("text", "topic", "page", "meant"),
    [
        ("add the trail jacket to my cart", Topic(), None, "Trail Jacket"),
        ("add the first one to my cart", TWO, None, "Trail Jacket"),
        ("add this to cart", Topic(), TRAIL_JACKET.id, "Trail Jacket"),
    ],
)
def test_what_is_named_picked_or_open_is_meant(
    alpine: Shop, text: str, topic: Topic, page: int | None, meant: str
) -> None:
    reply = alpine.ask(text, topic=topic, page=page)
    assert YOURSELF in reply.text and [card.title for card in reply.cards] == [meant]


def test_where_nothing_was_spoken_of_it_is_asked_what_is_meant(alpine: Shop) -> None:
    asked = alpine.ask("add to cart")
    assert asked.outcome is Outcome.CLARIFY and "Which product" in asked.text
    assert YOURSELF in alpine.ask("the trail jacket", topic=asked.topic).text


def test_what_is_sold_out_is_told_to_be(alpine: Shop) -> None:
    told = alpine.ask("add this to my cart", page=CAMP_STOVE.id).text
    assert "sold out" in told and YOURSELF not in told


@pytest.mark.parametrize(
    "text",
    [
        "why can't I add it to my cart",
        "your site won't let me put this in my cart",
        "I'd like to buy this for my dad, is it warm",
        "do you have a bike basket",
    ],
)
def test_trouble_and_questions_are_no_wish_to_buy(alpine: Shop, text: str) -> None:
    assert YOURSELF not in alpine.ask(text, topic=SPOKEN_OF).text


@pytest.mark.parametrize("text", ["how should I wash it", "can i wash them at 40 degrees", "kann man das waschen"])
def test_how_an_unknown_thing_is_washed_is_told_by_no_text_about_another(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.CLARIFY and not reply.sources
