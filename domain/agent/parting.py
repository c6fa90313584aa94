"""A message that holds several wishes, taken apart: "is it in stock, and can I return it?"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from domain.agent.aspects import aspects_of
from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_ORDERS, SENSITIVE, Intent
from domain.agent.products.chosen_goods import choices_alone
from domain.agent.products.mentions import find_products
from domain.agent.products.totals import answer_total
from domain.agent.reading import read_part
from domain.agent.single_wishes import FOR_A_PERSON, Road, Wish, are_one, road_of
from domain.agent.understanding.clauses import Clause, clauses_of
from domain.agent.understanding.messages import says_little
from domain.agent.understanding.pointing import OF_THE_STORE
from domain.agent.understanding.questions import begins_as_question
from domain.language.concepts import meaning
from domain.language.places import places_in
from domain.language.words import WORD, fold, split_words

LISTING = re.compile(r"\s?[,;](?:\s(?:and|plus)\s|\s)|\s?[+&]\s|\s(?:and|n|plus|und|y|et|oraz)\s", re.I)
# One of which each has.
SIGNS, JOINING = frozenset(",;+&"), frozenset("and n plus und y et oraz".split())
FURTHER = re.compile(r"^(?:also|and|plus|another|btw|by the way|one more)\b")
# Who begins so tells what happened; an order named in it is not asked after.
TELLING = re.compile(r"^\W*(?:(?:hi|hello|hey|so|and)\W+)*(?:i|we|ich|wir|yo|je|jai|io|eu|ik|my)\b")
MOST_CLAUSES = 8  # a longer story is read as a whole
ALONE = SENSITIVE | {Intent.INJECTION}


@dataclass(frozen=True)
class Part:
    """The text of a part of a message that is one wish, and whether that is for goods, and names them itself."""

    text: str
    of_goods: bool
    names_goods: bool


def parts_of(turn: Turn) -> list[Part]:
    """Return the parts of a message that hold a wish each, in order; none where it is but one wish."""
    whole, asked = turn.text, turn.conversation.topic.pending_question
    completes = bool(asked) and whole.endswith(asked)  # an answer to our question, read with that
    if completes or turn.understood.among(ALONE) or answer_total(turn):
        return []
    if halves := aspects_of(turn):
        return [Part(half, of_goods=True, names_goods=True) for half in halves]
    return [] if choices_alone(turn) else _wishes_of(turn)


def _wishes_of(turn: Turn) -> list[Part]:
    whole = turn.text
    clauses = clauses_of(whole)
    read = list(_read(turn, clauses)) if len(clauses) <= MOST_CLAUSES else []
    wishes = _together(turn, read) if len(read) > 1 else []
    if turn.understood.among(FOR_A_PERSON) and all(wish.road is not Road.PERSON for wish in wishes):
        return []  # what needs a person is said by the whole alone
    return [_part(whole, one) for one in wishes] if len(wishes) > 1 else []


def _part(message: str, wish: Wish) -> Part:
    return Part(message[wish.start : wish.end].strip(), wish.road is Road.GOODS, bool(wish.goods))


def _read(turn: Turn, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Wish | None]]:
    for clause in clauses:
        listed = _listed(turn, clause)
        if len(listed) > 1:
            goods = frozenset(product.id for product in find_products(turn).named)
            yield listed[0], Wish(listed[0].start, listed[0].end, Road.GOODS, goods=goods)
            yield from ((part, Wish(part.start, part.end, Road.RULES)) for part in listed[1:])
        else:
            yield clause, _wish(turn, clause) if len(clauses) > 1 else None


def _listed(turn: Turn, clause: Clause) -> list[Clause]:
    """Cut off what a list of goods says of the store: of "tent in sand, in stock, shipping to Spain" the last."""
    ends = [end.span() for end in LISTING.finditer(turn.text, clause.start, clause.end)] if _may_list(turn.text) else []
    if not ends or turn.understood.among(FOR_A_PERSON | ABOUT_ORDERS) or turn.understood.order_names:
        return [clause]
    starts, stops = [clause.start, *(after for _, after in ends)], [*(begin for begin, _ in ends), clause.end]
    found = [0, *(at for at in range(1, len(starts)) if _is_of_the_store(turn.text[starts[at] : stops[at]]))]
    pieces = [(starts[at], stops[after - 1]) for at, after in zip(found, [*found[1:], len(stops)], strict=True)]
    kept = [Clause(turn.text[start:end].strip(), start, end) for start, end in pieces]
    apart = len(kept) > 1 and not _is_of_the_store(kept[0].text) and find_products(turn).named
    return kept if apart else [clause]


def _may_list(text: str) -> bool:
    return not SIGNS.isdisjoint(text) or not JOINING.isdisjoint(text.casefold().split())


def _is_of_the_store(text: str) -> bool:
    return any(meaning(word) in OF_THE_STORE for word in split_words(text)) or bool(places_in(text))


def _wish(turn: Turn, clause: Clause) -> Wish | None:
    """Return what a clause wants; None where it only tells, greets, or goes on with what was wanted before."""
    topic = replace(turn.conversation.topic, pending_question="")
    said = read_part(turn, clause.text, topic, turn.page)
    goods = find_products(said).named
    asks = _asks(turn, clause)
    points = asks and (bool(goods) or said.understood.backward)
    road = road_of(said.understood) or (Road.GOODS if points else None)
    context = TELLING.match(fold(clause.text)) or turn.text[clause.end : clause.end + 1] == ","
    named = bool(said.understood.order_names) and not context
    guessed = says_little(clause.text, turn.conversation)
    # What a part alone is guessed to want of a person must be heard in the whole as well.
    doubtful = road is Road.PERSON and guessed and not turn.understood.among(FOR_A_PERSON)
    if road is None or doubtful or (guessed and not asks and not named):
        return None
    return Wish(
        clause.start,
        clause.end,
        road,
        frozenset(said.understood.intents),
        frozenset(said.understood.order_names),
        frozenset(product.id for product in goods),
        asks,
        asks and not goods and not said.understood.order_names and _leans(said, road),
    )


def _leans(said: Turn, road: Road) -> bool:
    """Whether a question has its matter from what was said before: "and how long?", "how do I do that?"."""
    bare = road is Road.RULES or set(said.understood.intents) == {Intent.PRODUCT_PRICE}
    return said.understood.backward or (bare and not _is_of_the_store(said.text))


def _asks(turn: Turn, clause: Clause) -> bool:
    marked = turn.text[clause.end : clause.end + 1] in ("?", "？")
    return marked or begins_as_question(clause.text)


def _together(turn: Turn, read: Sequence[tuple[Clause, Wish | None]]) -> list[Wish]:
    """Join what is one wish after all. What only tells belongs to the wish after it, unless that begins anew."""
    wishes: list[Wish] = []
    told: list[Clause] = []
    for clause, wish in read:
        if wish is None or _goes_on(wish, wishes):
            told.append(clause)
            continue
        if told and wishes and _begins_anew(turn, told[-1], clause):
            wishes[-1] = replace(wishes[-1], end=told[-1].end)
        elif told:
            wish = replace(wish, start=told[0].start)
        told = []
        if wish.road is Road.GOODS and any(one.goods for one in wishes):
            wish = replace(wish, leans=False)  # on the goods named before, which it is asked after
        if wishes and are_one(turn, wishes[-1], wish):
            wishes[-1] = wishes[-1].joined(wish)
        else:
            wishes.append(wish)
    return [*wishes[:-1], replace(wishes[-1], end=len(turn.text))] if wishes else []


def _begins_anew(turn: Turn, told: Clause, clause: Clause) -> bool:
    joined = WORD.search(turn.text[told.end : clause.start])
    return bool(joined or FURTHER.match(fold(clause.text)))


def _goes_on(wish: Wish, before: Sequence[Wish]) -> bool:
    """Whether a question that wants nothing we know, and only points back, is about something else than goods."""
    return not wish.intents and not wish.goods and bool(before) and before[-1].road is not Road.GOODS
