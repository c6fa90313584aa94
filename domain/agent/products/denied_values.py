"""Values that a message says it does not want: the red of "not red"."""

from collections.abc import Sequence

from domain.language.measures import Piece

DENYING = frozenset(
    "not isnt arent aint except nicht pas ausser sauf excepto tranne behalve oprocz niet nie nao".split()
)
IN = frozenset("in en w em".split())  # "not in red" wants it no more than "not red"
BEING = frozenset("sea sean es son sia siano seja sejam".split())  # "no sea rojo"; a bare "no" answers something else
NO = frozenset({"no", "non"})
DOUBTING = frozenset({"if", "or", "why", "whether"})  # "if not red", "why not red" want it
FARTHEST = 4  # pieces before a value


def is_denied(message: Sequence[Piece], start: int) -> bool:
    """Whether the value that begins at a piece of the message is one that is not wanted."""
    before = [piece.text for piece in message[max(0, start - FARTHEST) : start]]
    if before and before[-1] in IN:
        before.pop()
    being = bool(before) and before[-1] in BEING
    while before and before[-1] in BEING:
        before.pop()
    denying = DENYING | NO if being else DENYING
    return bool(before) and before[-1] in denying and DOUBTING.isdisjoint(before[-2:])
