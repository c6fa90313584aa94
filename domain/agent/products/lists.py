"""A message that lists several goods, in the parts that it joins."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Turn
from domain.agent.products.mentions import find_products
from domain.agent.products.variants import titled_at
from domain.language.languages import Language
from domain.language.measures import pieces

# "i", "e" and "en" join in one language, and are something else in others.
AND = {
    Language.POLISH: "i|oraz",
    Language.ITALIAN: "e|ed",
    Language.PORTUGUESE: "e",
    Language.DUTCH: "en",
}
LISTING = {
    language: re.compile(
        rf"\s(?:and|n|plus|und|y|et|oraz|{AND.get(language, 'and')})\s|\s?[&+;]\s?|,\s(?=the\s|a\s)", re.I
    )
    for language in Language
}


def listed_parts(turn: Turn) -> list[str]:
    """Return what a message lists, joined as in the language that it is in."""
    return parts_between(LISTING[turn.language], turn)


def parts_between(joints: re.Pattern[str], turn: Turn) -> list[str]:
    """Return what the joints of a message part; within a title nothing is joined: "Salt & Pepper Mill"."""
    found = list(joints.finditer(turn.text))
    titles = [product.title for product in find_products(turn).named if joints.search(product.title)] if found else []
    parting = [joint for joint in found if not _is_within(joint, turn.text, titles)]
    starts, ends = (0, *(joint.end() for joint in parting)), (*(joint.start() for joint in parting), len(turn.text))
    parts = (turn.text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return [part for part in parts if part]


def _is_within(joint: re.Match[str], text: str, titles: Sequence[str]) -> bool:
    around = {at for at, one in enumerate(pieces(text)) if one.end >= joint.start() and one.start <= joint.end()}
    return any(around <= titled_at(text, title) for title in titles)
