"""For what a sentence holds: the goods, services and circumstances that it is narrowed to."""

import re
from functools import lru_cache

from domain.knowledge.goods import NOUNS
from domain.language.concepts import CONCEPTS, meaning
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold, root, split_words

SERVICES = frozenset(
    """standard express economy priority overnight expedited premium same next pickup courier
    saturday saturdays sunday sundays weekend evening kerb room extra locker registered tracked bulky
    oversized""".split()
)
# What a sentence holds for is narrower where one of these stands in it.
NARROWING = frozenset(
    """sale sales clearance reduced final discounted gift gifts holiday holidays christmas member members vip loyalty
    exchange exchanges international abroad overseas custom customised customized personalised personalized perishable
    electronics furniture mattress marketplace wholesale store-credit outlet preorder preorders refurbished used
    difference match drops competitor competitors
    mistake wrong error
    faulty defective damaged broken sold digital subscription subscriptions""".split()
)
# What is paid for, sent and called off in a way of its own.
SOLD_SO = frozenset({"preorder", "preorders", "subscription", "subscriptions"})
# Before a sentence and its colon, what it holds for: "Turntables: 30 days, unopened".
LABEL = re.compile(r"(?P<label>[^\W\d_][^\W\d]*(?:[ ,&/-]+[^\W\d]+){0,5}):\s")
OF_GOODS = frozenset({"goods", "item", "gift"})  # what a name of goods may stand beside
NO_GOODS = frozenset(
    """note notice important attention tip condition conditions exception exceptions eligibility eligible statutory
    legal right rights withdrawal everything except only question answer step example hinweis wichtig ausnahme ausnahmen
    bedingungen nota importante condiciones excepciones attention remarque uwaga wazne let op attenzione""".split()
)
ORDERED_AHEAD = re.compile(r"\bpre[- ]order", re.I)
TEXTS_IN_MEMORY = 4096  # per process; some hundred bytes each


@lru_cache(TEXTS_IN_MEMORY)
def scope_of(text: str) -> frozenset[str]:
    words = split_words(ORDERED_AHEAD.sub("preorder", text))
    return frozenset({word for word in words if _is_goods(word)} | set(words) & (SERVICES | NARROWING))


@lru_cache(TEXTS_IN_MEMORY)
def labelled(sentence: str) -> frozenset[str]:
    """Return the words for goods, of whatever trade, that stand before a sentence as what it holds for."""
    found = LABEL.match(fold(sentence))
    words = [word for word in split_words(found["label"]) if word not in PLAIN_WORDS] if found else []
    other = any(word in NO_GOODS or (meaning(word) in CONCEPTS and meaning(word) not in OF_GOODS) for word in words)
    return frozenset() if other else frozenset(word for word in words if meaning(word) not in OF_GOODS)


def scope_told(heading: str, sentence: str) -> frozenset[str]:
    """Return what a sentence of a text is narrowed to: by its heading, its words, or the label before it."""
    return scope_of(f"{heading} {sentence}") | labelled(sentence)


def names_goods(text: str) -> bool:
    """Whether a message names a thing: "can I return slippers"."""
    return any(_is_goods(word) or (root(word) in NOUNS and word not in PLAIN_WORDS) for word in split_words(text))


def _is_goods(word: str) -> bool:
    return word not in PLAIN_WORDS and bool(wares_in(word) & KINDS.keys())
