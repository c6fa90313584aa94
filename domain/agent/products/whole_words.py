"""Words of scripts without spaces in records: one is said where all of it stands, and not where two signs of it do."""

from collections.abc import Sequence

from domain.agent.drafts import Turn
from domain.agent.products.options import kept_with_product
from domain.catalogue import Product
from domain.knowledge.asking import Asked, Said
from domain.language.words import UNSPACED_SIGN, fold

MOST_READ = 25  # records
SHORTEST = 3  # signs; two are looked for as they are


def said_whole(turn: Turn, asked: Sequence[Asked], said: Sequence[Said]) -> list[Said]:
    """Leave out where a record holds a part of a word that another holds whole: a 수분 크림 is no 선크림."""
    for place, one in enumerate(asked):
        if len(one.word) >= SHORTEST and UNSPACED_SIGN.match(one.word):
            said = _said_whole(turn, place, one.word, said)
    return list(said)


def _said_whole(turn: Turn, place: int, word: str, said: Sequence[Said]) -> Sequence[Said]:
    likely = turn.products([one.product_id for one in said if place in one.fields][:MOST_READ])
    whole = {product.id for product in likely if word in _run_together(product)}
    if not whole:
        return said
    return [one if one.product_id in whole else _without(one, place) for one in said]


def _without(one: Said, place: int) -> Said:
    return one._replace(fields={at: field for at, field in one.fields.items() if at != place})


@kept_with_product
def _run_together(product: Product) -> str:
    """Return all that a record says, folded and without spaces: "수분 크림" is a 수분크림."""
    values = (value for option in product.options for value in (option.name, *option.values))
    parts = (product.title, product.product_type, *product.tags, *values, product.description)
    return "".join(fold(" ".join(parts)).split())
