"""What a store never takes back, told whole to who asks for the policy or for what cannot be returned."""

import pytest

from domain.agent.policies.clauses.reading import clauses_of
from domain.agent.policies.excluded import asks_what_not
from domain.agent.policies.whole_lists import with_their_lists
from domain.knowledge.passages import passages_of_document
from domain.language.units import Unit
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop

LISTED = """<h2>Time</h2><p>Return an item within 44 days of delivery. Sale items are final sale for money back:
exchange them within 21 days of delivery.</p><h2>What cannot be returned</h2><ul><li>Vouchers</li>
<li>Pantry food, unless it arrived damaged</li><li>E-books after the first download</li><li>Opened waxes</li>
<li>Cloth cut to order</li></ul>"""
LED = """<h2>Returns</h2><p>Send books back within 19 days of delivery. The following are excluded from returns:</p>
<ul><li>Opened ink</li><li>Magazines</li><li>Engraved pens</li></ul><p>You pay the postage unless we erred.</p>"""
MANY = ("Boots", "Scarves", "Tents", "Mugs", "Lamps")
SHELVES = {"alpine": ("44 days", "E-books", "Cloth cut to order"), "bazaar": ("19 days", "Opened ink", "Engraved pens")}


@pytest.fixture(autouse=True)
def _shelves(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
        shop.reads.knowledge.written.clear()
    for shop, store, html in ((alpine, ALPINE, LISTED), (bazaar, BAZAAR, LED)):
        shop.reads.knowledge.write(store, written(html))


@pytest.mark.parametrize("asked", ["What is your return policy?", "return rules pls"])
def test_a_policy_told_as_a_whole_leaves_no_line_of_its_list_out(alpine: Shop, bazaar: Shop, asked: str) -> None:
    for shop, name in ((alpine, "alpine"), (bazaar, "bazaar")):
        told = shop.ask(asked).text
        assert all(words in told for words in SHELVES[name])


@pytest.mark.parametrize(
    "asked",
    ["What can't be returned?", "which items can not be sent back", "Was kann nicht zurückgegeben werden?"],
)
def test_who_asks_what_cannot_be_returned_is_told_the_list(alpine: Shop, bazaar: Shop, asked: str) -> None:
    first, second = alpine.ask(asked).text, bazaar.ask(asked).text
    assert all(line in first for line in ("Vouchers", "Pantry food", "E-books", "Opened waxes", "Cloth"))
    assert all(line in second for line in ("Opened ink", "Magazines", "Engraved pens")) and "postage" not in second


@pytest.mark.parametrize("asked", ["what if i do not send it back", "which order did you not refund"])
def test_what_to_do_where_nothing_can_be_returned_asks_for_no_list(asked: str) -> None:
    assert not asks_what_not(asked)


def test_a_list_is_told_beside_however_many_sentences(alpine: Shop) -> None:
    alpine.reads.knowledge.written.clear()
    times = "".join(f"<p>{goods} can be returned within 1{at} days.</p>" for at, goods in enumerate(MANY))
    alpine.reads.knowledge.write(ALPINE, written(f"<h2>Time</h2>{times}{LISTED}"))
    told = alpine.ask("What is your return policy?").text
    assert "Vouchers" in told and "Cloth cut to order" in told


def test_a_lead_forbids_what_stands_in_its_list_and_is_told_with_it(bazaar: Shop) -> None:
    told = bazaar.ask("can i return opened ink").text
    assert told.startswith("No") and "excluded from returns:\n• Opened ink" in told


def test_a_lead_to_conditions_forbids_no_goods() -> None:
    html = "<h2>Returns</h2><p>We cannot accept a return if:</p><ul><li>The seal is broken</li></ul>"
    clauses = clauses_of(passages_of_document(written(html)))
    assert not [one.goods for one in clauses if one.unit.list_line and one.goods]


def test_no_lead_is_told_without_its_list_nor_twice(bazaar: Shop) -> None:
    told = bazaar.ask("can i return a scarf after 5 days").text
    assert told.count("Opened ink") == 1 and "returns: You" not in told


def test_of_a_long_list_only_what_was_chosen_is_told() -> None:
    lines = [Unit(f"line {at}", list_line=True) for at in range(14)]
    assert with_their_lists(lines[2:4], [Unit("Never:"), *lines]) == tuple(lines[2:4])


def test_an_exception_that_decides_nothing_is_told_after_what_it_is_from(alpine: Shop) -> None:
    told = alpine.ask("can i return e-books?").text
    assert told.index("44 days") < told.index("• E-books after the first download")
