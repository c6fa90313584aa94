"""Which values of a product's options a message names, and which it asks for that are not made."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from domain.agent.measures import Piece, joined, pieces
from domain.agent.options import Facet
from domain.agent.vocabulary import COLORS, PLAIN_WORDS, SIZES
from domain.agent.words import HAS_DIGIT, is_typo, same_word

YES, NO = frozenset({"yes", "y", "si", "ja", "tak", "true"}), frozenset({"no", "n", "nein", "nie", "none", "false"})
WEAK = YES | NO | {"x", "low", "high"}  # too common to mean an option without its name beside it
NEGATIONS = frozenset({"not", "non", "no", "without", "isnt", "arent"})
SIZES_BOTH_WAYS = (("small", "s"), ("medium", "m"), ("large", "l"), ("extralarge", "xl"), ("xlarge", "xl"))
SIZE_WORDS = (*SIZES_BOTH_WAYS, *((letter, word) for word, letter in SIZES_BOTH_WAYS))
NAME_REACH = 3  # pieces between an option's name and its value
TYPO_FROM = 5
SHORTEST_SHORT_FORM = 3
SHORTEST_UNIT = 4  # letters of a unit in which a slip is forgiven: "10 horrs"
MEASURE = re.compile(r"(?P<number>\d[\d.-]*)(?P<unit>[a-z]+)")


@dataclass(frozen=True)
class Named:
    """A value the message names; `facets` are the indices it may belong to: one, or several until the rest decides."""

    value: str
    facets: tuple[int, ...]
    start: int
    end: int
    weak: bool = False


@dataclass(frozen=True)
class OptionMentions:
    """`named` in the order of the message; `unmade` pairs a facet with words that none of its values is;
    `asked` are the facets named without a value; `places` the pieces of the message that all this explains."""

    named: tuple[Named, ...]
    unmade: tuple[tuple[Facet, str], ...]
    asked: tuple[Facet, ...]
    places: frozenset[int]


def read_options(text: str, offered: Sequence[Facet]) -> OptionMentions:
    message = pieces(text)
    names = _names(message, offered)
    values = [value for value in _values(message, offered, names) if not _is_a_name(value, offered, message)]
    values = _beside_others(_longest(values), names)
    said_facets = {facet for value in values for facet in value.facets}
    named = _longest(
        [*values, *(yes for yes in _booleans(message, offered, names) if yes.facets[0] not in said_facets)]
    )
    taken = {at for value in named for at in range(value.start, value.end)}
    unmade = _unmade(message, offered, names, taken)
    said = {facet for value in named for facet in value.facets} | {index for index, _ in unmade}
    asked = tuple(facet for index, facet in enumerate(offered) if names[index] and index not in said)
    named_at = {at for spots in names.values() for at in spots}
    return OptionMentions(
        tuple(named), tuple((offered[index], words) for index, words in unmade), asked, frozenset(taken | named_at)
    )


def _names(message: Sequence[Piece], offered: Sequence[Facet]) -> dict[int, list[int]]:
    """Return where each facet's name stands; of "frame color" also a bare "color", unless that is in another's name."""
    words = [[piece.text for piece in pieces(facet.name)] for facet in offered]
    full = {index: _full_spots(message, name) for index, name in enumerate(words)}
    taken = {at for spots in full.values() for at in spots}
    return {index: full[index] or _last_word_spots(message, name, taken) for index, name in enumerate(words)}


def _full_spots(message: Sequence[Piece], name: Sequence[str]) -> list[int]:
    starts = [at for at in range(len(message)) if name and _stands(message, at, name)]
    return [at + step for at in starts for step in range(len(name))]


def _last_word_spots(message: Sequence[Piece], name: Sequence[str], taken: set[int]) -> list[int]:
    return [at for at, piece in enumerate(message) if name and at not in taken and same_word(piece.text, name[-1])]


def _stands(message: Sequence[Piece], at: int, words: Sequence[str]) -> bool:
    there = message[at : at + len(words)]
    return len(there) == len(words) and all(same_word(a.text, b) for a, b in zip(there, words, strict=True))


def _values(message: Sequence[Piece], offered: Sequence[Facet], names: dict[int, list[int]]) -> list[Named]:
    wanted: dict[str, tuple[str, list[int]]] = {}
    for index, facet in enumerate(offered):
        for value in facet.values:
            wanted.setdefault(joined(value), (value, []))[1].append(index)
    wanted |= {word: wanted[size] for word, size in SIZE_WORDS if size in wanted and word not in wanted}
    wanted |= {short: wanted[form] for short, form in _short_forms(offered).items() if short not in wanted}
    return [
        named
        for form, (value, owners) in wanted.items()
        for start, end in spans(message, form, len(pieces(value)) if form == joined(value) else 1, wanted)
        if (named := _bound(value, form, owners, start, end, names)) is not None
    ]


def _short_forms(offered: Sequence[Facet]) -> dict[str, str]:
    """Return words that stand for a value because no other value holds them: "1tb" for "1TB SSD"."""
    held: dict[str, set[str]] = {}
    for value in (value for facet in offered for value in facet.values):
        for piece in pieces(value):
            held.setdefault(piece.text, set()).add(joined(value))
    names = {piece.text for facet in offered for piece in pieces(facet.name)}
    alone = {word: forms for word, forms in held.items() if len(forms) == 1 and word not in names | PLAIN_WORDS}
    return {word: min(forms) for word, forms in alone.items() if len(word) >= SHORTEST_SHORT_FORM}


def spans(
    message: Sequence[Piece], form: str, length: int, others: Container[str] = frozenset()
) -> list[tuple[int, int]]:
    """Return where `form` stands in the message, typos forgiven unless they spell one of `others`."""
    spans = []
    for start in range(len(message)):
        for end in range(start + max(1, length - 1), min(start + length + 1, len(message)) + 1):
            said = "".join(piece.text for piece in message[start:end])
            bare = message[start].text.isdigit()
            if said == form or (said not in others and _misspelt(said, form, end - start - length - bare)):
                spans.append((start, end))
    return spans


def _misspelt(said: str, form: str, further: int) -> bool:
    """Whether `said` is `form` with a slip; `further` is by how many pieces it is longer. Numbers must be right."""
    one, other = MEASURE.fullmatch(said), MEASURE.fullmatch(form)
    if one and other and not further:
        units = one["unit"].removesuffix("s"), other["unit"].removesuffix("s")
        return one["number"] == other["number"] and is_typo(*units, SHORTEST_UNIT)
    if further or HAS_DIGIT.search(form) or HAS_DIGIT.search(said) or said in PLAIN_WORDS:
        return False
    return same_word(said, form) if len(form) > TYPO_FROM else is_typo(said, form, TYPO_FROM)


def _bound(value: str, form: str, owners: list[int], start: int, end: int, names: dict[int, list[int]]) -> Named | None:
    """Bind the value to the facet named just before (or after) it, if any."""
    near = {owner: _distance(names[owner], start, end) for owner in owners}
    closest = min(near.values())
    if closest <= NAME_REACH and (len(owners) > 1 or form in WEAK):
        owners = [owner for owner in owners if near[owner] == closest]
    elif form in YES | NO and start == 0:
        return None
    weak = form in WEAK and closest > NAME_REACH
    return Named(value, tuple(owners), start, end, weak)


def _distance(spots: list[int], start: int, end: int) -> float:
    before = [start - spot for spot in spots if spot < start]
    # "black frame color": the name after the value counts, but less than one before it.
    after = [spot - end + 1.5 for spot in spots if spot >= end]
    return min([*before, *after], default=float("inf"))


def _booleans(message: Sequence[Piece], offered: Sequence[Facet], names: dict[int, list[int]]) -> list[Named]:
    """Read "waterproof" and "not waterproof" as yes and no to an option of that name."""
    found = []
    for index, facet in enumerate(offered):
        forms = {joined(value): value for value in facet.values}
        if set(forms) <= YES | NO and names[index]:
            spot = names[index][0]
            denied = any(piece.text in NEGATIONS for piece in message[max(0, spot - 2) : spot])
            value = next((forms[form] for form in forms if form in (NO if denied else YES)), None)
            if value is not None:
                found.append(Named(value, (index,), spot, spot + 1))
    return found


def _longest(found: list[Named]) -> list[Named]:
    """Where two values overlap, keep the longer: "rose gold" is not gold."""
    kept: list[Named] = []
    for named in sorted(found, key=lambda one: (one.start - one.end, len(one.facets))):
        if all(named.end <= other.start or named.start >= other.end for other in kept):
            kept.append(named)
    return sorted(kept, key=lambda one: one.start)


def _is_a_name(value: Named, offered: Sequence[Facet], message: Sequence[Piece]) -> bool:
    """Of "bagged/bagless bagless" only the last word is a value: the rest is the option's name."""
    for index in value.facets:
        name = [piece.text for piece in pieces(offered[index].name)]
        spans = [at for at in range(len(message)) if len(name) > 1 and _stands(message, at, name)]
        if any(at <= value.start and value.end <= at + len(name) for at in spans):
            return True
    return False


def _beside_others(found: list[Named], names: dict[int, list[int]]) -> list[Named]:
    """Keep a common word such as "none" only in a list of values: "black, none, standard"."""
    edges = {edge for value in found if not value.weak for edge in (value.start, value.end)}
    edges |= {edge for spots in names.values() for spot in spots for edge in (spot, spot + 1)}
    return [value for value in found if not value.weak or {value.start, value.end} & edges]


def _unmade(
    message: Sequence[Piece], offered: Sequence[Facet], names: dict[int, list[int]], taken: set[int]
) -> list[tuple[int, str]]:
    beside = [
        (index, words)
        for index, facet in enumerate(offered)
        for spot in names[index][-1:]
        if spot not in taken and (words := _words_after(message, spot + 1, taken, offered))
    ]
    found = {index: words for index, words in beside}
    for at, piece in enumerate(message):
        if at not in taken and (owner := _vocabulary_owner(piece.text, offered)) is not None:
            found.setdefault(owner, piece.text)
    return list(found.items())


def _words_after(message: Sequence[Piece], at: int, taken: set[int], offered: Sequence[Facet]) -> str:
    """Return the word right after an option's name, if it is meant as a value."""
    if at >= len(message) or at in taken:
        return ""
    word = message[at].text
    known = [piece.text for facet in offered for piece in pieces(facet.name)]
    return "" if word in PLAIN_WORDS or any(same_word(word, name) for name in known) else word


def _vocabulary_owner(word: str, offered: Sequence[Facet]) -> int | None:
    """Return the facet to which a colour or size belongs that no value of the product is."""
    for words, name in ((COLORS, "color"), (SIZES, "size")):
        if word in words:
            owners = [index for index, facet in enumerate(offered) if name in [p.text for p in pieces(facet.name)]]
            made = any(
                is_typo(word, piece.text) for index in owners for v in offered[index].values for piece in pieces(v)
            )
            return owners[0] if len(owners) == 1 and not made else None
    return None
