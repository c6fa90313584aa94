"""Product search: cards best first, sold-out ones said to be sold out, an honest no where nothing resembles."""

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.measures import pieces
from domain.agent.phrases import Say
from domain.agent.product_lookups import prices, product_card, product_evidence, product_source
from domain.agent.replies import Outcome
from domain.agent.vocabulary import PLAIN_WORDS, SHOP_WORDS
from domain.agent.words import same_word, split_words
from domain.catalogue import Product
from domain.conversations import Topic
from domain.knowledge.documents import DocumentKind
from domain.orders import Money

NO_SEARCH_WORDS = PLAIN_WORDS | SHOP_WORDS
MOST_CARDS = 10
MOST_LISTED = 5
MOST_FOUND = 40
PRICE_BOUND = re.compile(
    r"\b(?P<word>under|below|less than|cheaper than|up to|max(?:imum)?|over|above|more than|at least)\s*[$€£]?\s*"
    r"(?P<amount>\d+(?:[.,]\d+)?)",
    re.I,
)
LOWER_BOUNDS = ("over", "above", "more", "at least")
WITHOUT = re.compile(
    r"\b(?:without|not|non|no|except|ohne|sin|bez|sans|senza|sem|zonder)\s+(?P<word>[^\W\d_]{3,})", re.I
)


def search(turn: Turn) -> Draft:
    """Return what the store sells that resembles the message; what only partly does is called so."""
    words = search_words(turn)
    candidates = [product for product in _candidates(turn, words) if within_bounds(turn.text, product)]
    held = {product.id: _held(product, words) for product in candidates}
    only_search = turn.understood.wants(Intent.PRODUCT_SEARCH)
    full = [
        product
        for product in candidates
        if held[product.id] == len(words) and (only_search or _is_kind(product, words))
    ]
    if full:
        return show(turn, full, Say.FOUND)
    near = [product for product in candidates if held[product.id] and _is_kind(product, words)]
    if near:
        return show(turn, sorted(near, key=lambda product: -held[product.id]), Say.CLOSEST)
    return _not_sold(turn)


def show(turn: Turn, products: Sequence[Product], lead: Say) -> Draft:
    shown = products[:MOST_CARDS]
    if not shown:
        return _not_sold(turn)
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


def search_words(turn: Turn) -> list[str]:
    """Return the words of the message that describe what is looked for."""
    bounded = PRICE_BOUND.sub(" ", WITHOUT.sub(" ", turn.text))
    return [word for piece in pieces(bounded) if (word := piece.text) not in NO_SEARCH_WORDS and len(word) > 1]


def _candidates(turn: Turn, words: Sequence[str]) -> list[Product]:
    """Return lexical matches, then those near in meaning; each only once."""
    if not words:
        return []
    lexical = turn.reads.catalogue.resembling(turn.store, " ".join(words), MOST_FOUND)
    passages = turn.reads.knowledge.search(turn.store, " ".join(words), (DocumentKind.PRODUCT,), MOST_FOUND)
    ids = [int(passage.document_id) for passage in passages if passage.document_id.isdigit()]
    near = turn.reads.catalogue.products(turn.store, ids)
    return list({product.id: product for product in (*near, *lexical)}.values())


def _held(product: Product, words: Sequence[str]) -> int:
    text = split_words(" ".join((product.title, product.product_type, *product.tags, product.description)))
    return sum(any(same_word(word, part) for part in text) for word in words)


def _is_kind(product: Product, words: Sequence[str]) -> bool:
    """Whether the title or type holds what is looked for, not only the description."""
    kind = split_words(f"{product.title} {product.product_type}")
    return any(same_word(word, part) for word in words for part in kind)


def within_bounds(text: str, product: Product) -> bool:
    """Whether the product respects the prices and the "without" of the message."""
    lowest = min(prices(product), default=Decimal(0))
    return all(_in_bound(found, lowest) for found in PRICE_BOUND.finditer(text)) and not _excluded(text, product)


def _in_bound(found: re.Match[str], price: Decimal) -> bool:
    amount = Decimal(found["amount"].replace(",", "."))
    return price >= amount if found["word"].lower().startswith(LOWER_BOUNDS) else price <= amount


def _excluded(text: str, product: Product) -> bool:
    words = split_words(" ".join((product.title, *product.tags, product.description)))
    unwanted = [word for found in WITHOUT.finditer(text) for word in split_words(found["word"])]
    return any(same_word(one, word) for one in unwanted if one not in PLAIN_WORDS for word in words)


def _line(turn: Turn, product: Product) -> str:
    price = turn.money(Money(min(prices(product), default=Decimal(0)), turn.store.currency))
    what = Say.FOUND_ONE if product.available else Say.FOUND_SOLD_OUT
    return turn.say(what, product=product.title, price=price)


def _not_sold(turn: Turn) -> Draft:
    return Draft(
        Outcome.NOT_SUPPORTED,
        (turn.say(Say.NOT_SOLD),),
        (Intent.PRODUCT_SEARCH,),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
    )
