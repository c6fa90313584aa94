"""A clause with all it may rest on, and the order in which its kinds of facts are looked for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from domain.agent.facts import Fact
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.clauses import Clause, boundaries, together
from domain.drafting.checking.goods import Mention, mention_in, mention_of
from domain.drafting.checking.holdings import Holding, Text, meanings
from domain.drafting.checking.levelling import level
from domain.drafting.checking.lines import Line
from domain.drafting.checking.moods import asks, denies, owns_up
from domain.drafting.checking.quantified import shares_in
from domain.drafting.checking.sheets import Sheet
from domain.drafting.checking.sums import read_sums
from domain.drafting.checking.wording import held
from domain.language.languages import Language

TURN = re.compile(
    r"\b(?:(?<!all )(?<!everything )(?<!nothing )but|while|whereas|though|although|aber|wahrend|pero|mientras|mais|tandis|mas|enquanto|mentre|maar|terwijl|ale|natomiast)\b|;"
)
TOGETHER = re.compile(
    r"\b(?:both|either|neither|the two|(?:all|each|none) of (?:them|these|those))\b|\b(?:beide|ambos|ambas|les deux|tous deux|entrambi|entrambe|allebei|oba|obie)\b"
)
NAMES = ("type", "vendor")  # fields that name a product beside its title


@dataclass(frozen=True)
class Scene:
    """What a draft is checked against: what this turn looked up, and what the shopper wrote.

    `asked` are the option values, level, that the shopper means of a product, by its id, as the composer read them;
    `unmade` are products asked for in a make that there is not. `meant` are the makes that the sentence before named.
    """

    holdings: tuple[Holding, ...]
    question: str
    language: Language
    today: date
    store: str
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unmade: bool = False
    meant: Mapping[str, Mention] = field(default_factory=dict)

    @cached_property
    def question_words(self) -> frozenset[str]:
        return meanings(self.question)

    @cached_property
    def store_words(self) -> frozenset[str]:
        return meanings(self.store)

    @cached_property
    def level_question(self) -> str:
        return level(self.question)


@dataclass(frozen=True)
class Segment:
    """A piece of a clause around one price or claim, with the option values that hold there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Part:
    """One clause of a sentence under check, beside what it is checked against."""

    scene: Scene
    sheet: Sheet
    clause: Clause
    languages: tuple[Language, ...]

    @property
    def rest(self) -> str:
        """Return what is not settled yet of the clause, at its place in the sentence."""
        end = self.clause.end
        return " " * self.clause.start + self.sheet.rest[self.clause.start : end] + " " * (len(self.sheet.rest) - end)

    @cached_property
    def said(self) -> str:
        return level(self.sheet.text)[self.clause.start : self.clause.end]

    @cached_property
    def sentence(self) -> str:
        return level(self.sheet.text)

    @cached_property
    def goods(self) -> list[Holding]:
        return [one for one in self.clause.subjects if one.record.kind == "product"]

    def goods_in(self, text: str) -> list[Holding]:
        """Return the goods that a piece of the clause speaks of: "both", which names none, all that were asked after."""
        asked = [one for one in self.scene.holdings if one.record.kind == "product" and one.focus]
        return asked if TOGETHER.search(text) and not self.clause.named and len(asked) > 1 else self.goods

    @cached_property
    def orders(self) -> list[Holding]:
        return [one for one in self.clause.subjects if one.record.kind == "order"]

    @cached_property
    def sources(self) -> list[Holding]:
        """Return the records this clause may rest on: its subjects, and every document."""
        documents = [one for one in self.scene.holdings if one.is_document]
        return [*self.clause.subjects, *documents]

    @cached_property
    def texts(self) -> list[Text]:
        return [text for source in self.sources for text in source.texts]

    def unnamed(self, text: str) -> str:
        """Return a text without the titles of what the clause speaks of: they tell nothing of it."""
        for holding in self.clause.subjects:
            text = text.replace(holding.title, " ") if holding.title else text
        return text

    @cached_property
    def lines(self) -> list[Line]:
        return [line for source in self.sources for line in source.lines]

    @cached_property
    def subject_words(self) -> frozenset[str]:
        """Return what names the things spoken of and the store: said beside a line, it tells nothing more."""
        names = (one.record.fields.get(name, "") for one in self.goods for name in ("title", *NAMES))
        return held(level(" ".join((*names, self.scene.store))))

    def names_beside(self, line: Line) -> frozenset[str]:
        """Return what names the things a line may be said of: a product's own line, that product and no other."""
        record = line.fact.record
        if record.kind != "product":
            return self.subject_words
        return held(level(" ".join((record.title, *(record.fields.get(name, "") for name in NAMES), self.scene.store))))

    @cached_property
    def head_words(self) -> frozenset[str]:
        """Return what the goods spoken of are: the last word of each title, and its kind."""
        lasts = (one.title.rpartition(" ")[2] for one in self.goods)
        return held(" ".join((*lasts, *(level(one.record.fields.get("type", "")) for one in self.goods))))

    @cached_property
    def make_words(self) -> frozenset[str]:
        """Return the option values of the goods spoken of, but for bare numbers."""
        values = {value for one in self.goods for variant in one.variants for value in variant.values}
        return frozenset(value for value in values if not value.isdigit())

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the meanings a name in the clause may have: where it names a record, that record's."""
        own = self.clause.subjects if self.of_subjects else self.sources
        return frozenset().union(*(one.words for one in own), self.scene.store_words)

    @cached_property
    def of_subjects(self) -> bool:
        """Whether the clause names its subjects, or says something that is theirs."""
        ids = {one.record.id for one in self.clause.subjects}
        return self.clause.named or any(binding.record in ids for binding in self.sheet.bindings)

    @cached_property
    def echoes(self) -> bool:
        """Whether the sentence may repeat what the shopper wrote, because it claims nothing: it asks, or owns up."""
        return asks(self.sentence) or owns_up(self.sentence)

    @cached_property
    def denies(self) -> bool:
        return denies(self.said)

    @cached_property
    def pieces(self) -> list[Segment]:
        """Return the clause cut so that each piece holds one price or one claim, and at each "but"."""
        claims = [(one.start, one.end) for one in read_claims(self.sentence, self.languages)]
        makes = {value for one in self.goods for variant in one.variants for value in variant.values}
        sums = [
            (one.start, one.end) for one in read_sums(self.sentence) if self.sentence[one.start : one.end] not in makes
        ]
        inside = [one for one in sorted([*claims, *sums]) if self.clause.start <= one[0] < self.clause.end]
        whole = [Segment(self.clause.start, self.clause.end, self.said)]
        return [
            part
            for one in (self.segments(together(self.sentence, inside)) if inside else whole)
            for part in _turns(one)
        ]

    def segment_at(self, place: int) -> Segment:
        return next(one for one in self.pieces if one.start <= place < one.end)

    def mention_at(self, place: int, holding: Holding) -> Mention:
        """Return which options of the product hold at a place of the clause."""
        return self.mentions(self.pieces, holding)[self.pieces.index(self.segment_at(place))]

    def implied(self, holding: Holding) -> Mention:
        """Return which makes of the product a sentence means that names none: those named last, else those asked for."""
        before = self.scene.meant.get(holding.record.id)
        if before is not None:
            return before
        asked = self.scene.asked.get(holding.record.id)
        if asked is None:
            return mention_in(self.scene.level_question, self.scene.question, holding)
        return mention_of(asked, holding)

    def segments(self, anchors: Sequence[tuple[int, int]]) -> list[Segment]:
        """Cut the clause so that each piece holds one of the anchors."""
        cuts = boundaries(self.sentence, anchors)
        edges = [self.clause.start, *cuts, self.clause.end]
        return [Segment(start, end, self.sentence[start:end]) for start, end in zip(edges, edges[1:], strict=False)]

    def mentions(self, segments: Iterable[Segment], holding: Holding) -> list[Mention]:
        """Return which options each segment names; what it leaves open it takes from the one before."""
        found: list[Mention] = []
        for segment in segments:
            own = mention_in(segment.text, self.sheet.text[segment.start : segment.end], holding)
            found.append(own.over(found[-1]) if found and own else (found[-1] if found and not own else own))
        return found

    def settle_shares(self, segment: Segment) -> None:
        """Settle the words that say how much a segment speaks of, once it is found to be so."""
        for start, end, _ in shares_in(segment.text, self.languages):
            if self.sheet.is_free(segment.start + start, segment.start + end):
                self.sheet.settle(segment.start + start, segment.start + end)

    def bind(self, start: int, end: int, fact: Fact | None) -> None:
        """Settle a place: bound to the fact, or refused where there is none."""
        if fact:
            self.sheet.bind(start, end, fact)
        else:
            self.sheet.refuse(start, end)


def _turns(segment: Segment) -> list[Segment]:
    """Cut a segment where it turns to something else: "red is there, but blue is not"."""
    cuts = [found.start() for found in TURN.finditer(segment.text) if found.start()]
    edges = [0, *cuts, len(segment.text)]
    pairs = zip(edges, edges[1:], strict=False)
    return [Segment(segment.start + start, segment.start + end, segment.text[start:end]) for start, end in pairs]
