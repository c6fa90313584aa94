"""Product search: cards best first, sold-out ones said to be sold out, an honest no where nothing resembles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.matching import Matched, noun_of
from domain.agent.phrases import Say
from domain.agent.product_lookups import prices, product_card, product_evidence, product_source
from domain.agent.replies import Outcome
from domain.agent.vocabulary import COLORS, SIZES
from domain.agent.wishes import PRICE_BOUND, Wish, read_wish, within_bounds
from domain.agent.words import same_word, split_words
from domain.catalogue import Product
from domain.conversations import Topic
from domain.knowledge.documents import DocumentKind
from domain.orders import Money

KIND = 3  # Matched.is_a of the thing's own noun
MOST_CARDS = 10
MOST_LISTED = 5
MOST_FOUND = 40
MOST_OF_TYPE = 250
MOST_TYPES = 20
NEAR = 0.42  # how near a product must be that shares no name with what is looked for


@dataclass(frozen=True)
class Results:
    """Products best first. `lead` says whether they are what was looked for or only close to it, `kind` whether they
    are at least the kind of thing that was named."""

    products: tuple[Product, ...] = ()
    lead: Say = Say.NOT_SOLD
    kind: bool = False

    @property
    def sure(self) -> bool:
        """Whether nothing else can be meant: all of it was found, or the kind of thing at least."""
        return self.exact or (self.kind and bool(self.products))

    @property
    def exact(self) -> bool:
        return self.lead is Say.FOUND


def search(turn: Turn) -> Draft:
    results = find(turn)
    return show(turn, results.products, results.lead) if results.products else not_sold(turn)


def find(turn: Turn, limit: int = MOST_FOUND) -> Results:
    """Return what the store sells that the message describes; what only partly does is called so."""
    wish = read_wish(turn.text, turn.language)
    if not wish.words:
        return _affordable(turn)
    candidates = _candidates(turn, wish, limit)
    affordable = [one for one in candidates if within_bounds(turn.text, one.product)]
    results = _match(wish, affordable)
    return results if results.products else _beyond_bounds(_match(wish, candidates))


def _affordable(turn: Turn) -> Results:
    """Where only a price is named, return what respects it, of each type the cheapest first."""
    if not PRICE_BOUND.search(turn.text):
        return Results()
    catalogue = turn.reads.catalogue
    kinds = catalogue.types(turn.store)[:MOST_TYPES]
    held = [one for kind in kinds for one in catalogue.of_type(turn.store, kind, MOST_FOUND)]
    found = sorted((one for one in held if within_bounds(turn.text, one)), key=lambda one: min(prices(one)))
    return Results(tuple(found), Say.FOUND) if found else Results()


def show(turn: Turn, products: Sequence[Product], lead: Say) -> Draft:
    shown = products[:MOST_CARDS]
    if not shown:
        return not_sold(turn)
    return Draft(
        Outcome.ANSWERED,
        (turn.say(lead), *(_line(turn, product) for product in shown[:MOST_LISTED])),
        turn.understood.among(ABOUT_PRODUCTS) or (Intent.PRODUCT_SEARCH,),
        evidence=tuple(product_evidence(turn, product) for product in shown),
        cards=tuple(product_card(turn, product) for product in shown),
        sources=tuple(product_source(product) for product in shown),
        topic=Topic(product_id=shown[0].id if len(shown) == 1 else None, pending_question=""),
    )


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
    return Draft(
        Outcome.NOT_SUPPORTED,
        (turn.say(Say.NOT_SOLD),),
        (Intent.PRODUCT_SEARCH,),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
    )


def _candidates(turn: Turn, wish: Wish, limit: int) -> list[Matched]:
    """Return those near in meaning, then lexical matches, then all of a type that is named; each only once."""
    words, catalogue = " ".join(wish.words), turn.reads.catalogue
    passages = turn.search(words, (DocumentKind.PRODUCT,), MOST_FOUND)
    scores = {int(one.document_id): one.score for one in reversed(passages) if one.document_id.isdigit()}
    near = catalogue.products(turn.store, sorted(scores, key=lambda product_id: -scores[product_id]))
    lexical = catalogue.resembling(turn.store, words, limit)
    held = {product.id: product for product in (*near, *lexical)}
    typed = _of_types(turn, wish) if limit >= MOST_OF_TYPE else []
    held |= {product.id: product for product in typed if product.id not in held}
    return [Matched(product, scores.get(product.id, 0.0)) for product in held.values()]


def _of_types(turn: Turn, wish: Wish) -> list[Product]:
    catalogue = turn.reads.catalogue
    kinds = [kind for kind in catalogue.types(turn.store) if _is_named(kind, wish)]
    return [product for kind in kinds for product in catalogue.of_type(turn.store, kind, MOST_OF_TYPE)]


def _is_named(kind: str, wish: Wish) -> bool:
    return any(same_word(word, part) for part in split_words(kind) for word in wish.named)


def _match(wish: Wish, found: Sequence[Matched]) -> Results:
    named = [word for word in wish.named if not _is_variant(word)]
    noun = noun_of(named, found)
    if noun is None:
        return _near(found)
    qualities = [word for word in wish.words if word != noun and not _is_variant(word)]
    if not noun:
        return _by_qualities(qualities, found) if qualities else Results()
    level = max((one.is_a(noun) for one in found), default=0)
    exact = [one for one in found if level and one.is_a(noun) == level]
    alike = [one for one in found if one in exact or one.is_like(noun)]
    return _best(qualities, exact, alike, level)


def _is_variant(word: str) -> bool:
    return word in COLORS or word in SIZES


def _best(qualities: Sequence[str], exact: Sequence[Matched], alike: Sequence[Matched], level: int) -> Results:
    """Return those that have every quality for sure, else by their description, else those that come closest."""
    wanted = len(qualities)
    groups = (exact, alike) if exact else (alike,)
    tests: tuple[Callable[[Matched], bool], ...] = (
        lambda one: one.surely(qualities) == wanted,
        lambda one: one.has(qualities) == wanted,
    )
    for test in tests:
        for group in groups:
            if full := [one for one in group if test(one)]:
                return Results(_ranked(full, qualities), Say.FOUND)
    most = max(one.has(qualities) for one in groups[0])
    closest = [one for one in groups[0] if one.has(qualities) == most]
    return Results(_ranked(closest, qualities), Say.CLOSEST, kind=level == KIND)


def _by_qualities(qualities: Sequence[str], found: Sequence[Matched]) -> Results:
    """No thing is named, only what it should be: "something waterproof for my dog"."""
    full = [one for one in found if one.surely(qualities) == len(qualities)]
    told = [one for one in found if one.has(qualities) == len(qualities) and one.nearness >= NEAR]
    best = full or told
    return Results(_ranked(best, qualities), Say.FOUND) if best else _near(found)


def _near(found: Sequence[Matched]) -> Results:
    near = [one for one in found if one.nearness >= NEAR]
    return Results(_ranked(near, ()), Say.CLOSEST)


def _ranked(found: Sequence[Matched], qualities: Sequence[str]) -> tuple[Product, ...]:
    order = sorted(found, key=lambda one: (-one.has(qualities), -one.surely(qualities), -one.nearness))
    return tuple(one.product for one in order)


def _beyond_bounds(results: Results) -> Results:
    return Results(results.products, Say.CLOSEST)


def _line(turn: Turn, product: Product) -> str:
    price = turn.money(Money(min(prices(product), default=Decimal(0)), turn.store.currency))
    what = Say.FOUND_ONE if product.available else Say.FOUND_SOLD_OUT
    return turn.say(what, product=product.title, price=price)
