"""Who asks after sending as a whole, such as for the shipping policy, is told its ways, prices and times."""

import re
from collections.abc import Set

from domain.agent.understanding.questions import OVERVIEW, PLACE, question_meanings
from domain.language.places import places_in
from domain.language.words import fold

# As it is answered where a store tells of them, in a table or in sentences.
ALL_SENDING = "what are the shipping options and costs?"
# What may stand beside "shipping" and asks for none of its ways. Rates are "rat" by their root.
AS_A_WHOLE = OVERVIEW | {
    *("delivery", "option", "information", "info", "detail", "rat", "servic", "availabl", "work"),
    *("mod", "방법"),  # "modes de livraison", "배송 방법": no concept, since toys and washing have theirs as well
}
COSTS_OR_TAKES = frozenset({"fee", "time", "often"})  # "shipping times" are "often" by their root
ANY_WAY = AS_A_WHOLE | COSTS_OR_TAKES | {PLACE}
# Of one parcel, or of a day or place: "when do you ship", "ship it".
OF_A_PART = re.compile(
    r"\b(?:when|where|who|my|it|you (?:ship|deliver|send|post)|wann|wo|ihr|kiedy|gdzie|quand|ou|cuando|donde|quando"
    r"|dove|onde|wanneer|waar)\b|いつ|どこ|언제|어디"
)


def is_after_any_way(asked: Set[str]) -> bool:
    """Whether what is asked is after sending by no service: all of it, its price or its time, to wherever."""
    return "delivery" in asked and asked <= ANY_WAY


def asks_for_all_sending(question: str) -> bool:
    """Whether it names sending and nothing of it that could be told alone: "shipping options?", to no place."""
    asked = frozenset(question_meanings(question))
    whole = is_after_any_way(asked) and COSTS_OR_TAKES.isdisjoint(asked)
    return whole and not OF_A_PART.search(fold(question)) and not places_in(question)


def asks_of_no_place(question: str) -> bool:
    """Whether it is after sending as a whole, or after its price or time, and to no place."""
    asked = frozenset(question_meanings(question))
    part = is_after_any_way(asked) and not COSTS_OR_TAKES.isdisjoint(asked) and not places_in(question)
    return part or asks_for_all_sending(question)
