"""Values that a message says it does not want: the red of "not red"."""

from collections.abc import Sequence

from domain.language.measures import Piece

DENYING = frozenset("not isnt arent aint except nicht ausser sauf excepto tranne behalve oprocz niet nao".split())
IN = frozenset("in en w em".split())  # "not in red" wants it no more than "not red"
DOUBTING = frozenset({"if", "or", "why", "whether"})  # "if not red", "why not red" want it


def is_denied(message: Sequence[Piece], start: int) -> bool:
    """Whether the value that begins at a piece of the message is one that is not wanted."""
    before = [piece.text for piece in message[max(0, start - 3) : start]]
    if before and before[-1] in IN:
        before.pop()
    return bool(before) and before[-1] in DENYING and DOUBTING.isdisjoint(before[-2:])
