"""Whether what is said stands among its words as a line has it: which place lies in which, which price is of what."""

import re
from collections import Counter
from collections.abc import Sequence

from domain.drafting.checking.levelling import level
from domain.drafting.checking.lines import Line, Piece
from domain.drafting.checking.moods import asks
from domain.drafting.checking.numbers import Read
from domain.drafting.checking.sayings import Said
from domain.drafting.checking.wording import WORD, held, is_function, lemma, lemmas, plain_phrases

IN_CASE = re.compile(r"^\W*(?:(?:and|or|so|but) )?(?:if|when|once|in case|should) ")
BARE = 2  # words
GOES_ON = re.compile(r"^\W*(?:and )?then (?!we\b|you\b)[a-z]+")
WE_DO = re.compile(r"^\W*(?:(?:afterwards|then|and|but|so),? )?(?:we|you)\b")
OPENS_MEASURED = re.compile(r"^\W*(?:at|with) (?:just |only )?\d[\d.,x× ]*[a-z]{1,2}\W*$")
OWN_DEED = re.compile(r"^\W*(?:and|or|then|and then) (?P<deed>(?!we\b|you\b)[a-z]+)\b")
WHO = re.compile(r"^\W*(?P<who>we|you)\b")
WHO_DOES = re.compile(r"\b(?P<who>we|you)(?:'ll| will| can| may| then| also)* (?P<deed>[a-z]+)\b")
YOU_DO = re.compile(r"\byou(?:'ll| will| can| may)? (?P<deed>[a-z]+)\b")
SIDES = re.compile(r"\d[\d.,]*(?: ?[x×] ?\d[\d.,]*)+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
BESIDE = 2  # words behind a price
TIMING = re.compile(r"\b(?P<when>after|before)(?: (?:about|the first|another|at least))?\s$")
UNTIL = lemmas("before until")
# "Huila in Colombia": a place, and what it lies in.
PLACED = re.compile(r"\b([a-z]{3,})(?= in ([a-z]{3,})\b)")


def stands_alike(line: Line, view: Sequence[Piece], said: Said) -> bool:
    """Whether what is said turns nothing round that the line tells by its order."""
    asked = any(asks(piece.text) for piece in view)  # "Lost the e-mail?" says when, and nothing of this shopper
    if asked and not IN_CASE.match(said.text):
        return False
    if OPENS_MEASURED.match(said.text) and not all(piece.is_number for piece in view):
        return False  # "at 36 x 25 cm it fits" is told by the size of a thing, not by that of what goes into it
    return (
        _is_placed_alike(line, said)
        and _has_sides(view, said)
        and (not line.is_answer or _has_its_price(view, said))
        and not _is_turned_round(line, said)
        and not _is_by_others(line, view, said)
    )


def is_timed_alike(line: Line, makes: Sequence[Piece], said: Said) -> bool:
    """Whether what holds "after" or "before" a time does so in the line: "6 months after roasting", under "Best before"."""
    under = line.labels & UNTIL if said.numbered and line.fact.record.kind == "product" else frozenset[str]()
    if under and not UNTIL & held(said.text):
        return False
    told = {word for piece in makes for word in _timings(piece.text, piece.reads)} | under
    return all(lemma(word) in map(lemma, told) for word in _timings(said.text, said.amounts))


def _timings(text: str, reads: Sequence[Read]) -> list[str]:
    """Return each "after" and "before" that a number stands behind."""
    found = (TIMING.search(text[: read.start]) for read in reads)
    return [one["when"] for one in found if one]


def _is_turned_round(line: Line, said: Said) -> bool:
    """Whether "you engrave" is said under a yes to "do you engrave?", which the store does."""
    found = YOU_DO.search(said.text) if line.is_answer and line.pieces[0].text.split()[1:2] == ["we"] else None
    return found is not None and lemma(found["deed"]) in line.pieces[0].telling


def _is_by_others(line: Line, view: Sequence[Piece], said: Said) -> bool:
    """Whether "we take 5 days" is told of "banks | then take 5 days", or "you send it" of "we approve | and send it"."""
    head = line.head
    behind = [piece for piece in view if piece is not head and piece.sentence == head.sentence]
    return any(_is_done_by_others(head, piece, said) for piece in behind)


def _is_done_by_others(head: Piece, piece: Piece, said: Said) -> bool:
    """Whether a piece goes on with what its head does, and somebody else is said to do it."""
    if (own := OWN_DEED.match(piece.text)) and (who := WHO.match(head.text)) and (does := WHO_DOES.search(said.text)):
        return who["who"] != does["who"] and lemma(own["deed"]) == lemma(does["deed"])
    bare = len(head.text.split()) <= BARE and not head.numbers_at
    return bool(GOES_ON.match(piece.text) and bare and WE_DO.match(said.text)) and not head.words & said.words


def _has_sides(view: Sequence[Piece], said: Said) -> bool:
    """Whether each "12 x 4 x 3" has its numbers in one such piece: 12 x 4 x 4 is another size."""
    known = [Counter(NUMBER.findall(sides.group())) for piece in view for sides in SIDES.finditer(piece.text)]
    told = (Counter(NUMBER.findall(sides.group())) for sides in SIDES.finditer(said.text))
    return not known or all(any(sides <= one for one in known) for sides in told)


def _has_its_price(view: Sequence[Piece], said: Said) -> bool:
    """Whether what stands behind a price in an answer does so there: "$5 a parcel, in paper" is not "$5 a paper"."""
    beside = {lemma(word) for one in said.sums for word in WORD.findall(plain_phrases(said.text[one.end :]))[:BESIDE]}
    priced = frozenset[str]().union(*(piece.words for piece in view if piece.sums))
    return all(word in priced for word in beside if not is_function(word))


def _is_placed_alike(line: Line, said: Said) -> bool:
    """Whether "Huila in Colombia" is so in a line that has both: "Huila, Colombia and Sidama, Ethiopia"."""
    text = level(line.fact.value)
    pairs = (found.groups() for found in PLACED.finditer(said.text))
    both = ((one, other) for one, other in pairs if stands(one, text) and stands(other, text))
    named = (pair for pair in both if not any(map(is_function, pair)))
    return all(re.search(rf"\b{one}\W+(?:in\W+)?{other}\b", text) for one, other in named)


def stands(value: str, text: str) -> bool:
    return bool(re.search(rf"(?<![a-z\d'])(?:{re.escape(value)})(?![a-z\d'])", text))
