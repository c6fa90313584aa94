"""What the composer says, in every language; English stands in for what a catalogue lacks."""

from enum import StrEnum

from domain.agent.phrases.catalogues import translations
from domain.agent.phrases.claims import Claim, claim_words
from domain.agent.phrases.labels import Label
from domain.agent.phrases.sentences import PLURALS, Say
from domain.language.languages import Language

__all__ = ["PLURALS", "Claim", "Label", "Say", "claim_words", "say", "say_counted"]


def say(language: Language, what: StrEnum, **values: str) -> str:
    """Return the sentence in the language. Its value is the English, by which the catalogues know it."""
    return translations(language).gettext(what.value).format(**values)


def say_counted(language: Language, what: Say, count: int, **values: str) -> str:
    """Return a sentence of PLURALS in the form that goes with the number, which it names."""
    words = translations(language).ngettext(what.value, PLURALS[what], count)
    return words.format(count=count, **values)
