"""Which sentences of one record answer a question: by its words, by their meaning, by the kind of thing it asks for.

Why these three, and how they weigh: docs/decisions/0015.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from domain.agent.policies.scoring import share_of
from domain.agent.products.coming_with import Coming, coming_in
from domain.agent.products.figures import figures_in, sets_limit
from domain.agent.products.measured_parts import Measured
from domain.agent.products.offered import (
    Offered,
    counted_in,
    holds_bare_number,
    is_aside,
    named_of_what,
    offered_in,
    says_how_many,
)
from domain.agent.understanding.asked import kind_asked, tells
from domain.agent.understanding.axes import LENGTH, axis_asked
from domain.agent.understanding.fact_kinds import Kind
from domain.agent.understanding.other_figures import tells_another
from domain.agent.understanding.questions import question_meanings, read_question
from domain.language.units import Unit
from domain.language.unspaced import naming, share_said
from domain.language.words import UNSPACED_SIGN, fold, same_word, split_words

SHARE_WEIGHT = 0.5  # of the share of the question's words that a sentence holds
NAME_WEIGHT = 0.25  # of a field that is asked for by its name: "Microwave: Not suitable"
SHORTEST_FIELD = 4  # letters of a field's name
FIELD = re.compile(r"^(?P<name>[^\W\d_][\w -]{2,24}):\s")
KIND_WEIGHT = 0.5  # of telling the kind of thing asked for
DECIDED = 1.1  # by words and kind alone; meaning need not be read any more
FIELD_WEIGHT = 0.15  # of a field, among sentences that tell the thing asked for: "material: wood"
FAR_AHEAD = 0.5  # of the next, what is sure by words and kind alone; meanings seldom differ by as much
MOST_READ = 3  # sentences of one record whose meaning is read, at some two milliseconds each for the first time
SURE = 0.75  # from which a sentence is told as the answer
SURE_OF_A_KIND = 0.45  # where it tells a kind of thing that nothing else could be meant by
PLAINLY = 0.8  # share of a question that a sentence answers whatever kind of thing is asked for
OF_ANYTHING = frozenset({"compatibility", "contents"})  # kinds that are told by what else is named
WHOLE_THING = Measured(frozenset(), frozenset())
NEAR = 0.18  # from which a sentence may be shown as the nearest there is
SECOND = 0.6  # of the best score: a sentence so near that tells the same kind of thing is shown beside it
LIMITED = frozenset({"players", "load", "age"})
COUNTED = frozenset({"count", "contents"})
SIZED = frozenset({"size", "fit"})
TELLS = 0.5  # of a kind, to stand beside another
OTHERS_COUNTED = 0.4  # of telling how many there are, where a number counts something else
# What words that are so much alike come to as meanings that are so near: their mean and spread over many questions.
ALIKE_SLOPE = 1.3
ALIKE_LEAST = 0.2
STRANGE = 0.15  # of that for a sentence that says nothing of what is asked: it orders such, and shows none of them


class Meanings(Protocol):
    """How near texts are to a question, 0..1: in meaning, and by what their words mean alone, which is quicker."""

    def nearness(self, question: str, texts: Sequence[str]) -> list[float]: ...

    def likeness(self, question: str, texts: Sequence[str]) -> list[float]: ...


@dataclass(frozen=True)
class Ranked:
    """A sentence; `share` of the question's words it holds, `told` how well it tells the kind asked for, 0..1;
    `named` where it is a field that the question calls by its name, `whole` where it holds all that was asked, `limits`
    where it says up to which length it takes what is asked about, or that very figure: "is it 180g", counts what is
    counted, or says the one of two things that were offered; `aside` where it speaks of what does not come with it;
    `in_signs` where it has all signs of a question without spaces."""

    unit: Unit
    score: float
    share: float
    told: float
    kind: Kind | None
    named: bool = False
    whole: bool = False
    limits: bool = False
    aside: bool = False
    in_signs: bool = False

    @property
    def sure(self) -> bool:
        """Whether it answers, and does not only speak of the same thing."""
        if self.tells_it or self.holds_all or self.limits:
            return self.score >= SURE_OF_A_KIND
        return self.may_answer and self.score >= SURE

    @property
    def holds_all(self) -> bool:
        """Whether it holds all that was asked, of a kind that no other words would tell: "with a card"."""
        return self.whole and not self.aside and (self.kind is None or self.kind.name in OF_ANYTHING)

    @property
    def tells_it(self) -> bool:
        """Whether it tells the kind of thing asked for, and nothing else could be meant by that."""
        return self.kind is not None and self.kind.definite and self.told >= TELLS

    @property
    def may_answer(self) -> bool:
        if self.kind and self.kind.name in SIZED and self.told < TELLS and not self.named:
            return False  # "S, M, L" does not say how tall it is
        return not self.aside and (self.kind is None or self.told > 0 or self.share >= PLAINLY)


def rank(
    question: str, units: Sequence[Unit], meanings: Meanings | None, measured: Measured = WHOLE_THING
) -> list[Ranked]:
    """Return the sentences best first; `meanings` is None where meaning cannot be read."""
    best = _by_words(question, units, measured)
    if not best or not meanings or _is_decided(best):
        return best
    if not _hangs_on_meaning(best):
        return _by_likeness(question, best, meanings)
    looked = _likeliest(question, best, meanings)
    close = meanings.nearness(question, [one.unit.text for one in looked])
    joined = [replace(one, score=one.score + cosine) for one, cosine in zip(looked, close, strict=True)]
    return [*sorted(joined, key=lambda one: -one.score), *(one for one in best if one not in looked)]


def _by_words(question: str, units: Sequence[Unit], measured: Measured) -> list[Ranked]:
    """Return the sentences, best first, by what they say alone."""
    kind, axis, asked = kind_asked(question), axis_asked(question), with_joined(split_words(question))
    beside = _beside_asking(question, kind)
    read, wanted = read_question(beside, units), [word for word in split_words(beside) if question_meanings(word)]
    ranked, plainly = [], _PlainAnswers.to(question, kind)
    run_on = [] if question.isascii() else [one for one in naming(question) if UNSPACED_SIGN.search(one)]
    for unit in units:
        another = kind is not None and _tells_of_another(kind.name, fold(unit.text), measured)
        named, limits = is_field_named(unit.text, asked) and not another, plainly.is_one(unit.text)
        signs = share_said(run_on, unit.text)
        share = max(share_of(unit, read) if read else 0.0, signs)
        # "Can 8 people play" is answered by another number.
        share = max(0.0, share) if kind is not None and kind.name in LIMITED else share
        told = 1.0 if named or limits else tells(kind, axis, unit.text) if kind else 0.0
        apart = another or (plainly.counts and not limits) or plainly.lacks(unit.text)
        told = min(told, OTHERS_COUNTED) if apart else told
        score = SHARE_WEIGHT * share + KIND_WEIGHT * told + NAME_WEIGHT * named
        aside = another or _is_beside(unit, kind, plainly, share, limits=limits)
        whole, known = signs == 1 or _holds(unit, wanted), kind if signs < 1 else None
        ranked.append(Ranked(unit, score, share, told, known, named, whole, limits, aside, signs == 1))
    return sorted(ranked, key=lambda one: -one.score)


def _tells_of_another(kind: str, folded: str, measured: Measured) -> bool:
    return tells_another(kind, folded) or measured.is_of_another(kind, folded)


def _is_beside(unit: Unit, kind: Kind | None, plainly: "_PlainAnswers", share: float, *, limits: bool) -> bool:
    """Whether a sentence counts nothing of what is counted, holds a number of something that was not asked for, or
    names what does not come with the thing."""
    if plainly.counts and not limits:
        return True
    if kind is not None and kind.name == "compatibility" and share <= 0 and holds_bare_number(unit.text):
        return not plainly.measured
    return kind is not None and kind.name == "contents" and (is_aside(unit.text) or plainly.lacks(unit.text))


@dataclass(frozen=True)
class _PlainAnswers:
    """What a sentence must say to answer a question whatever else it says; `counts` is what is to be counted."""

    question: str
    figures: frozenset[str]
    counts: str
    offered: Offered | None
    coming: Coming | None = None

    @property
    def measured(self) -> bool:
        """Whether a length is asked about, which the number of a field may be held against."""
        return bool(re.search(LENGTH, fold(self.question)))

    @classmethod
    def to(cls, question: str, kind: Kind | None) -> "_PlainAnswers":
        counts = counted_in(question) if kind and kind.name in COUNTED else ""
        coming = coming_in(question) if kind and kind.name == "contents" else None
        return cls(question, figures_in(question), counts, offered_in(question), coming)

    def lacks(self, sentence: str) -> bool:
        """Whether it is asked if something comes with the thing, of which a sentence does not speak."""
        return self.coming is not None and not self.coming.is_spoken_of(sentence)

    def is_one(self, sentence: str) -> bool:
        return (
            sets_limit(self.question, sentence)
            or (bool(self.figures) and self.figures <= figures_in(sentence))
            or (bool(self.counts) and says_how_many(self.counts, sentence))
            or (self.offered is not None and self.offered.is_settled_by(sentence))
        )


def _holds(unit: Unit, words: Sequence[str]) -> bool:
    """Whether all the words, one at least, stand in a sentence as they are said."""
    said = split_words(unit.text) if words else []
    return bool(words) and all(any(same_word(word, one) for one in said) for word in words)


def _beside_asking(question: str, kind: Kind | None) -> str:
    """Return a question without the words that ask whether something goes or comes with it: no answer says them."""
    if kind is None and (thing := named_of_what(question)):
        return thing
    if kind is None or kind.name not in OF_ANYTHING:
        return question
    rest = kind.asks.sub(" ", fold(question))
    return rest if question_meanings(rest) else question


def _is_decided(ranked: Sequence[Ranked]) -> bool:
    first, *others = ranked
    second = others[0].score if others else 0.0
    return first.score >= DECIDED or (first.sure and first.score - second >= FAR_AHEAD)


def _hangs_on_meaning(ranked: Sequence[Ranked]) -> bool:
    """Whether meaning decides what is told: not where the best tells what is asked for, nor where none may answer."""
    return not ranked[0].tells_it and any(one.may_answer for one in ranked)


def _by_likeness(question: str, ranked: Sequence[Ranked], meanings: Meanings) -> list[Ranked]:
    """Return the sentences by their words and what these mean alone; of those that tell it, fields first."""
    alike = meanings.likeness(question, [one.unit.text for one in ranked])
    near = [_as_nearness(like) * (1 if one.score else STRANGE) for one, like in zip(ranked, alike, strict=True)]
    fields = [FIELD_WEIGHT * (one.tells_it and bool(FIELD.match(one.unit.text))) for one in ranked]
    told = zip(ranked, near, fields, strict=True)
    return sorted((replace(one, score=one.score + by + field) for one, by, field in told), key=lambda one: -one.score)


def _as_nearness(likeness: float) -> float:
    return max(0.0, ALIKE_SLOPE * (likeness - ALIKE_LEAST))


def _likeliest(question: str, ranked: Sequence[Ranked], meanings: Meanings) -> list[Ranked]:
    """Return those that may be best once their meaning is read, few as they are."""
    if len(ranked) <= MOST_READ:
        return list(ranked)
    alike = meanings.likeness(question, [one.unit.text for one in ranked])
    likely = sorted(range(len(ranked)), key=lambda at: -(ranked[at].score + alike[at]))[:MOST_READ]
    return [ranked[at] for at in sorted(likely)]


def with_joined(words: Sequence[str]) -> list[str]:
    """Return the words and each with the next as one: "shock proof" calls the field "shockproof"."""
    return [*words, *(one + other for one, other in pairwise(words))]


def is_field_named(text: str, asked: Sequence[str]) -> bool:
    """Whether the question calls a field by all words of its name."""
    field = FIELD.match(text)
    name = split_words(field["name"]) if field else []
    return sum(map(len, name)) >= SHORTEST_FIELD and all(any(same_word(word, one) for one in asked) for word in name)


def best_of(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return the best with the one that tells the same kind of thing as well: two sizes are both shown."""
    first, *others = ranked
    alike = (one for one in others if first.told and one.told >= TELLS and one.named >= first.named)
    beside = [one for one in alike if one.score >= SECOND * first.score]
    return [first, *beside[:1]]
