"""Questions after goods were shown, values that only other goods have, and lists of makes."""

import pytest

from domain.agent.replies import Outcome, Reply
from domain.conversations import About, Topic
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

OWL = product_of(
    61,
    "Owl Lantern",
    ("Shade",),
    ((("Fern",), "44.00", 3), (("Ash",), "44.00", 0)),
    "Battery: 9 hours\nGlow time: 30 hours\nWater: rain yes",
)
MOTH = product_of(
    62,
    "Moth Lantern",
    ("Shade",),
    ((("Ash",), "28.00", 3), (("Dune",), "28.00", 2)),
    "Battery: 4 hours\nGlow time: 12 hours",
)
SPARE = product_of(63, "Lantern Cleaning Cloth", (), (((), "5.00", 9),), "For glass.")
DESK = product_of(66, "Reef Desk Lantern", (), (((), "19.00", 9),), "Folds flat.")
WALL = product_of(67, "Reef Wall Lantern", (), (((), "23.00", 9),), "Hangs.")
MAT = product_of(64, "Sleeping Mat", ("Width",), ((("50 × 180 cm",), "30.00", 3), (("60 × 180 cm",), "36.00", 3)))
FLOUR = product_of(65, "Rye Flour", ("Weight",), ((("500 g",), "2.00", 3), (("1 kg",), "3.50", 0)))
FOREIGN = product_of(71, "Owl Lantern", (), (((), "1.00", 9),), "Battery: none")
SHOWN = Topic(about=About.GOODS, asked="lanterns", shown=(OWL.id, MOTH.id, SPARE.id))


@pytest.fixture
def shops(shops: tuple[Shop, Shop]) -> tuple[Shop, Shop]:
    alpine, bazaar = shops
    alpine.reads.catalogue.add(ALPINE, OWL, MOTH, SPARE, MAT, FLOUR)
    bazaar.reads.catalogue.add(BAZAAR, FOREIGN)
    return alpine, bazaar


def titles(reply: Reply) -> set[str]:
    return {record.title for record in reply.evidence if record.title}


@pytest.mark.parametrize("text", ["battery?", "batteries", "glow time", "how long does the battery last", "akku?"])
def test_a_question_after_a_list_is_answered_for_each_that_is_the_thing(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text, topic=SHOWN)
    assert titles(reply) == {"Owl Lantern", "Moth Lantern"}
    assert "Owl Lantern – " in reply.text and "Moth Lantern – " in reply.text


def test_what_each_was_told_of_is_still_shown_in_its_order(alpine: Shop) -> None:
    topic = alpine.ask("battery?", topic=SHOWN).topic
    assert topic.shown == SHOWN.shown and topic.asked == "lanterns" and topic.product_id is None
    assert titles(alpine.ask("the second one", topic=topic)) == {"Moth Lantern"}


def test_goods_shown_in_one_store_are_asked_of_in_no_other(bazaar: Shop) -> None:
    assert "9 hours" not in bazaar.ask("battery?", topic=SHOWN).text


@pytest.mark.parametrize(("text", "meant"), [("in dune?", "Moth Lantern"), ("fern?", "Owl Lantern")])
def test_a_value_of_one_of_the_goods_shown_means_that_one(alpine: Shop, text: str, meant: str) -> None:
    reply = alpine.ask(text, topic=SHOWN)
    assert titles(reply) == {meant} and "in stock" in reply.text


def test_the_cheaper_one_is_sought_among_what_was_looked_for(alpine: Shop) -> None:
    assert titles(alpine.ask("the cheapest one", topic=SHOWN)) == {"Moth Lantern"}


@pytest.mark.parametrize("text", ["in dune?", "dune?", "the dune one", "owl lantern dune"])
def test_a_value_that_only_other_goods_have_is_one_not_made(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text, topic=Topic(product_id=OWL.id, about=About.GOODS))
    assert "Owl Lantern is not made in dune" in reply.text and "Fern, Ash" in reply.text


def test_a_word_that_is_no_value_anywhere_is_not_said_to_be_unmade(alpine: Shop) -> None:
    reply = alpine.ask("velvet?", topic=Topic(product_id=OWL.id, about=About.GOODS))
    assert "not made" not in reply.text and reply.outcome is Outcome.NOT_SUPPORTED


def test_the_bare_name_of_an_option_asks_for_its_values(alpine: Shop) -> None:
    assert "Fern, Ash" in alpine.ask("shade?", topic=Topic(product_id=OWL.id, about=About.GOODS)).text


def test_each_make_of_a_list_gets_its_verdict(alpine: Shop) -> None:
    reply = alpine.ask("owl lantern in ash and the moth lantern in dune")
    assert "Owl Lantern (Ash) is sold out" in reply.text and "Moth Lantern (Dune) is in stock" in reply.text


def test_a_width_alone_may_be_one_that_is_not_made(alpine: Shop) -> None:
    assert "not made in 70" in alpine.ask("sleeping mat 70").text
    assert "Sleeping Mat (60 × 180 cm) is in stock" in alpine.ask("sleeping mat 60").text


@pytest.mark.parametrize("text", ["half a kilo of rye flour", "rye flour half kilo", "rye flour demi-kilo"])
def test_half_a_measure_is_the_value_of_that_size(alpine: Shop, text: str) -> None:
    assert "Rye Flour (500 g) is in stock" in alpine.ask(text).text


def test_a_question_in_whole_words_completes_no_choice_left_open(alpine: Shop) -> None:
    open_choice = alpine.ask("how much is the trail jacket").topic
    assert open_choice.pending_question
    assert "costs" not in alpine.ask("does it fold into a pocket", topic=open_choice).text
    assert "$80.00" in alpine.ask("red", topic=open_choice).text


def test_a_present_keeps_within_what_may_be_paid(alpine: Shop) -> None:
    dear = alpine.ask("gift for a lantern lover under 40")
    assert titles(dear) == {"Moth Lantern", "Lantern Cleaning Cloth"}
    assert titles(alpine.ask("gift for a lantern lover")) >= {"Moth Lantern", "Owl Lantern"}


@pytest.mark.parametrize(("text", "meant"), [("moth", "Moth Lantern"), ("the owl", "Owl Lantern")])
def test_a_word_of_one_title_alone_picks_that_one(alpine: Shop, text: str, meant: str) -> None:
    assert titles(alpine.ask(text, topic=SHOWN)) == {meant}


def test_a_word_of_several_titles_narrows_what_was_looked_for(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, DESK, WALL)
    shown = Topic(about=About.GOODS, asked="lanterns", shown=(OWL.id, DESK.id, WALL.id))
    told = alpine.ask("reef", topic=shown).text
    assert "Reef Desk Lantern" in told and "Reef Wall Lantern" in told and "Owl" not in told


@pytest.mark.parametrize("text", ["and in fern?", "fern then", "owl lantern fern"])
def test_a_choice_of_options_is_never_a_trouble(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text, topic=Topic(product_id=OWL.id, about=About.GOODS))
    assert reply.outcome is Outcome.ANSWERED and "Owl Lantern (Fern) is in stock" in reply.text


def test_a_present_that_nobody_is_known_to_like_keeps_within_the_price_too(alpine: Shop) -> None:
    reply = alpine.ask("gift for my girlfriend under 4")
    assert titles(reply) == {"Rye Flour"}


def test_the_prices_of_two_goods_leave_both_to_be_spoken_of(alpine: Shop) -> None:
    topic = alpine.ask("price owl lantern and moth lantern", topic=SHOWN).topic
    assert topic.product_id is None and set(topic.shown) >= {OWL.id, MOTH.id}


@pytest.mark.parametrize("text", ["prix", "preis?", "price", "¿cuánto?"])
def test_the_bare_word_for_a_price_asks_it_of_the_goods_shown(alpine: Shop, text: str) -> None:
    told = alpine.ask(text, topic=SHOWN).text
    assert "44" in told and "28" in told


def test_which_comes_first_is_asked_of_the_goods_shown(alpine: Shop) -> None:
    assert titles(alpine.ask("which lasts longest", topic=SHOWN)) == {"Owl Lantern", "Moth Lantern"}


def test_a_quality_that_no_record_tells_is_not_sought_elsewhere(alpine: Shop) -> None:
    reply = alpine.ask("frost proof?", topic=SHOWN)
    assert titles(reply) <= {"Owl Lantern", "Moth Lantern"} and titles(reply)


@pytest.mark.parametrize("text", ["ok ash then", "ok fern", "so in fern please"])
def test_a_choice_after_a_yes_is_a_choice(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text, topic=Topic(product_id=OWL.id, about=About.GOODS))
    assert "Owl Lantern (" in reply.text


def test_so_many_packs_of_what_was_spoken_of_are_counted(alpine: Shop) -> None:
    topic = Topic(product_id=FLOUR.id, about=About.GOODS, chosen=(("Weight", "500 g"),))
    assert "4 × Rye Flour (500 g) at $2.00 each: $8.00" in alpine.ask("4 packs how much", topic=topic).text


@pytest.mark.parametrize("text", ["yes 1001", "ok", "yes please", "no thanks"])
def test_a_yes_with_no_value_of_the_product_stays_a_yes(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text, topic=Topic(product_id=OWL.id, about=About.GOODS))
    assert "not made" not in reply.text and "in stock" not in reply.text
