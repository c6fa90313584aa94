"""More of a kind: what else a shopper may like, with the reason taken from the record that led to it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.orders.lookups import own_orders
from domain.agent.phrases import Say
from domain.agent.products.favourites import show_favourites
from domain.agent.products.lookups import price_line, prices, product_card, product_evidence, product_source
from domain.agent.products.mentions import ProductsFound
from domain.agent.products.searching import show
from domain.agent.replies import Outcome
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.languages import Language
from domain.language.wares import wares_in
from domain.language.words import fold

MOST_OF_KIND = 60
MOST_ORDERS = 5  # that are looked through for something still sold
MOST_SHOWN = 4
RECOMMENDS = re.compile(
    r"\b(?:similar|alternativ\w*|recommend\w*|suggest\w*|what else|(?:something|anything|more|others?|ones?) like"
    r"|ahnlich\w*|empfehl\w*|empfiehl\w*|recomend\w*|recomiend\w*|parecid\w*|podobn\w*|polec\w*|semblabl\w*"
    r"|recommand\w*|conseill\w*|simil[ei]|consigli\w*|vergelijkbar\w*|soortgelijk\w*|aanbevel\w*|aanrad\w*)\b"
    r"|비슷한|추천|似た|類似|おすすめ|お勧め"
)
# Of "anything cheaper than the Rambler" the Rambler itself is no answer.
CHEAPER_ONES = re.compile(
    r"\b(?:anything|something|any|ones?|others?|etwas|algo|quelque chose|qualcosa|cos|iets|algum\w*)\b.{0,20}"
    r"\b(?:cheaper|less expensive|(?:gunst|bill)iger\w*|mas barat\w*|moins cher\w*|meno car\w*|tansz\w*|goedkop\w*"
    r"|mais barat\w*)\b"
)


def recommends(text: str) -> bool:
    return bool(RECOMMENDS.search(fold(text)))


def asks_for_more(turn: Turn, found: ProductsFound) -> bool:
    """Whether the message asks for more of what it speaks of, and not for a kind of thing that it names itself."""
    if len(found.named) == 1 and found.proper and CHEAPER_ONES.search(fold(turn.text)):
        return True
    if not recommends(turn.text):
        return False
    if found.proper:
        return True
    words = [word for word in read_wish(turn.text, turn.language).words if not RECOMMENDS.search(word)]
    return not any(wares_in(word) for word in words) if turn.language is not Language.ENGLISH else not words


def recommend(turn: Turn, named: Sequence[Product]) -> Draft:
    """Return more of the kind of the product asked about, seen or bought; without any, what the store puts first."""
    reason, product = _reason(turn, named)
    if product is None:
        return show_favourites(turn)
    others = _alike(turn, product)
    if not others and turn.understood.wants(Intent.PRODUCT_CHEAPEST):
        return nothing_else(turn, product)
    if not others:
        first = show_favourites(turn, but=product)
        said = turn.say(Say.NO_SIMILAR, product=product.title)
        evidence = (product_evidence(turn, product), *first.evidence)
        return replace(first, sentences=(said, *first.sentences), evidence=evidence)
    shown = show(turn, others, Say.FOUND)
    because = turn.say(reason, product=product.title, kind=product.product_type)
    return replace(
        shown,
        sentences=(because, *shown.sentences[1:]),
        evidence=(product_evidence(turn, product), *shown.evidence),
        topic=replace(shown.topic, product_id=product.id),
    )


def nothing_else(turn: Turn, product: Product) -> Draft:
    """Say that nothing of the kind costs less: what the store puts first answers another question."""
    return Draft(
        Outcome.ANSWERED,
        (turn.say(Say.NO_SIMILAR, product=product.title), price_line(turn, product)),
        (Intent.PRODUCT_CHEAPEST,),
        evidence=(product_evidence(turn, product),),
        cards=(product_card(turn, product),),
        sources=(product_source(product),),
        topic=Topic(product_id=product.id),
    )


def _reason(turn: Turn, named: Sequence[Product]) -> tuple[Say, Product | None]:
    if named:
        return Say.SIMILAR_ASKED, named[0]
    seen = _held(turn, turn.page.product_id)
    if seen:
        return Say.SIMILAR_LOOKING, seen
    spoken_of = _held(turn, turn.conversation.topic.product_id)
    return (Say.SIMILAR_ASKED, spoken_of) if spoken_of else (Say.SIMILAR_BOUGHT, _bought(turn))


def _held(turn: Turn, product_id: int | None) -> Product | None:
    return turn.product(product_id) if product_id else None


def _bought(turn: Turn) -> Product | None:
    """Return what the shopper bought last and the store still sells."""
    newest = sorted(own_orders(turn), key=lambda order: order.created_at, reverse=True)[:MOST_ORDERS]
    lines = [line for order in newest for line in order.lines]
    return next((product for line in lines if (product := _held(turn, line.product_id))), None)


def _alike(turn: Turn, product: Product) -> list[Product]:
    """Return what is in stock of the same kind: first what shares most tags, then what costs about the same."""
    if not product.product_type:
        return []
    held = turn.reads.catalogue.of_type(turn.store, product.product_type, MOST_OF_KIND)
    tags, price = {*product.tags, product.vendor}, _lowest(product)
    others = [one for one in held if one.id != product.id and one.available]
    if turn.understood.wants(Intent.PRODUCT_CHEAPEST):
        others = [one for one in others if _lowest(one) < price]
    alike = sorted(others, key=lambda one: (-len(tags & {*one.tags, one.vendor}), abs(_lowest(one) - price), one.id))
    return alike[:MOST_SHOWN]


def _lowest(product: Product) -> Decimal:
    return min(prices(product), default=Decimal(0))
