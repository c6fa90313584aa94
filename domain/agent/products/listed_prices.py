"""The prices of several goods asked in one breath in other languages than English: "ile kosztuje kurtka i czapka"."""

from collections.abc import Sequence

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.products.kinds import MOST_TOLD, of_each, of_the_kind
from domain.agent.products.lists import listed_parts
from domain.agent.products.mentions import find_products
from domain.agent.products.variant_answers import answer_price
from domain.agent.understanding.messages import cued
from domain.catalogue import Product
from domain.language.languages import Language

MOST_WORDS = 12  # a longer message says something else as well


def answer_listed_prices(turn: Turn) -> Draft | None:
    """Return the price of each thing that a message lists; None where a part names none, or several."""
    if turn.language is Language.ENGLISH or Intent.PRODUCT_PRICE not in turn.understood.intents:
        return None
    parts = listed_parts(turn) if len(turn.understood.words) <= MOST_WORDS else []
    if not 1 < len(parts) <= MOST_TOLD or Intent.PRODUCT_PRICE not in cued(parts[0], turn.conversation):
        return None
    said = [turn.worded(part) for part in parts]
    goods = [_meant(part) for part in said]
    ids = {product.id for one in goods for product in one}
    if any(len(one) != 1 for one in goods) or len(ids) != len(parts):
        return None
    return of_each([answer_price(part, one[0]) for part, one in zip(said, goods, strict=True)])


def _meant(part: Turn) -> Sequence[Product]:
    found = find_products(part)
    return found.named or found.alternatives or of_the_kind(part, found)
