"""Which makes of a product a message that looks for goods means: of the values it names, and within its bounds."""

from dataclasses import dataclass

from domain.agent.drafts import Turn
from domain.agent.formatting import made_of
from domain.agent.products.option_mentions import Named
from domain.agent.products.options import Make
from domain.agent.products.variants import Choice, choose
from domain.agent.understanding.bounds import Limits, read_limits
from domain.agent.understanding.following_limits import size_in
from domain.catalogue import Product
from domain.language.option_words import option_word
from domain.language.words import same_word, split_words


@dataclass(frozen=True)
class Meant:
    """`name` is the product with what of it is meant; `makes` are those, none where no make is all that is wanted.
    `missized` where it comes in sizes, but not in the one that is wanted."""

    name: str
    makes: tuple[Make, ...]
    missized: bool = False

    @property
    def available(self) -> bool:
        return any(make.variant.available for make in self.makes)


def meant_of(turn: Turn, product: Product) -> Meant:
    """Return the makes meant; all of them where the message neither names a value nor rules one out."""
    limits = read_limits(turn.text).paid_in(turn.store.currency)
    choice = choose(product, limits.rest if limits else turn.text)
    chosen = _is_chosen(choice)
    kept = choice.fitting if chosen else choice.makes
    if limits:
        kept = tuple(make for make in kept if _is_wanted(make, limits))
    alone = kept[0].label if len(kept) == 1 < len(choice.makes) else ""
    missized = bool(choice.mentions.unmade and size_in(turn.text))
    return Meant(made_of(product.title, alone or (choice.named if chosen else "")), kept, missized)


def _is_chosen(choice: Choice) -> bool:
    # A word for such things chooses nothing: "book" no board book.
    said = [one for one in choice.mentions.named if not one.implied and not choice.called.issuperset(_places(one))]
    return bool(said and choice.chosen and choice.fitting) and not choice.mentions.unmade


def _places(value: Named) -> range:
    return range(value.start, value.end)


def _is_wanted(make: Make, limits: Limits) -> bool:
    if not limits.allow_price(make.variant.price):
        return False
    words = [word for value in make.values for word in split_words(value)] if limits.unwanted else []
    return not any(
        same_word(option_word(word), option_word(unwanted)) for unwanted in limits.unwanted for word in words
    )
