"""What is said in other words than a line has: "caffeine-free" for no caffeine, "once you've opened it" for after opening."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.drafting.checking.levelling import level
from domain.drafting.checking.lines import Line, Piece
from domain.drafting.checking.sayings import Said
from domain.language.languages import Language

# "It's caffeine-free", "the tea is free of caffeine".
FREE_OF = re.compile(
    r"(?P<who>^.*?)(?:\b(?:is|are)|'s|'re)(?: (?:also|completely|entirely|naturally))? (?:(?P<one>[a-z]+(?: [a-z]+)?)[- ]free|free (?:of|from) (?P<other>[a-z]+(?: [a-z]+)?))\W*$"
)
CUES = ("free", "once", "when", "as soon", "charge", "within", "keep", "last", "stay", "only", "afterwards")
DONE = re.compile(
    r"\b(?:once|when|as soon as) (?:you(?:'ve| have)|it(?:'s| is| has been)|they(?:'re| are| have been)) (?P<done>[a-z]{4,}(?:ed|en))(?: (?:it|them)\b)?"
)
AFTER_THAT = re.compile(r"\bafterwards\b")
IN_TURN = re.compile(r"\b(?:then|afterwards|after that)\b")
CHARGES = re.compile(r"\b(?:re)?charges? (?:your|a|the|any|other) (?:phone|device)s?\b")
KEEPS = re.compile(
    r"\b(?:(?:best|good|use|used|drink|eat) within|(?:keeps?|lasts?|stays? (?:fresh|good))(?: for)?(?: up to)?)"
    r" (?P<time>(?:\d+|[a-z]+) (?:day|week|month|year)s?)(?: (?:of|after|from)(?= [a-z]))?"
)
ONLY_PROOF = re.compile(r"\bonly (?=[a-z]+[- ](?:proof|resistant|repellent)\b)")


@dataclass(frozen=True)
class Reading:
    """What is said, put as a line may have it. `whole`: the line's piece must then be said whole."""

    said: Said
    whole: bool = False

    def is_kept_by(self, view: Sequence[Piece]) -> bool:
        return not self.whole or all(piece.telling <= self.said.words for piece in view)


def readings_of(line: Line, said: Said) -> Iterator[Reading]:
    """Yield what is said as it is, then in the other words that a line may tell it in."""
    yield Reading(said)
    if said.languages[0] is not Language.ENGLISH or not any(cue in said.text for cue in CUES):
        return
    for text in _once_done(said.text):
        yield Reading(replace(said, text=text))
    if AFTER_THAT.search(said.text) and IN_TURN.search(level(line.fact.value)):
        yield Reading(replace(said, text=AFTER_THAT.sub("then", said.text)))
    if line.fact.record.kind != "product":
        return
    if (found := FREE_OF.search(said.text)) and not said.denies:
        yield Reading(replace(said, text=f"{found['who']} has no {found['one'] or found['other']}", denies=True))
    for pattern, meant, whole in (
        (CHARGES, "power out", False),
        (KEEPS, r"best before \g<time> after", False),
        (ONLY_PROOF, "", True),
    ):
        if pattern.search(said.text):
            yield Reading(replace(said, text=pattern.sub(meant, said.text)), whole)


def _once_done(text: str) -> Iterator[str]:
    """Yield "after the first download" for "once you've downloaded it"."""
    if DONE.search(text):
        yield DONE.sub(r"after the first \g<done>", text)
        yield DONE.sub(r"after \g<done>", text)
