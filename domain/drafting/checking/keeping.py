"""Whether what is said keeps all that narrows a line: its conditions, its bounds, and who does it."""

import re
from collections.abc import Sequence

from domain.drafting.checking.lines import EXCEPT, Piece
from domain.drafting.checking.moods import NOT
from domain.drafting.checking.numbers import read_amounts
from domain.drafting.checking.sayings import Said
from domain.drafting.checking.wording import NARROWING, held, lemmas, telling

PAYERS = {
    "shopper": re.compile(r"\b(?:you|your|yourself|customers?|shoppers?|buyers?)\b"),
    "store": re.compile(r"\b(?:we|us|our|ourselves|the (?:store|shop|seller))\b"),
}
ACTORS = {"shopper": re.compile(r"\byou(?: |'ll|'re|'d|'ve)"), "store": re.compile(r"\bwe(?: |'ll|'re|'d|'ve)")}
GETS = re.compile(r"\byou(?:'ll| will| can)? (?:also )?(?:get|receive|have|need not|don't have to|find)\b")
OUTSIDE = re.compile(r"(?<!the )\boutside (?:of )?[a-z]")
# "Water repellent only; choose the Rain Shell for steady rain": what stands there is said of the other thing.
ELSEWHERE = re.compile(r"\b(?:choose|pick|try|consider|see|prefer|look at|go for) (?:the|our|an?)\b|\binstead\b")
POINTS = re.compile(rf"{ELSEWHERE.pattern}|\b(?:one to (?:pick|choose|take|get|have)|pick|choose|recommend\w*)\b")
ONLY_FIRST = re.compile(
    r"^\W*(?:(?:and|but|so|yes|no|sorry|unfortunately)\W+)*only (?!(?:to|in|for|with|on|from|by|at|after|before|if|when|until|as)\b)(?P<focus>.+)"
)
BESIDE_ONLY = re.compile(r"(?:[a-z'-]+ ){0,2}\bonly\b(?: [a-z'-]+){0,3}")
FOR_ANOTHER = re.compile(r"\b(?:choose|pick|try|take|prefer|look at|go for) (?:the|our|an?) .+? for (?P<what>[^,;.]+)")
NOT_FOR = re.compile(
    r"\b(?:it's|they're|it|they|this|that) ?(?:not|isn't|is not|aren't|are not)(?: [a-z]+){0,3}? for (?P<what>[^,;.]+?)[.!]?\s*$"
)
ONLY = lemmas("only")
ONLY_SO = re.compile(r"\b[a-z]+ only\W*$")
BUT_NOT_FOR = re.compile(
    r"\b(?:but|though|although|so|and)\W+(?:it's|they're|it|they|that) ?(?:not|isn't|is not|aren't|are not)\b[a-z' ]*? for [a-z]"
)
PROVISO = re.compile(r"\bwith(?:out)? (.+)")


def keeps(said: Said, around: str, view: Sequence[Piece], *, rule: bool) -> bool:
    """Whether the piece says all that narrows the line: its conditions, and the time or sum within which it holds.

    The time or sum may stand `around`, in the same sentence: "within 14 days of your order, we refund the difference".
    """
    spoken = held(said.text) | said.words
    bounds = said.amounts or tuple(read_amounts(around, said.languages))
    counted = frozenset(amount for read in bounds for amount in read.amounts)
    if not (_is_paid_by_the_same(said, view) and _is_by_the_same(said, view) and _is_only_of_the_same(said, view)):
        return False
    return not any(
        (rule and _lacks_proviso(said, piece, spoken))
        or (lemmas(NARROWING) & piece.words) - spoken - (ONLY if _says_what_else(piece, around) else frozenset())
        or (piece.has_bound and not counted & piece.amounts)
        or (piece.has_exception and not EXCEPT.search(around))
        or (ELSEWHERE.search(piece.text) and not POINTS.search(said.text))
        or (OUTSIDE.search(piece.text) and not OUTSIDE.search(around))
        or (OUTSIDE.search(said.text) and not OUTSIDE.search(piece.text))
        for piece in view
    )


def _says_what_else(piece: Piece, around: str) -> bool:
    """Whether the "only" of "water repellent only" is told by what the clause says that it is not for."""
    return bool(ONLY_SO.search(piece.text)) and bool(BUT_NOT_FOR.search(around))


def points_away(said: Said, view: Sequence[Piece], names: frozenset[str]) -> bool:
    """Whether "it isn't the jacket for steady rain" is what a line means by "choose the Rain Shell for steady rain"."""
    denied, other = NOT_FOR.search(said.text), FOR_ANOTHER.search(view[0].text)
    if not (denied and other) or len(view) > 1 or said.numbered or len(NOT.findall(said.text)) > 1:
        return False
    meant = frozenset(telling(other["what"], said.languages[0]))
    return frozenset(telling(denied["what"], said.languages[0])) == meant and said.words <= meant | names


def _lacks_proviso(said: Said, piece: Piece, spoken: frozenset[str]) -> bool:
    """Whether a rule holds "with a valid card", and nothing is said of one."""
    proviso = PROVISO.search(piece.text)
    return proviso is not None and not frozenset(telling(proviso[1], said.languages[0])) & spoken


def _is_paid_by_the_same(said: Said, view: Sequence[Piece]) -> bool:
    payers = frozenset[str]().union(*(_payers(piece.text) for piece in view))
    return "pay" not in said.words or not payers or _payers(said.text) == payers


def _is_by_the_same(said: Said, view: Sequence[Piece]) -> bool:
    """Whether who acts is not turned round: "we refund it" tells nothing of "you refund it"."""
    told = frozenset[str]().union(*(_actors(piece.text) for piece in view))
    ours = _actors(said.text)
    return not (ours and told) or bool(ours & told) or bool(GETS.search(said.text))


def _is_only_of_the_same(said: Said, view: Sequence[Piece]) -> bool:
    """Whether "only adults" is of adults in the line, too: "knives are sold to adults only" tells nothing of only knives."""
    found = ONLY_FIRST.match(said.text)
    if not found:
        return True
    focus = telling(found["focus"], said.languages[0])[:1]
    beside = (around.group() for piece in view for around in BESIDE_ONLY.finditer(piece.text))
    return not focus or focus[0] in held(" ".join(beside))


def _actors(text: str) -> frozenset[str]:
    return frozenset(who for who, pattern in ACTORS.items() if pattern.search(text))


def _payers(text: str) -> frozenset[str]:
    return frozenset(who for who, pattern in PAYERS.items() if pattern.search(text))
