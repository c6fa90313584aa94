"""What a store puts first, what makes a present, and what goes with a thing: each with the reason from the records."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.products.lookups import product_evidence
from domain.agent.products.mentions import find_products
from domain.agent.products.ranking import Results
from domain.agent.products.recipients import asks_for_any, fitting_first, for_somebody, with_reasons, without_somebody
from domain.agent.products.searching import MOST_LISTED, find, show
from domain.agent.replies import Outcome
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.knowledge.asking import ask
from domain.language.languages import Language
from domain.language.wares import wares_in
from domain.language.words import fold, split_words

MOST_NEW = 20  # of which those in stock are shown
MOST_SAYING = 24
MOST_GIFTS = 3  # what comes after them is only near in meaning
POPULAR = re.compile(
    r"\b(?:(?:whats?|which|most|your|is|are|show|any)\b.*\b(?:popular|trending|favou?rites?|loved)|popular"
    r"|best[ -]?sell\w+|(?:sells?|bought|ordered) (?:the )?(?:best|most)|top (?:rated|sell\w+|products|picks)"
    r"|beliebt\w*|meistverkauft\w*|mas (?:vendid|popular)\w*|popular(?:es|ni\w*)|populaires?|plus vendus?"
    r"|piu vendut\w*|popolar\w*|mais vendid\w*|best verkocht\w*|populair\w*|najpopularniejsz\w*|bestseller\w*)\b"
    r"|人気|売れ筋|인기|베스트셀러"
)
# How merchants mark what sells.
MARKS = ("bestseller", "best seller", "best-seller", "popular", "favourite", "favorite", "staff pick", "top seller")
PEOPLE = (
    "grandma|grandpa|granny|grandmother|grandfather|mum|mom|dad|sister|brother|wife|husband|girlfriend|boyfriend|friend"
    "|son|daughter|nephew|niece|uncle|aunt|boss|colleague|teacher"
)
OF_A_GIFT = re.compile(
    r"\b(?:gifts?|(?:a|birthday|christmas|nice|small) presents?|presents? for)\b"
    r"(?! cards?\b| wrap\w*| receipts?| box(?:es)?\b| messages?| notes?| vouchers?)"
    r"|\bgeschenk(?:e|en|idee\w*)?\b|\bregal(?:o|os|i)\b|\bcadeaux?\b(?! ?bo)"
    r"|\bprezent\w*|\bpresentes?\b(?= para)|선물|プレゼント"
    rf"|\b(?:my|the) (?:{PEOPLE}) (?:who )?(?:loves?|likes?|enjoys?)\b|^\W*(?:{PEOPLE}) (?:loves?|likes?|enjoys?)\b"
)
# How a present is wrapped, paid for or sent is no wish for one.
NO_GIFT = re.compile(
    r"\b(?:(?:ein|ver)?pack\w*|eingepackt|verpackung|emball\w*|envolver|envuelv\w*|envoltorio|incart\w*|confezion\w*"
    r"|embrulh\w*|inpak\w*|verpak\w*|\w*pakow\w*|gutschein\w*|geschenkkarte\w*|carte cadeau|cheque cadeau"
    r"|tarjetas? regalo|tarjetas? de regalo|buon[oi] regalo|carta regalo|karta prezentowa|cadeaubon\w*|vale presente"
    r"|cartao presente)\b|包装|ラッピング|포장|상품권"
)
MONEY = re.compile(
    r"(?:[$€£]\s?(?P<before>\d+)|(?<!\d)(?P<after>\d+)\s?(?:[$€£]|bucks|dollars?|euros?|quid|pounds|eur|usd|gbp))\b"
)
GOES_WITH = re.compile(
    r"\bwhat\b.*\b(?:go|goes|pairs?|match|matches|wear|combine|looks?) (?:\w+ )?with\b"
    r"|\bpasst (?:gut )?zu\b|\bcombina con\b"
)


def asks_for_favourites(text: str) -> bool:
    return bool(POPULAR.search(fold(text)))


def show_favourites(turn: Turn, but: Product | None = None) -> Draft:
    """Show what the merchant marks as selling best; without such a mark, what came last, said to be that."""
    for mark in MARKS:
        said = [one.product_id for one in turn.saying(ask(split_words(mark)), MOST_SAYING)]
        marked = [one for one in turn.products(said) if mark in map(fold, one.tags) and one.available]
        if kept := _of_the_kind_named(turn, marked):
            return show(turn, kept[:MOST_LISTED], Say.FOUND, lead=turn.say(Say.LISTED_SO, tag=mark))
    newest = [one for one in turn.reads.catalogue.newest(turn.store, MOST_NEW) if one.available and one != but]
    return show(turn, newest[:MOST_LISTED], Say.SALES_NOT_SAID)


def _of_the_kind_named(turn: Turn, products: Sequence[Product]) -> Sequence[Product]:
    plain = POPULAR.sub(" ", fold(turn.text))
    if not read_wish(plain, turn.language).named:
        return products
    sold = set(find(turn.worded(plain)).ids)
    return [one for one in products if one.id in sold]


def asks_for_gift(text: str) -> bool:
    plain = fold(text)
    if NO_GIFT.search(plain):
        return False
    return bool(OF_A_GIFT.search(plain)) or asks_for_any(plain) or (for_somebody(plain) and read_limits(plain).on_price)


def answer_gift(turn: Turn) -> Draft | None:
    """Show what is sold for whom the present is; None where none is asked for or nothing of the sort is sold."""
    plain = fold(turn.text)
    if not asks_for_gift(plain):
        return None
    within, rest = _within(plain)
    wish = _liked(turn, without_somebody(OF_A_GIFT.sub(" ", rest)))
    results = _found_for(turn, wish, within)
    stocked = [one for one in turn.products(results.ids) if one.available]
    first = fitting_first(plain, stocked)[:MOST_GIFTS]
    if first:
        return with_reasons(turn, show(turn, first, results.lead), first, wish)
    return None if wish or within else _ask_for_likes(turn)


def _ask_for_likes(turn: Turn) -> Draft:
    topic = Topic(pending_question=turn.text)
    return Draft(Outcome.CLARIFY, (turn.say(Say.ASK_LIKES),), (Intent.PRODUCT_SEARCH,), topic=topic)


def _liked(turn: Turn, plain: str) -> Sequence[str]:
    """Return what they like; of another language only the goods that we know, for the rest may be any words."""
    words = read_wish(plain, turn.language).words
    return words if turn.language is Language.ENGLISH else [word for word in words if wares_in(word)]


def _found_for(turn: Turn, wish: Sequence[str], within: str) -> Results:
    """Return what is sold of what they like, else what is sorted as a present, else whatever may be paid."""
    asked = f"something for {' '.join(wish)} {within}" if wish else f"gift {within}"
    results = find(turn.worded(asked), language=turn.language if wish else Language.ENGLISH)
    if results.exact or not (wish or within):
        return results if results.exact else Results()
    if not wish:
        return find(turn.worded(within))
    presents = find(turn.worded(f"gift {within}"), language=Language.ENGLISH) if within else Results()
    return replace(presents, lead=Say.CLOSEST) if presents.exact else results


def _within(plain: str) -> tuple[str, str]:
    """Return what may be paid, in words, and the rest of the message: "for dad $30" is meant as "under 30"."""
    limits = read_limits(plain)
    if not limits.on_price:
        price = MONEY.search(plain)
        return f"under {price['before'] or price['after']}" if price else "", MONEY.sub(" ", plain)
    bounds = [bound for bound in limits.bounds if not bound.unit]
    ends = [(f"over {one.low}" if one.low else "", f"up to {one.high}" if one.high else "") for one in bounds]
    return " ".join(words for pair in ends for words in pair if words), limits.rest


def answer_pairing(turn: Turn) -> Draft | None:
    """Show what shares most tags with a product and is of another kind, and say that the store names no pairs."""
    found = find_products(turn)
    if not GOES_WITH.search(fold(turn.text)) or len(found.sure) != 1:
        return None
    product = found.sure[0]
    for tag in product.tags:
        said = [one.product_id for one in turn.saying(ask(split_words(tag)), MOST_SAYING)]
        held = [one for one in turn.products(said) if tag in one.tags and one.available]
        others = [one for one in held if one.id != product.id and one.product_type != product.product_type]
        if others:
            lead = turn.say(Say.PAIRING_NOT_SAID, product=product.title, tag=tag)
            shown = show(turn, others[:MOST_LISTED], Say.FOUND, lead=lead)
            evidence = (product_evidence(turn, product, quotes=(tag,)), *shown.evidence)
            return replace(shown, evidence=evidence, topic=Topic(product_id=product.id))
    return None
