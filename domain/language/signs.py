"""What a text must hold that a pattern is found in: the beginnings of words, read from the pattern once.

A pattern of a hundred alternatives is tried at each letter of a message, and finds nothing in nearly all of them.
"""

import re
from collections.abc import Sequence
from re import _constants as of  # type: ignore[attr-defined]  # typeshed knows neither
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LENGTH = 4  # letters of a word that are looked at
SHORTEST = 3  # letters of a beginning that is looked for; a word that is said whole may be shorter
MOST_BEGUN = 400  # beginnings of one word that are followed
COMMON = frozenset(
    """what have does with that this your wher when whic how much the you can are any for and not my is it in to do of
    on whe wha hav doe wit tha thi muc a i we be was will could would did has had get got from there ther""".split()
)
Signs = frozenset[str] | None  # None where a match may hold no certain word, or one only within another
Begun = frozenset[str] | None  # how a word has begun so far, "" between words; None within some word
EDGE: Begun = frozenset({""})
IMPOSSIBLE: tuple[Signs, Begun] = frozenset(), frozenset()  # in a text of plain letters
UNKNOWN: tuple[Signs, Begun] = None, None
BETWEEN = (of.CATEGORY_SPACE, of.CATEGORY_NOT_WORD)
OF_WORDS = ((of.CATEGORY, of.CATEGORY_WORD), (of.CATEGORY, of.CATEGORY_NOT_SPACE))
EDGES = (of.AT_BOUNDARY, of.AT_BEGINNING, of.AT_BEGINNING_STRING, of.AT_END, of.AT_END_STRING)


def signs_of(pattern: str) -> Signs:
    """Return beginnings of words, one of which each folded text of plain letters holds that the pattern is found in."""
    read = parser.parse(pattern)
    return None if read.state.flags & re.IGNORECASE else _sequence(list(read), None, ends=False)[0]


def _sequence(items: Sequence[tuple[Any, Any]], begun: Begun, *, ends: bool) -> tuple[Signs, Begun]:
    """`ends` where a word that is begun in the last item ends with it."""
    found: list[frozenset[str]] = []
    for at, item in enumerate(items):
        ends_here = _is_edge(*items[at + 1]) if at + 1 < len(items) else ends
        signs, begun = _item(*item, begun, ends=ends_here)
        words = _words(begun, 1 if ends_here else SHORTEST)
        found += [one for one in (signs, words) if one is not None]
        begun = begun if begun is None or len(begun) <= MOST_BEGUN else None
    return (min(found, key=_weight) if found else None), (frozenset() if frozenset() in found else begun)


def _words(begun: Begun, shortest: int) -> Signs:
    return begun if begun is not None and all(len(word) >= shortest for word in begun) else None


def _weight(signs: frozenset[str]) -> int:
    """Return how often one of these stands in a message that means something else."""
    return sum(20 if sign in COMMON else 1 + 3 * (LENGTH - len(sign)) for sign in signs)


def _item(kind: Any, value: Any, begun: Begun, *, ends: bool) -> tuple[Signs, Begun]:
    if kind is of.LITERAL:
        return _letters([chr(value)], begun)
    if kind is of.IN:
        return _one_of(value, begun)
    if kind is of.AT:
        return None, EDGE if value in EDGES else None
    if kind in (of.ASSERT, of.ASSERT_NOT):
        return None, EDGE if _is_edge(kind, value) else begun
    if kind is of.BRANCH:
        return _branches([_sequence(branch, begun, ends=ends) for branch in value[1]])
    if kind is of.SUBPATTERN and not (value[1] or value[2]):
        return _sequence(value[3], begun, ends=ends)
    return _repeated(value, begun) if kind in (of.MAX_REPEAT, of.MIN_REPEAT) else UNKNOWN


def _is_edge(kind: Any, value: Any) -> bool:
    """Whether no word goes on over this: an end of words, a sign between them, no letter allowed before or after."""
    if kind is of.LITERAL:
        return not (chr(value).isalnum() or chr(value) == "_")
    if kind is of.ASSERT_NOT:
        inner = value[1]
        alone = len(inner) == 1 and inner[0][0] is of.IN and inner[0][1][0][0] is not of.NEGATE
        return alone and any(one in OF_WORDS for one in inner[0][1])
    return kind is of.AT and value in EDGES


def _letters(letters: list[str], begun: Begun) -> tuple[Signs, Begun]:
    plain = [letter for letter in letters if letter.isascii()]
    if not plain:
        return IMPOSSIBLE
    if not any(letter.isalnum() or letter == "_" for letter in plain):
        return None, EDGE
    if begun is None or not all(letter.isalnum() for letter in plain):
        return UNKNOWN
    return None, frozenset((word + letter)[:LENGTH] for word in begun for letter in plain)


def _one_of(members: list[tuple[Any, Any]], begun: Begun) -> tuple[Signs, Begun]:
    letters = [chr(value) if kind is of.LITERAL else " " for kind, value in members]
    known = all(kind is of.LITERAL or (kind is of.CATEGORY and value in BETWEEN) for kind, value in members)
    return _letters(letters, begun) if known else UNKNOWN


def _branches(read: list[tuple[Signs, Begun]]) -> tuple[Signs, Begun]:
    return _union([signs for signs, _ in read]), _union([begun for _, begun in read])


def _union(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    return None if None in sets else frozenset[str]().union(*(one or () for one in sets))


def _repeated(repeat: tuple[int, int, Any], begun: Begun) -> tuple[Signs, Begun]:
    least, most, items = repeat
    signs, after = _sequence(items, begun, ends=False)
    once = after if most == 1 or after == EDGE or not after else None
    return (signs, once) if least else (None, _union([begun, once]))
