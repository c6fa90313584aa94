"""A sentence as a store's agent says it: in the store's tone, without the words that the merchant does not want.

Words are taken out before the values come in through the braces, so that no fact of a record is ever changed.
"""

import re
from enum import StrEnum
from functools import lru_cache

from domain.agent.phrases.catalogues import translations
from domain.agent.phrases.sentences import Say
from domain.agent.phrases.toned import EMOJI, TONES
from domain.language.languages import Language
from domain.voice.settings import Avoided, Tone, Voice

TEMPLATES_IN_MEMORY = 4096  # per process; a sentence each
BRACES = re.compile(r"(\{\w+\})")
UNSPACED_FROM = "\u2fff"  # Japanese and Korean signs come after it
AS_WRITTEN = frozenset({Say.CRISIS, Say.UNWELL})  # what may save somebody is said in no other words
OPENERS = frozenset({Say.FOUND})  # what is left out where a word of it has no other


def voiced(voice: Voice, language: Language, what: StrEnum, **values: str) -> str:
    """Return the sentence; "" for an opener that cannot be said without what is not said here."""
    words = template(voice.tone, voice.avoided, language, what).format(**values)
    return f"{words} {EMOJI[what]}" if words and voice.emoji and what in EMOJI else words


@lru_cache(TEMPLATES_IN_MEMORY)
def template(tone: Tone, avoided: tuple[Avoided, ...], language: Language, what: StrEnum) -> str:
    if what in AS_WRITTEN:
        return translations(language).gettext(what.value)
    said = [translations(language).gettext(one.value) for one in dict.fromkeys((TONES[tone].get(what, what), what))]
    told = [without(avoided, words) for words in said]
    free = next((words for words in told if not is_said(avoided, words)), None)
    if free is None:
        return "" if what in OPENERS else told[0]
    return free


def without(avoided: tuple[Avoided, ...], words: str) -> str:
    """Return the words with what the merchant would rather say; what stands in braces stays."""
    for one in avoided:
        if one.instead:
            pieces = BRACES.split(words)
            words = "".join(piece if at % 2 else instead_of(one, piece) for at, piece in enumerate(pieces))
    return words


def is_said(avoided: tuple[Avoided, ...], words: str) -> bool:
    """Whether one of the words is still in them, beside the braces."""
    plain = BRACES.sub(" ", words)
    return any(pattern(one.words).search(plain) for one in avoided)


def instead_of(one: Avoided, piece: str) -> str:
    return pattern(one.words).sub(lambda found: cased(one.instead, found[0]), piece)


def cased(instead: str, found: str) -> str:
    """Return it with a capital where the word that it stands for had one."""
    return instead[:1].upper() + instead[1:] if found[:1].isupper() else instead


@lru_cache(TEMPLATES_IN_MEMORY)
def pattern(words: str) -> re.Pattern[str]:
    """Match them as whole words; where words are run together, wherever they stand."""
    runs_on = any(sign > UNSPACED_FROM for sign in words)
    return re.compile(re.escape(words) if runs_on else rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
