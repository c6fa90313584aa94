"""Questions that stand in a store's texts are no answers, and what answers them ends as a sentence."""

from dataclasses import replace

import pytest

from domain.agent.policies.passages import passage_units
from domain.agent.policies.quoting import as_sentence
from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, BAZAAR, RETURNS, Shop

FAQ = replace(
    RETURNS,
    document_id="faq",
    title="FAQ",
    url="https://shop.example/pages/faq",
    text="FAQ\nHow are merino shirts washed?\nBy hand, in cold water, inside out\nIs engraving offered?\n"
    "Yes, for $9 a piece\nDo you deliver to Iceland?\nSadly not\n- Q: Is leasing possible? A: No, by card alone",
)
OTHER_FAQ = replace(FAQ, text="FAQ\nDo you deliver to Iceland?\nYes, by ship in 9 days")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.knowledge.add(ALPINE, FAQ)
    bazaar.reads.knowledge.add(BAZAAR, OTHER_FAQ)
    return alpine


@pytest.mark.parametrize(
    ("asked", "told", "left_out"),
    [
        ("how should merino shirts be washed", "inside out.", "engraving"),
        ("is engraving possible?", "Yes, for $9 a piece.", "Iceland"),
        ("do you deliver to iceland?", "Sadly not.", "engraving"),
        ("liefert ihr nach island?", "Sadly not.", "engraving"),
        ("leasing possible?", "No, by card alone.", "Iceland"),
    ],
)
def test_a_question_of_the_texts_stands_over_its_own_answer(shop: Shop, asked: str, told: str, left_out: str) -> None:
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.ANSWERED
    assert reply.text.endswith(told) and left_out not in reply.text


def test_what_is_refused_under_a_question_is_never_told_as_a_yes(shop: Shop, bazaar: Shop) -> None:
    assert "Yes" not in shop.ask("do you ship to iceland?").text
    assert "Yes, by ship in 9 days." in bazaar.ask("do you ship to iceland?").text


def test_a_question_holds_until_the_next_one_and_answers_nothing() -> None:
    headings = {unit.text: unit.heading for unit in passage_units(FAQ)}
    assert headings == {
        "By hand, in cold water, inside out": "How are merino shirts washed?",
        "Yes, for $9 a piece": "Is engraving offered?",
        "Sadly not": "Do you deliver to Iceland?",
        "No, by card alone": "Is leasing possible?",
    }


def test_a_stop_is_added_only_where_a_sentence_lacks_one() -> None:
    assert as_sentence("Dry it flat") == "Dry it flat."
    assert as_sentence("In 3 to 5 days (or so)") == "In 3 to 5 days (or so)."
    for whole in (
        "Dry it flat.",
        "Is it?",
        "乾かしてください",
        "Write to help@shop.example",
        "See https://shop.example/a",
    ):
        assert as_sentence(whole) == whole
