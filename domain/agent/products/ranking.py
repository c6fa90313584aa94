"""Which of the products that say some of a wish are what is looked for, and in what order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.agent.phrases import Say
from domain.agent.understanding.wishes import Wish
from domain.knowledge.titles import Field
from domain.language.vocabulary import COLORS, SIZES

NOWHERE = -1
BEING_THE_THING = 0.15  # what it counts beside worth that a title calls the product what was asked for
NEAR = 0.42  # how near a product must be that shares no name with what is looked for


class Found(NamedTuple):
    """A product beside a wish. It is ranked by `worth`; `nearness` in 0..1, 0 where it is not among the nearest;
    `fields` tells where it says each word of the wish."""

    product_id: int
    worth: float
    nearness: float
    fields: Mapping[int, Field]

    def says(self, place: int, field: Field = Field.TOLD) -> bool:
        return self.fields.get(place, NOWHERE) >= field

    def worth_as(self, noun: int) -> float:
        return self.worth + (BEING_THE_THING if self.fields.get(noun) is Field.NOUN else 0.0)

    def is_thing(self, noun: int, level: Field) -> bool:
        """Whether it is the thing, or said to be and near to it. `level` is where the surest product says so."""
        said = self.fields.get(noun, NOWHERE)
        return said >= min(level, Field.PART) or (said is Field.TOLD and self.nearness >= NEAR)

    def says_all(self, places: Iterable[int], field: Field = Field.TOLD) -> bool:
        said = self.fields
        for place in places:  # asked of every product that was found: a loop takes half of what all() does
            if said.get(place, NOWHERE) < field:
                return False
        return True


@dataclass(frozen=True)
class Results:
    """Products best first, by their ids. `lead` says whether they are what was looked for or only close to it, `kind`
    whether they are at least the kind of thing that was named, `whole` whether the first says all that was asked for;
    `surest` are those that are it by the merchant's own sorting, `called` those whose titles call them so."""

    ids: tuple[int, ...] = ()
    lead: Say = Say.NOT_SOLD
    kind: bool = False
    surest: tuple[int, ...] = ()
    whole: bool = False
    called: frozenset[int] = frozenset()

    @property
    def sure(self) -> bool:
        """Whether nothing else can be meant: all of it was found, or the kind of thing at least."""
        return self.exact or (self.kind and bool(self.ids))

    @property
    def exact(self) -> bool:
        return self.lead is Say.FOUND


def match(wish: Wish, found: Sequence[Found]) -> Results:
    """Return those that are the thing and have all its qualities, else those that come closest."""
    noun = _noun_of(wish, found)
    wanted = tuple(at for at, word in enumerate(wish.words) if word not in SIZES)
    full = [one for one in found if one.says_all(wanted)]
    if noun is None:
        told = () if _is_plural(wish.named[-1]) else _ranked(full)
        near = (one for one in _ranked(_near(found)) if one not in told)
        return Results((*told, *near), Say.CLOSEST, whole=bool(told))
    if noun == NOWHERE:
        return _by_qualities(full, wanted, found)
    level = max(one.fields.get(noun, Field.TOLD) for one in found)
    things = [one for one in full if one.is_thing(noun, level)]
    if not things:
        closest = [one for one in found if one.is_thing(noun, level)]
        return Results(_ranked(closest, noun), Say.CLOSEST, kind=level is Field.NOUN)
    lead = Say.CLOSEST if level is Field.PART else Say.FOUND
    called = [one for one in things if one.says(noun, min(level, Field.TITLE))]
    surest = _ranked(one for one in called if one.says_all(wanted, Field.SORTED)) or _ranked(called)
    ids = frozenset(one.product_id for one in called)
    return Results(_ranked(things, noun), lead, level is Field.NOUN, surest, whole=True, called=ids)


def _noun_of(wish: Wish, found: Sequence[Found]) -> int | None:
    """Return where the wish names the thing; NOWHERE where it does not, None where the thing is not among `found`.

    The last word does, in English, unless it is a quality some of them have: "jackets waterproof". A plural is a
    thing, so a pack with the tag "laptop" is not what "laptops" asks for.
    """
    for at in reversed(range(len(wish.named))):
        word = wish.named[at]
        if word in COLORS or word in SIZES:
            continue
        if any(one.says(at, Field.TYPE) for one in found):
            return at
        if _is_plural(word) or not any(one.says(at, Field.SORTED) for one in found):
            return None
    return NOWHERE


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _by_qualities(full: Sequence[Found], wanted: Sequence[int], found: Sequence[Found]) -> Results:
    """No thing is named, only what it should be: "something waterproof for my dog"."""
    surely = _ranked(one for one in full if one.says_all(wanted, Field.SORTED))
    best = surely or _ranked(_near(full))
    if not wanted or not best:
        return Results(_ranked(_near(found)) if wanted else (), Say.CLOSEST)
    return Results(best, Say.FOUND, surest=best)


def _near(found: Iterable[Found]) -> list[Found]:
    """Return those near in meaning, though they may share no name with the wish."""
    return [one for one in found if one.nearness >= NEAR]


def _ranked(found: Iterable[Found], noun: int = NOWHERE) -> tuple[int, ...]:
    ranked = sorted([(-(one.worth if noun == NOWHERE else one.worth_as(noun)), one.product_id) for one in found])
    return tuple([product_id for _, product_id in ranked])
