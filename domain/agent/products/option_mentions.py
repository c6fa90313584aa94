"""Which values of a product's options a message names, and which it asks for that are not made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from domain.agent.products.denied_values import is_denied
from domain.agent.products.option_forms import (
    OFFERED_IN_MEMORY,
    READ_IN_MEMORY,
    as_typed,
    form_of,
    option_pieces,
    pieces_by_letter,
    short_forms,
    spans,
)
from domain.agent.products.options import Facet
from domain.agent.products.unmade_values import (
    Wanted,
    counted_elsewhere,
    holds_colors,
    likely_values,
    measures_of,
    unmade_values,
)
from domain.agent.products.value_tails import tails_of
from domain.language.measures import Piece
from domain.language.slips import is_color
from domain.language.words import fold, same_word

YES, NO = frozenset({"yes", "y", "si", "ja", "tak", "true"}), frozenset({"no", "n", "nein", "nie", "none", "false"})
WEAK = YES | NO | {"x", "low", "high"}  # too common to mean an option without its name beside it
NEGATIONS = frozenset("not non no without isnt arent ohne kein keine sin bez sans sem senza zonder geen".split())
SIZES_BOTH_WAYS = (("small", "s"), ("medium", "m"), ("large", "l"), ("extralarge", "xl"), ("xlarge", "xl"))
SIZE_WORDS = (*SIZES_BOTH_WAYS, *((letter, word) for word, letter in SIZES_BOTH_WAYS))
NAME_REACH = 3  # pieces between an option's name and its value


@dataclass(frozen=True)
class Named:
    """A value the message names; `facets` are the indices it may belong to: one, or several until the rest decides.

    `weak` where the word is too common to be a value alone; `implied` where only the option's name is said."""

    value: str
    facets: tuple[int, ...]
    start: int
    end: int
    weak: bool = False
    implied: bool = False


@dataclass(frozen=True)
class Said:
    """A value where it stands, before it is known which of its `owners` is meant; `form` is how it is compared."""

    value: str
    form: str
    owners: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True)
class OptionMentions:
    """`named` in the order of the message; `unmade` pairs a facet with words that none of its values is;
    `asked` are the facets named without a value; `places` the pieces of the message that all this explains."""

    named: tuple[Named, ...]
    unmade: tuple[tuple[Facet, str], ...]
    asked: tuple[Facet, ...]
    places: frozenset[int]

    @property
    def implied(self) -> bool:
        """Whether nothing is named but options that are there or not: "is it waterproof?"."""
        return bool(self.named) and all(value.implied for value in self.named)


class Spelling(NamedTuple):
    """A form that stands for `value`, an option of each of the `owners`; `length` is of how many pieces it is."""

    value: str
    owners: tuple[int, ...]
    length: int


@lru_cache(READ_IN_MEMORY)
def read_options(
    text: str, offered: tuple[Facet, ...], titled: frozenset[int] = frozenset(), called: frozenset[int] = frozenset()
) -> OptionMentions:
    """Read which of the options `offered` the message speaks of. The pieces at `titled` only name the product, those at
    `called` say what it is."""
    message, by_letter = option_pieces(text), pieces_by_letter(text)
    names = _names(message, offered, by_letter)
    values = [value for value in _values(message, offered, names, by_letter) if not _is_a_name(value, offered, message)]
    if not values and not any(names.values()) and not likely_values(text):
        return OptionMentions((), (), (), frozenset())
    values = [value for value in values if not {*range(value.start, value.end)} <= titled]
    values = [value for value in values if not _is_of_another_region(value, offered, message)]
    found = _beside_others(_longest(values), names)
    values = [value for value in found if not is_denied(message, value.start)]
    denied, _ = _held([value for value in found if value not in values])
    said_facets = {facet for value in values for facet in value.facets}
    named = _longest(
        [*values, *(yes for yes in _booleans(message, offered, names) if yes.facets[0] not in said_facets)]
    )
    taken, chosen = _held(named)
    wanted = Wanted(text, as_typed(text), message, offered, names, taken | denied, chosen, titled, called)
    if measured := list(_measured(wanted)):
        named = sorted([*named, *measured], key=lambda one: one.start)
        taken, chosen = _held(named)
        wanted = replace(wanted, taken=taken | denied, chosen=chosen)
    if shades := _shades(text, named, message, offered):
        wanted = replace(wanted, taken=wanted.taken | shades)
    unmade = unmade_values(wanted)
    said = wanted.chosen | {index for index, _ in unmade}
    asked = tuple(facet for index, facet in enumerate(offered) if names[index] and index not in said)
    named_at = {at for spots in names.values() for at in spots}
    return OptionMentions(
        tuple(named), tuple((offered[index], words) for index, words in unmade), asked, wanted.taken | named_at
    )


def _shades(text: str, named: Sequence[Named], message: Sequence[Piece], offered: Sequence[Facet]) -> frozenset[int]:
    """Return the colours beside one that is made, whose shade they say: of "mustard yellow" the yellow."""
    colored = {
        at for one in named if any(holds_colors(offered[of]) for of in one.facets) for at in (one.start, one.end - 1)
    }
    if not colored:
        return frozenset()
    plain = fold(text)
    pairs = ((one, one + 1) for one in range(len(message) - 1) if len({one, one + 1} & colored) == 1)
    beside = [pair for pair in pairs if plain[message[pair[0]].end : message[pair[1]].start].isspace()]
    return frozenset(at for pair in beside for at in pair if at not in colored and is_color(message[at].text))


def _held(named: Sequence[Named]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the pieces that are values, and the options that they are of."""
    taken = frozenset(at for value in named for at in range(value.start, value.end))
    return taken, frozenset(facet for value in named for facet in value.facets)


def _measured(wanted: Wanted) -> Iterator[Named]:
    """Yield the values that are said as measures of another spelling: "95" for "95 cm", "2x3 m" for "200 × 300 cm"."""
    for said, values in measures_of(wanted):
        if len(set(values.values())) == 1:
            yield Named(next(iter(values.values())), tuple(values), said.start, said.end)


def _names(
    message: Sequence[Piece], offered: tuple[Facet, ...], by_letter: Mapping[str, Sequence[int]]
) -> dict[int, list[int]]:
    """Return where each facet's name stands; of "frame color" also a bare "color", unless that is in another's name."""
    words = _words_of_names(offered)
    full = {index: _full_spots(message, name, by_letter) for index, name in enumerate(words)}
    taken = {at for spots in full.values() for at in spots}
    return {index: full[index] or _last_word_spots(message, name, taken, by_letter) for index, name in enumerate(words)}


@lru_cache(OFFERED_IN_MEMORY)
def _words_of_names(offered: tuple[Facet, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(piece.text for piece in option_pieces(facet.name)) for facet in offered)


def _full_spots(message: Sequence[Piece], name: Sequence[str], by_letter: Mapping[str, Sequence[int]]) -> list[int]:
    likely = by_letter.get(name[0][:1], ()) if name else ()
    starts = [at for at in likely if _stands(message, at, name)]
    return [at + step for at in starts for step in range(len(name))]


def _last_word_spots(
    message: Sequence[Piece], name: Sequence[str], taken: set[int], by_letter: Mapping[str, Sequence[int]]
) -> list[int]:
    likely = by_letter.get(name[-1][:1], ()) if name else ()
    return [at for at in likely if at not in taken and same_word(message[at].text, name[-1])]


def _stands(message: Sequence[Piece], at: int, words: Sequence[str]) -> bool:
    there = message[at : at + len(words)]
    return len(there) == len(words) and all(same_word(a.text, b) for a, b in zip(there, words, strict=True))


def _values(
    message: Sequence[Piece],
    offered: tuple[Facet, ...],
    names: dict[int, list[int]],
    by_letter: Mapping[str, Sequence[int]],
) -> list[Named]:
    spellings = _spellings(offered)
    found = [
        Said(one.value, form, one.owners, start, end)
        for form, one in spellings.items()
        if form[:1] in by_letter
        for start, end in spans(message, form, one.length, spellings)
    ]
    if not found:
        return []
    behind = _names_follow(names, found)
    bound = (_bound(said, names, behind) for said in found)
    return [named for named in bound if named is not None]


@lru_cache(OFFERED_IN_MEMORY)
def _spellings(offered: tuple[Facet, ...]) -> dict[str, Spelling]:
    """Return the forms in which values are said, each with what it stands for."""
    wanted: dict[str, tuple[str, list[int]]] = {}
    for index, facet in enumerate(offered):
        for value in facet.values:
            wanted.setdefault(form_of(value), (value, []))[1].append(index)
    wanted |= {word: wanted[size] for word, size in SIZE_WORDS if size in wanted and word not in wanted}
    wanted |= {short: wanted[form] for short, form in short_forms(offered).items() if short not in wanted}
    tails = tails_of(offered)
    wanted |= {tail: wanted[form_of(value)] for tail, (value, _) in tails.items() if tail not in wanted}
    return {
        form: Spelling(value, tuple(owners), _length(form, value, tails)) for form, (value, owners) in wanted.items()
    }


def _length(form: str, value: str, tails: Mapping[str, tuple[str, int]]) -> int:
    """Return the number of pieces that a form is cut into."""
    if form == form_of(value):
        return len(option_pieces(value))
    return tails[form][1] if form in tails else 1


def _names_follow(names: dict[int, list[int]], found: Sequence[Said]) -> bool:
    """Whether options are named after their values: "brown frame, black lens" and not "frame brown, lens black"."""
    shared = {owner for said in found if len(said.owners) > 1 for owner in said.owners if names[owner]}
    if len(shared) < 2:
        return False
    first, last = (pick(shared, key=lambda owner: names[owner][0]) for pick in (min, max))
    before = any(first in said.owners and said.end == names[first][0] for said in found)
    after = any(last in said.owners and said.start == names[last][-1] + 1 for said in found)
    return before and not after


def _bound(said: Said, names: dict[int, list[int]], behind: bool) -> Named | None:
    """Bind the value to the facet named just before (or after) it, if any."""
    near = {owner: _distance(names[owner], said.start, said.end, behind) for owner in said.owners}
    closest, owners = min(near.values()), said.owners
    if closest <= NAME_REACH and (len(owners) > 1 or said.form in WEAK):
        owners = tuple(owner for owner in owners if near[owner] == closest)
    elif said.form in YES | NO and said.start == 0:
        return None
    weak = said.form in WEAK and closest > NAME_REACH
    return Named(said.value, owners, said.start, said.end, weak)


def _distance(spots: list[int], start: int, end: int, behind: bool) -> float:
    # Of the name before and the one after a value, that on the side where this message has them is the nearer.
    before = [start - spot + (1.5 if behind else 0) for spot in spots if spot < start]
    after = [spot - end + (0.5 if behind else 1.5) for spot in spots if spot >= end]
    return min([*before, *after], default=float("inf"))


def _booleans(message: Sequence[Piece], offered: Sequence[Facet], names: dict[int, list[int]]) -> list[Named]:
    """Read "waterproof" and "not waterproof" as yes and no to an option of that name, "no backlight" as its none."""
    found = []
    for index in (index for index, spots in names.items() if spots):
        forms = {form_of(value): value for value in offered[index].values}
        for spot in names[index][:1]:
            denied = any(piece.text in NEGATIONS for piece in message[max(0, spot - 2) : spot])
            value = next((forms[form] for form in forms if form in (NO if denied else YES)), None)
            if value is not None and (denied or set(forms) <= YES | NO):
                found.append(Named(value, (index,), spot, spot + 1, implied=not denied))
    return found


def _longest(found: list[Named]) -> list[Named]:
    """Where two values overlap, keep the longer: "rose gold" is not gold."""
    kept: list[Named] = []
    for named in sorted(found, key=lambda one: (one.start - one.end, len(one.facets))):
        if all(named.end <= other.start or named.start >= other.end for other in kept):
            kept.append(named)
    return sorted(kept, key=lambda one: one.start)


def _is_a_name(value: Named, offered: tuple[Facet, ...], message: Sequence[Piece]) -> bool:
    """Of "bagged/bagless bagless" only the last word is a value: the rest is the option's name."""
    for index in value.facets:
        name = _words_of_names(offered)[index]
        spans = [at for at in range(len(message)) if len(name) > 1 and _stands(message, at, name)]
        if any(at <= value.start and value.end <= at + len(name) for at in spans):
            return True
    return False


def _is_of_another_region(value: Named, offered: Sequence[Facet], message: Sequence[Piece]) -> bool:
    return any(counted_elsewhere(message, value.start, value.end, offered[facet]) for facet in value.facets)


def _beside_others(found: list[Named], names: dict[int, list[int]]) -> list[Named]:
    """Keep a common word such as "none" only in a list of values: "black, none, standard"."""
    edges = {edge for value in found if not value.weak for edge in (value.start, value.end)}
    edges |= {edge for spots in names.values() for spot in spots for edge in (spot, spot + 1)}
    return [value for value in found if not value.weak or {value.start, value.end} & edges]
