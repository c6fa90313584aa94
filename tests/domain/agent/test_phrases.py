import string
from collections.abc import Iterator
from enum import StrEnum

import pytest

from domain.agent.cues import cues
from domain.agent.phrases import Label, Say, say
from domain.agent.phrases.catalogues import TRANSLATED, catalogue, catalogue_file
from domain.agent.phrases.claims import CLAIMS, Claim
from domain.agent.phrases.syncing import SENTENCES, in_step, sentences, written
from domain.language.languages import Language


def braces(phrase: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(phrase) if name)


def translated(language: Language) -> Iterator[tuple[StrEnum, str]]:
    """Yield each sentence with every form in which the language says it."""
    held = catalogue(language)
    for sentence in sentences():
        message = held.get(sentence.value)
        strings = message.string if message else ""
        yield from ((sentence, text) for text in ([strings] if isinstance(strings, str) else strings))


def test_no_two_sentences_are_known_by_the_same_english_but_the_way_to_a_person() -> None:
    # The menu says for the shopper what the suggestion does.
    said = [sentence.value for source in SENTENCES for sentence in source if sentence is not Label.PERSON]
    assert len(said) == len(set(said)) and Say.SUGGEST_PERSON.value == Label.PERSON.value


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_said_in_every_language_with_the_values_of_the_english(language: Language) -> None:
    wrong = [(sentence.name, text) for sentence, text in translated(language) if braces(text) != braces(sentence.value)]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_as_make_catalogues_would_write_it(language: Language) -> None:
    assert catalogue_file(language).read_bytes() == written(in_step(language), language)


def test_english_stands_in_for_nothing_but_english() -> None:
    for language in TRANSLATED:
        assert say(language, Say.ORDER_CANCELLED, order="#7") != say(Language.ENGLISH, Say.ORDER_CANCELLED, order="#7")


@pytest.mark.parametrize("language", Language)
def test_every_language_knows_its_claims_and_cues(language: Language) -> None:
    assert set(CLAIMS[language]) == set(Claim)
    assert cues(language).table
