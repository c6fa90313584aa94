"""What "it" and unfinished questions refer to after a product was named, and what they never do."""

import pytest

from domain.agent.replies import Outcome, Reply
from domain.agent.understanding.messages import understand
from domain.conversations import Topic
from domain.language.languages import Language
from tests.domain.agent.shops import ALPINE, TRAIL_JACKET, Shop, product_of, turn_in

JACKET = Topic(product_id=TRAIL_JACKET.id)


def about_jacket(reply: Reply) -> bool:
    return any(record.title == "Trail Jacket" for record in reply.evidence)


@pytest.mark.parametrize(
    "text",
    ["how heavy is it", "in M?", "and in L?", "price?", "what colors?", "weight?", "do you have it in green?", "red?"],
)
def test_completes_a_message_that_refers_to_the_product_last_named(alpine: Shop, text: str) -> None:
    assert about_jacket(alpine.ask(text, topic=JACKET))


@pytest.mark.parametrize(
    "text",
    [
        "thanks",
        "👍",
        "ok cool",
        "yes",
        "are you a robot?",
        "who is the president",
        "what's the weather",
        "tell me a joke",
        "opening hours?",
        "do you sell skis?",
        "tents for 2 people under $400",
        "return policy?",
        "how much is a taxi?",
    ],
)
def test_does_not_turn_another_message_into_a_question_about_it(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text, topic=JACKET)
    assert not about_jacket(reply)
    assert "Trail Jacket" not in reply.text


def test_a_new_noun_replaces_the_product_last_named(alpine: Shop) -> None:
    assert "Camp Stove costs $45.00" in alpine.ask("how much is the stove?", topic=JACKET).text


def test_the_page_of_another_store_lends_no_product(bazaar: Shop) -> None:
    assert "Trail" not in bazaar.ask("how heavy is it", topic=JACKET).text
    assert bazaar.store is not ALPINE


@pytest.mark.parametrize("text", ["Trail Jacket", "the trail jacket?"])
def test_shows_a_product_of_which_nothing_is_asked(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.ANSWERED and "Trail Jacket: $80.00" in reply.text


@pytest.mark.parametrize("text", ["yes", "sure", "ja", "네"])
def test_a_yes_to_no_question_is_asked_what_it_wants(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.CLARIFY


@pytest.mark.parametrize("text", ["ok", "no", "no thanks", "cool"])
def test_a_courtesy_searches_for_nothing(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.ANSWERED and not reply.sources


@pytest.mark.parametrize(
    "text",
    ["agent please", "human", "operator pls", "representative", "please agent", "Mensch bitte", "agente por favor"],
)
def test_a_bare_word_for_a_person_is_a_wish_for_one(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert reply.handoff is not None and reply.handoff.code == "customer_request"


@pytest.mark.parametrize("text", ["when back in stock", "when is it back in stock?", "back in stock?"])
def test_what_comes_back_in_stock_is_no_pack_for_a_back(alpine: Shop, text: str) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(98, "Drover Pack", ("Back Length",), ((("Short",), "90.00", 1),)))
    assert about_jacket(alpine.ask(text, topic=JACKET))
    assert "Drover" not in alpine.ask(text).text


@pytest.mark.parametrize("text", ["do you ship to canada", "is there a size ten", "do you deliver to san diego, CA"])
def test_in_english_neither_to_nor_ten_nor_ca_points_back(alpine: Shop, text: str) -> None:
    assert not understand(text, turn_in(alpine, Language.ENGLISH).conversation).backward


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ile to waży", Language.POLISH),
        ("czy ten jest wodoodporny?", Language.POLISH),
        ("ça pèse combien", Language.FRENCH),
        ("is it warm", Language.ENGLISH),
    ],
)
def test_what_points_back_does_so_in_its_own_language(alpine: Shop, text: str, language: Language) -> None:
    assert understand(text, turn_in(alpine, language).conversation).backward
