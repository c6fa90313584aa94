"""What a record says that a thing is without: caffeine, sulphates, wool."""

from domain.agent.understanding.unwanted import DENIED_STRETCH, FREE_OF, is_same
from domain.catalogue import Product
from domain.language.units import units_of
from domain.language.words import fold, split_words


def denies(product: Product, unwanted: str) -> bool:
    """Whether the record says that the product is without it: "contains no caffeine", "sulphate-free"."""
    lines = [product.title, *product.tags, *(unit.text for unit in units_of(product.description))]
    return any(_is_denied(fold(line), unwanted) for line in lines)


def _is_denied(folded: str, unwanted: str) -> bool:
    if any(is_same(word, unwanted) for word in FREE_OF.findall(folded)):
        return True
    return any(is_same(word, unwanted) for part in DENIED_STRETCH.findall(folded) for word in split_words(part))
