"""What was chosen of a product before, where the message leaves it open, and which variant its card has chosen."""

from domain.agent.drafts import Turn
from domain.agent.orders.lookups import named_share
from domain.agent.products.option_forms import option_pieces
from domain.agent.products.option_mentions import SIZE_WORDS
from domain.agent.products.options import facets
from domain.agent.products.variants import Choice, choose
from domain.catalogue import Product

LETTERS_OF_SIZES = dict(SIZE_WORDS)  # and the words of the letters
# After these, what was chosen before no longer holds: "in any other colour?"
OTHERS = frozenset(
    "other others another different else any all instead andere anderen otro otra inne autre altri".split()
)


def with_what_was_chosen(turn: Turn, choice: Choice) -> Choice:
    """Return the choice with what was chosen before, of the options that the message leaves open: "and in L?"."""
    product, held = choice.product, turn.conversation.topic
    anew = held.product_id != product.id or choice.mentions.asked or OTHERS.intersection(turn.understood.words)
    if anew or not held.chosen or named_share(product.title, turn.understood.words):
        return choice
    settled = {choice.facets[at].name for at, _ in choice.chosen} | {facet.name for facet, _ in choice.mentions.unmade}
    before = [value for name, value in held.chosen if name not in settled]
    return choose(product, " ".join((turn.text, *before)))


def variant_asked_for(turn: Turn, product: Product) -> int | None:
    """Return the id of the variant that the message asks for; None where it leaves that open."""
    chosen_before = turn.conversation.topic.chosen and turn.conversation.topic.product_id == product.id
    if len(product.variants) < 2 or not (chosen_before or _says_a_value(turn.text, product)):
        return None
    return variant_chosen(with_what_was_chosen(turn, choose(product, turn.text)))


def _says_a_value(text: str, product: Product) -> bool:
    """Whether a word stands for an option of the product, slips left out: each of a list is looked at so."""
    words = {piece.text for piece in option_pieces(text)}
    words |= {LETTERS_OF_SIZES[word] for word in words & LETTERS_OF_SIZES.keys()}
    values = (value for facet in facets(product) for value in facet.values)
    return any(piece.text in words for value in values for piece in option_pieces(value))


def variant_chosen(choice: Choice) -> int | None:
    """Return the id of the first that fits, one in stock before any other; None where nothing was chosen."""
    if not choice.chosen:
        return None
    first = min(choice.fitting, key=lambda make: not make.variant.available, default=None)
    return first.variant.id if first else None
