"""What a list was narrowed to and stays so when it is narrowed further: "only in size M", then "under $100"."""

import re
from collections.abc import Iterator

from domain.agent.understanding.bounds import Limits, read_limits, scaled
from domain.language.words import fold

LETTERED = r"x{0,4}[sl]|[2-5]xl|m|small|medium|large"
SIZED = re.compile(
    r"\b(?:in |en |w )?(?:an? )?(?:(?:size|grosse|talla|taille|taglia|tamanho|maat|rozmiar\w*) )"
    rf"(?:{LETTERED}|\d{{1,3}}(?:[.,]5)?)(?!\w)|\b(?:in|en) (?:an? )?(?:{LETTERED})(?!\w)"
)


# "Only waterproof ones" leaves some of a list; "the waterproof one" picks one of it, "other ones" wants another list.
ONES = re.compile(
    r"^\W*(?:(?:and|ok|just|only|any|the|show me|do you have|what about|how about) )*"
    r"(?P<quality>(?!(?:\w+ )?(?:other|others|more|these|those|which|what|such|similar|different|cheap\w*|dear\w*"
    r"|first|last|best|expensive|the|good|nice|better)\b)[^\W\d_]{3,}(?: [^\W\d_]{3,})?) ones\W*$"
)


def quality_of_ones(text: str) -> str:
    """Return the quality that some of a list are to have: "waterproof ones"; "" where a message asks for none so."""
    found = ONES.match(fold(text))
    return found["quality"] if found else ""


def still_wanted(asked: str, text: str) -> str:
    """Return the bounds, the size and what else `asked` narrowed a list to before, of which `text` says nothing anew;
    "" without any."""
    before, now = read_limits(asked), read_limits(text)
    kept = "" if size_in(text) else size_in(asked)
    return " ".join(filter(None, (*_bounds_kept(before, now), kept)))


def size_in(text: str) -> str:
    """Return the words of a message that say in which size a thing is wanted, folded: "in size m"; "" without any."""
    found = SIZED.search(fold(text))
    return found[0] if found else ""


def bounds_alone(text: str) -> bool:
    """Whether a message says no more than what a thing may cost: "over $50"."""
    limits = read_limits(text)
    return limits.on_price and not limits.rest.strip(" ?!.,")


def _bounds_kept(before: Limits, now: Limits) -> Iterator[str]:
    """Yield what was ruled out before, as it is said; a bound gives way to another of the same kind."""
    anew = {scaled(bound).unit for bound in now.bounds}
    if before.party and not now.party:
        yield f"for {before.party} people"
    yield from (bound.words for bound in before.bounds if scaled(bound).unit not in anew)
    if unwanted := [word for word in before.unwanted if word not in now.unwanted]:
        yield f"without {' or '.join(unwanted)}"
