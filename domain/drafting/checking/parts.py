"""A clause with all it may rest on, and the order in which its kinds of facts are looked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.agent.facts import Fact
from domain.drafting.checking.claims import read_claims
from domain.drafting.checking.clauses import Clause, boundaries, together
from domain.drafting.checking.goods import Mention, mention_in
from domain.drafting.checking.holdings import Holding, Text, meanings
from domain.drafting.checking.levelling import level
from domain.drafting.checking.moods import asks, denies, owns_up
from domain.drafting.checking.resting import TRADE, nearest, rests_on, telling_words, texts_of
from domain.drafting.checking.sheets import Sheet
from domain.drafting.checking.sums import read_sums
from domain.language.languages import Language


@dataclass(frozen=True)
class Scene:
    """What a draft is checked against: what this turn looked up, and what the shopper wrote."""

    holdings: tuple[Holding, ...]
    question: str
    language: Language
    today: date
    store: str

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
        return texts_of(self.sources)

    @cached_property
    def telling(self) -> list[frozenset[str]]:
        return telling_words(self.unnamed(self.said), self.languages[0])

    def unnamed(self, text: str) -> str:
        """Return a text without the titles of what the clause speaks of: they tell nothing of it."""
        for holding in self.clause.subjects:
            text = text.replace(holding.title, " ") if holding.title else text
        return text

    @cached_property
    def tells_of_trade(self) -> bool:
        return any(forms & TRADE for forms in self.telling)

    @cached_property
    def resting(self) -> Text | None:
        return rests_on(self.unnamed(self.said), self.languages[0], self.texts)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the meanings a clause may use: where it names a record, that record's, or those of a line it rests on."""
        own = self.clause.subjects if self.of_subjects and not self.resting else self.sources
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

    def text_fact(self, holds: Callable[[Text], bool], rivals: Callable[[Text], bool], around: str = "") -> Fact | None:
        """Return the line that says most of the words `around` a fact, then of the clause's, and holds the fact.

        `rivals` tells which lines speak of the same kind of fact: where one of them is nearer, it must be the one.
        """
        near = telling_words(self.unnamed(around), self.languages[0]) if around else []
        best = nearest(self.telling, nearest(near, self.texts, rivals), lambda _: True)
        return next((text.fact for text in best if holds(text)), None)

    @cached_property
    def pieces(self) -> list[Segment]:
        """Return the clause cut so that each piece holds one price or one claim."""
        claims = [(one.start, one.end) for one in read_claims(self.sentence, self.languages)]
        makes = {value for one in self.goods for variant in one.variants for value in variant.values}
        sums = [
            (one.start, one.end) for one in read_sums(self.sentence) if self.sentence[one.start : one.end] not in makes
        ]
        inside = [one for one in sorted([*claims, *sums]) if self.clause.start <= one[0] < self.clause.end]
        return (
            self.segments(together(self.sentence, inside))
            if inside
            else [Segment(self.clause.start, self.clause.end, self.said)]
        )

    def segment_at(self, place: int) -> Segment:
        return next(one for one in self.pieces if one.start <= place < one.end)

    def mention_at(self, place: int, holding: Holding) -> Mention:
        """Return which options of the product hold at a place of the clause."""
        return self.mentions(self.pieces, holding)[self.pieces.index(self.segment_at(place))]

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

    def bind(self, start: int, end: int, fact: Fact | None) -> None:
        """Settle a place: bound to the fact, or refused where there is none."""
        if fact:
            self.sheet.bind(start, end, fact)
        else:
            self.sheet.refuse(start, end)
