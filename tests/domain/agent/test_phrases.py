import importlib
import string

import pytest

from domain.agent.cues import cues
from domain.agent.language import Language
from domain.agent.phrases import Claim, Say


def table(language: Language) -> dict[Say, str]:
    phrases: dict[Say, str] = importlib.import_module(f"domain.agent.phrases.{language.value}").PHRASES
    return phrases


def braces(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_english_says_everything() -> None:
    assert set(table(Language.ENGLISH)) == set(Say)


@pytest.mark.parametrize("language", Language)
def test_a_translation_takes_the_same_values_as_the_english(language: Language) -> None:
    english = table(Language.ENGLISH)
    assert {key: braces(phrase) for key, phrase in table(language).items()} == {
        key: braces(english[key]) for key in table(language)
    }


@pytest.mark.parametrize("language", Language)
def test_every_language_tells_orders_and_the_way_to_a_person(language: Language) -> None:
    spoken = {key for key in Say if key.startswith(("order_", "state_", "cannot_"))}
    assert spoken | {Say.VERIFY, Say.HUMAN, Say.OFFER_PERSON, Say.NO_ANSWER} <= set(table(language))


@pytest.mark.parametrize("language", Language)
def test_every_language_knows_its_claims_and_cues(language: Language) -> None:
    claims = importlib.import_module(f"domain.agent.phrases.{language.value}").CLAIMS
    assert set(claims) == set(Claim)
    assert cues(language).patterns
