"""Two things set side by side that are called by what they are: "compare the boot wax and the repair kit"."""

from collections.abc import Sequence
from itertools import chain

from domain.agent.drafts import Draft, Turn
from domain.agent.orders.lookups import named_share
from domain.agent.products.compared_sides import sides_named
from domain.agent.products.comparing import MOST_COMPARED, compare
from domain.agent.products.searching import ask_which, find
from domain.catalogue import Product
from domain.language.words import split_words

MOST_OF_A_SIDE = 2  # that one name may mean; of more it is asked which


def compare_kinds(turn: Turn) -> Draft | None:
    """Return what sets two things apart of which neither is called by its title; where one may be several, ask which.
    None where a side is not sold."""
    goods = _both(turn)
    if not goods:
        return None
    return compare(turn, goods) if len(goods) <= MOST_COMPARED else ask_which(turn, goods)


def compares_goods(turn: Turn) -> bool:
    """Whether a message begins to compare two things that are both sold here, and no rules or ways of sending."""
    return bool(_both(turn))


def _both(turn: Turn) -> Sequence[Product]:
    """Return the goods that both sides may be; none where one side is nothing that is sold, or both are the same."""
    named = sides_named(turn.text)
    sides = [_meant(turn, side) for side in named]
    goods = list({one.id: one for one in chain(*sides)}.values())
    return goods if named and all(sides) and len(goods) >= len(sides) else ()


def _meant(turn: Turn, side: str) -> Sequence[Product]:
    """Return what one side may be: what is found as it, else what comes near and is called so in part."""
    results = find(turn.worded(side))
    goods = turn.products((results.surest or results.ids)[: MOST_OF_A_SIDE + 1])
    if results.exact:
        return goods
    return [one for one in goods if named_share(one.title, split_words(side))][:1]
