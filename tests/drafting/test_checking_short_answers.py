"""A yes or no is sent only with what bears it out."""

from dataclasses import replace

import pytest

from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.drafting.sentences import sentences_of
from domain.language.languages import Language
from tests.drafting.records import JACKET, TODAY, checked


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("is the trail jacket in stock in red M", "It is! Red M is in stock."),
        ("does the trail jacket fold up", "It does! It folds into its own pocket."),
        ("has order 1001 shipped?", "It has! Order #1001 is in transit."),
        ("has order 1001 been refunded?", "No, order #1001 is in transit."),
        ("do you ship to norway", "Yes, we ship to Norway."),
        ("do you have the trail jacket", "We do! It starts at $80.00."),
        ("how heavy is the trail jacket?", "Sure! The jacket weighs 310 grams."),
    ],
)
def test_lets_a_yes_or_no_stand_before_what_bears_it_out(question: str, right: str) -> None:
    assert all(checked(one, question).unbound == () for one in sentences_of(right))


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("is the trail jacket waterproof", "It is! The Trail Jacket starts at $80.00."),
        ("is the trail jacket waterproof", "Absolutely! It folds into its own pocket."),
        ("is the trail jacket vegan?", "It isn't. It starts at $80.00."),
        ("has order 1001 been refunded?", "It has! Order #1001 is in transit."),
        ("has order 1001 been delivered?", "Yes! Order #1001 is in transit."),
        ("is the trail jacket waterproof", "Sure! It starts at $80.00."),
        ("can you ship it to brazil", "We can! Order #1001 goes to Lisbon."),
    ],
)
def test_stops_a_yes_or_no_before_what_tells_of_something_else(question: str, wrong: str) -> None:
    assert any(checked(one, question).unbound for one in sentences_of(wrong))


@pytest.mark.parametrize(
    ("language", "question", "right", "wrong"),
    [
        (
            Language.KOREAN,
            "Trail Jacket 얼마예요? 방수 되나요?",
            "네, Trail Jacket Red, M는 구매 가능합니다.",
            "네! Trail Jacket 가격은 US$80.00부터입니다.",
        ),
    ],
)
def test_a_question_for_more_is_borne_out_by_nothing_else_that_was_asked(
    language: Language, question: str, right: str, wrong: str
) -> None:
    more, _, _ = question.partition(" 방수")
    assert all(checked(one, more, language).unbound == () for one in sentences_of(right))
    assert any(checked(one, question, language).unbound for one in sentences_of(right))
    assert any(checked(one, question, language).unbound for one in sentences_of(wrong))


@pytest.mark.parametrize(
    ("language", "question", "right"),
    [
        (Language.KOREAN, "Trail Jacket 얼마예요?", "네, Trail Jacket Red, M는 구매 가능합니다."),
        (Language.JAPANESE, "Trail Jacket はいくらですか？", "はい、Trail Jacket Red, M は在庫ありです。"),
    ],
)
def test_a_courteous_yes_to_how_much_claims_nothing(language: Language, question: str, right: str) -> None:
    assert all(checked(one, question, language).unbound == () for one in sentences_of(right))


def test_what_is_said_of_another_thing_is_not_said_of_this_one() -> None:
    fields = {**JACKET.fields, "quote.4.text": "Water repellent only; choose the Summit Shell for steady rain"}
    jacket = replace(JACKET, fields=fields)
    check = DraftCheck(Scene(tuple(hold([jacket], [jacket], "UTC", TODAY)), "", Language.ENGLISH, TODAY, "Alpine"))
    assert check.check("It's fine for steady rain.").unbound != ()
    assert check.check("For steady rain, choose the Summit Shell.").unbound == ()


@pytest.mark.parametrize(
    ("language", "question", "right", "wrong"),
    [
        (Language.GERMAN, "Wiegt die Jacke 310 g?", "Ja, sie wiegt 310 g.", "Ja! Sie kostet ab 80,00 $."),
        (Language.GERMAN, "Wurde 1001 erstattet?", "Nein, #1001 ist unterwegs.", "Ja! #1001 ist unterwegs."),
        (Language.SPANISH, "¿pesa 310 g?", "Sí, pesa 310 g.", "¡Sí! Cuesta desde 80,00 US$."),
        (Language.FRENCH, "elle est en stock en Red M ?", "Oui, elle est en stock en Red M.", "Oui ! #1001 est en route."),
        (Language.POLISH, "czy 1001 wysłano?", "Tak, #1001 jest w drodze.", "Tak! Kosztuje od 80,00 USD."),
        (Language.KOREAN, "주문 1001 발송됐나요?", "네, 주문 #1001은 배송 중입니다.", "네! Red M은 재고가 있습니다."),
    ],
)  # fmt: skip
def test_a_yes_in_other_languages_is_borne_out_too(language: Language, question: str, right: str, wrong: str) -> None:
    assert all(checked(one, question, language).unbound == () for one in sentences_of(right))
    assert any(checked(one, question, language).unbound for one in sentences_of(wrong))
