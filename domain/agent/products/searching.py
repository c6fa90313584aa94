"""Product search: cards best first, sold-out ones said to be sold out, an honest no where nothing resembles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.phrases import Say
from domain.agent.products.ages import age_in, is_for_age
from domain.agent.products.animals import without_animals
from domain.agent.products.belongings import things_first, without_mentions
from domain.agent.products.denials import denies
from domain.agent.products.lookups import (
    price_between,
    price_of,
    prices,
    product_card,
    product_evidence,
    product_source,
)
from domain.agent.products.makes_meant import Meant, meant_of
from domain.agent.products.ranking import Found, Results, match
from domain.agent.products.whole_words import said_whole
from domain.agent.replies import Outcome
from domain.agent.understanding.bounds import Limits, read_limits
from domain.agent.understanding.devices import goes_with_device, names_device
from domain.agent.understanding.wishes import STAND_INS, Wish, in_other_words, read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.knowledge.asking import Asked, Said, ask, with_slips
from domain.language.goods_abroad import english_for
from domain.language.languages import Language
from domain.language.wares import wares_in
from domain.language.words import UNSPACED_SIGN, is_typo, split_words

MOST_CARDS = 10
MOST_LISTED = 5
MOST_FOUND = 40
MOST_NEEDED = 3  # that only tell of what is needed
MOST_SAYING = 100
MOST_OF_TYPE = 1_000
MOST_TYPES = 20
READ_AT_ONCE = 25  # records, until enough of them keep within the bounds
NEARNESS_COUNTS = 0.5  # beside what is said
MOST_ALIKE = 8  # products whose titles are read for a word that nobody says


def search(turn: Turn) -> Draft:
    results = find(turn)
    results = results if results.ids else _for_a_need(turn)
    return show_results(turn, results) if results.ids else not_sold(turn)


def _for_a_need(turn: Turn) -> Results:
    """Return what tells of a need for which no kind of thing is named: "something for acne". It is only close to it."""
    words = read_wish(turn.text, turn.language).words
    if not words or STAND_INS.isdisjoint(turn.understood.words):
        return Results()
    said = [one for one in _saying(turn, Wish((), words), MOST_SAYING) if 2 * len(one.fields) >= len(words)]
    best = sorted(said, key=lambda one: (-len(one.fields), -one.score))[:MOST_NEEDED]
    allowed = _allowed(turn, [one.product_id for one in best], limits_of(turn), MOST_NEEDED)
    return Results(allowed, Say.CLOSEST)


def find(turn: Turn, limit: int = MOST_CARDS, language: Language | None = None) -> Results:
    """Return what the store sells that the message describes; what only partly does is called so.

    The message is read in its own language, unless another is given.
    """
    read_in = language or turn.language
    return turn.once(("find", limit, read_in), lambda: _find(turn, limit, read_in))


def _find(turn: Turn, limit: int, language: Language) -> Results:
    age, text = age_in(turn.text)
    wish, limits = read_wish(text, language), limits_of(turn)
    if not wish.words:
        priced = _affordable(turn, limits)
        return priced if age is None else _for_age(turn, priced, age)
    results = _matched(turn, wish, limit)
    abroad = language is not Language.ENGLISH
    if (abroad or not results.exact) and (other := in_other_words(wish)):
        named = _matched(turn, other, limit)
        results = named if _is_better(named, results) else results
    kept = _within(turn, results, limits, limit) if limits else results
    things = things_first(turn, wish, kept if age is None else _for_age(turn, kept, age), READ_AT_ONCE)
    # What is cheap is seldom the thing: of cheap jackets neither a wash nor a dog's coat is one.
    if limits.on_price or turn.understood.wants(Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST):
        things = without_animals(turn, without_mentions(wish, things), READ_AT_ONCE)
    few = things if len(things.ids) <= limit else replace(things, ids=things.ids[:limit])
    return _for_device(turn, few)


def _for_age(turn: Turn, results: Results, years: Decimal) -> Results:
    """Keep what is for that age, where anything says so; nothing else is more than close to what was looked for."""
    ids = tuple(one.id for one in turn.products(results.ids[:READ_AT_ONCE]) if is_for_age(one, years))
    if ids:
        return replace(results, ids=ids, surest=tuple(one for one in results.surest if one in ids))
    return replace(results, lead=Say.CLOSEST, surest=()) if results.ids else results


def _is_better(named: Results, results: Results) -> bool:
    """Whether what goods are called in English finds more of them: "parfum" is in one title, perfumes are two."""
    if results.exact:
        return named.exact and set(named.ids) > set(results.ids)
    return named.exact or (named.sure and not results.sure) or not results.ids


def _for_device(turn: Turn, results: Results) -> Results:
    """Leave out what only shares a word of a device's name: "iphone 15 pro cover" asks for no Pro gloves.

    In other languages only the kind of thing was looked for, so there even what was found may go with another make.
    """
    if not names_device(turn.text) or (results.exact and turn.language is Language.ENGLISH):
        return results
    products = turn.products(results.ids)
    ids = tuple(one.id for one in products if goes_with_device(turn.text, " ".join(_record_of(one))))
    return replace(results, ids=ids, surest=tuple(one for one in results.surest if one in ids)) if ids else Results()


def _record_of(product: Product) -> Iterator[str]:
    yield from (product.title, product.product_type, *product.tags, product.description)
    yield from (value for option in product.options for value in option.values)


def _matched(turn: Turn, wish: Wish, limit: int) -> Results:
    """Return what is sold of a wish, however the message is understood that holds it."""
    most = max(limit, MOST_SAYING)
    how = ("matched", len(wish.named), most)  # with the words, the count of those that name it is all of the wish
    return turn.find(" ".join(wish.words), how, lambda: match(wish, _found(turn, wish, most)))


def limits_of(turn: Turn) -> Limits:
    return read_limits(turn.text).paid_in(turn.store.currency)


def are_too_many(turn: Turn) -> bool:
    """Whether so many of the thing named are sold that not all are read: none is known to be the cheapest then."""
    asked = ask(read_wish(turn.text, turn.language).named[-1:])
    if not asked:
        return False
    least, most = turn.reads.catalogue.counted(turn.store, asked[0])
    return least >= MOST_OF_TYPE or (most >= MOST_OF_TYPE and len(turn.saying(asked, MOST_OF_TYPE)) >= MOST_OF_TYPE)


def _within(turn: Turn, results: Results, limits: Limits, limit: int) -> Results:
    """Leave out what the message rules out; where none of the thing is left, return it as only close to the wish.

    What merely tells of the thing does not stand in for it: a wash for sleeping bags is no cheap sleeping bag.
    """
    surest = _allowed(turn, results.surest, limits, limit)
    if results.ids == results.surest:
        kept = surest
    else:
        kept = _allowed(turn, results.ids, limits, limit) if surest or not results.surest else ()
    if kept:
        return _denying(turn, replace(results, ids=kept, surest=surest), limits)
    closest = turn.products((results.surest or results.ids)[:READ_AT_ONCE])
    ids = tuple(one.id for one in sorted(closest, key=limits.beyond))
    return replace(results, ids=ids, lead=Say.CLOSEST, surest=())


def _denying(turn: Turn, results: Results, limits: Limits) -> Results:
    """Return what says itself that it is without what is not wanted: that is what was looked for, whatever it is
    called."""
    if results.exact or not limits.unwanted or not results.kind and not results.whole:
        return results
    few = turn.products(results.ids[:READ_AT_ONCE])
    ids = tuple(one.id for one in few if all(denies(one, word) for word in limits.unwanted))
    return replace(results, ids=ids, lead=Say.FOUND, surest=ids) if ids else results


def _allowed(turn: Turn, ids: Sequence[int], limits: Limits, limit: int) -> tuple[int, ...]:
    """Return the first that the message does not rule out, at least `limit` where there are so many."""
    kept: list[int] = []
    for at in range(0, len(ids), READ_AT_ONCE):
        few = turn.products(ids[at : at + READ_AT_ONCE])
        kept += [product.id for product in few if limits.allow(product)]
        if len(kept) >= limit:
            break
    return tuple(kept)


def _affordable(turn: Turn, limits: Limits) -> Results:
    """Where only a price is named, return what respects it, of each type the cheapest first."""
    if not limits.on_price:
        return Results()
    catalogue = turn.reads.catalogue
    kinds = catalogue.types(turn.store)[:MOST_TYPES]
    held = [one for kind in kinds for one in catalogue.of_type(turn.store, kind, MOST_FOUND)]
    found = sorted((one for one in held if limits.allow(one)), key=lambda one: min(prices(one)))
    ids = tuple(one.id for one in found[:MOST_CARDS])
    return Results(ids, Say.FOUND) if ids else Results()


def show_results(turn: Turn, results: Results) -> Draft:
    return show(turn, turn.products(results.ids), results.lead)


def show(turn: Turn, products: Sequence[Product], said: Say, *, lead: str = "") -> Draft:
    """Return a list of products under what is `said` of them all, or under a `lead` of its own."""
    shown = products[:MOST_CARDS]
    if not shown:
        return not_sold(turn)
    meant = {product.id: meant_of(turn, product) for product in shown}
    shown = [product for product in shown if not meant[product.id].missized] or shown
    if kept := [product for product in shown if meant[product.id].makes or not product.variants]:
        # What is only close is seldom made just so; then the closest comes first, whatever it costs.
        shown = kept if said is Say.FOUND else shown
    elif said is Say.FOUND:
        said = Say.CLOSEST  # each has what is wanted, but no make has all of it
    return Draft(
        Outcome.ANSWERED,
        (lead or turn.say(said), *(_line(turn, product, meant[product.id]) for product in shown[:MOST_LISTED])),
        turn.understood.among(ABOUT_PRODUCTS) or (Intent.PRODUCT_SEARCH,),
        evidence=tuple(product_evidence(turn, product, meant[product.id].makes) for product in shown),
        cards=tuple(product_card(turn, product) for product in shown),
        sources=tuple(product_source(product) for product in shown),
        topic=Topic(product_id=shown[0].id if len(shown) == 1 else None, pending_question=""),
    )


def ask_kind(turn: Turn) -> Draft:
    return Draft(Outcome.CLARIFY, (turn.say(Say.NAME_PRODUCT),), topic=Topic(pending_question=turn.text))


def ask_which(turn: Turn, products: Sequence[Product]) -> Draft:
    shown = products[:MOST_LISTED]
    return Draft(
        Outcome.CLARIFY,
        (turn.say(Say.WHICH_PRODUCT, products=listing([product.title for product in shown])),),
        turn.understood.among(ABOUT_PRODUCTS),
        evidence=tuple(product_evidence(turn, product) for product in shown),
        cards=tuple(product_card(turn, product) for product in shown),
        suggestions=tuple(product.title for product in shown[:3]),
        topic=Topic(pending_question=turn.text),
    )


def not_sold(turn: Turn) -> Draft:
    """Say that it is not sold; of what is said in words of another language that we do not know, ask what it is."""
    words = read_wish(turn.text, turn.language).words
    foreign = turn.language is not Language.ENGLISH and not names_device(turn.text)
    if foreign and not any(wares_in(word) or english_for(word) for word in words):
        topic = Topic(pending_question=turn.text)
        return Draft(Outcome.CLARIFY, (turn.say(Say.NOT_FOUND_SO),), (Intent.PRODUCT_SEARCH,), topic=topic)
    return Draft(
        Outcome.NOT_SUPPORTED,
        (turn.say(Say.NOT_SOLD),),
        (Intent.PRODUCT_SEARCH,),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
    )


def _found(turn: Turn, wish: Wish, limit: int) -> list[Found]:
    """Return the products that say some of the wish, and those near to it in meaning."""
    unread = any(UNSPACED_SIGN.match(word) for word in wish.words)  # by what tells how near meanings are
    near = {} if unread else turn.products_near(" ".join(wish.words), MOST_FOUND)
    # One that was not among the nearest is no nearer than the last of them.
    farthest = min(near.values(), default=0.0)
    said = _saying(turn, wish, limit)
    found = [
        Found(one, score + NEARNESS_COUNTS * near.get(one, farthest), near.get(one, 0.0), fields)
        for one, score, fields in said
    ]
    others = near.keys() - {one.product_id for one in said}
    return found + [Found(one, NEARNESS_COUNTS * near[one], near[one], {}) for one in others]


def _saying(turn: Turn, wish: Wish, limit: int) -> list[Said]:
    asked = ask(wish.words)
    said = said_whole(turn, asked, turn.saying(asked, limit))
    unknown = {place for place in range(len(asked))} - {place for one in said for place in one.fields}
    slips = {place: nearly for place in unknown if (nearly := _slips(turn, asked[place]))}
    if not slips:
        return said
    return turn.saying(tuple(with_slips(one, slips.get(place, ())) for place, one in enumerate(asked)), limit)


def _slips(turn: Turn, one: Asked) -> list[str]:
    """Return the words of titles that may be meant by one that no product says."""
    alike = turn.resembling(one.word, MOST_ALIKE)
    words = dict.fromkeys(word for product in alike for word in split_words(f"{product.title} {product.product_type}"))
    return [word for word in words if is_typo(one.word, word)]


def _line(turn: Turn, product: Product, meant: Meant) -> str:
    """Return a product with its price, and where the message means some of its makes alone, with theirs."""
    if not meant.makes or (meant.name == product.title and len(meant.makes) == len(product.variants)):
        what = Say.FOUND_ONE if product.available else Say.FOUND_SOLD_OUT
        return turn.say(what, product=product.title, price=price_of(turn, product))
    what = Say.FOUND_ONE if meant.available else Say.FOUND_SOLD_OUT
    amounts = [make.variant.price for make in meant.makes]
    return turn.say(what, product=meant.name, price=price_between(turn, amounts))
