"""What of a message that leans on the one before may be a value of an option: "in moss?", "the moss one"."""

import re

from domain.agent.products.options import facets
from domain.agent.products.variants import choose
from domain.agent.understanding.following_choices import is_value_of
from domain.catalogue import Product
from domain.language.option_words import option_word
from domain.language.vocabulary import COLORS, SIZES
from domain.language.words import WORD, fold

PREPOSITION = re.compile(
    r"^(?:in|for|with|without|under|below|over|from|made|en|para|con|sin|mit|fur|ohne|pour|avec|w|z|dla|per|met|voor|em|com)\b"
)
SO_MANY = re.compile(r"^\d{1,3} (?=in\b|en\b|em\b|w\b)")
AFTER_ALL = re.compile(
    r"\W+(?:then|instead|pl(?:ea)?se?|dann|alors|entonces|allora|dan|wtedy|entao|bitte|por favor|porfa"
    r"|svp|sil (?:te|vous) plait|poprosze|prosze|per favore|al[st]+ublieft|alsjeblieft)\W*$"
)
WELL = re.compile(r"^(?:(?:ok(?:ay)?|so|then|well|hm+|and|in that case)\W+)+")
ONE_OF = re.compile(
    r"^(?:the |that |el |la |den |die |das |le |der |dem |los |las |les |lo "
    r"|ten |ta |te |to |il |o |a |de |het )?(.+?)(?: one)?[?.! ]*$"
)
MERE_NUMBER = re.compile(r"^\W*(?:and |what about |how about |y |und |et )?(?:the |in )?(\d{1,4})(?: one)?\W*$")


def with_unit(text: str, product: Product) -> str:
    """Return a mere number as the one value of the product spoken of that counts so: "and the 50" is its 50 ml."""
    number = MERE_NUMBER.match(fold(text))
    values = [value for facet in facets(product) for value in facet.values] if number else []
    meant = [value for value in values if number and re.match(rf"{number[1]}\s?[a-z]", fold(value))]
    return f"and {meant[0]}" if len(meant) == 1 else text


def value_in(rest: str) -> str:
    """Return what may be a value of an option: of "in moss?" and "the moss one" the moss."""
    value = AFTER_ALL.sub("", PREPOSITION.sub("", SO_MANY.sub("", WELL.sub("", fold(rest))))).strip()
    return match[1] if (match := ONE_OF.match(value)) else value


def is_made_so(product: Product, text: str) -> bool:
    return is_value_of(product, text) or bool(choose(product, text).mentions.named)


def is_value(text: str) -> bool:
    words = [option_word(word) for word in WORD.findall(fold(text))]
    return bool(words) and all(word in COLORS or word in SIZES or word.isdigit() for word in words)
