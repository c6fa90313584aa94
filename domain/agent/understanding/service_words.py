"""Words of a store's services as they are written: "subscripton" is taken for no good of a like name."""

import re
from functools import lru_cache

from domain.language.concepts import CONCEPTS, meaning
from domain.language.languages import Language, detect
from domain.language.vocabulary import PLAIN_WORDS, RULE_WORDS, SHOP_WORDS
from domain.language.wares import wares_in
from domain.language.words import is_typo

# Those that hardly another word is like; "custom" is no slip for "customs".
SERVICES = "subscription subscriptions warranty guarantee delivery exchange cancellation discount invoice".split()
SHORTEST = 6  # letters
WORD = re.compile(r"\b[a-zA-Z]{6,15}\b")
TEXTS_IN_MEMORY = 256  # messages per process; each is read some times in a turn


@lru_cache(TEXTS_IN_MEMORY)
def with_services_spelled(text: str) -> str:
    """Return an English message with the slips of the pen in its words for services put right; addresses stay."""
    if "@" in text or detect(text, "en") is not Language.ENGLISH:
        return text
    return WORD.sub(lambda found: _spelled(found[0]), text)


def _spelled(word: str) -> str:
    plain = word.lower()
    if _is_known(plain):
        return word
    return next((right for right in SERVICES if is_typo(plain, right) and not plain.startswith(right)), word)


def _is_known(word: str) -> bool:
    listed = any(word in words for words in (SERVICES, PLAIN_WORDS, SHOP_WORDS, RULE_WORDS))
    return listed or meaning(word) in CONCEPTS or bool(wares_in(word))
