"""Pieces of a clause that one line of a merchant's tells, every word and every number of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.drafting.checking.claims import STOCK, Mood, read_claims
from domain.drafting.checking.days import read_days
from domain.drafting.checking.holdings import may_speak_of
from domain.drafting.checking.levelling import level
from domain.drafting.checking.lines import LISTS_ON, Line, Piece
from domain.drafting.checking.matching import covers, has_numbers, tells
from domain.drafting.checking.moods import LEFT_OUT, SO_IS, denies, until_done
from domain.drafting.checking.parts import Part
from domain.drafting.checking.promises import read_promises
from domain.drafting.checking.readings import readings_of
from domain.drafting.checking.sayings import CONDITION, Said, said_in
from domain.drafting.checking.wording import IRREGULAR, TRADE, WORD, held, lemma, telling
from domain.language.concepts import meaning, said_words
from domain.language.languages import UNSPACED, Language

# A clause that opens so goes on with what was spoken of before it.
GOES_ON = re.compile(
    r"^\W*(?:(?:and|but|or|so|then|nor) )*(?:it|they|them|this|that|these|those|is|are|was|takes?|costs?|not|free|also|even)\b"
)
TOPIC = re.compile(r"^\W*(?:(?:and|so|but) )*(?:if|when|once|unless|to|for|in case|with|before|after|as for)\b")
OPENED = re.compile(r"^\W*(?:if|when|once|unless|until|before|after|within|as long as|so long as|as soon as)\b")
TIMED = re.compile(r"^\W*(?:within|after|before|until|unless|as long as|so long as)\b")
ON_CONDITION = re.compile(
    r"^\W*(?:if|when|unless|until|wenn|falls|sobald|si|cuando|quand|lorsqu\w*|se|quando|als|wanneer|gdy|jesli|kiedy)\b"
)
OF_IT = re.compile(r"^\W*(?:(?:and|but|or|so|then) )*(?:it|they|them)\b")
MADE_OF = re.compile(r"\b(?:made|woven|knitted|spun|blended) (?:from|of|out of) (?P<what>[^,;]+)$")
# "Huila, Colombia and Sidama, Ethiopia": two places, each with what it lies in.
PAIRS = re.compile(r"(?:^|: )(?P<one>[a-z]+), (?P<of_one>[a-z]+) and (?P<other>[a-z]+), (?P<of_other>[a-z]+)$")
SEVERAL = re.compile(r"\b(?:both|they|them|these|those|all|each|either|every|the two|their)\b")
THAT_THING = re.compile(r"\b(?:it|they|them|this|these|that one|this one)\b")
OWN_RULES = frozenset(map(lemma, "shipping return warranty exchange delivery".split()))
SOON = re.compile(
    r"\byou(?:'ll| will| should| can expect)\b|\b(?:it|they) (?:should|will)\b|\b(?:it'll|they'll)\b"
)  # where an order is spoken of, what its shopper is to expect
HAPPENED = frozenset("was were been being had did happened".split())
DID = re.compile(
    r"\byou (?:have |already |just )*(?:paid|ordered|bought|got|received|used|chose|returned|sent|cancelled|canceled|asked|picked|placed|signed|collected)\b"
)
DONE = re.compile(
    r"^\W*(?:(?:and |then )?we(?:'ve| have)?|and(?: have| then)?)(?: just| already| now| also)? (?P<deed>[a-z]+)\b"
)
PAST = re.compile(r"(?!need|feed|speed|exceed|proceed|embed)[a-z]+ed")
STORES = re.compile(r"^\W*(?:we|you can|you may|you pay)\b")  # what a store does, or lets anybody do
ADDRESSED = re.compile(
    r"(?<!if )(?<!when )(?<!once )(?<!until )\b(?:your|my|this) (?:order|parcel|package|refund|payment|return|money|delivery|request|case|address"
    r"|item|shipment)\b(?! (?:reaching|arriving|getting)\b)"
)


def bind_told(part: Part) -> None:
    """Bind every piece of the clause that a line tells; one that goes on with another must stand in the same line."""
    if part.languages[0] in UNSPACED:  # whose words we cannot tell apart well enough
        return
    pieces = [one for one in said_in(part) if one.tells and part.sheet.is_free(one.start, one.end)]
    quoted = {(one.record, one.field) for one in part.sheet.bindings if one.field.endswith(".text")}
    before = next((line for line in part.lines if (line.fact.record.id, line.fact.field) in quoted), None)
    said = _joined(part, pieces, before)
    untold: list[Said] = []
    last: Said | None = None
    for one in said:
        if last and TIMED.match(last.text) and not (last.joined or last.text.rstrip().endswith(";")):
            break  # "within 3 days of arrival | the bank shows it": what is so within them was not told with them
        if last and before and _is_of_another(before, last, one):
            continue
        line = _line_of(part, one, before) if before or not (one.is_bare and one.start) else None
        if line and before and not _goes_with(part, before, line, one):
            line = None
        if line and before and last and not _may_follow(last, before, line, one):
            line = None
        for half, told in [(one, line)] if line else _halves(part, one, before):
            part.bind(half.start, half.end, told.fact)
            before = line = told
            last = half
        if not line:
            untold.append(one)
    if before:
        _bind_beside(part, untold, before)


def _joined(part: Part, pieces: Sequence[Said], before: Line | None) -> list[Said]:
    """Return the pieces, a condition in one with what it is set to where a line tells both: "until it ships, you may"."""
    found: list[Said] = []
    for one in pieces:
        opens = len(found) == 1 and OPENED.match(found[-1].text)
        listed = bool(found) and "only" in found[-1].words and LISTS_ON.match(one.text)
        if found and (opens or listed or ON_CONDITION.match(one.text)):
            text = until_done(part.sentence[found[-1].start : one.end])
            whole = replace(found[-1], end=one.end, text=text, denies=denies(text), joined=True)
            if _line_of(part, whole, before):
                found[-1] = whole
                continue
        found.append(one)
    return found


def _bind_beside(part: Part, untold: Sequence[Said], line: Line) -> None:
    """Bind to the line that the sentence tells what only says of what it is, or is told by it once it is known."""
    for one in untold:
        if SO_IS.search(one.text) or LEFT_OUT.search(one.text):
            continue
        told = _is_topic(part, line, one) or _only_names(part, line, one) or _is_listed(part, line, one)
        if told or _line_of(part, one, line) is line:
            part.bind(one.start, one.end, line.fact)


def _may_follow(last: Said, before: Line, line: Line, said: Said) -> bool:
    """Whether a piece of one row may stand behind another's: what only named a row goes on with that row's cells."""
    rows = before.is_row and line.is_row and line is not before
    return not rows or bool(said.words & line.head.words) or last.words <= line.head.words


def _is_of_another(line: Line, last: Said, said: Said) -> bool:
    """Whether "Huila, | Ethiopia" joins a place to what another place of the line lies in."""
    pairs = PAIRS.search(level(line.fact.value)) if last.text.rstrip().endswith(",") else None
    one, other = WORD.findall(last.text)[-1:], WORD.findall(said.text)[:1]
    if not (pairs and one and other):
        return False
    lies_in = {pairs["one"]: pairs["of_one"], pairs["other"]: pairs["of_other"]}
    return other[0] in pairs.groups() and lies_in.get(one[0], other[0]) != other[0]


def _goes_with(part: Part, before: Line, line: Line, said: Said) -> bool:
    """Whether a piece that only goes on with a list is of the line that tells what it goes on with: "| and Canada"."""
    listed = LISTS_ON.match(said.text) and not part.sentence.startswith("then", said.end)
    return line is before or not listed


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


def _line_of(part: Part, said: Said, before: Line | None) -> Line | None:
    lines = [before, *part.lines] if before else part.lines
    goes_on = before is not None and bool(GOES_ON.match(said.text))
    if _claims_abroad(said):
        return None
    ours = any(not promise.general for promise in read_promises(said.text, part.languages))
    ruled = _has_own_rule(part, said)
    for line in lines:
        of_goods = line.fact.record.kind == "product"
        if (
            (ruled and not of_goods)
            or ours
            or _has_done(line, said)
            or (
                not of_goods
                and (
                    _of_this_shopper(part, line, said, goes_on=line is before)
                    or not (line is before or _concerns(part, line, said))
                )
            )
        ):
            continue
        if goes_on and line is not before and not of_goods:
            continue
        spoken = replace(said, text=part.unnamed(said.text)) if of_goods else said
        if _is_told(part, line, spoken, free=of_goods or line is before) and _is_of_each(part, line, spoken):
            return line
    return None


def _claims_abroad(said: Said) -> bool:
    """Whether it claims in another language that something can be had, in words that are dropped as telling nothing."""
    claims = read_claims(said.text, said.languages) if said.languages[0] is not Language.ENGLISH else []
    return any(one.claim in STOCK for one in claims)


def _has_own_rule(part: Part, said: Said) -> bool:
    """Whether something is said of goods, by a name or "it", whose own record has a rule on that: "Shipping: …"."""
    if not (part.clause.named or THAT_THING.search(said.text)):
        return False
    rules = (line.labels for one in part.goods for line in one.lines)
    return any(labels & said.words & OWN_RULES for labels in rules)


def _is_told(part: Part, line: Line, said: Said, *, free: bool) -> bool:
    if not said.tells:
        return False
    views = (*line.views(), *_whole_lists(line, said))
    return any(
        tells(part, line, view, one.said) and (free or covers(one.said, view)) and one.is_kept_by(view)
        for one in readings_of(line, said)
        for view in views
    )


def _whole_lists(line: Line, said: Said) -> Iterator[Sequence[Piece]]:
    """Yield the lists of a line that are told whole by what is said to be "only" so."""
    if "only" in said.words:
        yield from line.lists()


def _is_of_each(part: Part, line: Line, said: Said) -> bool:
    """Whether what is said of several things at once is told by a line of each of them: "both are dishwasher safe"."""
    goods = part.goods_in(said.text)
    if line.fact.record.kind != "product" or len(goods) < 2 or not SEVERAL.search(said.text):
        return True
    return all(any(_is_told(part, other, said, free=True) for other in one.lines) for one in goods)


def _is_topic(part: Part, line: Line, said: Said) -> bool:
    """Whether a piece only says of what a line is that the sentence tells: "To wash it, …"."""
    above = line.context | part.subject_words
    known = any(said.words <= above | piece.words for piece in line.pieces)
    opens = bool(TOPIC.match(said.text)) or (said.text.startswith("or ") and said.words <= line.context)
    return opens and not said.denies and known and has_numbers(said, line.pieces)


def _only_names(part: Part, line: Line, said: Said) -> bool:
    """Whether a piece only names what the line names beside what it tells: "both the bottle | and the lid are …"."""
    named = frozenset[str]().union(*(piece.words for piece in line.pieces)) & part.names_beside(line)
    return not (said.denies or said.numbered) and said.words <= named


def _is_listed(part: Part, line: Line, said: Said) -> bool:
    """Whether it is one of what a label stands for, which is named behind the last: "made from rapeseed | and soy wax"."""
    found = MADE_OF.search(said.text)
    behind = part.sentence[said.end :]
    if not found or line.fact.record.kind != "product" or said.denies or not re.match(r"(?:and|or) ", behind):
        return False
    named = line.labels & held(behind.partition(",")[0]) - part.names_beside(line)
    made, of = (frozenset(telling(text, said.languages[0])) for text in (found["what"], said.text[: found.start()]))
    return (
        bool(named and made)
        and of <= part.names_beside(line)
        and any(piece.telling == made and not piece.denies for piece in line.pieces)
    )


def _concerns(part: Part, line: Line, said: Said) -> bool:
    """Whether a rule or a page speaks of the goods that the clause does, or of all goods."""
    spoken_of = part.clause.named or any(one.focus for one in part.goods)
    if not (part.goods and spoken_of) or line.fact.record.kind == "order":
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
    if any(order.focus for order in part.orders) and SOON.search(said.text) and not CONDITION.search(said.text):
        return True
    if any(order.focus for order in part.orders) and (DID.search(said.text) or _names_a_day(part, said)):
        return True
    if STORES.match(said.text) and not ordered:
        return bool(HAPPENED & set(re.findall(r"[a-z]+", said.text)))
    spoken = ADDRESSED.search(said.text)
    addressed = spoken is not None and not any(spoken.group() in piece.text for piece in line.pieces)
    return ordered or addressed or bool(HAPPENED & set(re.findall(r"[a-z]+", said.text)))


def _has_done(line: Line, said: Said) -> bool:
    """Whether the store is said to have done what the line only says that it does: "we sent it again"."""
    found = DONE.match(said.text)
    deed = found["deed"] if found else ""
    if line.fact.record.kind == "product" and not STORES.match(said.text):
        return False  # "and certified to a standard" is no deed of the store's
    past = bool(PAST.fullmatch(deed)) or IRREGULAR.get(deed, deed) != deed
    return past and not any(re.search(rf"\b{deed}\b", piece.text) for piece in line.pieces)


def _names_a_day(part: Part, said: Said) -> bool:
    return any(True for _ in read_days(said.text, said.languages, part.scene.today))
