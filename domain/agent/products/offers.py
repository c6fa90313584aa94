"""What is reduced and what came in last: questions on the whole range, or on a kind of thing in it."""

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import made_of
from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, SENSITIVE, TROUBLES, Intent
from domain.agent.phrases import Say
from domain.agent.products.comparing import beside_this
from domain.agent.products.extremes import answer_extreme_of_all
from domain.agent.products.favourites import (
    answer_gift,
    answer_pairing,
    asks_for_favourites,
    asks_for_gift,
    show_favourites,
)
from domain.agent.products.lookups import price_line, product_card, product_evidence, product_source
from domain.agent.products.mentions import ProductsFound, find_products
from domain.agent.products.options import Make, makes
from domain.agent.products.searching import MOST_CARDS, MOST_LISTED, find, show
from domain.agent.products.superlatives import answer_superlative, asks_superlative
from domain.agent.replies import Outcome
from domain.agent.understanding.bounds import Limits, read_limits
from domain.agent.understanding.messages import says_little
from domain.agent.understanding.questions import question_meanings
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.language.words import fold
from domain.orders import Money

MOST_REDUCED = 100  # looked through for those within a budget
NO_LIMITS = Limits((), (), "")
GRAVE = SENSITIVE | {Intent.HUMAN, Intent.INJECTION}
GIVING_BACK = frozenset({"return", "refund", "exchange"})
OTHER = ACTIONS | TROUBLES | ABOUT_ORDERS  # may only be guessed, where no word tells so
GOODS = r"(?:items?|products?|goods|stuff|things|section|articles?)"
REDUCED = re.compile(
    r"\b(?:(?:drop(?:ped|s)?|go(?:ne|es)? down|went down|come down|came down|fall(?:en|s)?) in price"
    r"|price (?:drops?|cuts?|reductions?))\b|\b(?:(?:is|are|was|were )?on sale"
    rf"|(?:sale|reduced|outlet) {GOODS}|clearance|discounted|marked[ -]?down"
    r"|(?:any|what|current|todays|good|best|your) (?:\w+ )?(?:deals|sales|bargains|special offers)"
    r"|(?:discounts?|deals?|offers?|promos?) (?:on|for)(?! shipping| delivery| students?| military)|reduziert\w*"
    r"|im (?:angebot|sale)|rebajad[oa]s?|rebajas|en oferta|ofertas|przecen\w*|wyprzedaz\w*|w promocji|promocje"
    r"|en soldes?|soldes|en promo\w*|in offerta|scontat[oi]|in saldo|afgeprijsd\w*|in de aanbieding|aanbiedingen"
    r"|em promocao|promocoes|com desconto)\b|セール|値下げ|割引商品|割引中|세일|할인 ?(?:상품|중)"
)
OF_RULES = re.compile(
    r"\b(?:(?:take|takes|send|give|bring) (?:\w+ ){0,3}back"
    r"|return\w*|exchang\w*|refund\w*|codes?|coupons?|vouchers?|final|when|next|black friday|cyber|combin\w*"
    r"|stack\w*|gift cards?|ship\w*|wann|cuando|kiedy|quand|quando|wanneer)\b"
)
NEWEST = re.compile(
    r"^\W*(?:(?:hi|hey|hello|so|ok|and) )?whats new(?: in(?: the)? (?:shop|store|stock))?\W*$"
    rf"|(?:\b(?:new(?:est)?|latest|recent) (?:arrivals?|releases?|additions?|collection|{GOODS})\b|\bnew in\W*$"
    r"|\bjust (?:in|arrived)\W*$|\bneuheiten\b|\bneu (?:eingetroffen|im shop)\b|\bnovedades\b|\bnowosci\b"
    r"|\bnouveautes\b|\bnovita\b|\bnovidades\b|\bnieuwste producten\b)|新着|新商品|신상품?"
)

NEWEST_OF = re.compile(
    r"\b(?:latest|newest|most recent|neuest\w*|ultim[oa]s|najnowsz\w*|nieuwste) (?P<kind>[^\W\d_].*)$"
)
RECOMMENDS_A = re.compile(
    r"^\W*(?:(?:hi|hey|hello|please|so|can|could|would|you|u|pls)\W+)*(?:recommend|suggest)(?:\W+(?:me|us|some|an?|good))*\W"
)


def answer_range(turn: Turn) -> Draft | None:
    """Answer what is asked of all that is sold, or of all of a kind: the lightest, what is reduced, what is new."""
    understood, plain = turn.understood, fold(turn.text)
    for_somebody = asks_for_gift(turn.text)  # "my dog" is none of the shopper's orders
    if understood.among(GRAVE) or (understood.own and not for_somebody) or understood.order_names or understood.email:
        return None
    if understood.among(OTHER) and not says_little(turn.text, turn.conversation):
        return None
    several = understood.wants(Intent.POLICY) and understood.among(ABOUT_PRODUCTS)
    if asks_superlative(turn.text) and not several:
        return answer_superlative(turn, beside_this(turn, find_products(turn)))
    if OF_RULES.search(plain) or GIVING_BACK & set(question_meanings(turn.text)):
        return None
    if extreme := answer_extreme_of_all(turn):
        return extreme
    if REDUCED.search(plain):
        return _reduced(turn, find_products(turn))
    if NEWEST.search(plain):
        return show(turn, turn.reads.catalogue.newest(turn.store, MOST_CARDS), Say.NEWEST)
    return _newest_of_kind(turn) or _favourites(turn) or answer_pairing(turn)


def _newest_of_kind(turn: Turn) -> Draft | None:
    """Show what is sold of a kind, what came last first: "latest jackets"."""
    kind = NEWEST_OF.search(fold(turn.text))
    held = _searched(turn, kind["kind"]) if kind else ()
    return show(turn, sorted(held, key=lambda one: -one.id), Say.FOUND) if held else None


def _favourites(turn: Turn) -> Draft | None:
    if asks_for_favourites(turn.text):
        return show_favourites(turn)
    if gift := answer_gift(turn):
        return gift
    wanted = RECOMMENDS_A.sub(" ", fold(turn.text)) if RECOMMENDS_A.search(fold(turn.text)) else ""
    held = _searched(turn, wanted) if wanted and not read_limits(wanted) else ()
    return show(turn, sorted(held, key=lambda one: not one.available), Say.FOUND) if held else None


def _searched(turn: Turn, text: str) -> Sequence[Product]:
    """Return what is sold of the kind that `text` names."""
    if not read_wish(text, turn.language).words:
        return ()
    results = find(turn.worded(text))
    return turn.products(results.ids) if results.exact else ()


def _reduced(turn: Turn, found: ProductsFound) -> Draft:
    goods = found.sure if found.proper or found.pointed else _of_kind(turn)
    limits = read_limits(turn.text).paid_in(turn.store.currency)
    most = MOST_REDUCED if limits.on_price else MOST_CARDS
    held = goods or turn.reads.catalogue.reduced(turn.store, most)
    within = _offers(held, limits)
    nearest = sorted(held, key=limits.price_beyond)
    offers = (within or _offers(nearest, NO_LIMITS))[:MOST_LISTED]
    if not offers:
        return _none_reduced(turn, goods)
    return Draft(
        Outcome.ANSWERED,
        (turn.say(Say.REDUCED if within else Say.CLOSEST), *(_line(turn, product, make) for product, make in offers)),
        (Intent.PRODUCT_SEARCH,),
        evidence=tuple(product_evidence(turn, product, [make]) for product, make in offers),
        cards=tuple(product_card(turn, product) for product, _ in offers),
        sources=tuple(product_source(product) for product, _ in offers),
    )


def _of_kind(turn: Turn) -> Sequence[Product]:
    return _searched(turn, REDUCED.sub(" ", fold(turn.text)))


def _offers(held: Sequence[Product], limits: Limits) -> list[tuple[Product, Make]]:
    return [(product, make) for product in held if (make := _reduced_make(product, limits))]


def _reduced_make(product: Product, limits: Limits) -> Make | None:
    """Return the cheapest of those that cost less than before, one in stock before any other."""
    reduced = [one for one in makes(product) if _was(one) > one.variant.price and limits.allow_price(one.variant.price)]
    return min(reduced, key=lambda one: (not one.variant.available, one.variant.price), default=None)


def _was(make: Make) -> Decimal:
    return make.variant.compare_at_price or Decimal(0)


def _none_reduced(turn: Turn, goods: Sequence[Product]) -> Draft:
    shown = goods[:MOST_LISTED]
    return Draft(
        Outcome.ANSWERED,
        (turn.say(Say.NOTHING_REDUCED), *(price_line(turn, product) for product in shown)),
        (Intent.PRODUCT_SEARCH,),
        evidence=tuple(product_evidence(turn, product) for product in shown),
        cards=tuple(product_card(turn, product) for product in shown),
        sources=tuple(product_source(product) for product in shown),
    )


def _line(turn: Turn, product: Product, make: Make) -> str:
    alike = len({(one.price, one.compare_at_price) for one in product.variants}) == 1
    price, was = (turn.money(Money(amount, turn.store.currency)) for amount in (make.variant.price, _was(make)))
    return turn.say(
        Say.REDUCED_ONE, product=product.title if alike else made_of(product.title, make.label), price=price, was=was
    )
