"""Codes and numbers of models, which tell products apart that are otherwise called alike."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.agent.products.options import kept_with_product
from domain.catalogue import Product
from domain.language.measures import Piece, joined
from domain.language.words import HAS_DIGIT, same_word

DIGITS = re.compile(r"\d+")
NUMBERED = re.compile(r"[A-Za-z].*\d")


@kept_with_product
def codes_of(product: Product) -> frozenset[str]:
    """Return the codes of which each is one piece of a message, as "SKU-12" never is."""
    codes = {variant.sku for variant in product.variants if variant.sku}
    return frozenset(joined(code) for code in codes if not NUMBERED.search(code))


def is_another_model(title: Sequence[Piece], message: Sequence[Piece]) -> bool:
    """Whether the message has another number where the title has its own: "Lapwing 4P" is no Lapwing 1P."""
    said = {piece.text for piece in message}
    return any(
        same_word(before.text, named.text) and _model(code.text) == _model(number.text)
        for named, number in pairwise(title)
        if HAS_DIGIT.search(number.text) and number.text not in said
        for before, code in pairwise(message)
        if HAS_DIGIT.search(code.text)
    )


def _model(code: str) -> str:
    return DIGITS.sub("#", code)
