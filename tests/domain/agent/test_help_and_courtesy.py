"""Who is hurt hears whom to call first; thanks, missed parcels and others' orders are heard as what they are."""

import pytest

from domain.agent.phrases import Say, say
from domain.agent.replies import Outcome
from domain.agent.understanding.mentions import find_order_names, visible
from domain.conversations import Shopper
from domain.knowledge.documents import Document, DocumentKind
from domain.language.concepts import meaning
from domain.language.languages import Language
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("the kettle burnt my arm badly", Language.ENGLISH),
        ("i ate your cookies and had an allergic reaction", Language.ENGLISH),
        ("ich habe mich an der Lampe verbrannt", Language.GERMAN),
    ],
)
def test_who_is_hurt_hears_first_whom_to_call(alpine: Shop, said: str, language: Language) -> None:
    reply = alpine.ask(said)
    assert reply.text.startswith(say(language, Say.UNWELL)) and reply.handoff is not None and reply.handoff.urgent


def test_a_lawyer_is_sent_to_no_doctor(alpine: Shop) -> None:
    assert say(Language.ENGLISH, Say.UNWELL) not in alpine.ask("you will hear from my lawyer").text


@pytest.mark.parametrize("said", ["top, bedankt", "super, danke", "parfait merci"])
def test_thanks_with_a_word_of_praise_are_thanks(alpine: Shop, said: str) -> None:
    assert alpine.ask(said).intents == ("thanks",)


@pytest.mark.parametrize("said", ["i missed the courier", "nobody was home when the driver came"])
def test_a_missed_parcel_is_no_change_of_an_order(alpine: Shop, alice: Shopper, said: str) -> None:
    assert alpine.ask(said, shopper=alice).intents == ("order_problem",)


@pytest.mark.parametrize("said", ["kisi insaan se baat karni hai", "koi agent se baat karwa do"])
def test_the_wish_for_a_person_is_heard_in_latin_hindi(alpine: Shop, said: str) -> None:
    assert alpine.ask(said).outcome is Outcome.HANDOFF_OFFERED


def test_what_a_relative_bought_is_none_of_ones_own(alpine: Shop, alice: Shopper) -> None:
    reply = alpine.ask("my sister ann bought things here as well, where is her parcel", shopper=alice)
    assert reply.outcome is Outcome.VERIFY_IDENTITY and not reply.cards
    assert alpine.ask("my sister got me into your shop, where is my order", shopper=alice).cards


@pytest.mark.parametrize("said", ["order W 2611340", "Order # w 2611340 please", "bestellung W 2611340"])
def test_letters_of_an_orders_name_may_stand_apart(said: str) -> None:
    assert find_order_names(visible(said)) == ("W2611340",)


@pytest.mark.parametrize("said", ["order is 12345", "order in 2024", "orders a 1000 pieces"])
def test_small_words_are_no_letters_of_a_name(said: str) -> None:
    assert visible(said) == said


def test_codes_are_no_cash_on_delivery(alpine: Shop, bazaar: Shop) -> None:
    assert meaning("codes") != meaning("cod")
    codes = "<h2>Discount codes</h2><p>One code an order. Codes do not add up.</p>"
    bazaar.reads.knowledge.write(BAZAAR, Document(DocumentKind.PAGE, "c", "", "https://b.example/c", codes, NOW))
    cash = "<p>We take cash on delivery at home.</p>"
    alpine.reads.knowledge.write(ALPINE, Document(DocumentKind.PAGE, "p", "", "https://a.example/p", cash, NOW))
    assert "One code" not in bazaar.ask("do you offer cash on delivery?").text
    assert "at home" in alpine.ask("is cod possible?").text
