"""Articles that are said to travel together: one parcel carries them, and no other carries any of them."""

import re

from domain.drafting.checking.articles import lines_named, parcels_with
from domain.drafting.checking.holdings import Holding
from domain.drafting.checking.parts import Part

TOGETHER = re.compile(
    r"\b(?:together|in (?:the same|a single) (?:parcel|package|box|shipment)|zusammen|juntos|juntas|ensemble|insieme|samen|razem"
    r"|im selben paket|en el mismo paquete|dans le meme colis|no mesmo pacote|nello stesso pacco|in hetzelfde pakket|w jednej paczce)\b"
)
SEVERAL = 2


def settle_together(part: Part) -> None:
    """Settle "together" beside articles that one parcel carries, and refuse it of those that several do."""
    named = [(order, lines) for order in part.orders if len(lines := lines_named(order, part.said)) >= SEVERAL]
    for found in TOGETHER.finditer(part.sentence, part.clause.start, part.clause.end):
        for order, lines in named:
            if _is_one_parcel(order, lines):
                part.sheet.settle(*found.span())
            else:
                part.sheet.refuse(*found.span())


def _is_one_parcel(order: Holding, lines: list[str]) -> bool:
    carrying = [tuple(parcels_with(order, line)) for line in lines]
    return len(carrying[0]) == 1 and all(one == carrying[0] for one in carrying)
