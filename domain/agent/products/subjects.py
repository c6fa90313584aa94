"""Which of several goods that a question names it is asked of, and which stand in it as what that one has or needs."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Turn
from domain.agent.products.comparing import compares
from domain.agent.products.kinds import calls
from domain.agent.products.matching import head_of
from domain.agent.products.mentions import ProductsFound
from domain.agent.understanding.questions import asks_of_a_thing
from domain.catalogue import Product
from domain.language.words import fold, same_word, split_words

WHETHER = re.compile(
    r"^\W*(?:and |so )?(?:does|do|has|is|can|will|would) (?:the |your |this )?(?P<who>[^?]+?)"
    r" (?:have|got|comes?|includes?|needs?)\b"
)


def subject_of(turn: Turn, found: ProductsFound) -> ProductsFound:
    """Return the one product that is asked about: of "does the charger come with a cable" the charger."""
    several = found.named or found.alternatives
    if len(several) < 2 or not asks_of_a_thing(turn.text) or compares(turn.text):
        return found
    meant = _asked_whether(turn, several) or [product for product in several if calls(turn, product)]
    alone = len(meant) == 1 and not _is_joined(turn, meant[0], several)
    if not alone or (found.alternatives and _is_one_of(meant[0], several)):
        return found
    return ProductsFound(tuple(meant), proper=found.proper)


def _asked_whether(turn: Turn, products: Sequence[Product]) -> list[Product]:
    """Return those of whose names what stands between "does" and "have" is: "does spin one have speakers"."""
    found = WHETHER.search(fold(turn.text))
    who = split_words(found["who"]) if found else []
    titles = ((product, split_words(product.title)) for product in products)
    return [one for one, title in titles if who and all(any(same_word(word, part) for part in title) for word in who)]


def _is_one_of(product: Product, others: Sequence[Product]) -> bool:
    """Whether another is called so as well: "the bed" may be a Sofa Bed or a Bed Frame."""
    noun = head_of(product.title)
    return any(same_word(noun, word) for one in others if one is not product for word in split_words(one.title))


def _is_joined(turn: Turn, product: Product, named: Sequence[Product]) -> bool:
    """Whether another is asked about in the same breath: "the shampoo and conditioner"."""
    others = "|".join(re.escape(head_of(one.title)) for one in named if one is not product)
    joined = rf"\b{re.escape(head_of(product.title))} (?:and|or|n|&|\+) (?:(?:the|your) )?(?:\w+ ){{0,2}}(?:{others})"
    return bool(re.search(joined, fold(turn.text)))
