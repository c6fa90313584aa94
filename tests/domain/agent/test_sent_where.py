"""Places that parcels do not go to, all that lies outside of one, and a place asked after another."""

from dataclasses import replace

import pytest

from domain.agent.understanding.following_rules import asked_of_rule
from domain.agent.understanding.messages import understand
from domain.language.languages import Language
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, turn_in

LISTED = """<h2>Where we ship</h2><p>We ship to Ireland, Bulgaria, France, Germany and Italy. We do not ship to Great
Britain, Greece or Malta.</p><h2>Cost</h2><table><tr><th>To</th><th>Cost</th></tr><tr><td>Ireland</td><td>€4</td></tr>
<tr><td>Other EU countries</td><td>€12.40</td></tr></table>"""
ABROAD = """<p>We ship to all 50 states for $6. Alaska takes 9 days.</p><p>International: Canada ($18) and Mexico ($22).
Candles can't ship outside the US. Duties are prepaid for Canada; for Mexico they
are due on delivery.</p>"""


@pytest.fixture(autouse=True)
def _shelves(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, replace(written(LISTED, name="shipping"), title="Shipping"))
    bazaar.reads.knowledge.write(BAZAAR, replace(written(ABROAD, name="shipping"), title="Shipping"))


@pytest.mark.parametrize("asked", ["do you ship to greece", "spedite in grecia?", "do you deliver to england"])
def test_a_place_that_is_denied_is_answered_by_that(alpine: Shop, asked: str) -> None:
    told = alpine.ask(asked).text
    assert "do not ship to Great Britain, Greece" in told and "12.40" not in told and "mention" not in told


def test_of_two_places_the_one_that_is_sent_to_is_told_as_well(alpine: Shop) -> None:
    told = alpine.ask("do you ship to germany or greece").text
    assert "We ship to Ireland" in told and "do not ship" in told


def test_of_two_places_the_one_that_no_text_speaks_of_is_named(alpine: Shop) -> None:
    told = alpine.ask("do u ship to bulgaria or serbia").text
    assert "do not mention Serbia" in told


@pytest.mark.parametrize("asked", ["do u ship outside the US?", "can you deliver outside of the usa"])
def test_what_lies_outside_of_a_place_is_told_of_all_goods(bazaar: Shop, asked: str) -> None:
    told = bazaar.ask(asked).text
    assert "Canada ($18)" in told and "Candles" not in told and "Alaska" not in told


def test_whether_it_is_sent_is_not_answered_by_who_pays_the_duties(bazaar: Shop) -> None:
    assert "$18" in bazaar.ask("do you ship to canada?").text


@pytest.mark.parametrize("asked", ["do you ship to the united states?", "ship to the states?"])
def test_a_heading_that_names_a_place_speaks_for_what_stands_below_it(alpine: Shop, asked: str) -> None:
    html = "<h2>United States</h2><p>$19, 4-7 business days.</p><h2>Overseas</h2><p>We ship to Japan and Peru: $45.</p>"
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, replace(written(html, name="shipping"), title="Shipping"))
    told = alpine.ask(asked).text
    assert "$19" in told and "$45" not in told and "mention" not in told


def test_how_long_after_a_place_is_asked_of_that_place(alpine: Shop) -> None:
    said = understand("how long", turn_in(alpine, Language.ENGLISH).conversation)
    assert asked_of_rule(said, "do you ship to peru?") == "how long do you ship to peru?"


@pytest.mark.parametrize(
    ("asked", "new", "meant"),
    [
        ("do you ship to bulgaria or serbia", "and to canada?", "do you ship to canada"),
        ("do u ship outside the US?", "how much to canada", "do u ship to canada?"),
        ("do you ship to spain", "and to peru?", "do you ship to peru"),
    ],
)
def test_a_new_place_stands_for_all_that_were_asked_about(alpine: Shop, asked: str, new: str, meant: str) -> None:
    said = understand(new, turn_in(alpine, Language.ENGLISH).conversation)
    assert asked_of_rule(said, asked) == meant


@pytest.mark.parametrize("asked", ["how long does shipping to canada take", "how much is delivery to norway"])
def test_what_a_sentence_says_of_some_goods_denies_no_place_to_the_others(alpine: Shop, asked: str) -> None:
    html = """<h2>Prices</h2><table><tr><th>Where</th><th>Price</th><th>Time</th></tr><tr><td>Canada</td><td>$18</td>
    <td>6-10 days</td></tr><tr><td>Norway</td><td>$24</td><td>7-12 days</td></tr></table><h2>Where we send</h2>
    <p>Canada, Norway and Japan. We do not ship to PO boxes, and knives go to Canada and Norway only.</p>"""
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, replace(written(html, name="shipping"), title="Shipping"))
    told = alpine.ask(asked).text
    assert ("$18" if "canada" in asked else "$24") in told and "knives" not in told
