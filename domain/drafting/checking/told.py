"""Pieces of a clause that one line of a merchant's tells, every word and every number of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from domain.agent.verification import LINK
from domain.drafting.checking.claims import STOCK, Mood, read_claims
from domain.drafting.checking.contrasts import are_in_their_places, is_told_apart, numbers_in
from domain.drafting.checking.holdings import may_speak_of
from domain.drafting.checking.lines import Line, Piece, denied_spans
from domain.drafting.checking.moods import denies
from domain.drafting.checking.numbers import Read, read_amounts
from domain.drafting.checking.parts import Part
from domain.drafting.checking.promises import read_promises
from domain.drafting.checking.sums import Sum, read_sums
from domain.drafting.checking.wording import NARROWING, OPERATORS, TRADE, held, lemma, lemmas, telling
from domain.language.concepts import meaning, said_words
from domain.language.languages import UNSPACED, Language

# A clause that opens so goes on with what was spoken of before it.
GOES_ON = re.compile(
    r"^\W*(?:(?:and|but|or|so|then|nor) )*(?:it|they|them|this|that|these|those|is|are|was|takes?|costs?|not|free|also|even)\b"
)
TOPIC = re.compile(r"^\W*(?:(?:and|so|but) )*(?:if|when|once|to|for|in case|with|before|after|as for)\b")
# Shares of what a rule says that a clause must say to be told by it; what it denies with less of it, it denies to more.
ENOUGH, WITH_NUMBERS, DENYING = 0.5, 0.3, 0.8
TAIL = ".,;:!?)]}>"
LABEL = re.compile(r"^\W*(?:[a-z-]+ ){0,2}[a-z-]+:\s*$")
# What any rule is about, so that a line is no support for having it.
GENERIC = frozenset(map(lemma, "item order parcel customer shopper shop store day".split()))
BARE = 2  # words
# What a rule is spoken of by, whatever it says.
SOFT = frozenset(
    lemma(word)
    for word in """window period timeframe rule policy total write contact add both drinks send accept process processed issue issued
    last lasts shine shines reach reaches fine ok okay""".split()
)
OF_IT = re.compile(r"^\W*(?:(?:and|but|or|so|then) )*(?:it|they|them)\b")
PAYERS = {
    "shopper": re.compile(r"\b(?:you|your|yourself|customers?|shoppers?|buyers?)\b"),
    "store": re.compile(r"\b(?:we|us|our|ourselves|the (?:store|shop|seller))\b"),
}
ACTORS = {"shopper": re.compile(r"\byou(?: |'ll|'re|'d|'ve)"), "store": re.compile(r"\bwe(?: |'ll|'re|'d|'ve)")}
PROVISO = re.compile(r"\bwith(?:out)? (.+)")
GETS = re.compile(r"\byou(?:'ll| will| can)? (?:also )?(?:get|receive|have|need not|don't have to|find)\b")
HAPPENED = frozenset("was were been being had did happened".split())
STORES = re.compile(r"^\W*(?:we|you can|you may|you pay)\b")  # what a store does, or lets anybody do
CONDITION = re.compile(r"\b(?:if|when|unless|once)\b")
WHEN = re.compile(r"\b(?:until|till|unless|before|after|when|if|once)\b")
ADDRESSED = re.compile(
    r"(?<!if )(?<!when )(?<!once )(?<!until )\b(?:your|my|this) (?:order|parcel|package|refund|payment|return|money|delivery|request|case|address"
    r"|item|shipment)\b"
)


@dataclass(frozen=True)
class Said:
    """What a piece of a clause says: the words that tell something, its numbers, and whether it denies."""

    start: int
    end: int
    text: str
    languages: tuple[Language, ...]
    denies: bool

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


def bind_told(part: Part) -> None:
    """Bind every piece of the clause that a line tells; one that goes on with another must stand in the same line."""
    if part.languages[0] in UNSPACED:  # whose words we cannot tell apart well enough
        return
    said = [one for one in _said(part) if one.tells and part.sheet.is_free(one.start, one.end)]
    quoted = {(one.record, one.field) for one in part.sheet.bindings if one.field.endswith(".text")}
    before = next((line for line in part.lines if (line.fact.record.id, line.fact.field) in quoted), None)
    untold, last = list[Said](), None
    for one in said:
        line = _line_of(part, one, before) if before or not (one.is_bare and one.start) else None
        if line and before and last and not _may_follow(last, before, line):
            line = None
        for half, told in [(one, line)] if line else _halves(part, one, before):
            part.bind(half.start, half.end, told.fact)
            before = line = told
            last = half
        if not line:
            untold.append(one)
    for one in untold:
        if before and (_is_topic(part, before, one) or _line_of(part, one, before) is before):
            part.bind(one.start, one.end, before.fact)


def _may_follow(last: Said, before: Line, line: Line) -> bool:
    """Whether a piece of one row may stand behind another's: what only named a row goes on with that row's cells."""
    rows = before.is_row and line.is_row and line is not before
    return not rows or bool(last.numbered) or last.words <= line.head.words


def _halves(part: Part, said: Said, before: Line | None) -> list[tuple[Said, Line]]:
    """Return what is said and its condition apart, each with its line: "you pay nothing | if the item is faulty"."""
    found = CONDITION.search(said.text)
    if not found or not said.text[: found.start()].strip() or found.end() > said.end - said.start:
        return []
    cut = found.start()
    one = replace(said, end=said.start + cut, text=said.text[:cut], denies=denies(said.text[:cut]))
    other = replace(said, start=said.start + cut, text=said.text[cut:], denies=denies(said.text[cut:]))
    line = _line_of(part, one, before)
    return [(one, line), (other, line)] if line and _line_of(part, other, line) is line else []


def _said(part: Part) -> Iterator[Said]:
    first, condition = part.clause.start, ""
    for start, end, denied in _under_labels(denied_spans(part.said, part.languages[0]), part.said):
        text = part.said[start:end]
        goes_on = condition if re.match(r"\s*(?:or|and)\b", text) else ""
        found = CONDITION.search(text)
        condition = found.group() if found else goes_on
        yield Said(first + start, first + end, f"{text} {goes_on}".strip() if goes_on else text, part.languages, denied)


def _under_labels(pieces: Iterator[tuple[int, int, bool]], text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces, each together with a label before it: "Weight:" must be that of what follows."""
    opened: int | None = None
    for start, end, denied in pieces:
        if LABEL.match(text[start:end]) and end < len(text):
            opened = start if opened is None else opened
        else:
            yield (start if opened is None else opened), end, denied
            opened = None


def _line_of(part: Part, said: Said, before: Line | None) -> Line | None:
    lines = [before, *part.lines] if before else part.lines
    goes_on = before is not None and bool(GOES_ON.match(said.text))
    ours = any(not promise.general for promise in read_promises(said.text, part.languages))
    for line in lines:
        of_goods = line.fact.record.kind == "product"
        if ours or (
            not of_goods
            and (
                _of_this_shopper(part, line, said, goes_on=line is before)
                or not (line is before or _concerns(part, line, said))
            )
        ):
            continue
        if goes_on and line is not before and not of_goods:
            continue
        spoken = replace(said, text=part.unnamed(said.text)) if of_goods else said
        free = of_goods or line is before
        if spoken.tells and any(
            _tells(part, line, view, spoken) and (free or _covers(spoken, view)) for view in line.views()
        ):
            return line
    return None


def _is_topic(part: Part, line: Line, said: Said) -> bool:
    """Whether a piece only says of what a line is that the sentence tells: "To wash it, …"."""
    words = frozenset[str]().union(*(piece.words for piece in line.pieces))
    known = line.context | words | part.subject_words
    opens = bool(TOPIC.match(said.text)) or (said.text.startswith("or ") and said.words <= line.context)
    return opens and not said.denies and said.words <= known and _has_numbers(said, line.pieces)


def _concerns(part: Part, line: Line, said: Said) -> bool:
    """Whether a rule or a page speaks of the goods that the clause does, or of all goods."""
    if not part.goods or line.fact.record.kind == "order":
        return True
    if not may_speak_of(line.fact, part.goods):
        return False
    words = line.context.union(*(piece.words for piece in line.pieces))
    return bool(words & (part.head_words | {"item"}) or TRADE & frozenset(map(meaning, said_words(said.text))))


def _of_this_shopper(part: Part, line: Line, said: Said, *, goes_on: bool) -> bool:
    """Whether it speaks of what happened to this shopper, which no rule can tell."""
    ordered = part.clause.named and bool(part.orders)
    claims = (one for one in read_claims(said.text, said.languages) if one.claim not in STOCK)
    told = any(one.mood is Mood.SAID for one in claims)
    if told and (part.orders or said.languages[0] is not Language.ENGLISH):
        return True
    if any(order.focus for order in part.orders) and not (part.clause.named or goes_on) and OF_IT.match(said.text):
        return True
    if STORES.match(said.text) and not ordered:
        return bool(HAPPENED & set(re.findall(r"[a-z]+", said.text)))
    spoken = ADDRESSED.search(said.text)
    addressed = spoken is not None and not any(spoken.group() in piece.text for piece in line.pieces)
    return ordered or addressed or bool(HAPPENED & set(re.findall(r"[a-z]+", said.text)))


def _tells(part: Part, line: Line, view: Sequence[Piece], said: Said) -> bool:
    if any(piece.denies != said.denies for piece in view) or not _has_links(said, view):
        return False
    numbered = [piece for piece in view if _numbers_in(said, piece)]
    if not numbered and not (line.fact.record.kind == "product" and len(view) > 1 and _has_numbers(said, view)):
        return False
    makes = (numbered if said.numbered else list(view)) or _pieces_with(said, view)
    apart = not said.numbered or is_told_apart(held(said.text), held(part.said), makes, line)
    if not all(are_in_their_places(said.text, numbers_in(said.sums, said.amounts), piece) for piece in makes):
        return False
    return (
        apart
        and _has_words(part, line, view, said)
        and _keeps(said, view, line.fact.record.kind != "product")
        and _of_the_make(part, line, makes)
    )


def _has_links(said: Said, view: Sequence[Piece]) -> bool:
    links = (found.group().rstrip(TAIL) for found in LINK.finditer(said.text))
    return all(any(link in piece.text for piece in view) for link in links)


def _has_words(part: Part, line: Line, view: Sequence[Piece], said: Said) -> bool:
    """Whether the pieces, and what they stand under, have every word that is said, and the pieces one at least."""
    own = _words_of(view)
    names = part.names_beside(line)
    context = line.context | names
    if not said.words <= own | context | (line.siblings if said.words & own else frozenset()):
        return False
    if not said.conditions <= own | names | line.labels:
        return False
    # In other languages words are dropped that may tell something, so that a number alone is no support.
    counted = bool(said.sums or said.amounts) and said.languages[0] is Language.ENGLISH
    plain = frozenset[str]().union(*(piece.unquoted for piece in view), own - _words_of_pieces(view)) - GENERIC
    labelled = bool(said.words & plain) and bool(said.words & (line.labels - names))
    return counted or labelled or bool((said.words - names - lemmas(OPERATORS)) & plain)


def _words_of_pieces(view: Sequence[Piece]) -> frozenset[str]:
    return frozenset[str]().union(*(piece.words for piece in view))


def _words_of(view: Sequence[Piece]) -> frozenset[str]:
    own = _words_of_pieces(view).union(*(piece.measured for piece in view))
    return own | ({"over", "least"} if any(piece.starts_at for piece in view) else frozenset())


def _pieces_with(said: Said, view: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that have one of the numbers said."""
    singly = [replace(said, text=said.text[start:end]) for start, end in said.numbered]
    return [piece for piece in view if any(_numbers_in(one, piece) for one in singly)]


def _covers(said: Said, view: Sequence[Piece]) -> bool:
    """Whether the piece says enough of what the pieces of a rule say, and not just a word or two of them."""
    spoken = held(said.text)
    words = frozenset[str]().union(*(piece.telling for piece in view))
    share = len(words & spoken) / len(words) if words else 1.0
    if said.denies:
        return share >= DENYING
    return share >= (WITH_NUMBERS if said.sums or said.amounts else ENOUGH)


def _has_numbers(said: Said, view: Sequence[Piece]) -> bool:
    """Whether every number and sum stands somewhere in the pieces."""
    singly = [replace(said, text=said.text[start:end]) for start, end in said.numbered]
    return all(any(_numbers_in(one, piece) for piece in view) for one in singly)


def _numbers_in(said: Said, piece: Piece) -> bool:
    for one in said.sums:
        if not any(set(one.amounts) & set(other.amounts) and one.currencies & other.currencies for other in piece.sums):
            return False
    return all(set(read.amounts) & piece.amounts for read in said.amounts)


def _keeps(said: Said, view: Sequence[Piece], rule: bool) -> bool:
    """Whether the piece says all that narrows the line: its conditions, and the time or sum within which it holds."""
    spoken = held(said.text)
    payers = frozenset[str]().union(*(_payers(piece.text) for piece in view))
    if "pay" in said.words and payers and _payers(said.text) != payers:
        return False
    if not _is_by_the_same(said, view):
        return False
    for piece in view:
        proviso = PROVISO.search(piece.text)
        if rule and proviso and not frozenset(telling(proviso[1], said.languages[0])) & spoken:
            return False
        if (lemmas(NARROWING) & piece.words) - spoken:
            return False
        if piece.has_bound and not any(set(read.amounts) & piece.amounts for read in said.amounts):
            return False
    return True


def _is_by_the_same(said: Said, view: Sequence[Piece]) -> bool:
    """Whether who acts is not turned round: "we refund it" tells nothing of "you refund it"."""
    told = frozenset[str]().union(*(_actors(piece.text) for piece in view))
    ours = _actors(said.text)
    return not (ours and told) or bool(ours & told) or bool(GETS.search(said.text))


def _actors(text: str) -> frozenset[str]:
    return frozenset(who for who, pattern in ACTORS.items() if pattern.search(text))


def _payers(text: str) -> frozenset[str]:
    return frozenset(who for who, pattern in PAYERS.items() if pattern.search(text))


def _of_the_make(part: Part, line: Line, view: Sequence[Piece]) -> bool:
    """Whether the line speaks of the make that the sentence does: what weighs 1.3 kg is the Throw, not the King."""
    if line.fact.record.kind != "product":
        return True
    values = part.make_words
    told = {value for piece in view for value in values if _stands(value, piece.text)}
    numbered = (piece for piece in line.pieces if piece.amounts and piece not in view)
    others = {value for piece in numbered for value in values if _stands(value, piece.text)} - told
    meant = {value for value in values if _stands(value, part.sentence)}
    if told:
        return bool(told & meant) or (not meant and not others)
    return not meant & others


def _stands(value: str, text: str) -> bool:
    return bool(re.search(rf"(?<![a-z\d'])(?:{re.escape(value)})(?![a-z\d'])", text))
