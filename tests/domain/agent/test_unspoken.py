"""What no text speaks of is said to be so, beside what the texts say of the matter; it is never answered by that."""

import pytest

from domain.agent.gaps import GapKind, gap_of
from domain.agent.replies import Outcome
from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop

SHIPPING = """<p>Everything leaves our barn on working days.</p>
<h2>Prices</h2><table><tr><th>Where</th><th>Price</th><th>Time</th></tr>
<tr><td>UK mainland</td><td>£4.10</td><td>2-3 days</td></tr>
<tr><td>Northern Ireland</td><td>£8.20</td><td>4-5 days</td></tr>
<tr><td>European Union</td><td>£15.30</td><td>6-9 days</td></tr></table>
<h2>Downloads</h2><p>Patterns and gift cards arrive by e-mail at once and cost no shipping.</p>"""
PAYING = "<h2>How to pay</h2><p>Visa, American Express and PayPal. You pay when you order.</p>"
OUTSIDE = "<p>Delivery in Spain costs 5 euros. No shipping outside Europe.</p>"


def written(name: str, html: str) -> Document:
    return Document(DocumentKind.POLICY, name, name.title(), f"https://shop.example/{name}", html, NOW)


@pytest.fixture
def woolshop(alpine: Shop, bazaar: Shop) -> Shop:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("shipping", SHIPPING), written("payment", PAYING))
    bazaar.reads.knowledge.write(BAZAAR, written("delivery", OUTSIDE))
    return alpine


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("how much is shipping to belfast", "Northern Ireland"),
        ("how much is delivery to glasgow", "UK mainland"),
        ("shipping costs to munich?", "European Union"),
        ("how much is shipping to portugal", "European Union"),
    ],
)
def test_a_city_is_answered_by_the_row_of_the_place_it_lies_in(woolshop: Shop, question: str, row: str) -> None:
    text = woolshop.ask(question).text
    assert text.startswith(row) and text.count("£") == 1


@pytest.mark.parametrize(
    ("question", "place"), [("do you ship to peru", "Peru"), ("do you deliver to Osaka?", "Osaka")]
)
def test_a_place_in_no_text_is_said_to_be_in_none(woolshop: Shop, question: str, place: str) -> None:
    reply = woolshop.ask(question)
    assert f"do not mention {place}" in reply.text and "UK mainland" in reply.text
    assert (gap := gap_of(reply)) and gap.kind is GapKind.TEXTS


def test_a_place_that_lies_outside_of_what_is_sent_to_is_answered_so(woolshop: Shop, bazaar: Shop) -> None:
    assert "No shipping outside Europe." in bazaar.ask("do you ship to canada").text
    assert "outside Europe" not in bazaar.ask("shipping costs to spain").text


@pytest.mark.parametrize("day", ["saturdays", "the weekend", "sunday"])
def test_a_day_in_no_text_is_said_to_be_in_none(woolshop: Shop, day: str) -> None:
    text = woolshop.ask(f"do you deliver on {day}").text
    assert "do not mention" in text or "could not find" in text


def test_a_way_to_pay_that_is_not_listed_is_said_not_to_be(woolshop: Shop) -> None:
    reply = woolshop.ask("can i pay with klarna")
    assert "do not mention Klarna" in reply.text and "American Express" in reply.text
    for listed in ("do you take amex", "do you accept paypal?"):
        text = woolshop.ask(listed).text
        assert "Visa, American Express and PayPal" in text and "do not mention" not in text


def test_what_holds_for_some_goods_alone_does_not_answer_for_all(woolshop: Shop) -> None:
    for question in ("ile kosztuje wysyłka do Niemiec", "quanto costa la spedizione in Italia"):
        text = woolshop.ask(question).text
        assert "gift cards" not in text and "£15.30" in text


@pytest.mark.parametrize("words", ["good morning! how are you today?", "hi there, quick question", "what is 4+4"])
def test_talk_is_answered_by_no_passage(woolshop: Shop, words: str) -> None:
    assert woolshop.ask(words).sources == ()


def test_where_nothing_is_said_of_picking_up_no_price_of_delivery_is_told(woolshop: Shop) -> None:
    reply = woolshop.ask("can i collect from your store")
    assert reply.outcome is Outcome.HANDOFF_OFFERED and reply.sources == ()


def test_where_goods_of_its_own_go_is_told_and_not_where_all_else_goes(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    knives = "<p>We ship to Norway, Iceland and Spain. Knives go to Norway only.</p>"
    alpine.reads.knowledge.write(ALPINE, written("where", knives))
    text = alpine.ask("do you ship knives to spain").text
    assert "Knives go to Norway only." in text and "do not mention" not in text


def test_all_prices_of_sending_are_told_where_no_place_is_named(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    prices = "<p>Small parcels 5 €. A pallet is 60 €. Evening delivery is 7 € extra. We pack on Fridays.</p>"
    alpine.reads.knowledge.write(ALPINE, written("shipping", prices))
    text = alpine.ask("how much is shipping").text
    assert all(price in text for price in ("5 €", "60 €", "7 €")) and "Fridays" not in text


def test_the_rule_is_told_before_a_person_is_offered(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    rules = "<h2>Frozen plants</h2><p>If a fern arrives frozen, send a photo within two days.</p>"
    alpine.reads.knowledge.write(ALPINE, written("help", rules))
    bazaar.reads.knowledge.write(BAZAAR, written("about", "<p>We have grown ferns since 1990.</p>"))
    trouble = "my fern arrived frozen"
    reply = alpine.ask(trouble)
    assert "send a photo within two days" in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED
    assert bazaar.ask(trouble).sources == ()


LISTED = """<h2>Where we send</h2><p>We deliver to Norway, Portugal and Japan.</p>
<p>Knives are not delivered to Japan.</p><p>We paused delivery to Peru.</p>"""


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("do you deliver to norway", True),
        ("do you deliver to portugal?", True),
        ("how much is delivery to norway", False),
        ("do you deliver knives to japan", False),
        ("do you deliver to chile", False),
        ("do you deliver to peru", False),
        ("so you never deliver to norway", False),
    ],
)
def test_a_place_that_is_listed_is_a_yes(alpine: Shop, bazaar: Shop, question: str, yes: bool) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("shipping", LISTED))
    bazaar.reads.knowledge.write(BAZAAR, written("delivery", "<p>We deliver to Malta alone.</p>"))
    assert alpine.ask(question).text.startswith("Yes.") is yes
    assert not bazaar.ask(question).text.startswith("Yes.")


@pytest.mark.parametrize("question", ["nehmt ihr auch amex", "accettate american express per gli ordini"])
def test_a_way_to_pay_is_asked_after_in_other_languages(woolshop: Shop, question: str) -> None:
    assert "American Express" in woolshop.ask(question).text


def test_who_is_in_no_list_of_countries_is_told_so_though_the_region_has_a_price(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    listed = "<p>We ship to the UK, Ireland and France. Delivery to the EU takes 4-7 days and costs £9.95.</p>"
    alpine.reads.knowledge.write(ALPINE, written("shipping", listed))
    text = alpine.ask("do you ship to spain").text
    assert "do not mention Spain" in text and "UK, Ireland and France" in text
    assert "do not mention" not in alpine.ask("do you ship to ireland").text


UNION = """<h2>Where we send</h2><p>United States, Canada, the European Union and Norway. We do not ship to PO
boxes with Express, and knives go to the United States and Canada only.</p>
<h2>Not there</h2><p>We do not ship to Malta.</p>"""


@pytest.mark.parametrize("country", ["Germany", "Poland", "Ireland", "Norway"])
@pytest.mark.parametrize("ask", ["do you ship to {}?", "do you deliver to {}"])
def test_a_list_with_the_european_union_holds_its_members(alpine: Shop, ask: str, country: str) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("shipping", UNION))
    text = alpine.ask(ask.format(country)).text
    assert text.startswith("Yes.") and "the European Union" in text and "do not mention" not in text


@pytest.mark.parametrize("country", ["the UK", "Switzerland", "Serbia", "Malta"])
@pytest.mark.parametrize("ask", ["do you ship to {}?", "do you deliver to {}"])
def test_no_other_country_is_held_by_it_nor_one_that_is_taken_out(alpine: Shop, ask: str, country: str) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("shipping", UNION))
    text = alpine.ask(ask.format(country)).text
    assert not text.startswith("Yes.") and ("do not mention" in text or "We do not ship to Malta." in text)


@pytest.mark.parametrize(
    "told",
    [
        "We ship to Canada and all of Europe.",
        "We ship to the UK, Ireland and France. Delivery to the EU takes 4-7 days and costs £9.95.",
        "We ship to Canada and the European Union except Spain.",
        "We ship to Canada and the European Union. Delivery to Spain is currently paused.",
    ],
)
def test_a_loose_region_a_price_or_a_list_with_an_exception_is_no_yes(alpine: Shop, told: str) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("shipping", f"<p>{told}</p>"))
    assert not any(
        alpine.ask(asked).text.startswith("Yes.") for asked in ("do you ship to spain", "delivery to Spain?")
    )


def test_what_sending_back_costs_from_a_place_is_not_where_parcels_go(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    rules = "<p>Return shipping within the UK is free. From other countries you pay the postage.</p>"
    where = "<p>We ship to the UK, Ireland and France.</p>"
    alpine.reads.knowledge.write(ALPINE, written("refund", rules), written("shipping", where))
    text = alpine.ask("is return shipping free from ireland").text
    assert "you pay the postage" in text or "could not find" in text


EXPRESS = """<p>Orders placed before noon leave the same working day.</p>
<h2>Prices</h2><table><tr><th>Where</th><th>Price</th><th>Time</th></tr>
<tr><td>United States, Express</td><td>$14.90</td><td>1-2 days</td></tr>
<tr><td>United States, Standard</td><td>$5.90</td><td>4-5 days</td></tr>
<tr><td>Canada</td><td>$18.00</td><td>6-9 days</td></tr></table>
<h2>Carriers</h2><p>We use UPS in the United States, and elsewhere DHL Express.</p>"""


def test_a_service_that_other_places_alone_have_is_said_to_be_untold_of_this_one(woolshop: Shop) -> None:
    woolshop.reads.knowledge.kept.clear()
    woolshop.reads.knowledge.write(ALPINE, written("shipping", EXPRESS))
    text = woolshop.ask("how much is express shipping to canada").text
    assert "do not mention express (Canada)" in text and "$18.00" in text and "$14.90" not in text
    inland = woolshop.ask("how much is express shipping in the united states").text
    assert "$14.90" in inland and "do not mention" not in inland


@pytest.mark.parametrize(
    "everywhere",
    ["Express costs $30 and takes 2 days.", "There is no express service abroad.", "Canada, Express: $40."],
)
def test_a_service_that_is_told_for_all_or_for_the_place_is_told(woolshop: Shop, everywhere: str) -> None:
    woolshop.reads.knowledge.kept.clear()
    woolshop.reads.knowledge.write(ALPINE, written("shipping", f"{EXPRESS}<h2>Express</h2><p>{everywhere}</p>"))
    assert "do not mention" not in woolshop.ask("how much is express shipping to canada").text


@pytest.mark.parametrize("question", ["when do you ship", "how fast do you dispatch orders?", "wann versendet ihr?"])
def test_when_orders_leave_is_told_by_that_and_by_no_price(woolshop: Shop, question: str) -> None:
    woolshop.reads.knowledge.kept.clear()
    leaving = "<h2>Dispatch</h2><p>Orders are packed and dispatched within two working days.</p>"
    woolshop.reads.knowledge.write(ALPINE, written("shipping", f"{SHIPPING}{leaving}"))
    text = woolshop.ask(question, locale="de" if question.startswith("wann") else "en").text
    assert "within two working days" in text and "£" not in text


def test_when_it_comes_to_a_place_is_asked_of_the_way_there(woolshop: Shop) -> None:
    assert woolshop.ask("when do you ship to northern ireland").text.startswith("Northern Ireland")
