"""Values that this product is not made in and others of the store are: "berry" is a colour to who has seen it there."""

from dataclasses import replace

from domain.agent.drafts import Turn
from domain.agent.products.matching import Matched
from domain.agent.products.option_forms import form_of
from domain.agent.products.options import Facet, facets
from domain.agent.products.unmade_values import NO_VALUES
from domain.agent.products.variants import Choice
from domain.agent.understanding.asked import kind_asked
from domain.knowledge.asking import ask
from domain.language.measures import pieces
from domain.language.wares import wares_in
from domain.language.words import HAS_DIGIT, fold, same_word

MOST_SAYING = 12  # products that are read for the value
MOST_BESIDE = 4  # words beside the product's name; a longer message says something else
SHORTEST = 3  # letters of such a value


def with_values_elsewhere(turn: Turn, choice: Choice) -> Choice:
    """Return the choice with the one word that is a value of other goods as one that this product is not made in."""
    if choice.mentions.unmade or not choice.facets:
        return choice
    words = _unexplained(choice)
    if len(words) != 1 or kind_asked(words[0]):
        return choice
    facet = turn.once(("value elsewhere", choice.product.id, words[0]), lambda: _facet_of(turn, choice, words[0]))
    if facet is None or choice.facets.index(facet) in dict(choice.chosen):
        return choice
    return replace(choice, mentions=replace(choice.mentions, unmade=((facet, words[0]),)))


def _unexplained(choice: Choice) -> list[str]:
    said = pieces(choice.text)
    explained = choice.mentions.places | choice.called
    beside = [piece.text for at, piece in enumerate(said) if at not in explained]
    if len(beside) > MOST_BESIDE:
        return []
    known = Matched(choice.product, 0.0)
    return [word for word in beside if word not in NO_VALUES and not known.has((word,))]


def _facet_of(turn: Turn, choice: Choice, word: str) -> Facet | None:
    """Return the option of this product that holds such values in another one."""
    if len(word) < SHORTEST or HAS_DIGIT.search(word) or wares_in(word):
        return None
    saying = turn.products([one.product_id for one in turn.saying(ask([word]), MOST_SAYING)])
    names = {facet.name for one in saying for facet in facets(one) if word in map(form_of, facet.values)}
    alike = (facet for facet in choice.facets if facet.name and any(_is_alike(facet.name, name) for name in names))
    return next(alike, None)


def _is_alike(name: str, other: str) -> bool:
    """Whether two options are called the same: "Color" and "Colour", "Frame color" and "Color"."""
    one, two = ([piece.text for piece in pieces(fold(said))] for said in (name, other))
    return bool(one and two) and same_word(one[-1], two[-1])
