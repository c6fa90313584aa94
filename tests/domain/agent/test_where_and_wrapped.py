"""Where a store is and how it wraps presents is asked in any language, and told by what its own texts say of that."""

from dataclasses import replace

import pytest

from domain.agent.policies.own_headings import answers_another, matter_of
from domain.agent.replies import Outcome
from domain.agent.routing.matters import Matter
from domain.language.units import Unit
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, RETURNS, Shop

FAQ = replace(
    RETURNS,
    document_id="faq",
    title="FAQ",
    url="https://shop.example/pages/faq",
    text="FAQ\nIs it possible to alter the address of an order?\nYes, until we pack it\n"
    "Is there a shop one can visit?\nYes, on the quay of Thun, Friday to Sunday\n"
    "Are presents wrapped?\nYes, for 3 francs\nDo you have a discount for students?\nYes, 12% with a card",
)
STREET = written("<p>Bazaar Ltd, 7 Harbour Road, Leith</p>", name="contact information")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    for one in (alpine, bazaar):
        one.reads.knowledge.kept.clear()
    alpine.reads.knowledge.add(ALPINE, FAQ)
    bazaar.reads.knowledge.write(BAZAAR, STREET)
    return alpine


WHERE = (
    "where r u located",
    "where's ur store",
    "do you guys have a showroom",
    "could i stop by",
    "can we drop by",
    "wo befindet sich euer geschäft",
    "wo ist der shop",
    "dónde queda vuestra tienda",
    "où est la boutique ?",
    "dove si trova il vostro negozio",
    "gdzie znajduje się wasz sklep",
    "waar zitten jullie",
    "onde fica a loja?",
    "お店はどこにありますか",
    "매장이 어디에 있나요",
)


@pytest.mark.parametrize("asked", WHERE)
def test_where_the_store_is_stands_under_its_own_question(shop: Shop, bazaar: Shop, asked: str) -> None:
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.ANSWERED
    assert "on the quay of Thun" in reply.text and "pack it" not in reply.text
    assert "7 Harbour Road" in bazaar.ask(asked).text


def test_another_town_is_said_to_be_in_no_text(shop: Shop) -> None:
    text = shop.ask("is there a store in Paris?").text
    assert text.startswith("The store's texts do not mention Paris.") and "Thun" in text


def test_no_address_of_an_order_is_told_for_where_the_store_is(shop: Shop) -> None:
    shop.reads.knowledge.kept.clear()
    asked = "Is it possible to alter the address of an order?\nYes, until we pack it"
    shop.reads.knowledge.add(ALPINE, replace(FAQ, text=f"FAQ\n{asked}"))
    assert shop.ask("where is your shop").outcome is Outcome.HANDOFF_OFFERED


WRAPPED = (
    "do yall wrap presents",
    "gift wrap??",
    "könnt ihr das als Geschenk einpacken?",
    "geschenkverpackung möglich",
    "me lo podéis envolver como regalo",
    "faites-vous des paquets cadeaux ?",
    "fate confezioni regalo?",
    "zapakujecie jako prezent?",
    "kunnen jullie het inpakken als cadeau",
    "dá para embrulhar para presente?",
    "ギフト包装はありますか",
    "선물용으로 포장해 주시나요",
)


@pytest.mark.parametrize("asked", WRAPPED)
def test_wrapping_is_asked_for_in_any_language(shop: Shop, bazaar: Shop, asked: str) -> None:
    assert "Yes, for 3 francs." in shop.ask(asked).text
    assert bazaar.ask(asked).outcome is Outcome.HANDOFF_OFFERED  # of which no text tells


def test_a_present_that_was_not_wrapped_is_no_question_for_the_price(shop: Shop) -> None:
    assert shop.ask("you forgot to gift wrap my order!!").outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize(
    "asked", ["any discount for students", "zniżki studenckie?", "学割はありますか", "학생 할인 되나요"]
)
def test_what_students_get_is_told_whatever_they_are_called(shop: Shop, asked: str) -> None:
    assert "12% with a card" in shop.ask(asked).text


def test_what_answers_a_question_of_another_matter_is_known() -> None:
    told = Unit("Yes, until we pack it", heading="Can I alter the address of an order?")
    assert answers_another(told, Matter.LOCATION) and not answers_another(told, Matter.CHANGING_ORDERS)
    assert not answers_another(replace(told, heading="Do you have a showroom?"), Matter.OPENING_HOURS)


def test_a_heading_is_of_the_matter_that_its_words_tell() -> None:
    assert matter_of("Do you have a showroom?") is Matter.LOCATION
    assert matter_of("Gift wrapping") is Matter.GIFT_WRAPPING
    assert matter_of("word " * 40) is None


@pytest.mark.parametrize("asked", ["how many students attend that college", "which students live in paris"])
def test_students_of_another_world_get_no_discount(shop: Shop, asked: str) -> None:
    assert "12%" not in shop.ask(asked).text
