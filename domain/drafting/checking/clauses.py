"""Which part of a sentence speaks of which record, and which part of that of which variant."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from domain.drafting.checking.holdings import Holding

SEPARATOR = re.compile(
    r"[;,、·•(]|:\s|\s-\s|\b(?:and|but|while|whereas|whilst|und|aber|wahrend|y|e|et|mais|pero|mas|ma|i|oraz|ale|en|maar|terwijl|mientras|tandis"
    r"|enquanto|mentre|natomiast|sowie|or|oder|o|ou|lub|of)\b|(?<=고)\s|(?<=지만)\s|그리고"
)

BESIDE = re.compile(r"\b(?:after|before|with|including|includes?)\b")
KINDS = ("product", "order")
SHORTEST_NAME = 4  # letters


@dataclass(frozen=True)
class Clause:
    """From `start` to `end`. `subjects` are the products and orders it speaks of; `named` whether it names them."""

    start: int
    end: int
    subjects: tuple[Holding, ...]
    named: bool


@dataclass(frozen=True)
class Named:
    start: int
    end: int
    holding: Holding


def clauses_of(text: str, holdings: Sequence[Holding], before: Sequence[Holding]) -> list[Clause]:
    """Take a level sentence apart where it goes on to another record; `before` is what the last sentence spoke of."""
    names = names_in(text, holdings)
    orders = {name.holding for name in names if name.holding.record.kind == "order"}
    goods = [name for name in names if name.holding.record.kind == "product"]
    if not names:
        return [Clause(0, len(text), _unnamed(holdings, before), named=False)]
    if len(orders) > 1:
        return _apart(text, [name for name in names if name.holding in orders], ())
    if len({name.holding for name in goods}) > 1 and not _lines_of_one(goods, orders, _unnamed(holdings, before)):
        return _apart(text, goods, tuple(orders))
    subjects = tuple(dict.fromkeys(name.holding for name in names))
    spoken = () if orders else _unnamed(holdings, before)
    orders_before = tuple(one for one in spoken if one.record.kind == "order")
    return [Clause(0, len(text), (*subjects, *orders_before), named=True)]


def names_in(text: str, holdings: Sequence[Holding]) -> list[Named]:
    """Return where products and orders are named, first to last; of names within names, the longest."""
    rest, found = text, []
    for pattern, holding in [*_titles(holdings), *_short_names(holdings)]:
        for match in re.finditer(pattern, rest):
            found.append(Named(*match.span(), holding))
            rest = rest[: match.start()] + "\x00" * len(match.group()) + rest[match.end() :]
    return sorted(found, key=lambda name: name.start)


def _titles(holdings: Sequence[Holding]) -> list[tuple[str, Holding]]:
    named = [one for one in holdings if one.title and one.record.kind in ("product", "order")]
    return [(_pattern(one), one) for one in sorted(named, key=lambda one: -len(one.title))]


def _short_names(holdings: Sequence[Holding]) -> list[tuple[str, Holding]]:
    """Return the last words of each product's title, where they mean that product alone: "rain jacket", "the jacket"."""
    goods = [one for one in holdings if one.title and one.record.kind == "product"]
    ends = [(end, one) for one in goods for end in _ends(one.title)]
    once = Counter(end for end, _ in ends)
    sure = [(end, one) for end, one in ends if once[end] == 1 and len(end) >= SHORTEST_NAME]
    sure.sort(key=lambda pair: -len(pair[0]))
    return [(rf"(?<![a-z\d]){re.escape(end)}(?![a-z\d])", one) for end, one in sure]


def _ends(title: str) -> list[str]:
    """Return what a title ends in, without its first word."""
    words = title.split()
    return [" ".join(words[at:]) for at in range(1, len(words))]


def _pattern(holding: Holding) -> str:
    if holding.record.kind == "order":
        return rf"(?<![a-z\d])#?\s?{re.escape(holding.title.lstrip('#'))}(?![\d]|[.,]\d|-\d)"
    return rf"(?<![a-z\d]){re.escape(holding.title)}(?:s|es)?(?![a-z\d])"


def _unnamed(holdings: Sequence[Holding], before: Sequence[Holding]) -> tuple[Holding, ...]:
    things = [one for one in holdings if not one.is_document]
    spoken = tuple(before) or tuple(one for one in things if one.focus) or tuple(things)
    return (
        *spoken,
        *(one for kind in KINDS for one in _only(kind, things) if not any(_is(kind, other) for other in spoken)),
    )


def _only(kind: str, things: Sequence[Holding]) -> list[Holding]:
    """Return the one record of a kind, where there is but one: nothing else can be meant."""
    found = [one for one in things if _is(kind, one)]
    return found if len(found) == 1 else []


def _is(kind: str, holding: Holding) -> bool:
    return holding.record.kind == kind


def _lines_of_one(goods: Sequence[Named], orders: set[Holding], before: Sequence[Holding]) -> bool:
    """Whether the products named are articles of the one order spoken of."""
    spoken = orders or {one for one in before if one.record.kind == "order"}
    titles = {fact.value.casefold() for order in spoken for fact in order.facts if fact.field.endswith(".title")}
    return len(spoken) == 1 and all(name.holding.record.title.casefold() in titles for name in goods)


def _apart(text: str, names: Sequence[Named], besides: tuple[Holding, ...]) -> list[Clause]:
    cuts = boundaries(text, [(name.start, name.end) for name in names])
    edges = [0, *cuts, len(text)]
    return [Clause(edges[at], edges[at + 1], (name.holding, *besides), named=True) for at, name in enumerate(names)]


def boundaries(text: str, anchors: Sequence[tuple[int, int]]) -> list[int]:
    """Return where, between two anchors, the words that belong to the second begin: after the last separator."""
    found = []
    for (_, end), (start, _) in zip(anchors, anchors[1:], strict=False):
        separators = [one for one in SEPARATOR.finditer(text, end, start) if not _is_aside(text, one, start)]
        # "A total of $50 after a discount of $5": what such a sum is stands before its "of".
        parted = [one for one in separators if one.group() != "of" or text[one.end() : start].strip()]
        opened = [] if parted else list(BESIDE.finditer(text, end, start))
        cuts = parted or opened or separators
        found.append(cuts[-1].start() if cuts else start)
    return found


def _is_aside(text: str, separator: re.Match[str], end: int) -> bool:
    """Whether it opens a bracket that closes again: "in Red (size L) for $80"."""
    return separator.group() == "(" and ")" in text[separator.end() : end]


def together(text: str, anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the anchors with those made one between which nothing separates: "$45.00 was refunded"."""
    found: list[tuple[int, int]] = []
    for start, end in anchors:
        if found and not SEPARATOR.search(text, found[-1][1], start):
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
