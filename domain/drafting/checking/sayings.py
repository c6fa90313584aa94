"""A clause cut into what it says one thing at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.drafting.checking.lines import denied_spans, with_unit
from domain.drafting.checking.moods import until_done
from domain.drafting.checking.numbers import Read, read_amounts
from domain.drafting.checking.parts import Part
from domain.drafting.checking.sums import Sum, read_sums
from domain.drafting.checking.wording import held, lemma, telling
from domain.language.languages import Language

BARE = 2  # words
BRACKETED = re.compile(r"\s*\([^()\w]*\d[\d.,]*[^()\w]*(?:usd|eur|gbp)?\)")
LABEL = re.compile(r"^\W*(?:[a-z-]+ ){0,2}[a-z-]+:\s*$")
# What a rule is spoken of by, whatever it says.
SOFT = frozenset(
    lemma(word)
    for word in """window period timeframe rule policy total write contact add both drinks send accept process processed issue issued
    last lasts shine shines reach reaches fine ok okay happen happens work works count allow reckon expect plan remember make sure""".split()
)
AFTER_THAT = re.compile(r"\bafter that(?=,? [a-z]),?")
CONTAINER = re.compile(r" (?:bag|bottle|tin|jar|pack|tube|can|pouch)s?(?![a-z])")
CONDITION = re.compile(r"\b(?:if|when|unless|once|as soon as)\b")
MEASURED = re.compile(
    r"^\W*(?:at|with) (?:just |only )?\d[\d.,]*(?: ?[x×] ?\d[\d.,]*){0,2} ?(?:cm|mm|m|g|kg|l|ml|oz|lb|in) (?=(?:it|they)\b)"
)
# Subjects of a verb that stands behind the last of them, "wear, | fire | and dogs aren't covered".
NAMED_ONLY = re.compile(
    r"^\W*(?:and |or |neither |nor )?(?!(?:yes|no|sorry|unfortunately|sadly|so|but)\b)[a-z-]+,?\s*$"
)
DENIED_VERB = re.compile(
    r"^\W*(?:and|or|nor) (?:[a-z-]+ ){1,3}(?:(?:is|are|can|do|does|was|were|will)(?:n't| not)|cannot|can't|won't|don't)\b"
)
WHEN = re.compile(r"\b(?:until|till|unless|before|after|when|if|once)\b")


@dataclass(frozen=True)
class Said:
    """What a piece of a clause says: the words that tell something, its numbers, and whether it denies.

    `joined` where it is a condition in one with what it is set to.
    """

    start: int
    end: int
    text: str
    languages: tuple[Language, ...]
    denies: bool
    joined: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(telling(self.unnumbered, self.languages[0])) - SOFT

    @cached_property
    def conditions(self) -> frozenset[str]:
        """Return what its conditions name: "until it is packed". What a line stands under does not tell that."""
        found = WHEN.search(self.unnumbered)
        return self.words & held(self.unnumbered[found.end() :]) if found else frozenset()

    @cached_property
    def unnumbered(self) -> str:
        text = self.text
        for start, end in self.numbered:
            text = text[:start] + "0" * (end - start) + text[end:]
        for read in self.amounts:  # "a 500 g bag" has 500 g
            if read.has_unit and (held_in := CONTAINER.match(text, read.end)):
                text = text[: read.end] + "0" * len(held_in.group()) + text[held_in.end() :]
        return text

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        return tuple(read_sums(self.text))

    @cached_property
    def amounts(self) -> tuple[Read, ...]:
        return tuple(read_amounts(self.text, self.languages))

    @property
    def numbered(self) -> list[tuple[int, int]]:
        """Return where its sums and amounts stand."""
        return [*((one.start, one.end) for one in self.sums), *((one.start, one.end) for one in self.amounts)]

    @property
    def is_bare(self) -> bool:
        """Whether it is a word or two that only go on with a list."""
        return len(self.text.split()) <= BARE and not (self.sums or self.amounts)

    @property
    def tells(self) -> bool:
        return bool(self.words or self.sums or any(read.has_unit for read in self.amounts))


def said_in(part: Part) -> Iterator[Said]:
    """Yield what the clause says, first to last; what an "or" joins to a condition stands under it too."""
    first, condition, unit = part.clause.start, "", ""
    said = AFTER_THAT.sub(lambda found: f"{'afterwards':<{len(found.group())}}", part.said)  # no "that" opens a piece
    spans = _denied_by_the_last(said, list(denied_spans(said, part.languages[0])))
    for start, end, denied in _beside_prices(said, _under_labels(iter(spans), said)):
        text, unit = with_unit(until_done(said[start:end]), unit, part.languages)
        goes_on = condition if re.match(r"\s*(?:or|and)\b", text) else ""
        found = CONDITION.search(text)
        condition = found.group() if found else goes_on
        text = f"{text} {goes_on}".strip() if goes_on else text
        yield Said(first + start, first + end, text, part.languages, denied)


def _denied_by_the_last(text: str, pieces: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Return the pieces, those that a sentence opens with denied where its verb is: "wear, fire and dogs aren't covered"."""
    listed = next((at for at, (start, end, _) in enumerate(pieces) if not NAMED_ONLY.match(text[start:end])), 0)
    if not listed or not DENIED_VERB.match(text[pieces[listed][0] : pieces[listed][1]]):
        return pieces
    return [*((start, end, True) for start, end, _ in pieces[:listed]), *pieces[listed:]]


def _beside_prices(text: str, pieces: Iterator[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces, cut where a price stands in brackets: "the mug ($14.00) can go in the oven".

    A size that one opens with is cut off, too: "at 47 × 28 × 17 cm | it fits under a seat".
    """
    for start, end, denied in pieces:
        if measured := MEASURED.match(text[start:end]):
            yield start, start + measured.end(), False
            start += measured.end()
        for price in BRACKETED.finditer(text, start, end):
            yield start, price.start(), denied
            start = price.end()
        yield start, end, denied


def _under_labels(pieces: Iterator[tuple[int, int, bool]], text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces, each together with a label before it: "Weight:" must be that of what follows."""
    opened: int | None = None
    for start, end, denied in pieces:
        if LABEL.match(text[start:end]) and end < len(text):
            opened = start if opened is None else opened
        else:
            yield (start if opened is None else opened), end, denied
            opened = None
