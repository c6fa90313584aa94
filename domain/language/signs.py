"""What a text must hold that a pattern is found in: beginnings of words, read from the pattern once.

A pattern of a hundred alternatives is tried at each letter of a message, and finds nothing in nearly all of them.
Elsewhere this is a prefilter by required literals; Python's engine has none.

A pattern is read from left to right. It is known at each place how the word that is under way has begun: `{"hall",
"hell"}` behind `\\bh[ae]ll`. One of these stands in each match, as soon as they are long enough or the word ends. Of
all the words that a match needs, the rarest are told.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest
from re import _constants as of  # type: ignore[attr-defined]  # typeshed knows neither
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

LENGTH = 4  # letters of a word that are looked at
SHORTEST = 3  # letters of a beginning that is looked for; a word that is said whole may be shorter
MOST_BEGUN = 400  # beginnings of one word that are followed
# How words of nearly every message begin: a pattern that needs another word as well is told by that one.
COMMON = frozenset(
    """what have does with that this your wher when whic how much the you can are any for and not my is it in to do of
    on whe wha hav doe wit tha thi muc a i we be was will could would did has had get got from there ther""".split()
)
OFTEN = 20  # times as often as another beginning of four letters
Signs = frozenset[str] | None  # None where a match may hold no certain word, or one only within another
Begun = frozenset[str] | None  # how a word has begun so far, "" between words; None within some word


class Read(NamedTuple):
    """What is known behind a part of a pattern: what each match of it holds, and how the word there has begun."""

    signs: Signs
    begun: Begun


EDGE: Begun = frozenset({""})
IMPOSSIBLE = Read(frozenset(), frozenset())  # in a text of plain letters
UNKNOWN = Read(None, None)
BETWEEN = (of.CATEGORY_SPACE, of.CATEGORY_NOT_WORD)
OF_WORDS = ((of.CATEGORY, of.CATEGORY_WORD), (of.CATEGORY, of.CATEGORY_NOT_SPACE))
EDGES = (of.AT_BOUNDARY, of.AT_BEGINNING, of.AT_BEGINNING_STRING, of.AT_END, of.AT_END_STRING)


def signs_of(pattern: str) -> Signs:
    """Return beginnings of words, one of which each folded text of plain letters holds that the pattern is found in.

    `\\bgift[ -]?cards?\\b` has `{"gift"}`. None where nothing is certain.
    """
    read = parser.parse(pattern)
    return None if read.state.flags & re.IGNORECASE else _sequence(list(read), None, ends=False).signs


def _sequence(items: Sequence[tuple[Any, Any]], begun: Begun, *, ends: bool) -> Read:
    """Read one item after the other. `ends` where a word that is begun in the last of them ends with it."""
    needed: list[frozenset[str]] = []
    for item, following in zip_longest(items, items[1:]):
        word_ends = _is_edge(*following) if following else ends
        signs, begun = _item(item, begun, ends=word_ends)
        words = _long_enough(begun, 1 if word_ends else SHORTEST)
        needed += [one for one in (signs, words) if one is not None]
        begun = None if begun is not None and len(begun) > MOST_BEGUN else begun
    if not all(needed):
        return IMPOSSIBLE
    return Read(min(needed, key=_frequency, default=None), begun)


def _long_enough(begun: Begun, shortest: int) -> Signs:
    return begun if begun is not None and all(len(word) >= shortest for word in begun) else None


def _frequency(signs: frozenset[str]) -> int:
    """Return how often one of these stands in a message that means something else."""
    return sum(OFTEN if sign in COMMON else 1 + 3 * (LENGTH - len(sign)) for sign in signs)


def _item(item: tuple[Any, Any], begun: Begun, *, ends: bool) -> Read:
    kind, value = item
    if kind is of.LITERAL:
        return _letters([chr(value)], begun)
    if kind is of.IN:
        return _one_of(value, begun)
    if kind is of.AT:
        return Read(None, EDGE if value in EDGES else None)
    if kind in (of.ASSERT, of.ASSERT_NOT):
        return Read(None, EDGE if _is_edge(kind, value) else begun)
    if kind is of.BRANCH:
        return _branches([_sequence(branch, begun, ends=ends) for branch in value[1]])
    if kind is of.SUBPATTERN and not (value[1] or value[2]):  # with no flags of its own
        return _sequence(value[3], begun, ends=ends)
    return _repeated(value, begun) if kind in (of.MAX_REPEAT, of.MIN_REPEAT) else UNKNOWN


def _letters(letters: list[str], begun: Begun) -> Read:
    """Read one character, which is any of these."""
    plain = [letter for letter in letters if letter.isascii()]
    if not plain:
        return IMPOSSIBLE
    if not any(letter.isalnum() or letter == "_" for letter in plain):
        return Read(None, EDGE)
    if begun is None or not all(letter.isalnum() for letter in plain):
        return UNKNOWN
    return Read(None, frozenset((word + letter)[:LENGTH] for word in begun for letter in plain))


def _one_of(members: list[tuple[Any, Any]], begun: Begun) -> Read:
    letters = [chr(value) if kind is of.LITERAL else " " for kind, value in members]
    known = all(kind is of.LITERAL or (kind is of.CATEGORY and value in BETWEEN) for kind, value in members)
    return _letters(letters, begun) if known else UNKNOWN


def _branches(branches: list[Read]) -> Read:
    return Read(_union([read.signs for read in branches]), _union([read.begun for read in branches]))


def _union(sets: list[frozenset[str] | None]) -> frozenset[str] | None:
    return None if None in sets else frozenset[str]().union(*(one or () for one in sets))


def _repeated(repeat: tuple[int, int, Any], begun: Begun) -> Read:
    least, most, items = repeat
    signs, after = _sequence(items, begun, ends=False)
    # Whether a word goes on by another round is known only where none is under way.
    after = after if most == 1 or after == EDGE or not after else None
    return Read(signs, after) if least else Read(None, _union([begun, after]))


def _is_edge(kind: Any, value: Any) -> bool:
    """Whether no word goes on over this: an end of words, a sign between them, no letter allowed before or after."""
    if kind is of.LITERAL:
        return not (chr(value).isalnum() or chr(value) == "_")
    if kind is of.ASSERT_NOT:
        inner = value[1]
        alone = len(inner) == 1 and inner[0][0] is of.IN and inner[0][1][0][0] is not of.NEGATE
        return alone and any(one in OF_WORDS for one in inner[0][1])
    return kind is of.AT and value in EDGES
