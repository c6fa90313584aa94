"""Questions about the product on the page: the sentence of its record that answers, a yes or no only where that one
decides, and an honest "not said" otherwise."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.agent.products.evidence import MOST_READ
from domain.agent.products.polarity import Polarity, polarity
from domain.agent.replies import Outcome, Reply
from domain.agent.understanding.asked import kind_asked
from domain.catalogue import Product
from domain.language.html import plain_text
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

MARKUP = """<p>A kettle for two cups. The handle stays cool to the touch.</p>
<table><tr><th>Capacity</th><td>0.9 l</td></tr><tr><th>Height</th><td>21 cm</td></tr></table>
<ul><li>Body: 18/8 stainless steel, lid of oak</li><li>The lid is dishwasher safe</li>
<li>Includes a strainer and a measuring spoon</li><li>Not suitable for induction hobs</li></ul>"""
KETTLE = replace(
    product_of(71, "Halden Kettle", (), (((), "59.00", 3),), plain_text(MARKUP)),
    vendor="Halden Works",
    tags=("gift idea", "__internal_9"),
    metafields=(
        ("specs.net_weight", '{"value": 740.0, "unit": "GRAMS"}'),
        ("specs.filter_included", "true"),
        ("specs.country_of_origin", "Norway"),
    ),
)
OTHER_KETTLE = product_of(72, "Halden Kettle", (), (((), "12.00", 3),), "Holds 3 litres. Made in Portugal.")


@pytest.fixture
def kettles(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, KETTLE)
    bazaar.reads.catalogue.add(BAZAAR, OTHER_KETTLE)
    return alpine


def asked(shop: Shop, question: str, product: Product = KETTLE) -> Reply:
    return shop.ask(question, page=product.id)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how tall is it?", "Height: 21 cm"),
        ("how much water does it hold", "Capacity: 0.9 l"),
        ("how heavy is the thing", "net weight: 740 grams"),
        ("what is it made of", "Body: 18/8 stainless steel, lid of oak"),
        ("what does it include?", "Includes a strainer and a measuring spoon"),
        ("where is it made?", "country of origin: Norway"),
        ("who makes this", "brand: Halden Works"),
        ("wie schwer ist es?", "net weight: 740 grams"),
    ],
)
def test_quotes_the_line_that_tells_the_kind_of_thing_asked_for(kettles: Shop, question: str, said: str) -> None:
    reply = asked(kettles, question)
    assert reply.outcome is Outcome.ANSWERED
    assert said in reply.text
    assert reply.sources[0].id == KETTLE.gid


def test_each_store_answers_from_its_own_record(kettles: Shop, bazaar: Shop) -> None:
    assert "Portugal" in asked(bazaar, "where is it made?", OTHER_KETTLE).text
    assert "Portugal" not in asked(kettles, "where is it made?").text


def test_what_the_page_does_not_say_is_never_answered_as_if_it_did(kettles: Shop) -> None:
    reply = asked(kettles, "does it whistle when it boils?")
    assert reply.outcome is Outcome.NOT_SUPPORTED
    assert "does not say that" in reply.text


def test_a_part_of_the_product_on_the_page_is_not_taken_for_another_product(kettles: Shop) -> None:
    assert "The handle stays cool" in asked(kettles, "does the handle stay cool?").text
    assert "740 grams" in asked(kettles, "how heavy is the pot?").text


def test_another_known_thing_is_not_the_product_on_the_page(kettles: Shop) -> None:
    assert "740" not in asked(kettles, "how heavy is the camp stove?").text


def test_says_yes_only_where_the_sentence_does(kettles: Shop) -> None:
    assert asked(kettles, "does it come with a strainer?").text.startswith("Yes.")
    assert not asked(kettles, "is it dishwasher safe?").text.startswith(("Yes", "No"))
    assert not asked(kettles, "does it come with a thermometer?").text.startswith(("Yes", "No"))


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        ("Is it waterproof?", "Fully waterproof.", Polarity.YES),
        ("is the lamp waterproof?", "This lamp is waterproof.", Polarity.YES),
        ("Is it waterproof?", "The pouch is waterproof.", None),
        ("Is it waterproof?", "Has a waterproof pouch.", None),
        ("is it waterproof", "It is not waterproof.", Polarity.NO),
        ("does it need batteries?", "batteries required: yes", Polarity.YES),
        ("are batteries included?", "batteries included: no", Polarity.NO),
        ("does it need batteries?", "batteries included: no", None),
        ("does it take batteries?", "batteries included: no", None),
        ("is it waterproof?", "The pouch is waterproof, but the zip is not.", None),
        ("is it waterproof?", "Waterproof when closed.", None),
        ("is it big or small?", "It is small.", None),
        ("isn't it waterproof?", "It is waterproof.", None),
        ("does it come with a charger?", "Works with any USB charger.", None),
        ("does it come with a charger?", "Charger sold separately, includes a cable.", None),
        ("can it carry 50 kg?", "Carries 40 kg.", None),
        ("is it heavy?", "It weighs 310 grams.", None),
        ("what is it made of?", "It is made of wool.", None),
        ("do the straps come off?", "The straps come in black.", None),
    ],
)
def test_a_sentence_decides_or_is_only_quoted(question: str, sentence: str, said: Polarity | None) -> None:
    assert polarity(question, sentence) is said


def test_the_price_is_never_taken_from_the_page_for_a_thing_that_is_not_sold(kettles: Shop) -> None:
    assert "59" not in asked(kettles, "how much is the tent?").text


def test_internal_tags_are_not_told(kettles: Shop) -> None:
    assert "__internal" not in asked(kettles, "what about __internal_9?").text


def test_a_thing_the_record_does_not_know_is_not_answered_with_another_ones_size(kettles: Shop) -> None:
    reply = asked(kettles, "how tall is the tower?")
    assert reply.outcome is Outcome.NOT_SUPPORTED
    assert "does not say that plainly" in reply.text


@pytest.mark.parametrize(
    "question",
    ["can I return it after a week?", "where is your store?", "how much is it?", "where is my order?"],
)
def test_the_page_does_not_take_over_what_is_asked_of_the_store(kettles: Shop, question: str) -> None:
    assert "does not say that" not in asked(kettles, question).text


def test_the_meaning_of_few_sentences_is_read_however_long_the_record(
    kettles: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"Story {number} of the workshop, told at length." for number in range(40)]
    long = replace(KETTLE, id=73, description="\n".join([*lines, "It whistles when the water boils.", *lines]))
    kettles.reads.catalogue.add(ALPINE, long)
    knowledge, read = kettles.reads.knowledge, []
    nearness = knowledge.nearness

    def noted(question: str, texts: Sequence[str]) -> list[float]:
        read.append(list(texts))
        return nearness(question, texts)

    monkeypatch.setattr(knowledge, "nearness", noted)
    assert "It whistles when the water boils." in asked(kettles, "does it whistle a tune when boiling?", long).text
    assert read and all(0 < len(texts) <= MOST_READ for texts in read)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("does the cove kettle work on induction", "not for induction"),
        ("does the cove kettle come with a whistle", "whistle in the box"),
        ("does the cove kettle have measuring marks", "measuring marks"),
    ],
)
def test_a_sentence_that_holds_all_that_is_asked_answers(alpine: Shop, asked: str, told: str) -> None:
    said = (
        "Enamelled steel for gas and ceramic hobs, not for induction. There is a brass whistle in the box beside it. "
        "Two litres, with measuring marks inside and a wooden knob on its lid. Made to be handed down."
    )
    alpine.reads.catalogue.add(ALPINE, product_of(86, "Cove Kettle", (), (((), "60.00", 2),), said))
    reply = alpine.ask(asked)
    assert told in reply.text and "does not say" not in reply.text


@pytest.mark.parametrize("asked", ["does it come with a charger", "is it sold with the cable", "charger included?"])
def test_what_comes_with_it_is_asked_of_the_box_and_not_of_the_battery(asked: str) -> None:
    kind = kind_asked(asked)
    assert kind is not None and kind.name == "contents"
