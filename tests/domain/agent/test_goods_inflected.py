"""Goods found by what they are called in English are what was looked for, however another language inflects them."""

from dataclasses import replace

import pytest

from domain.agent.phrases import Say, say
from domain.agent.replies import ProductCard
from domain.language.goods_abroad import english_for
from domain.language.languages import Language
from domain.language.wares import wares_in
from domain.language.words import fold
from tests.domain.agent.shops import ALPINE, Shop, product_of

TENTS = {"Lapwing 1P Tent", "Lapwing 4P Tent"}
MUGS = {"Enamel Mug", "Stoneware Mug"}


@pytest.fixture
def camp(alpine: Shop) -> Shop:
    for number, title in enumerate(sorted(TENTS | MUGS), 120):
        thing = product_of(number, title, (), (((), "29.00", 4),))
        alpine.reads.catalogue.add(ALPINE, replace(thing, product_type="Camp"))
    return alpine


@pytest.mark.parametrize(
    ("said", "language", "titles"),
    [
        ("szukam namiotu", Language.POLISH, TENTS),
        ("macie namioty?", Language.POLISH, TENTS),
        ("Macie kubek?", Language.POLISH, MUGS),
        ("macie kubki?", Language.POLISH, MUGS),
        ("habt ihr Tassen?", Language.GERMAN, MUGS),
        ("ich suche einen Becher", Language.GERMAN, MUGS),
        ("¿tienen tazas?", Language.SPANISH, MUGS),
        ("busco tazas", Language.SPANISH, MUGS),
        ("vous avez des tasses ?", Language.FRENCH, MUGS),
        ("je cherche une tente", Language.FRENCH, TENTS),
        ("avete tazze?", Language.ITALIAN, MUGS),
        ("cerco una tenda", Language.ITALIAN, TENTS),
        ("hebben jullie mokken?", Language.DUTCH, MUGS),
        ("ik zoek een tent", Language.DUTCH, TENTS),
        ("vocês têm canecas?", Language.PORTUGUESE, MUGS),
        ("procuro uma tenda", Language.PORTUGUESE, TENTS),
        ("マグカップはありますか", Language.JAPANESE, MUGS),
        ("テントを探しています", Language.JAPANESE, TENTS),
        ("머그컵 있나요?", Language.KOREAN, MUGS),
        ("텐트 찾고 있어요", Language.KOREAN, TENTS),
    ],
)
def test_what_is_looked_for_is_said_to_be_found(camp: Shop, said: str, language: Language, titles: set[str]) -> None:
    reply = camp.ask(said)
    assert {card.title for card in reply.cards if isinstance(card, ProductCard)} == titles
    assert reply.text.startswith(say(language, Say.FOUND))


@pytest.mark.parametrize("said", ["szukam zielonego namiotu dla psa", "macie talerze?", "szukam czajnika"])
def test_what_is_not_sold_is_not_said_to_be_found(camp: Shop, said: str) -> None:
    assert say(Language.POLISH, Say.FOUND) not in camp.ask(said).text


@pytest.mark.parametrize(
    ("word", "name"),
    [("kubków", "cup"), ("filiżankę", "cup"), ("sukienek", "dress"), ("czapek", "hat"), ("bluzę", "hoodie")],
)
def test_a_name_is_known_by_its_endings(word: str, name: str) -> None:
    assert wares_in(fold(word)) == {name}


def test_a_vowel_that_comes_and_goes_makes_no_other_name() -> None:
    assert english_for(fold("szklanek")) == "glass"
    assert not any(wares_in(word) or english_for(word) for word in ("week", "trek", "creek", "broken", "moka"))


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Macie kubek?", "ile kosztuje talerz?"),
        ("macie kubki?", "a ile kosztuje miska?"),
        ("¿tienen tazas?", "¿cuánto cuesta un plato?"),
        ("habt ihr Tassen?", "was kostet ein Teller?"),
    ],
)
def test_other_goods_are_not_answered_with_the_price_of_those_just_shown(camp: Shop, first: str, then: str) -> None:
    topic = camp.ask(first).topic
    assert topic.shown and "29" not in camp.ask(then, topic=topic).text


@pytest.mark.parametrize("then", ["ile kosztują?", "a cena?"])
def test_what_names_no_goods_is_asked_of_those_just_shown(camp: Shop, then: str) -> None:
    topic = camp.ask("macie kubki?").topic
    assert "29" in camp.ask(then, topic=topic).text
