"""A store's guide to sizes is found by whatever it is called."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of


def guide(chest: str) -> Document:
    table = f"<table><tr><th>Size</th><th>Chest</th></tr><tr><td>M</td><td>{chest}</td></tr></table>"
    return replace(written(table, kind=DocumentKind.PAGE, name="sizes"), title="Size guide")


@pytest.mark.parametrize(
    "question", ["size chart", "do you have a size chart", "sizing guide", "sizing?", "size guide"]
)
def test_a_guide_to_sizes_is_told_by_whatever_it_is_called(alpine: Shop, bazaar: Shop, question: str) -> None:
    alpine.reads.knowledge.write(ALPINE, guide("96 cm"))
    bazaar.reads.knowledge.write(BAZAAR, guide("44 cm"))
    text = alpine.ask(question).text
    assert "96 cm" in text and "44 cm" not in text


SHOES = "<h3>Shoes</h3><table><tr><th>US</th><th>EU</th></tr><tr><td>9</td><td>42</td></tr></table>"


@pytest.mark.parametrize("question", ["which EU size is US 9?", "what EU size is a US 9", "is US 9 an EU 42?"])
def test_the_size_of_another_country_is_no_matter_of_an_order(alpine: Shop, bazaar: Shop, question: str) -> None:
    alpine.reads.knowledge.write(ALPINE, replace(written(SHOES, kind=DocumentKind.PAGE, name="s"), title="Size guide"))
    assert "EU: 42" in alpine.ask(question).text
    untold = bazaar.ask(question)  # whose texts tell no sizes
    assert untold.outcome in (Outcome.NOT_SUPPORTED, Outcome.HANDOFF_OFFERED) and "42" not in untold.text


FEET = (
    "<h3>Shoes</h3><table><tr><th>US</th><th>EU</th><th>Foot</th></tr><tr><td>9</td><td>42</td><td>27.0 cm</td></tr>"
    "<tr><td>10</td><td>43</td><td>28.0 cm</td></tr><tr><td>11</td><td>44.5</td><td>29.0 cm</td></tr></table>"
)
SHOE = replace(
    product_of(331, "Scree Trail Shoe", ("US Size",), tuple(((size,), "139.00", 2) for size in ("9", "10", "11"))),
    product_type="Footwear",
)
STOVE = product_of(332, "Kestrel Canister Stove", (), (((), "45.00", 3),), "Burns gas.")


@pytest.fixture
def shoes(alpine: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, SHOE, STOVE)
    alpine.reads.knowledge.write(ALPINE, replace(written(FEET, kind=DocumentKind.PAGE, name="s"), title="Size guide"))
    return alpine


@pytest.mark.parametrize(
    ("question", "locale"),
    [
        ("what size scree for a 27 cm foot?", "en"),
        ("jaki rozmiar butów Scree na stopę 27 cm?", "pl"),
        ("welche größe scree für 27 cm fußlänge?", "de"),
        ("qué talla de scree para un pie de 27 cm?", "es"),
    ],
)
def test_a_foot_that_is_measured_is_told_its_size_and_is_no_stove(shoes: Shop, question: str, locale: str) -> None:
    reply = shoes.ask(question, locale=locale)
    assert "US: 9" in reply.text and "Stove" not in reply.text


def test_between_two_sizes_of_another_country_both_are_told(shoes: Shop) -> None:
    text = shoes.ask("scree trail shoe in eu 44").text
    assert text.startswith("Scree Trail Shoe is not made in EU 44.") and "EU: 43" in text and "EU: 44.5" in text
