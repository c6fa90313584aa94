"""Whether pieces of a line tell what is said: its words, its numbers, and of the same make."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.verification import LINK
from domain.drafting.checking.contrasts import are_in_their_places, are_whole_ranges, is_told_apart, numbers_in
from domain.drafting.checking.keeping import keeps, points_away
from domain.drafting.checking.lines import Line, Piece
from domain.drafting.checking.parts import Part
from domain.drafting.checking.placing import is_timed_alike, stands, stands_alike
from domain.drafting.checking.sayings import Said
from domain.drafting.checking.wording import OPERATORS, held, lemma, lemmas
from domain.language.languages import Language

# Shares of what a rule says that a clause must say to be told by it; what it denies with less of it, it denies to more.
ENOUGH, WITH_NUMBERS, DENYING = 0.5, 0.3, 0.8
CODE = re.compile(r"(?<![a-z\d])(?:[a-z]{1,5}-?\d[a-z\d]*|[a-z]{2,5}-[a-z]|usb [a-c])(?![a-z\d])")
ITEMS = frozenset(map(lemma, ["item"]))
# What a line says that only says yes to its label: "Microwave: safe".
AFFIRMING = frozenset(
    map(lemma, "safe suitable ok okay fine yes possible allowed compatible approved friendly".split())
)
AFFIRMED = re.compile(
    r"\b(?:can|can't|cannot|may|safe|suitable|fine|ok|okay|friendly|goes|yes|allowed|made for|meant for|the one for|works in|belongs?)\b"
)
NONE_OF_IT = re.compile(r"\b(?:no|without|zero|free of|can't|cannot|not|isn't|aren't|don't|doesn't)\b")
# What a thing may be, which the label of a line does not say yet: "Waterproofing: the zip is splash-proof".
QUALITY = re.compile(r"(?:proof|resist)$")
TAIL = ".,;:!?)]}>"
OF_SEVERAL = re.compile(
    r"^\W*(?:the|these|our|its) (?P<noun>(?P<one>[a-z]{3,})s) (?:are|come|have|were|can|keep|last|taste)\b"
)
ALL_MAKES = re.compile(
    r"\b(?:all|each|every one) of (?:them|these)\b"
    r"|\b(?:all|every|each|any|whichever)(?: of the| the)? (?:versions?|variants?|options?|sizes?|colou?rs?|flavou?rs?|kinds?|makes?|ones?)\b"
)
# What any rule is about, so that a line is no support for having it.
GENERIC = frozenset(map(lemma, "item order parcel customer shopper shop store day".split()))


def tells(part: Part, line: Line, view: Sequence[Piece], said: Said) -> bool:
    """Whether these pieces of a line tell all that is said, of the same make and under the same conditions."""
    if line.fact.record.kind == "product" and points_away(said, view, part.names_beside(line)):
        return True
    if any(piece.denies != said.denies for piece in view) or not (_has_links(said, view) and _has_codes(said, view)):
        return False
    if not (_has_senses(said, view) and _is_whole(line, view, said) and stands_alike(line, view, said)):
        return False
    numbered = [piece for piece in view if _numbers_in(said, piece)]
    if not numbered and not (line.fact.record.kind == "product" and len(view) > 1 and has_numbers(said, view)):
        return False
    makes = (numbered if said.numbered else list(view)) or _pieces_with(said, view)
    return (
        _are_the_numbers(part, line, makes, said)
        and is_timed_alike(line, makes, said)
        and _has_words(part, line, view, said)
        and keeps(said, part.said, view, rule=line.fact.record.kind != "product")
        and _of_the_make(part, line, makes, said)
    )


def _are_the_numbers(part: Part, line: Line, makes: Sequence[Piece], said: Said) -> bool:
    """Whether what is said tells which of the line's numbers it means, and has each in its place."""
    if not said.numbered:
        return True
    numbers = numbers_in(said.sums, said.amounts)
    placed = all(
        are_in_their_places(said.text, numbers, piece) and are_whole_ranges(said.text, numbers, piece)
        for piece in makes
    )
    return placed and is_told_apart(held(said.text), held(part.said), makes, line)


def _has_links(said: Said, view: Sequence[Piece]) -> bool:
    links = (found.group().rstrip(TAIL) for found in LINK.finditer(said.text))
    return all(any(link in piece.text for piece in view) for link in links)


def _has_codes(said: Said, view: Sequence[Piece]) -> bool:
    """Whether each word that ends in a number stands there as it is: IPX6 is no IPX8."""
    return all(any(stands(code, piece.text) for piece in view) for code in CODE.findall(said.text))


def _has_words(part: Part, line: Line, view: Sequence[Piece], said: Said) -> bool:
    """Whether the pieces, and what they stand under, have every word that is said, and the pieces one at least."""
    own = _words_of(view)
    names = part.names_beside(line)
    context = line.context | names
    if (
        _says_yes(line, own)
        and (NONE_OF_IT if said.denies else AFFIRMED).search(said.text)
        and (line.labels - names) & said.words
    ):
        return said.words - AFFIRMING <= line.labels | names
    labelled_only = line.labels if all(piece.is_number for piece in view) else frozenset[str]()
    if any(QUALITY.search(word) for word in said.words - own - labelled_only):
        return False
    if _is_of_all_makes(part, line, view, said):
        own |= held(" ".join(found.group() for found in ALL_MAKES.finditer(said.text)))
    if said.denies:
        context = context.union(*(piece.denied_of for piece in view))
    if not said.words <= own | context | _subject_of(part, line, said) | (
        line.siblings if said.words & own else frozenset()
    ):
        return False
    if not said.conditions <= own | names | line.labels:
        return False
    # In other languages words are dropped that may tell something, so that a number alone is no support.
    counted = bool(said.sums or said.amounts) and said.languages[0] is Language.ENGLISH
    plain = frozenset[str]().union(*(piece.unquoted for piece in view), own - _words_of_pieces(view)) - GENERIC
    labelled = bool(said.words & plain) and bool(said.words & (line.labels - names))
    makes = held(" ".join(part.make_words))  # that a make is named in a line says nothing of it
    return counted or labelled or bool((said.words - names - makes - lemmas(OPERATORS)) & plain)


def _is_of_all_makes(part: Part, line: Line, view: Sequence[Piece], said: Said) -> bool:
    """Whether "all of them" are all makes of one product, and the line says it where it speaks of no make alone."""
    if line.fact.record.kind != "product" or len(part.goods) != 1 or said.numbered or not ALL_MAKES.search(said.text):
        return False
    beside = [piece.text for piece in line.pieces if piece.sentence in {one.sentence for one in view}]
    return not any(stands(value, text) for value in part.make_words for text in (*beside, said.text))


def _subject_of(part: Part, line: Line, said: Said) -> frozenset[str]:
    """Return what a line speaks of that it does not name.

    A rule that is no sentence, "unworn, with its tags", is of the items of any order; "the beans" are of a coffee that
    may be had as "Whole bean".
    """
    if line.is_fragment:
        return ITEMS
    several = OF_SEVERAL.match(said.text) if line.fact.record.kind == "product" else None
    nouns = {value.rpartition(" ")[2] for value in part.make_words if " " in value} if several else set()
    return held(several["noun"]) if several and several["one"] in nouns else frozenset()


def _says_yes(line: Line, own: frozenset[str]) -> bool:
    """Whether a line is a label with a mere yes or no."""
    return bool(line.labels) and bool(own) and all(piece.telling <= AFFIRMING for piece in line.pieces)


def _words_of_pieces(view: Sequence[Piece]) -> frozenset[str]:
    return frozenset[str]().union(*(piece.words for piece in view))


def _words_of(view: Sequence[Piece]) -> frozenset[str]:
    own = _words_of_pieces(view).union(*(piece.measured for piece in view))
    return own | ({"over", "least"} if any(piece.starts_at for piece in view) else frozenset())


def _pieces_with(said: Said, view: Sequence[Piece]) -> list[Piece]:
    """Return the pieces that have one of the numbers said."""
    singly = [replace(said, text=said.text[start:end]) for start, end in said.numbered]
    return [piece for piece in view if any(_numbers_in(one, piece) for one in singly)]


def covers(said: Said, view: Sequence[Piece]) -> bool:
    """Whether the piece says enough of what the pieces of a rule say, and not just a word or two of them."""
    spoken = held(said.text) | said.words
    words = _telling(view)
    share = len(words & spoken) / len(words) if words else 1.0
    if said.denies:
        return share >= DENYING
    return share >= (WITH_NUMBERS if said.sums or said.amounts else ENOUGH)


def has_numbers(said: Said, view: Sequence[Piece]) -> bool:
    """Whether every number and sum stands somewhere in the pieces."""
    singly = [replace(said, text=said.text[start:end]) for start, end in said.numbered]
    return all(any(_numbers_in(one, piece) for piece in view) for one in singly)


def _numbers_in(said: Said, piece: Piece) -> bool:
    for one in said.sums:
        if not any(set(one.amounts) & set(other.amounts) and one.currencies & other.currencies for other in piece.sums):
            return False
    return all(set(read.amounts) & piece.amounts for read in said.amounts)


def _is_whole(line: Line, view: Sequence[Piece], said: Said) -> bool:
    """Whether "only to Norway" leaves nothing out of what several pieces of a line say: "to Norway | and Sweden only"."""
    return len(view) < 2 or "only" not in said.words or _telling(view) <= said.words | line.context


def _telling(view: Sequence[Piece]) -> frozenset[str]:
    return frozenset[str]().union(*(piece.telling for piece in view))


def _has_senses(said: Said, view: Sequence[Piece]) -> bool:
    """Whether what is said in another language to be less or more than a number is so in the pieces."""
    if said.languages[0] is Language.ENGLISH:  # whose words tell
        return True
    told = {(read.sense, amount) for piece in view for read in piece.reads for amount in read.amounts}
    return all(any((read.sense, one) in told for one in read.amounts) for read in said.amounts if read.sense)


def _of_the_make(part: Part, line: Line, view: Sequence[Piece], said: Said) -> bool:
    """Whether the line speaks of the make that the sentence does: what weighs 1.3 kg is the Throw, not the King."""
    if line.fact.record.kind != "product":
        return True
    values = part.make_words
    told = {value for piece in view for value in values if stands(value, piece.text)}
    numbered = (piece for piece in line.pieces if piece.amounts and piece not in view)
    others = {value for piece in numbered for value in values if stands(value, piece.text)} - told
    spoken = {value for value in values if stands(value, said.text)}
    meant = spoken or {value for value in values if stands(value, part.sentence)}
    if told:
        return bool(told & meant) or (not meant and not others)
    return not meant & others
