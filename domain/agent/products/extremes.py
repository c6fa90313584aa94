"""The cheapest and the dearest of what is named, of a kind, or of all that the store sells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import made_of
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.products.lookups import prices, product_card, product_evidence, product_source
from domain.agent.products.mentions import ProductsFound
from domain.agent.products.options import Make
from domain.agent.products.searching import (
    MOST_OF_TYPE,
    READ_AT_ONCE,
    are_too_many,
    ask_kind,
    find,
    limits_of,
    not_sold,
    search,
)
from domain.agent.products.variants import Choice, choose
from domain.agent.replies import Outcome
from domain.agent.understanding.following_limits import size_in
from domain.agent.understanding.whole_store import CHEAPEST_OF_ALL, DEAREST_OF_ALL
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.option_words import option_word
from domain.language.vocabulary import COLORS, SIZES
from domain.language.words import fold, split_words
from domain.orders import Money

MOST_SIZED = 200  # of the whole store, read until the first that is made in a size
# Whose it is: "was ist euer günstigstes Produkt".
YOURS = re.compile(
    r"\b(?:your|ur|euer|eure[nrs]?|ihr\w*|dein\w*|vuestr[oa]|su|votre|vostro|vosso|seu|jullie|uw|wasz\w*)\b"
)


def answer_extreme(turn: Turn, found: ProductsFound, *, dearest: bool) -> Draft:
    """Return the cheapest or dearest make of what is named; one sold out with the next that is in stock."""
    if not found.proper and are_too_many(turn):
        return search(turn)
    ids = _by_price(turn, found, dearest=dearest)
    told = _first_of(turn, ids, dearest=dearest) or _first_beyond(turn, dearest=dearest)
    return told or (search(turn) if read_wish(turn.text, turn.language).words else ask_kind(turn))


def _first_beyond(turn: Turn, *, dearest: bool) -> Draft | None:
    """Where nothing keeps within a price, return the first of the kind all the same, as what comes closest."""
    limits = limits_of(turn)
    if not limits.on_price:
        return None
    free = turn.worded(limits.rest)
    told = _first_of(free, _by_price(free, ProductsFound(), dearest=dearest), dearest=dearest)
    return replace(told, sentences=(turn.say(Say.NONE_AT_PRICE), *told.sentences)) if told else None


def answer_extreme_of_all(turn: Turn) -> Draft | None:
    """Return the cheapest or dearest thing of the whole store, or of all in a size or a colour; None where that is not
    asked."""
    plain = fold(turn.text)
    dearest = bool(DEAREST_OF_ALL.search(plain))
    rest, asked = (DEAREST_OF_ALL if dearest else CHEAPEST_OF_ALL).subn(" ", plain)
    rest = YOURS.sub(" ", rest)
    if not asked:
        return None
    size = size_in(rest)
    made = read_wish(rest.replace(size, " ") if size else rest, turn.language).words
    if any(option_word(word) not in COLORS for word in made):
        return None
    most = MOST_SIZED if size or made else READ_AT_ONCE
    said = turn.worded(rest)
    told = _first_of(said, turn.reads.catalogue.extremes(turn.store, most, dearest=dearest), dearest=dearest)
    return told or (not_sold(said) if size or made else None)


def _first_of(turn: Turn, ids: Sequence[int], *, dearest: bool) -> Draft | None:
    picked = _pick(turn, ids, dearest=dearest)
    if picked is None:
        return None
    make, product = picked
    sentences = [turn.say(Say.DEAREST if dearest else Say.CHEAPEST, **_priced(turn, make, product))]
    if not make.variant.available:
        sentences.append(turn.say(Say.SOLD_OUT, product=made_of(product.title, make.label)))
    shown = [picked]
    if not make.variant.available and (stocked := _pick(turn, ids, dearest=dearest, stocked=True)):
        shown.append(stocked)
        sentences.append(turn.say(Say.NEAREST, makes="{product}: {price}".format(**_priced(turn, *shown[1]))))
    return _of_makes(turn, sentences, shown)


def _by_price(turn: Turn, found: ProductsFound, *, dearest: bool) -> list[int]:
    """Return the products among which the cheapest or dearest is sought, that which may be it first."""
    named = found.named if found.proper else ()
    ids = () if named else _of_kind(turn)
    if ids:
        return turn.reads.catalogue.by_price(turn.store, ids, dearest=dearest)
    priced = [one for one in named or found.sure or found.alternatives if one.variants]
    return [one.id for one in sorted(priced, key=lambda one: _least(one, dearest=dearest))]


def _least(product: Product, *, dearest: bool) -> Decimal:
    return min(-price if dearest else price for price in prices(product))


def _pick(turn: Turn, ids: Sequence[int], *, dearest: bool, stocked: bool = False) -> tuple[Make, Product] | None:
    """Return the cheapest or dearest make that fits, the first of several; reads no product that cannot have it."""
    sign, limits = -1 if dearest else 1, limits_of(turn)
    sized, made = bool(size_in(turn.text)), _is_made_asked(turn)
    best: tuple[Make, Product] | None = None
    for product in _one_by_one(turn, ids):
        if best and _least(product, dearest=dearest) >= sign * best[0].variant.price:
            break
        choice = choose(product, turn.text)
        # What is not made in L, or in no sizes at all, is no cheap one in L, and a hook of 10 g none in size 10.
        unfit = choice.mentions.unmade or (sized and not _is_sized(choice)) or (made and not choice.chosen)
        held = () if unfit else choice.fitting
        kept = [make for make in held if limits.allow_price(make.variant.price)]
        fitting = [make for make in kept if make.variant.available or not stocked]
        make = min(fitting, key=lambda one: sign * one.variant.price, default=None)
        if make and (not best or sign * make.variant.price < sign * best[0].variant.price):
            best = make, product
    return best


def _is_sized(choice: Choice) -> bool:
    """Whether a size was chosen: an option so called, or in letters such as L, whatever it is called."""
    return any(
        fold(value) in SIZES or any(option_word(word) == "size" for word in split_words(choice.facets[at].name))
        for at, value in choice.chosen
    )


def _is_made_asked(turn: Turn) -> bool:
    """Whether nothing but a colour says what is wanted, which then has to be one."""
    words = read_wish(turn.text, turn.language).words
    return bool(words) and all(option_word(word) in COLORS for word in words)


def _one_by_one(turn: Turn, ids: Sequence[int]) -> Iterator[Product]:
    for at in range(0, len(ids), READ_AT_ONCE):
        yield from turn.products(ids[at : at + READ_AT_ONCE])


def _of_makes(turn: Turn, sentences: Sequence[str], shown: Sequence[tuple[Make, Product]]) -> Draft:
    products = list({product.id: product for _, product in shown}.values())
    return Draft(
        Outcome.ANSWERED,
        tuple(sentences),
        turn.understood.among(frozenset({Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST})),
        evidence=tuple(product_evidence(turn, product, [make]) for make, product in shown),
        cards=tuple(product_card(turn, product) for product in products),
        sources=tuple(product_source(product) for product in products),
        topic=Topic(product_id=products[0].id),
    )


def _priced(turn: Turn, make: Make, product: Product) -> dict[str, str]:
    price = turn.money(Money(make.variant.price, turn.store.currency))
    return {"product": made_of(product.title, make.label), "price": price}


def _of_kind(turn: Turn) -> Sequence[int]:
    """Return all products of the kind and the qualities that the message names."""
    results = find(turn, MOST_OF_TYPE)
    surest = set(results.surest)
    return [one for one in results.ids if one in surest] if results.exact else ()
