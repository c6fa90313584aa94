"""What is said in other words than a line has: "caffeine-free" for no caffeine, "once you've opened it" for after opening."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.drafting.checking.levelling import level
from domain.drafting.checking.lines import Line, Piece
from domain.drafting.checking.sayings import Said
from domain.drafting.checking.wording import lemma, lemmas, telling
from domain.language.languages import Language

# "It's caffeine-free", "the tea is free of caffeine".
FREE_OF = re.compile(
    r"(?P<who>^.*?)(?:\b(?:is|are)|'s|'re)(?: (?:also|completely|entirely|naturally))? (?:(?P<one>[a-z]+(?: [a-z]+)?)[- ]free|free (?:of|from) (?P<other>[a-z]+(?: [a-z]+)?))\W*$"
)
NONE = re.compile(r"^\W*(?:none|no|zero|0)\W*$")
HAS_NO = re.compile(r"\b(?:no|without|zero|free (?:of|from)) ([a-z]+)(?: ([a-z]+))?")
CUES = ("free", "once", "when", "as soon", "charge", "within", "keep", "last", "stay", "only", "afterwards")
DONE = re.compile(
    r"\b(?:once|when|as soon as) (?:you(?:'ve| have)|it(?:'s| is| has been)|they(?:'re| are| have been)) (?P<done>[a-z]{4,}(?:ed|en))(?: (?:it|them)\b)?"
)
AFTER_THAT = re.compile(r"\bafterwards\b")
IN_TURN = re.compile(r"\b(?:then|afterwards|after that)\b")
CHARGES = re.compile(r"\b(?:re)?charges? (?:your|a) (?:phone|device)s?\b")
AFTER = re.compile(r"\bafter (?:the |its |your )?(?:first )?(?P<what>[a-z]+)")
# How long goods keep is told by no other time of theirs.
KEPT = re.compile(
    r"\b(?:keeps?|stays? (?:fresh|good))(?: for)?(?: up to)? (?:\d+|[a-z]+) (?:minute|hour|day|week|month|year)s?\b"
)
KEEPING = lemmas("keep shelf stay fresh best durable use valid expire")
KEEPS = re.compile(
    r"\b(?:(?:best|good|use|used|drink|eat) within|(?:keeps?|lasts?|stays? (?:fresh|good))(?: for)?(?: up to)?)"
    r" (?P<time>(?:\d+|[a-z]+) (?:day|week|month|year)s?)(?: (?:of|after|from)(?= [a-z]))?"
)
ONLY_PROOF = re.compile(r"\bonly (?=[a-z]+[- ](?:proof|resistant|repellent)\b)")


@dataclass(frozen=True)
class Reading:
    """What is said, put as a line may have it.

    `whole`: the line's piece must then be said whole. `done`: what must stand behind an "after" there; `lacks`:
    what it must say that there is none of.
    """

    said: Said
    whole: bool = False
    done: str = ""
    lacks: str = ""

    def is_kept_by(self, view: Sequence[Piece]) -> bool:
        if self.whole and not all(_telling(piece) <= self.said.words for piece in view):
            return False
        if self.lacks and not any(_lacks(piece.text, self.lacks) for piece in view):
            return False
        after = (found["what"] for piece in view for found in AFTER.finditer(piece.text))
        return not self.done or lemma(self.done) in map(lemma, after)


def _telling(piece: Piece) -> frozenset[str]:
    """Return the words of a piece that tell something, but for its numbers and their units."""
    text = piece.text
    for read in piece.reads:
        text = text[: read.start] + "0" * (read.end - read.start) + text[read.end :]
    return frozenset(telling(text, piece.languages[0]))


def _lacks(text: str, what: str) -> bool:
    """Whether a piece says that there is none: "None" under a label, or "no nuts inside"."""
    wanted = lemma(what.rpartition(" ")[2])
    return bool(NONE.match(text)) or any(wanted in map(lemma, found.groups("")) for found in HAS_NO.finditer(text))


def readings_of(line: Line, said: Said) -> Iterator[Reading]:
    """Yield what is said as it is, then in the other words that a line may tell it in."""
    keeps = KEPT.search(said.text)
    if not keeps or KEEPING & line.context.union(*(piece.words for piece in line.pieces)):
        yield Reading(said, whole=bool(keeps))
    if said.languages[0] is not Language.ENGLISH or not any(cue in said.text for cue in CUES):
        return
    if found := DONE.search(said.text):
        for when in ("after the first", "after"):
            text = DONE.sub(rf"{when} \g<done>", said.text)
            yield Reading(replace(said, text=text), done=found["done"])
    if AFTER_THAT.search(said.text) and IN_TURN.search(level(line.fact.value)):
        yield Reading(replace(said, text=AFTER_THAT.sub("then", said.text)))
    if line.fact.record.kind != "product":
        return
    if (found := FREE_OF.search(said.text)) and not said.denies:
        what = found["one"] or found["other"]
        yield Reading(replace(said, text=f"{found['who']} has no {what}", denies=True), lacks=what)
    for pattern, meant, whole in (
        (CHARGES, "power out", False),
        (KEEPS, r"best before \g<time> after", True),
        (ONLY_PROOF, "", True),
    ):
        if pattern.search(said.text):
            yield Reading(replace(said, text=pattern.sub(meant, said.text)), whole)
