"""A message of few words that names goods in German is German, whatever language the page is in."""

import pytest

from domain.agent.understanding.wishes import in_other_words, read_wish
from domain.language.german_goods import is_german_goods
from domain.language.languages import Language, detect


@pytest.mark.parametrize(
    "text",
    ["Daunenjacke", "Regenjacke", "Schlafsack", "Kerzen", "holzeisenbahn", "gummistiefel 25", "Sonnenbrille", "Mütze"],
)
def test_a_german_name_of_goods_is_german(text: str) -> None:
    assert detect(text, "en") is Language.GERMAN


@pytest.mark.parametrize(
    "text",
    ["chosen", "overwhelm", "pantyhose", "whose jacket", "rucksack", "do you have the Holzpuppe", "kettle", "shoes"],
)
def test_english_stays_english(text: str) -> None:
    assert detect(text, "en") is Language.ENGLISH


@pytest.mark.parametrize(("text", "language"), [("kurtka", "pl"), ("giacca", "it"), ("chaussures", "fr")])
def test_other_languages_stay_theirs(text: str, language: str) -> None:
    assert detect(text, "en") == language and not is_german_goods(text)


@pytest.mark.parametrize(
    ("word", "named"),
    [("daunenjacke", ("down", "jacket")), ("softshelljacke", ("softshell", "jacket")), ("holzpuppe", ("wood", "doll"))],
)
def test_a_compound_is_looked_for_by_its_parts(word: str, named: tuple[str, ...]) -> None:
    other = in_other_words(read_wish(word, Language.GERMAN))
    assert other is not None and other.named == named
