"""Something lighter, bigger or cheaper than one product: others of its kind that the records put before it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.intents import SENSITIVE, Intent
from domain.agent.phrases import Say
from domain.agent.products.lookups import prices, product_card, product_evidence, product_source
from domain.agent.products.matching import head_of
from domain.agent.products.mentions import find_products, product_pointed_to
from domain.agent.products.options import facets
from domain.agent.products.recommending import nothing_else
from domain.agent.products.searching import show
from domain.agent.products.superlatives import Measured, ranked_by
from domain.agent.replies import Outcome
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.option_words import option_word
from domain.language.superlatives import OUTDOING, either
from domain.language.wares import wares_in
from domain.language.words import fold, same_word, split_words

MOST_OF_KIND = 60
MOST_SHOWN = 4
CHEAPER = "cheapest"
OF_A_SIZE = frozenset({"biggest", "smallest"})  # which of clothes asks for another size
MORE = {what: either(words) for what, words in OUTDOING.items()}
ANY_MORE = either(*OUTDOING.values())
# Who asks for another thing, and not whether this one is lighter than that.
ANOTHER = re.compile(
    r"\b(?:something|anything|smth|sth|sumthing|any|ones?|another|got|need|want|looking for|show|sell|are there"
    r"|is there|alternativ\w*|etwas|was|gibt es|gibts|habt|haben sie|suche|brauche|algo|alguno?|alguna|hay|busco|tienes"
    r"|teneis|quelque chose|truc|cherche|avez|qualcosa|cerco|avete|cos|szukam|macie|jest cos|iets|zoek|hebben|algum\w*"
    r"|procuro|tem)\b|^\W*(?:lighter|cheaper|bigger|smaller|warmer|brighter)\b|있나요|있어요|없나요|ありますか|ある\W*$"
)


def answer_outdoing(turn: Turn) -> Draft | None:
    """Show what the records put before the product that was named or is looked at; None where that is not asked."""
    plain = fold(turn.text)
    if not ANY_MORE.search(plain):
        return None
    asked = next((what for what, words in MORE.items() if words.search(plain)), None)
    if asked is None or not ANOTHER.search(plain) or not _is_shopping(turn):
        return None
    product = _outdone(turn, asked)
    if product is None:
        return None
    return _cheaper(turn, product) if asked == CHEAPER else _measured(turn, product, asked)


def _is_shopping(turn: Turn) -> bool:
    understood = turn.understood
    return not (understood.own or understood.order_names or understood.email or understood.among(SENSITIVE))


def _outdone(turn: Turn, asked: str) -> Product | None:
    """Return the one product that another shall outdo; what is said of a size alone asks for that size."""
    found = find_products(turn)
    if found.named or found.alternatives:
        return found.named[0] if len(found.named) == 1 and found.proper else None
    product = product_pointed_to(turn)
    sized = product and any(option_word(word) == "size" for one in facets(product) for word in split_words(one.name))
    return None if asked in OF_A_SIZE and sized else product


def _kin(turn: Turn, product: Product) -> list[Product]:
    """Return what else of the kind can be had: what is called the same thing, else what is sorted as such things."""
    others = _sorted_with(turn, product)
    noun = head_of(product.title)
    alike = [one for one in others if _is_such(head_of(one.title), noun)]
    sorted_so = any(_is_such(word, noun) for word in split_words(product.product_type))
    return alike or (others if sorted_so else [])


def _sorted_with(turn: Turn, product: Product) -> list[Product]:
    kind = product.product_type
    held = turn.reads.catalogue.of_type(turn.store, kind, MOST_OF_KIND) if kind else ()
    return [one for one in held if one.id != product.id and one.available]


def _is_such(one: str, other: str) -> bool:
    return same_word(one, other) or bool(wares_in(one) & wares_in(other))


def _cheaper(turn: Turn, product: Product) -> Draft:
    kin = _kin(turn, product) or _sorted_with(turn, product)
    price = min(prices(product), default=None)
    less = sorted(
        (one for one in kin if price is not None and min(prices(one)) < price), key=lambda one: min(prices(one))
    )
    return _shown(turn, product, less) if less else nothing_else(turn, product)


def _measured(turn: Turn, product: Product, asked: str) -> Draft:
    """Return the others that are measured to come first, with the lines that say so; where none is measured, all."""
    kin = _kin(turn, product)
    ranked = ranked_by([product, *kin], asked)
    own = next((one for one in ranked if one.product.id == product.id), None)
    if not kin:
        return nothing_else(turn, product)
    if own is None or len(ranked) == 1:
        shown = show(turn, kin[:MOST_SHOWN], Say.FOUND)
        return _about(turn, product, replace(shown, sentences=(turn.say(Say.NONE_MEASURED), *shown.sentences[1:])))
    before = [one for one in ranked[: ranked.index(own)] if one.value != own.value]
    return _told(turn, [*before[:MOST_SHOWN], own] if before else ranked[: MOST_SHOWN + 1], own, bool(before))


def _told(turn: Turn, ranked: Sequence[Measured], own: Measured, outdone: bool) -> Draft:
    lines = [f"{BULLET}{one.product.title} – {one.line}" for one in ranked]
    first = len(ranked) == 1 or ranked[0].value != ranked[1].value
    lead = turn.say(Say.PAGES_SAY) if outdone or not first else turn.say(Say.FIRST_BY_RECORD, product=own.product.title)
    return Draft(
        Outcome.ANSWERED,
        (lead, *lines),
        (Intent.PRODUCT_FACT,),
        evidence=tuple(
            product_evidence(turn, one.product, quotes=(line,)) for one, line in zip(ranked, lines, strict=True)
        ),
        cards=tuple(product_card(turn, one.product) for one in ranked if one is not own or not outdone),
        sources=tuple(product_source(one.product) for one in ranked),
        topic=Topic(product_id=own.product.id),
    )


def _shown(turn: Turn, product: Product, others: Sequence[Product]) -> Draft:
    shown = show(turn, others[:MOST_SHOWN], Say.FOUND)
    because = turn.say(Say.SIMILAR_ASKED, product=product.title, kind=product.product_type)
    return _about(turn, product, replace(shown, sentences=(because, *shown.sentences[1:])))


def _about(turn: Turn, product: Product, shown: Draft) -> Draft:
    evidence = (product_evidence(turn, product), *shown.evidence)
    return replace(shown, evidence=evidence, topic=replace(shown.topic, product_id=product.id))
