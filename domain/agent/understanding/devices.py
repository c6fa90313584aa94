"""Makes of devices that shoppers look for things to go with, and the words that name no product of a store for that."""

import re
from functools import lru_cache

from domain.language.languages import WORDS, Language
from domain.language.words import fold

TEXTS_IN_MEMORY = 1024  # messages, per process; some hundred bytes each
# Makes that shoppers look for things to go with, whatever a store sells.
DEVICE = re.compile(
    r"\b(?:iphones?|ipads?|macbooks?|imac|airpods?|apple watch|galaxy [a-z]?\d+|samsung|pixel \d+|xiaomi|redmi|huawei"
    r"|oneplus|oppo|motorola|nokia|thinkpad|chromebooks?|surface (?:pro|laptop|go)|kindle|gopro|playstation|ps[45]|xbox"
    r"|nintendo switch|steam deck|fitbit|garmin)\b|アイフォン|ギャラクシー|아이폰|갤럭시"
)
# What a record says that goes with whatever make.
ANY_MAKE = re.compile(
    r"\buniversal\w*|\b(?:any|all|every|most) (?:\w+ ){0,2}(?:phones?|smartphones?|devices?|laptops?|tablets?|consoles?"
    r"|cameras?)\b|\b(?:phones|smartphones) (?:of|up to|from|with)\b"
)
MODEL_WORDS = frozenset("pro max plus mini ultra air lite note se fe go watch series gen".split())
NO_WORDS: frozenset[str] = frozenset()


@lru_cache(TEXTS_IN_MEMORY)
def names_device(text: str) -> bool:
    """Whether a message names a make of a phone, a computer, a camera or a console."""
    return bool(DEVICE.search(fold(text)))


def goes_with_device(text: str, record: str) -> bool:
    """Whether a record speaks of a make that the message names, or of any."""
    told = fold(record)
    makes = {found.split()[0] for found in DEVICE.findall(fold(text))}
    return bool(ANY_MAKE.search(told)) or any(make.rstrip("s") in told for make in makes)


def unnaming_words(text: str, language: Language) -> frozenset[str]:
    """Return the words of a message that name no product alone: of "iphone 15 pro" no Trail Pro Sunglasses."""
    small = WORDS.get(language, NO_WORDS) if language is not Language.ENGLISH else NO_WORDS
    return small | MODEL_WORDS if names_device(text) else small
