"""A message taken apart where one wish may end and another begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.language.words import WORD, fold

# No full stop ends "order no. 1001".
SENTENCE_END = re.compile(r"(?:[?!;\n]+|\.+(?!\s*#?\d))(?=\s|$|[^\x00-\x7f])|[。？！]+")
JOINED = (
    r"(?:and|n|also|plus|but|then|oh|und|ausserdem|aber|y|ademas|pero|et|aussi|mais|e|anche|ma|tambem|en|ook|maar|oraz"
    r"|ale)\s(?:also |then |and |please |pls )?"
)
POLISH = r"ile|kiedy|gdzie|czy|jak|jaki\w*|co|macie|moge|chce|anuluj\w*"  # joined by "a", "i": "can I" is no end
# What a further wish begins with.
BEGINS = (
    r"do|does|did|can|could|what|whats|how|hows|is|are|was|were|has|have|when|whens|where|wheres|which|who|whos|why|will"
    r"|would|should|any|anything|got|i|please|pls|u|ur|you|your|my|if|whether|tell|give|show|send|check|cancel|change"
    r"|return|refund|exchange|track|recommend|suggest|need|want|lets|ships?|delivers?"
    r"|wie|was|wer|wann|wo|warum|welche\w*|kann|konnt|konnen|ist|sind|hat|habt|haben|gibt|ich|stornier\w*|sag\w*"
    r"|liefert|versendet|nehmt|verkauft|darf|dime|envian|aceptan|venden|dis|dites|livrez|vendez|acceptez|dimmi"
    r"|spedite|vendete|accettate|diga|enviam|aceitam|zeg|leveren|verkopen|powiedz|wysylacie|sprzedajecie|mozna"
    r"|cuanto|cuando|donde|como|que|cual\w*|hay|tienen|teneis|es|esta|puedo|quiero|cancel\w*"
    r"|combien|quand|comment|quel\w*|ou|est|avez|je|annul\w*|quanto|quando|dove|qual\w*|avete|posso|voglio|vorrei"
    r"|onde|tem|voces|quero|hoe|wat|welke|waar|wanneer|kunnen|hebben|ik|annuleer"
    rf"|{POLISH}"
)
# One space at a time: open runs take cubic time over a message full of spaces.
CLAUSE_END = re.compile(
    rf",?\s{JOINED}(?=(?:{BEGINS})\b)|\s[ai]\s(?=(?:{POLISH})\b)|\s(?:aur|also)\s(?=\w)|\s(?:그리고|それと|そして)\s?|(?<=か)、",
    re.I,
)
COMMA = re.compile(rf"\s?[,&+]\s?(?=(?:{BEGINS})\b)", re.I)  # more often within a wish than between two
CONDITION = re.compile(
    r"^(?:if|when|since|because|as|after|once|while|before|although|though|in case|wenn|weil|da|nachdem|falls|si"
    r"|cuando|porque|quand|parce|comme|se|quando|perche|als|omdat|jesli|gdy|bo)\b"
)
# "Is it free? Or must I spend something?" asks one thing.
ALTERNATIVE = re.compile(r"^(?:or|oder|ou|oppure|czy|albo|lub|of)\b")


@dataclass(frozen=True)
class Clause:
    """The part of a message from `start` to `end`."""

    text: str
    start: int
    end: int


def clauses_of(message: str) -> list[Clause]:
    """Return the parts of a message that may each be a wish, in order; a condition stays with what depends on it."""
    found: list[Clause] = []
    for start, end in _cut(message):
        leans = found and CONDITION.match(fold(found[-1].text)) and "?" not in message[found[-1].end : start]
        joined = found and WORD.search(message[found[-1].end : start])  # the Polish "i czy" is no "or"
        other = found and not joined and ALTERNATIVE.match(fold(message[start:end]).strip())
        start = found.pop().start if leans or other else start
        found.append(Clause(message[start:end].strip(), start, end))
    return found


def _cut(message: str) -> Iterator[tuple[int, int]]:
    folded = fold(message)
    plain = folded if len(folded) == len(message) else message  # "außerdem" is folded to a letter more
    start, ends = (
        0,
        sorted(end.span() for pattern in (SENTENCE_END, CLAUSE_END, COMMA) for end in pattern.finditer(plain)),
    )
    for begin, after in [*ends, (len(message), len(message))]:
        if begin >= start and WORD.search(message[start:begin]):
            yield start, begin
            start = after
