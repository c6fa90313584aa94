"""Of what a figure in a record tells: of the thing, or of a part of it, its box, who rides it, or how it is folded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from domain.agent.understanding.axes import LENGTH
from domain.agent.understanding.definite_nouns import nouns_in
from domain.agent.understanding.english_kinds import MASS
from domain.agent.understanding.other_figures import FIELD
from domain.language.words import fold, root, split_words

BOX, FOLDED, RIDER = "box", "folded", "rider"
INFLATED = "inflated"
NAMES = {
    BOX: "box boxed boxes carton package packaging packing packaged parcel shipping shipped gross pallet master tare",
    FOLDED: "folded collapsed packed packs",
    INFLATED: "inflated",
    RIDER: "rider riders user users person people child children kid kids wearer wears inseam",
}
PARTS = frozenset(
    """
    seat saddle handlebar handle strap cord cable wire plug hose rope bag pouch sack bowl beaker cup tank jar basket
    tray rack shelf drawer wheel tyre tire caster base leg foot lid door mattress pillow cushion shaft blade slot
    pocket hood collar sleeve waist interior inner inside internal opening plate paddle remote controller
    battery charger adapter hook clip canopy
    """.split()
)
CALLED = {word: name for name, words in NAMES.items() for word in words.split()}
STATES = frozenset({BOX, FOLDED, INFLATED})
OF_ITSELF = frozenset({INFLATED})  # a pool is measured so, whether its record says it or not
FIGURES = {"size": re.compile(LENGTH), "weight": re.compile(MASS), "load": re.compile(MASS)}
LABEL = re.compile(r"^[^:.;\d]{2,40}:")
ENDS_BEFORE = re.compile(r"[,;.()\d]|\band\b")  # what stands before these tells of another figure
ENDS_AFTER = re.compile(r"[,;.()\d]|\b(?:and|with|for|in|on|from|to|plus|by)\b")
WITHOUT = re.compile(r"\b(?:without|excluding|except|minus|not) (?:the |its |any )?[a-z]+")
BEFORE, AFTER = 5, 5  # words beside a figure, among which is what it measures
NEAR_A_FIGURE = 80  # characters
RANGED = re.compile(
    r"(?:\d[\d.,/]{0,11}\s?(?:to|and|by|[-x×*–])\s?)+$"
)  # the lower end, or the other measures of one thing


@dataclass(frozen=True)
class Measured:
    """What a question wants a measure of: `asked` are the parts and states that it names, `own` the words by which
    the record calls the thing."""

    asked: frozenset[str]
    own: frozenset[str]

    @classmethod
    def by(cls, question: str, own: Iterable[str]) -> "Measured":
        folded, names = WITHOUT.sub(" ", fold(question)), frozenset(map(root, own))
        definite = {_called(noun) for noun in nouns_in(folded)}
        named = {_called(word) for word in split_words(folded)} & STATES
        return cls(frozenset((definite & PARTS) | named) - names, names)

    def among(self, texts: Iterable[str]) -> "Measured":
        """Return it without an inflated state of which no text tells: the thing itself is meant."""
        if not self.asked & OF_ITSELF:
            return self
        said = {_called(word) for text in texts for word in split_words(text)}
        return replace(self, asked=self.asked - (OF_ITSELF - said))

    def is_of_another(self, kind: str, folded: str) -> bool:
        """Whether the figures of a folded sentence, of the unit asked for, tell of something else than what was."""
        figures = FIGURES.get(kind)
        if figures is None:
            return False
        if self.asked:
            return not self.asked & {_called(word) for word in split_words(folded)}
        folded = WITHOUT.sub(" ", folded)
        found = [_named_at(folded, one.start(), one.end()) for one in figures.finditer(folded)]
        if not found and FIELD.match(folded):
            found = [{_called(word) for word in split_words(folded)}]
        return bool(found) and all(self._is_foreign(names, kind) for names in found)

    def _is_foreign(self, names: set[str], kind: str) -> bool:
        others = (PARTS | {BOX, FOLDED, RIDER}) - self.own - ({RIDER} if kind == "load" else set())
        return bool(names & others)


def _called(word: str) -> str:
    return CALLED.get(word) or root(word)


def _named_at(folded: str, start: int, end: int) -> set[str]:
    """Return what stands beside a figure, and the label above the whole line: "Bag: 49 x 14 cm"."""
    label = LABEL.match(folded)
    begin = max(label.end() if label and label.end() <= start else 0, start - NEAR_A_FIGURE)
    before = RANGED.sub("", folded[begin:start])
    near = split_words(ENDS_BEFORE.split(before)[-1])[-BEFORE:]
    after = split_words(ENDS_AFTER.split(folded[end:], maxsplit=1)[0])[:AFTER]
    return {_called(word) for word in (*split_words(label[0] if label else ""), *near, *after)}
