"""On which day parcels come, how far they are carried and where things are made is told by its own sentence alone."""

from dataclasses import replace

import pytest

from domain.agent.policies.delivery_matters import CARRIED_IN, DELIVERY_DAY
from domain.agent.policies.narrow_matters import ORIGIN
from domain.agent.replies import Outcome
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

SENDING = replace(
    written(
        """<p>Small parcels: 2-4 working days, €5.95. Furniture is brought by two people to the room of your choice for
        €59.</p><p>You choose the delivery day when the carrier calls. There is no delivery on weekends.</p>""",
        name="shipping",
    ),
    title="Shipping",
)
BACK = replace(
    written(
        """<p>Furniture can be returned within 30 days. We collect large items for €49. Small items are sent back at
        your cost.</p><p>Damaged on arrival? Send us photos within 7 days; we replace it at no cost.</p>""",
        name="returns",
    ),
    title="Returns",
)
MAKING = replace(
    written(
        "<p>We pay living wages in all of the factories. All Northbound goods are sewn in Portugal.</p>", name="us"
    ),
    title="About us",
)
HOURS = written("<p>Our shop is open Monday to Saturday. We deliver in 3 days.</p>", name="hours")
MUG = replace(product_of(95, "Tin Mug", (), (((), "9.00", 3),), "Holds 300 ml."), vendor="Kumo")


@pytest.fixture
def told(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.catalogue.add(ALPINE, MUG)
    for text in (SENDING, BACK, MAKING):
        alpine.reads.knowledge.write(ALPINE, text)
    bazaar.reads.knowledge.write(BAZAAR, HOURS)
    return alpine


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("can i change delivery day", "You choose the delivery day"),
        ("change delivery date", "You choose the delivery day"),
        ("can i pick a delivery slot", "You choose the delivery day"),
        ("deliver to the 4th floor", "to the room of your choice"),
        ("do u bring it inside", "to the room of your choice"),
        ("do you deliver upstairs", "to the room of your choice"),
        ("u deliver saturday?", "no delivery on weekends"),
        ("is the factory in china", "sewn in Portugal"),
        ("where are your products made", "sewn in Portugal"),
        ("where is the trail jacket made", "sewn in Portugal"),
    ],
)
def test_is_told_by_the_sentence_that_tells_it(told: Shop, text: str, said: str) -> None:
    reply = told.ask(text)
    assert said in reply.text
    assert "photos" not in reply.text
    assert "living wages" not in reply.text


def test_another_day_for_what_is_on_its_way_is_for_a_person(told: Shop) -> None:
    assert told.ask("reschedule my delivery").outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize(
    "text", ["can i choose delivery day", "deliver to the 4th floor", "u deliver saturday?", "is the factory in china"]
)
def test_what_no_text_tells_is_not_known(told: Shop, bazaar: Shop, text: str) -> None:
    reply = bazaar.ask(text)
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert "Saturday" not in reply.text
    assert "Portugal" not in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "does the kids bed come with a drawer inside?",
        "does the cushion cover come with a filling inside?",
        "does the 65w charger come with a cable inside?",
        "does the lamp ship with batteries inside",
        "what comes inside the box of the luna floor lamp?",
        "do you carry them in bigger sizes?",
        "do you carry things in wood",
        "do you carry any furniture in black?",
        "do you carry it in decaf",
        "do you carry it in",
        "which colours do you bring it in",
        "can i bring them in",
        "can we bring a dog inside",
        "is the invoice sent inside the package?",
        "is the invoice delivered inside",
        "do you deliver inside germany",
        "do you ship inside the eu",
    ],
)
def test_what_is_in_goods_or_sold_in_sizes_is_not_carried_in(text: str) -> None:
    assert not CARRIED_IN.asked.search(text)


@pytest.mark.parametrize(
    "text", ["do you bring it inside my flat?", "will you bring it in?", "is inside delivery free"]
)
def test_what_is_brought_into_a_home_is_carried_in(text: str) -> None:
    assert CARRIED_IN.asked.search(text)


@pytest.mark.parametrize("text", ["do you deliver upstairs in Germany", "deliver to the 4th floor in Berlin"])
def test_how_far_it_is_carried_is_not_told_where_a_place_is_named(told: Shop, text: str) -> None:
    assert told.ask(text).text != told.ask("do you deliver upstairs").text


@pytest.mark.parametrize(
    "text",
    [
        "is there a change of delivery date for preorder sofas",
        "did the delivery date change",
        "i have a set delivery date",
        "is there a schedule of delivery dates",
    ],
)
def test_a_change_that_nobody_makes_is_no_wish_to_choose_a_day(text: str) -> None:
    assert not DELIVERY_DAY.asked.search(text)


def test_where_some_goods_are_made_tells_nothing_of_another_makers(told: Shop) -> None:
    reply = told.ask("where is the tin mug made")
    assert reply.outcome is Outcome.NOT_SUPPORTED
    assert "Portugal" not in reply.text
    assert "300 ml" not in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "Everything in our Heritage line is made in Portugal. Other goods come from many makers.",
        "Not everything we sell is made in Europe.",
        "Before 2020 all our products were made in Italy.",
        "The Kumo catalogue is printed in Belgium.",
        "The Kumo catalogue is made in Belgium.",
        "All Kumo candles are made in Spain.",
        "Almost all our products are made in France.",
        "Kumo shares an office with Lumen, made in Oslo.",
    ],
)
def test_where_some_goods_are_made_tells_nothing_of_all(bazaar: Shop, text: str) -> None:
    bazaar.reads.catalogue.add(BAZAAR, MUG)
    bazaar.reads.knowledge.write(BAZAAR, written(f"<p>{text}</p>", name="us"))
    reply = bazaar.ask("where is the tin mug made")
    assert reply.outcome is Outcome.NOT_SUPPORTED
    assert not any(sentence in reply.text for sentence in text.split(". "))


@pytest.mark.parametrize("text", ["All Kumo goods are made in Japan.", "Everything we sell is made in Japan."])
def test_where_all_goods_are_made_tells_it_of_each(bazaar: Shop, text: str) -> None:
    bazaar.reads.catalogue.add(BAZAAR, MUG)
    bazaar.reads.knowledge.write(BAZAAR, written(f"<p>{text}</p>", name="us"))
    assert "Japan" in bazaar.ask("where is the tin mug made").text


@pytest.mark.parametrize(
    "text", ["where is your factory outlet", "is there a factory shop in berlin", "do you have a factory in berlin"]
)
def test_a_factory_shop_is_not_where_goods_are_made(text: str) -> None:
    assert not ORIGIN.asked.search(text)


SLOTS = replace(
    written(
        """<p>Saturday delivery costs $15 extra. We do not deliver on Sundays.</p><p>Delivery is to the ground floor.
        For upper floors book two people for $49.</p>""",
        name="shipping",
    ),
    title="Shipping",
)


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("saturday delivery how much", "$15", "Sundays"),
        ("do you deliver on saturdays", "$15", "Sundays"),
        ("do you deliver on sundays?", "do not deliver on Sundays", "$15"),
        ("do you deliver on weekends", "$15", "$49"),
        ("do you deliver upstairs? 2nd floor", "$49", "$15"),
    ],
)
def test_the_day_and_the_floor_asked_about_are_told(alpine: Shop, text: str, said: str, unsaid: str) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, SLOTS)
    reply = alpine.ask(text)
    assert said in reply.text
    assert unsaid not in reply.text


@pytest.mark.parametrize("text", ["shipping to the uk?", "do you deliver to poland"])
def test_of_a_place_that_no_text_names_it_is_told_that_no_others_are_sent_to(alpine: Shop, text: str) -> None:
    alpine.reads.knowledge.kept.clear()
    html = "<p>US: $5.50, 3 to 5 days. Canada: $16, 6 to 12 days. We don't ship to other countries at this time.</p>"
    alpine.reads.knowledge.write(ALPINE, replace(written(html, name="shipping"), title="Shipping policy"))
    reply = alpine.ask(text)
    assert "We don't ship to other countries" in reply.text
    assert not reply.text.startswith("Yes")
