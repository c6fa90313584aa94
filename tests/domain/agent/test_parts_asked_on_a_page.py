"""On a product's page, what a part is or does is asked of its record, whatever else its words might mean."""

from dataclasses import replace

import pytest

from domain.agent.cues import cues
from domain.agent.replies import Outcome
from domain.language.languages import Language
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

LODGE = product_of(
    141,
    "Lodge 0141",
    (),
    (((), "60.00", 3),),
    "Two windows swing wide and three gates open. The ladder can be moved. Its cups stack in a tower.",
)
QUIVER = product_of(142, "Quiver 0142", (), (((), "20.00", 3),), "Arrows with soft tips.\n- Size: 30 x 8 cm")
HOURS = written("<h2>Opening hours</h2><p>We open at 9:00 and close at 18:00.</p>", name="contact")
COUPONS = written("<h2>Codes</h2><p>Two discount codes do not stack.</p>", name="codes")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, LODGE, QUIVER)
    bazaar.reads.catalogue.add(BAZAAR, replace(LODGE, description="No gates."))
    return alpine


@pytest.mark.parametrize(
    ("page", "asked", "told"),
    [
        (LODGE, "do the gates open and shut?", "three gates open"),
        (LODGE, "does the ladder move", "ladder can be moved"),
        (LODGE, "do the cups stack?", "cups stack in a tower"),
        (LODGE, "hi, can the windows swing all the way?", "windows swing wide"),
        (QUIVER, "do the arrows stick?", "Arrows with soft tips"),
        (QUIVER, "are the tips hard?", "soft tips"),
        (QUIVER, "what are the measurements?", "Size: 30 x 8 cm"),
    ],
)
def test_the_record_is_asked(shop: Shop, page, asked: str, told: str) -> None:
    shop.reads.knowledge.write(ALPINE, HOURS, COUPONS)
    assert told in shop.ask(asked, page=page.id).text


def test_a_sentence_that_speaks_of_the_part_answers_and_another_is_only_the_nearest(shop: Shop) -> None:
    assert shop.ask("what are the dimensions?", page=QUIVER.id).outcome is Outcome.ANSWERED
    assert shop.ask("what are the dimensions of the bow?", page=QUIVER.id).outcome is Outcome.NOT_SUPPORTED


@pytest.mark.parametrize("asked", ["does its roof lift?", "do the chimneys smoke?", "will their doors lock"])
def test_what_it_does_not_tell_is_said_to_be_untold(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked, page=LODGE.id)
    assert reply.outcome is Outcome.NOT_SUPPORTED
    assert "Lodge 0141" in reply.text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("does the shop open at nine?", "9:00"),
        ("do the codes stack?", "do not stack"),
    ],
)
def test_the_store_is_still_asked_of_its_own_matters(shop: Shop, asked: str, told: str) -> None:
    shop.reads.knowledge.write(ALPINE, HOURS, COUPONS)
    assert told in shop.ask(asked, page=LODGE.id).text


@pytest.mark.parametrize("word", ["stick", "truck", "prize", "cancer", "remote", "paint", "tiles", "stitch"])
def test_a_word_of_its_own_is_no_slip(word: str) -> None:
    assert cues(Language.ENGLISH).corrected(word) == word


@pytest.mark.parametrize(
    ("slip", "word"), [("retrun", "return"), ("stcok", "stock"), ("cancle", "cancle"), ("trackin", "tracking")]
)
def test_slips_are_still_read(slip: str, word: str) -> None:
    assert cues(Language.ENGLISH).corrected(slip) == word


def test_what_the_record_denies_is_asked_of_it_and_of_no_other_thing_called_so(shop: Shop) -> None:
    bed = product_of(
        143, "Loft Bed", (), (((), "300.00", 3),), "For mattresses of 90 x 200 cm.\n- Mattress not included"
    )
    shop.reads.catalogue.add(
        ALPINE, bed, product_of(144, "Cloud Mattress", (), (((), "200.00", 3),), "Washable cover.")
    )
    assert "Mattress not included" in shop.ask("is the mattress included", page=bed.id).text
    assert "90 x 200" in shop.ask("what mattress size", page=bed.id).text
    assert "Cloud Mattress" in shop.ask("do you sell mattresses", page=bed.id).text


@pytest.mark.parametrize(
    "asked",
    ["do you have to buy the filters separately", "do i need to get the filters separately", "sold separately?"],
)
def test_what_comes_with_a_thing_is_asked_of_its_record(shop: Shop, asked: str) -> None:
    cone = product_of(147, "Pour Over Cone", (), (((), "28.00", 3),), "Ceramic.\n- Filters not included")
    shop.reads.catalogue.add(ALPINE, cone, product_of(148, "Paper Filters", (), (((), "7.00", 3),), "100 pieces."))
    reply = shop.ask(asked, page=cone.id)
    assert reply.handoff is None or reply.handoff.code != "policy"
    assert {card.title for card in reply.cards} == {"Pour Over Cone"}


def test_what_people_have_is_no_name_of_goods(shop: Shop) -> None:
    tint = product_of(145, "Skin Tint Foundation", (), (((), "27.00", 3),), "Light coverage.")
    serum = product_of(146, "Dew Serum", (), (((), "18.00", 3),), "Skin type: oily.")
    shop.reads.catalogue.add(ALPINE, tint, serum)
    assert "Skin Tint" not in shop.ask("serum for oily skin").text
