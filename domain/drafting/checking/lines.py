"""A merchant's lines, cut into the pieces that each say one thing, under the label and the heading they stand under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from domain.agent.facts import Fact
from domain.drafting.checking.levelling import level
from domain.drafting.checking.moods import YES_OR_NO, denies
from domain.drafting.checking.numbers import Amount, Read, read_amounts
from domain.drafting.checking.sums import Sum, read_sums
from domain.drafting.checking.wording import WORD, held, joints, telling
from domain.language.html import CELL_GAP
from domain.language.languages import Language, detect

LABEL = re.compile(r"^(?P<label>[^\W\d][\w /-]{1,28}): (?=\S)")
SIBLINGS = frozenset({"refund", "return"})  # one policy is about both
MEASURED = {"weigh": {"gram", "ounce", "pound weight"}, "measure": {"millimetre", "inch"}}
INHERITS = re.compile(r"^\s*(?:or|nor|oder|ni|ou|o|of|ani|lub)\b")
TURNS = re.compile(r"^\s*(?:but|though|although|however|yet|it|they)\b")
PART_END = re.compile(r";|[.!?](?=\s)")
ENOUGH_TO_TELL = 1500  # characters, of the language they are in
SHORT = 3  # words; so short a piece behind a comma goes on with what is denied before it
BOUND = re.compile(r"\b(?:within|after|from|of at least|over|under|before|for)(?: (?:the|about|at|first|another))*\s$")
# A piece that speaks of what the one before named.
OF_THAT = re.compile(r"^\W*(?:but |and )?(?:it|they|which|that|is|are|can|has|have)\b")
UP_TO_VERB = re.compile(
    r"^\W*(?:(?:we|you|they) [a-z]+|(?:[a-z'-]+ ){1,4}?(?:is|are|can|may|[a-z]+[a-rt-z]s)(?: [a-z]+ed)?)\b"
)
SET_OFF = re.compile(r"^\W*not (?!(?:only|just|all|if|when|unless|be|been)\b)")
QUOTED = re.compile(r'"[^"]*"')
EXCEPT = re.compile(r"\b(?:unless|except|excluding|apart from|other than)\b")
SENTENCE = re.compile(r"\b(?:is|are|can|may|will|do|does|has|have|must|we|you|it|they|write|please)\b")
FRAGMENT = re.compile(
    r"^\W*(?:un[a-z]+|not [a-z]+ed|with|without|in (?:its|their))\b(?!.*\b(?:is|are|can|may|must|we|you)\b)"
)
# Whom a question means: in "do you wrap" the store, in "can you wash it" anybody.
DO_YOU = re.compile(r"^(?P<do>do|did|will|are|have) you ")
CAN_YOU = re.compile(r"^(?P<can>can|could|may|should) you ")
HOW = re.compile(r"^\W*(?:for|in|with|by|at|on|and|or)\b")
FROM = re.compile(r"\b(?:from|at least)\s$")
IN_BRACKETS = re.compile(r"\([^()]*\)")
LISTS_ON = re.compile(r"^\s*(?:and|or)(?: [a-z'-]+){1,3}\W*$")
AFTERWARDS = 1000  # a part of the line by itself, which nothing before it goes on with
TIMES = ("business day", "day", "month", "minute", "second")
UNITLESS = re.compile(r"(?P<number>(?<![\w.,$€£])\d+)[.,;!]?\s*$")
UNIT = re.compile(r"\d(?P<unit>[\s-]?[a-z]+(?: [a-z]+)?)$")


@dataclass(frozen=True)
class Piece:
    """One thing a line says. `denies` tells whether it says that it is not so; `sentence`, in which part of the line.

    `has_exception` where an "unless" stands behind it; `goes_on` is the piece that a "not wear, fire" sets off from.
    """

    text: str
    denies: bool
    languages: tuple[Language, ...]
    sentence: int = 0
    has_exception: bool = False
    goes_on: str = ""

    @cached_property
    def denied_of(self) -> frozenset[str]:
        """Return what is denied of it, where it goes on with what was said before: "covers faults, not wear"."""
        verb = UP_TO_VERB.match(self.goes_on)
        return held(verb.group()) if verb else frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        return held(self.text)

    @cached_property
    def unquoted(self) -> frozenset[str]:
        """Return its words but those in quotation marks, which name a button or a page."""
        return held(QUOTED.sub(" ", self.text))

    @cached_property
    def telling(self) -> frozenset[str]:
        """Return its words that tell something."""
        return frozenset(telling(self.text, self.languages[0]))

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        return tuple(read_sums(self.text))

    @cached_property
    def reads(self) -> tuple[Read, ...]:
        return tuple(read_amounts(self.text, self.languages))

    @cached_property
    def amounts(self) -> frozenset[Amount]:
        return frozenset(amount for read in self.reads for amount in read.amounts)

    @cached_property
    def is_number(self) -> bool:
        """Whether it says no more than a number with its unit, "10,000 mm", and in brackets of what: "120 g (King)"."""
        text = self.text
        for read in self.reads:
            text = text[: read.start] + " " * (read.end - read.start) + text[read.end :]
        return bool(self.amounts) and not WORD.search(IN_BRACKETS.sub(" ", text))

    @cached_property
    def numbers_at(self) -> list[int]:
        """Return where its sums and numbers stand."""
        return sorted([*(one.start for one in self.sums), *(one.start for one in self.reads)])

    @cached_property
    def measured(self) -> frozenset[str]:
        """Return the verbs that its numbers allow: what has grams weighs, what has centimetres measures."""
        units = {amount.unit for amount in self.amounts}
        return frozenset(verb for verb, kinds in MEASURED.items() if units & kinds) | (
            frozenset({"cost"}) if self.sums else frozenset()
        )

    @cached_property
    def has_bound(self) -> bool:
        """Whether it names a time or a sum from which or up to which something holds."""
        return any(BOUND.search(self.text[:start]) for start in self.numbers_at)

    @cached_property
    def starts_at(self) -> bool:
        """Whether a sum here is the least that will do: what is "from $75" is so over $75."""
        return any(FROM.search(self.text[: one.start]) for one in self.sums)


@dataclass(frozen=True)
class Line:
    """`context` are the words it stands under, which a sentence may use beside its own; `labels` those but the title."""

    fact: Fact
    language: Language
    head: Piece
    pieces: tuple[Piece, ...]
    context: frozenset[str]
    labels: frozenset[str]
    is_row: bool
    is_answer: bool = False

    @property
    def is_fragment(self) -> bool:
        """Whether it names no subject: a rule such as "Unworn outdoors, unwashed and with its tags."."""
        return not self.is_row and bool(FRAGMENT.match(level(self.fact.value)))

    @property
    def siblings(self) -> frozenset[str]:
        """Return what its document is about beside its title: one policy tells of returns and of refunds."""
        return SIBLINGS if SIBLINGS & self.context else frozenset()

    def views(self) -> Iterator[tuple[Piece, ...]]:
        """Yield what of the line one clause may tell: each piece, alone and with what it stands beside or goes on with.

        The attributes of a product are a list of things that are all true of it.
        """
        for piece in self.pieces:
            yield (piece,)
        for piece in self.pieces:
            if piece is not self.head and (self.is_row or piece.sentence == self.head.sentence):
                yield (self.head, piece)
            elif piece.is_number and self.labels and self.fact.record.kind == "product":
                yield (self.head, piece)  # "duck down, washable; 450 g"
        yield from self.answers()
        for one, other in zip(self.pieces, self.pieces[1:], strict=False):
            joined = one.sentence == other.sentence and len(one.text.split()) <= SHORT
            if joined or OF_THAT.match(other.text):
                yield (one, other)

    def answers(self) -> Iterator[tuple[Piece, ...]]:
        """Yield a question with two things that a yes below it says of how: "Do you wrap? – Yes, for $5, in paper"."""
        if not self.is_answer:
            return
        asked, *said = [piece for piece in self.pieces if piece.sentence == self.head.sentence]
        how = [piece for piece in said if not YES_OR_NO.fullmatch(piece.text.strip(" ,."))]
        if all(HOW.match(piece.text) for piece in how):
            pairs = (pair for pair in combinations(how, 2) if sum(bool(one.numbers_at) for one in pair) == 1)
            yield from ((asked, *pair) for pair in pairs)

    def lists(self) -> Iterator[tuple[Piece, ...]]:
        """Yield each piece with what it lists behind an "and": "to Norway | and Canada only"."""
        for one, other in zip(self.pieces, self.pieces[1:], strict=False):
            if LISTS_ON.match(other.text):
                yield (one, other)


def read_lines(facts: Sequence[Fact], title: str) -> list[Line]:
    """Return the lines of a record. One that is "Title – Heading" or "Heading:" stands above those behind it."""
    found: list[Line] = []
    heading = ""
    # One line of names and numbers may be in any language; what stands around it tells.
    language = detect(" ".join(fact.value for fact in facts)[:ENOUGH_TO_TELL], "en")
    for fact in facts:
        above = fact.value.startswith(f"{title}{CELL_GAP}") and fact.value.count(CELL_GAP) == 1
        if above or fact.value == title or fact.value.endswith(":"):
            heading = fact.value
        else:
            found.append(_line(fact, title, heading, language))
    return found


def _line(fact: Fact, title: str, heading: str, language: Language) -> Line:
    cells = fact.value.split(CELL_GAP)
    labels, pieces = [heading.removeprefix(f"{title}{CELL_GAP}")], list[Piece]()
    under = denies(level(heading)) and not SENTENCE.search(level(fact.value))
    for cell in cells:
        label = LABEL.match(cell)
        labels.append(label["label"] if label else "")
        said = level(cell[label.end() :] if label else cell)
        pieces += _pieces(said, language, under)
        pieces += [replace(piece, sentence=AFTERWARDS) for piece in _pieces(_after_that(said), language, under)]
    row = len(cells) > 1
    answer = YES_OR_NO.match(level(cells[0]))
    asked = _asked(heading, answer.group(), language) if answer else []
    pieces[:0] = asked
    head = _whole(level(cells[0]), language, under) if row else pieces[0]
    above = held(level(" . ".join(labels)))
    return Line(fact, language, head, tuple(pieces), above | held(level(title)), above, row, bool(asked))


def _after_that(text: str) -> str:
    """Return what "free for 5 years; after that …" says of "after 5 years", "" where no time or another one is told."""
    before, found, behind = text.partition("after that")
    times = [read for read in read_amounts(before, (Language.ENGLISH,)) if read.has_unit] if found else []
    if len(times) != 1 or not all(one.unit in TIMES for one in times[0].amounts):
        return ""
    return f"after {before[times[0].start : times[0].end]}{behind}"


def _asked(heading: str, answer: str, language: Language) -> list[Piece]:
    """Return what a yes or no under a question says: the question, or that it is not so."""
    question = level(heading.rpartition(CELL_GAP)[2]).strip(" :")
    if not question.endswith("?") or answer not in ("yes", "no"):
        return []
    text = CAN_YOU.sub(r"\g<can> ", DO_YOU.sub(r"\g<do> we ", question.rstrip("? ")))
    return [Piece(text, answer == "no", tuple(dict.fromkeys((language, Language.ENGLISH))))]


def with_unit(text: str, unit: str, languages: tuple[Language, ...]) -> tuple[str, str]:
    """Return a piece whose one number takes the unit of the piece before, "hot for 12", with its unit; and its unit."""
    reads = list(read_amounts(text, languages))
    if len(reads) != 1 or next(read_sums(text), None):
        return text, ""
    own = UNIT.search(text[reads[0].start : reads[0].end]) if reads[0].has_unit else None
    bare = UNITLESS.search(text) if unit and not own else None
    return (f"{text[: bare.end('number')]}{unit}", unit) if bare else (text, own["unit"] if own else "")


def _whole(text: str, language: Language, under: bool) -> Piece:
    return Piece(text, denies(text) or under, tuple(dict.fromkeys((language, Language.ENGLISH))))


def _pieces(text: str, language: Language, under: bool) -> list[Piece]:
    spoken = tuple(dict.fromkeys((language, Language.ENGLISH)))
    found, unit, contrasted = list[Piece](), "", ""
    for start, end, denied in denied_spans(text, language):
        said, unit = with_unit(text[start:end], unit, spoken)
        sentence, excepted = len(PART_END.findall(text[:start])), bool(EXCEPT.match(text[end:].lstrip(" ,")))
        if not denied:
            contrasted = ""
        elif SET_OFF.match(said) and found and found[0].sentence == sentence and not found[0].denies:
            contrasted = found[0].text
        found.append(Piece(said, denied or under, spoken, sentence, excepted, contrasted))
    if not text:
        return []
    return found or [_whole(text, language, under)]


def denied_spans(text: str, language: Language) -> Iterator[tuple[int, int, bool]]:
    """Yield where the pieces of a level text stand, each with whether it denies: "not in Slate or Moss" does twice."""
    before, listing = False, False
    for start, end in spans(text, language):
        said = text[start:end]
        listing = before and not TURNS.match(said) and _goes_on(text, start, said, listing)
        before = denies(said) or listing
        yield start, end, before


def _goes_on(text: str, start: int, said: str, listing: bool) -> bool:
    """Whether a piece goes on with a list; behind its second, "and" ends it however long the last one is."""
    ends = said.startswith("and ")
    listed = text[:start].rstrip().endswith(",") or ends
    return bool(INHERITS.match(said)) or (listed and len(said.split()) <= SHORT) or (ends and listing)


def spans(text: str, language: Language) -> list[tuple[int, int]]:
    """Return where the pieces of a level text stand: a joining word opens one, a pause ends one."""
    found, start = list[tuple[int, int]](), 0
    for joint in joints(language).finditer(text):
        opens = joint.group()[:1].isalpha()
        end = joint.start() if opens else joint.end()
        if text[start:end].strip(" ,"):
            found.append((start, end))
        start = end
    if text[start:].strip():
        found.append((start, len(text)))
    return found
