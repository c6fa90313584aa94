"""Questions on how the store does things are answered by its texts, and what is another's stays closed."""

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Shopper
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop

PARCELS = written(
    """<h2>Parcels</h2><p>We send with Royal Mail in the United Kingdom and with DHL elsewhere.</p>
    <h2>When it leaves</h2><p>Orders placed before 1 pm leave the same day.</p>
    <h2>How exchanges work</h2>
    <p>You can exchange goods free of charge within 31 days.</p><h2>Payment</h2><p>We accept Visa and Apple Pay.</p>""",
    name="parcels",
)


@pytest.fixture
def told(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, PARCELS)
    bazaar.reads.knowledge.write(BAZAAR, written("<p>Gift boxes are made of card.</p>"))
    return alpine


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who is your carrier", "Royal Mail"),
        ("which courier do you use", "Royal Mail"),
        ("by when do i have to order", "before 1 pm"),
        ("apple pay ok?", "Apple Pay"),
    ],
)
def test_what_the_store_does_for_all_is_told_without_proof(
    told: Shop, alice: Shopper, question: str, said: str
) -> None:
    for shopper in (None, alice):
        reply = told.ask(question, shopper=shopper)
        assert said in reply.text and reply.outcome is Outcome.ANSWERED


def test_where_no_text_names_a_carrier_nobody_is_asked_for_an_order(told: Shop, bazaar: Shop) -> None:
    reply = bazaar.ask("who is your shipping carrier?")
    assert "could not find" in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("question", ["wheres my husbands order", "my moms parcel is late", "status of my wifes order"])
def test_the_order_of_another_is_not_looked_for_among_ones_own(told: Shop, alice: Shopper, question: str) -> None:
    reply = told.ask(question, shopper=alice)
    assert reply.outcome is Outcome.VERIFY_IDENTITY and "#1001" not in reply.text
    assert reply.text.startswith("I cannot speak about somebody else's order")


def test_who_got_the_order_of_another_has_a_trouble_and_asks_for_none(told: Shop, alice: Shopper) -> None:
    reply = told.ask("i got someone elses order", shopper=alice)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and "somebody else's order" not in reply.text


def test_who_asks_after_a_return_of_theirs_is_asked_who_they_are(told: Shop) -> None:
    assert told.ask("whats the status of my return").outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize("text", ["the jacket is too small", "trail jacket doesnt fit", "die trail jacket ist zu eng"])
def test_what_does_not_fit_is_no_question_after_a_size(told: Shop, alice: Shopper, bob: Shopper, text: str) -> None:
    for shopper in (None, alice, bob):
        assert "not made in" not in told.ask(text, shopper=shopper).text


def test_an_exchange_is_told_by_its_own_rule(told: Shop) -> None:
    reply = told.ask("exchange for another size")
    assert "within 31 days" in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("question", ["how do i return it", "where do i send my return", "return address?"])
def test_who_asks_how_or_where_to_return_is_told_the_way(told: Shop, alice: Shopper, question: str) -> None:
    way = "<h2>How to start a return</h2><p>Write to back@shop.example with the order number to return something.</p>"
    told.reads.knowledge.write(ALPINE, written(way, name="back"))
    assert "back@shop.example" in told.ask(question, shopper=alice).text


def test_what_shall_not_be_too_big_is_looked_for_and_nobodys_order_is_meant_by_a_wish(
    told: Shop, alice: Shopper
) -> None:
    assert told.ask("a jacket that is not too big", shopper=alice).cards
    assert told.ask("can my wife order it in red", shopper=alice).outcome is not Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize(
    "question",
    [
        "what's your address",
        "your address?",
        "whats your store address please",
        "where is ur store",
        "wher is your shop",
        "wheres the shop?",
        "where are you guys located",
    ],
)
def test_the_address_of_the_store_is_no_address_of_a_shopper(told: Shop, alice: Shopper, question: str) -> None:
    ways = """<h2>Discounts</h2><p>Students sign up with their school address.</p>
    <h2>Returns by post</h2><p>Send a return to 9 Dock Road, Hull.</p>
    <h2>Visit us</h2><p>Our shop is at 4 Quay Street, Hull.</p>"""
    told.reads.knowledge.write(ALPINE, written(ways, name="visit"))
    for shopper in (None, alice):
        assert told.ask(question, shopper=shopper).text == "Our shop is at 4 Quay Street, Hull."
