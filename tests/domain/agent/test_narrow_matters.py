"""What only a sentence with certain words answers is told by it, or said to be in no text."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Shopper
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop

REACHED = written(
    """<p>Write to us: hello@alpine.example</p><p>Wholesale: trade@alpine.example</p>
    <p>Registered in Bern, VAT number CHE-123.456.789.</p><p>Opening hours: Monday to Friday, 9 am to 5 pm.</p>""",
    name="contact information",
)
RULES = written(
    """<h2>Payment</h2><p>Visa and PayPal. We charge your card when the parcel leaves.</p>
    <h2>Sending things back</h2><p>We send you a label for the return by e-mail. Free of charge in Switzerland.</p>
    <h2>Fairness</h2><p>Knives are sold to adults only. If a price drops within a week we pay the difference back.</p>
    <h2>Post</h2><p>We answer within 2 days.</p><h2>Ways</h2><p>Pick up at 5 Mill Lane is free.</p>
    <h2>Gifts</h2><p>Leave the box ticked and a gift note without prices goes into the parcel.</p>
    <h2>Your rights on data</h2><p>Questions on privacy: data@alpine.example. We answer within 30 days.</p>
""",
    name="rules",
)
SENDING = replace(
    written("<h2>Where we send</h2><p>We ship to Switzerland, Austria and Italy.</p>", name="shipping"),
    title="Shipping",
)


@pytest.fixture
def told(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, REACHED)
    alpine.reads.knowledge.write(ALPINE, RULES)
    alpine.reads.knowledge.write(ALPINE, SENDING)
    bazaar.reads.knowledge.write(BAZAAR, written("<p>Gift boxes are made of card.</p>", name="boxes"))
    return alpine


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("ur email?", "hello@alpine.example"),
        ("how do i write to you", "hello@alpine.example"),
        ("wie ist eure e-mail", "hello@alpine.example"),
        ("what's your vat number", "CHE-123.456.789"),
        ("when do i get charged", "when the parcel leaves"),
        ("am i charged straight away or later", "when the parcel leaves"),
        ("can you add a gift receipt", "gift note without prices"),
        ("is there an age limit", "sold to adults only"),
        ("do i have to show my id for the knife", "sold to adults only"),
        ("how fast do u reply", "answer within 2 days"),
        ("price dropped 2 days after i bought it", "pay the difference back"),
        ("it is cheaper now than when i ordered", "pay the difference back"),
        ("can i pick it up in the store", "Pick up at 5 Mill Lane"),
        ("will you send a prepaid label for my return", "label for the return"),
    ],
)
def test_a_narrow_question_is_told_its_own_sentence(
    told: Shop, bazaar: Shop, alice: Shopper, question: str, said: str
) -> None:
    for shopper in (None, alice):
        assert said in told.ask(question, shopper=shopper).text
    assert said not in bazaar.ask(question).text


@pytest.mark.parametrize("question", ["whats ur tax id", "when will my card be charged", "gift receipts?"])
def test_what_no_sentence_tells_is_left_to_a_person(bazaar: Shop, question: str) -> None:
    reply = bazaar.ask(question)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and "could not find" in reply.text


def test_without_a_contact_page_the_address_of_the_record_is_told(bazaar: Shop) -> None:
    assert bazaar.ask("what is your email address").text == "You can write to a@b.example."


@pytest.mark.parametrize(
    "question", ["do you ship to Narnia", "can you deliver to hogwarts?", "liefert ihr nach Mordor"]
)
def test_a_place_that_nobody_knows_is_in_no_text(told: Shop, question: str) -> None:
    place = question.rstrip("?").split()[-1].title()
    reply = told.ask(question)
    assert place in reply.text and "Switzerland, Austria and Italy" in reply.text and not reply.text.startswith("Yes")


@pytest.mark.parametrize(
    "question", ["do you deliver to my office", "do you ship to offices", "do you ship to austria"]
)
def test_no_thing_and_no_known_place_is_taken_for_an_unknown_one(told: Shop, question: str) -> None:
    assert "do not mention" not in told.ask(question).text


@pytest.mark.parametrize("question", ["are you open on christmas day", "seid ihr an Weihnachten offen"])
def test_a_holiday_is_not_answered_by_the_hours_of_every_day(told: Shop, question: str) -> None:
    name = "Christmas" if "christmas" in question else "Weihnachten"
    reply = told.ask(question)
    assert name in reply.text and "9 am to 5 pm" in reply.text


@pytest.mark.parametrize("question", ["are you open on christmas day", "seid ihr an Weihnachten offen"])
def test_a_holiday_that_a_text_names_is_told_in_whatever_language(told: Shop, question: str) -> None:
    told.reads.knowledge.write(ALPINE, written("<p>Our shop is closed on Christmas Day.</p>", name="holidays"))
    reply = told.ask(question)
    assert (
        "closed on Christmas" in reply.text and "do not mention" not in reply.text and "steht nichts" not in reply.text
    )


@pytest.mark.parametrize("text", ["tracking isnt updating", "parcel stuck for 8 days"])
def test_who_misses_news_of_a_parcel_is_told_the_rule_and_asked_who_they_are(told: Shop, text: str) -> None:
    lost = "<h2>Lost parcels</h2><p>A parcel is lost when its tracking has not moved for 12 days.</p>"
    told.reads.knowledge.write(ALPINE, written(lost, name="lost"))
    reply = told.ask(text)
    assert "12 days" in reply.text and reply.outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize(("text", "thing"), [("do you take cash", "cash"), ("can i pay with cheque", "cheque")])
def test_a_way_to_pay_that_no_text_names_is_said_to_be_in_none(told: Shop, text: str, thing: str) -> None:
    reply = told.ask(text)
    assert f"do not mention {thing}" in reply.text.lower() and "Visa" in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "how long does the lamp last when fully charged",
        "when will i be charged import duty",
        "jackets under 18",
        "is it ok for kids under 18 months",
        "can you add a gift card to my order",
        "my zip code isnt accepted",
    ],
)
def test_other_charges_ages_cards_and_codes_are_none_of_these(told: Shop, text: str) -> None:
    said = told.ask(text).text
    assert all(words not in said for words in ("when the parcel leaves", "adults", "gift note", "Discount codes"))
    assert "cannot find" not in said


@pytest.mark.parametrize("text", ["gibt es studentenrabatt", "hay descuento para estudiantes", "remise étudiant ?"])
def test_a_particular_thing_is_found_in_an_english_text_by_its_english_name(told: Shop, text: str) -> None:
    told.reads.knowledge.write(
        ALPINE, written("<h2>Students</h2><p>Students get a discount of 10%.</p>", name="students")
    )
    assert "Students get a discount" in told.ask(text).text


def test_who_wants_an_invoice_is_not_told_that_we_are_sorry(told: Shop, alice: Shopper) -> None:
    reply = told.ask("i need an invoice", shopper=alice)
    assert "sorry" not in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED
