"""A message that lists several goods, in the parts that it joins."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Turn
from domain.agent.products.mentions import find_products
from domain.agent.products.variants import titled_at
from domain.language.measures import pieces


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
