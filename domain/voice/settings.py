"""What a merchant chose of the voice: the tone, words of their own, words that are not said, matters left alone."""

from dataclasses import dataclass
from enum import StrEnum

from domain.language.languages import Language


class Tone(StrEnum):
    """Which of the written variants of a sentence is said."""

    PLAIN = "plain"
    WARM = "warm"
    BRIEF = "brief"


class Formality(StrEnum):
    """How a language model addresses shoppers. Composed sentences have one form in each language."""

    USUAL = "usual"
    FAMILIAR = "familiar"
    POLITE = "polite"


class Kind(StrEnum):
    """What an answer speaks of, by the records behind it."""

    GOODS = "goods"
    ORDERS = "orders"
    TEXTS = "texts"


class Way(StrEnum):
    """What is done with a matter that the merchant keeps from the agent."""

    REFUSE = "refuse"
    PEOPLE = "people"


@dataclass(frozen=True)
class Avoided:
    """Words that are not said, and what is said instead; "" where nothing is."""

    words: str
    instead: str = ""


@dataclass(frozen=True)
class Matter:
    """What the agent leaves alone: one of the `phrases` in a message is enough."""

    way: Way
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Disclaimer:
    kind: Kind
    language: Language
    words: str


@dataclass(frozen=True)
class Voice:
    """`sign_offs` are the merchant's words by language. `languages` are those spoken, the first to everybody else;
    () where it is all of them."""

    tone: Tone = Tone.PLAIN
    address: Formality = Formality.USUAL
    emoji: bool = False
    sign_offs: tuple[tuple[Language, str], ...] = ()
    disclaimers: tuple[Disclaimer, ...] = ()
    avoided: tuple[Avoided, ...] = ()
    matters: tuple[Matter, ...] = ()
    languages: tuple[Language, ...] = ()

    def spoken(self, language: Language) -> Language:
        """Return in which language who speaks that one is answered."""
        return language if not self.languages or language in self.languages else self.languages[0]

    def sign_off(self, language: Language) -> str:
        return dict(self.sign_offs).get(language, "")

    def disclaimer(self, kind: Kind, language: Language) -> str:
        return next((one.words for one in self.disclaimers if (one.kind, one.language) == (kind, language)), "")
