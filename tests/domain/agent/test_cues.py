"""A cue is heard by whichever of its words a sentence begins it with."""

import importlib
from collections.abc import Iterator

import pytest

from domain.agent.cues import cues
from domain.agent.intents import Intent
from domain.language.languages import UNSPACED, Language


@pytest.mark.parametrize("language", [*Language])
def test_a_cue_is_heard_by_each_of_its_first_words(language: Language) -> None:
    unheard = [(intent, words) for intent, words in sentences(language) if intent not in cues(language).intents(words)]
    assert unheard == []


def sentences(language: Language) -> Iterator[tuple[Intent, str]]:
    """Yield each cue of the table as a sentence, once for every word that may be its first."""
    table = importlib.import_module(f"domain.agent.cues.{language.value}")
    for intent, lines in table.CUES.items():
        for cue in lines:
            first, *others = [spelt(part, table.WORDS) for part in cue.strip("^$").split() if part != "..."]
            for word in first:
                yield intent, ("" if language in UNSPACED else " ").join([word, *(one[0] for one in others)])


def spelt(part: str, lists: dict[str, str]) -> list[str]:
    words = [word for name in part.split("|") for word in (lists[name[1:]].split() if name.startswith("@") else [name])]
    return [word.replace("_", " ").replace("*", "") for word in words]


def test_a_sentence_that_begins_no_cue_is_none() -> None:
    assert cues(Language.ENGLISH).intents("zzz qqq") == []
