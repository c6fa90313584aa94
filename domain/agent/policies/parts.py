"""The questions of one message, each to be answered for itself."""

import re

from domain.agent.policies.scoring import COMMON
from domain.agent.understanding.questions import question_meanings
from domain.language.words import fold

MOST_PARTS = 3
NEXT_PART = re.compile(
    r"[.?!;\n]+\s+|[,;]?\s+\b(?:and|also|und|oraz|et|plus)\s+(?=(?:also |then )?(?:do|does|can|could|what|whats|how"
    r"|hows|is|are|when|where|which|who|will|wie|was|wann|wo|kann|ile|jak|czy|gdzie|quand|combien|comment)\b)",
    re.I,
)
POINTS_BACK = re.compile(r"\b(?:it|that|this|they|them|those|these)\b")


def parts_of(text: str) -> list[str]:
    """Return the questions of a message; one that only points back is asked with all that was said."""
    parts: list[str] = []
    for part in filter(question_meanings, NEXT_PART.split(text)):
        if parts and COMMON.issuperset(question_meanings(part)):  # "do you send to Spain? what does it cost?"
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    if len(parts) < 2:
        return [text]
    return [text if POINTS_BACK.search(fold(part)) else part for part in parts[:MOST_PARTS]]
