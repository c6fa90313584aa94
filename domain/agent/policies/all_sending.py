"""Who asks after sending as a whole, such as for the shipping policy, is told its ways, prices and times."""

import re

from domain.agent.understanding.questions import OVERVIEW, question_meanings
from domain.language.places import places_in
from domain.language.words import fold

# As it is answered where a store tells of them, in a table or in sentences.
ALL_SENDING = "what are the shipping options and costs?"
# What may stand beside "shipping" and asks for no part of it, as words are read: "zasady wysyłki", "opções de envio".
AS_A_WHOLE = OVERVIEW | {
    *("option", "information", "info", "detail", "rat", "servic", "availabl", "work"),
    *("zasady", "opcj", "sposoby", "opcion", "metodo", "opzioni", "condizioni", "opco", "mod", "방법"),
    *("eure", "maci", "quel", "vostra"),
}
# Of one parcel, or of a day or place: "when do you ship", "ship it".
OF_A_PART = re.compile(
    r"\b(?:when|where|who|my|it|you (?:ship|deliver|send|post)|wann|wo|ihr|kiedy|gdzie|quand|ou|cuando|donde|quando"
    r"|dove|onde|wanneer|waar)\b|いつ|どこ|언제|어디"
)


def asks_for_all_sending(question: str) -> bool:
    """Whether it names sending and nothing of it that could be told alone: "shipping options?", to no place."""
    asked = frozenset(question_meanings(question))
    whole = "delivery" in asked and asked <= AS_A_WHOLE | {"delivery"}
    return whole and not OF_A_PART.search(fold(question)) and not places_in(question)
