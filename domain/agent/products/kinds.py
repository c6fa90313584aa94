"""Questions about a kind of thing of which several are sold: "rain jackets in xs", "is the tent free standing"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.formatting import listing, made_of
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.phrases import Say
from domain.agent.products.comparing import told_of_each
from domain.agent.products.facts import not_said
from domain.agent.products.lookups import product_card, product_evidence, product_source
from domain.agent.products.matching import head_of
from domain.agent.products.mentions import ProductsFound, find_products
from domain.agent.products.proper_names import may_name
from domain.agent.products.searching import MOST_LISTED, ask_which, find, show, show_results
from domain.agent.products.variant_answers import answer_stock
from domain.agent.products.variants import Choice, choose
from domain.agent.replies import Outcome
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.cautions import caution_words
from domain.agent.understanding.questions import asks_of_a_thing
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.language.languages import Language
from domain.language.option_words import option_word
from domain.language.vocabulary import COLORS_AND_SIZES
from domain.language.wares import QUALITIES, wares_in
from domain.language.words import fold, same_word, split_words
from domain.orders import Money

WHICH = re.compile(r"^\W*(?:and |so |hi |hey )?(?:which|what|whats|any)\b")
POINTING = re.compile(r"\b(?:the|this|your) ")
MOST_ALIKE = 12
MOST_TOLD = 4  # products of which each is told what was asked; of more we ask which is meant


def of_the_kind(turn: Turn, found: ProductsFound) -> Sequence[Product]:
    """Return what is sold of the kind that the message names and calls none of by its name; one alone is that one."""
    if found.pointed:
        return ()
    named = (*found.named, *found.alternatives)
    if found.proper:
        return found.alternatives
    if not named:
        return _surest(turn) if turn.language is not Language.ENGLISH or _names_a_value(turn) else ()
    called = [product for product in named if is_called(turn, product)] or list(named)
    if len(called) == 1 and not _is_common(turn, called[0]):
        return called
    titles = {word for product in called for word in split_words(product.title)}
    kind = " ".join(word for word in turn.understood.words if any(same_word(word, part) for part in titles))
    sold = _surest(turn.worded(kind))
    return [product for product in sold if _is_such(turn, product)] or called


def _surest(turn: Turn) -> Sequence[Product]:
    results = find(turn)
    surest = set(results.surest)
    return turn.products(one for one in results.ids if one in surest) if results.exact else ()


def _names_a_value(turn: Turn) -> bool:
    return bool({option_word(word) for word in turn.understood.words} & COLORS_AND_SIZES)


def is_called(turn: Turn, product: Product) -> bool:
    """Whether the thing that the title calls it is said, and not what is done: "can I wash it" speaks of no wash."""
    noun, asked = head_of(product.title), kind_asked(turn.text)
    said = any(same_word(word, noun) for word in turn.understood.words)
    return said and not (asked and asked.asks.fullmatch(noun))


def _is_such(turn: Turn, product: Product) -> bool:
    """Whether the title calls it what is said or something of that sort: a shell is a jacket, a doormat no boot."""
    noun = head_of(product.title)
    return any(same_word(word, noun) or wares_in(word) & wares_in(noun) for word in turn.understood.words)


def _is_common(turn: Turn, product: Product) -> bool:
    """Whether other products are called the same thing: there are many jackets, but one headlamp."""
    noun = head_of(product.title)
    alike = turn.resembling(noun, MOST_ALIKE)
    return any(one.id != product.id and same_word(head_of(one.title), noun) for one in alike)


def calls(turn: Turn, product: Product, before: str = "") -> bool:
    """Whether the message says "the" and the thing that the product is: "the string lights", "the granola"."""
    plain, head = fold(turn.text), head_of(product.title)
    if head not in plain or not POINTING.search(plain):
        return False
    words = "|".join(re.escape(word) for word in split_words(product.title))
    return bool(re.search(rf"{before}\b(?:the|this|your) (?:(?:{words}) )*{re.escape(head)}s?\b", plain))


def calls_part(turn: Turn, product: Product) -> bool:
    """Whether the message says "the" and a word that names the product beside others: "the brushes" of a brush set."""
    words = "|".join(re.escape(word) for word in split_words(product.title) if may_name(word))
    return bool(words and re.search(rf"\b(?:the|this|your) (?:(?:{words}) )*(?:{words})(?:e?s)?\b", fold(turn.text)))


def is_price_of(turn: Turn, product: Product) -> bool:
    return calls(turn, product, r"\b(?:how much (?:is|are|for|does|do)|(?:price|cost) (?:of|for)) ")


def answer_kind(turn: Turn, products: Sequence[Product]) -> Draft | None:
    """Answer for each of several products what was asked of their kind; None where nothing particular was."""
    choices = [choose(product, turn.text) for product in products]
    if any(choice.mentions.named and not choice.mentions.implied for choice in choices):
        return answer_made(turn, choices)
    if any(choice.mentions.unmade for choice in choices):
        return _none_made_so(turn, choices)
    if turn.understood.wants(Intent.PRODUCT_PRICE, Intent.PRODUCT_STOCK):
        only = len(products) == 1 and turn.language is not Language.ENGLISH  # a title has none of their words
        each = set(products) == set(find_products(turn).named)  # by words of its own: "shampoo and conditioner"
        shown = only or each or _is_plural(turn, products) or _is_one(turn, products)
        return show(turn, products, Say.FOUND) if shown else ask_which(turn, products)
    if turn.understood.wants(Intent.PRODUCT_OPTIONS) and any(choice.mentions.asked for choice in choices):
        return _values_of_each(turn, choices)
    if _asks_which(turn):
        return None
    if not asks_of_a_thing(turn.text) and not turn.understood.wants(Intent.PRODUCT_FACT):
        return None
    told = told_of_each(turn, products) if len(products) <= MOST_TOLD else None
    if told:
        return told
    if _is_one(turn, products) and asks_of_a_thing(turn.text):
        return not_said(turn, products[0])
    # Of one nobody need say which, and a mere name asks nothing: "krem do rąk".
    if len(products) > 1 and asks_of_a_thing(turn.text):
        return ask_which(turn, products)
    results = find(turn)
    return show_results(turn, results) if results.ids else show(turn, products, Say.CLOSEST)


def _is_one(turn: Turn, products: Sequence[Product]) -> bool:
    """Whether one product alone is called by a word of its title, which is no quality or caution that others share."""
    title = split_words(products[0].title)
    asked = split_words(" ".join(caution_words(turn.text)))
    words = [word for word in read_wish(turn.text, turn.language).words if word not in asked]
    called = [word for word in words if not wares_in(word) & QUALITIES.keys()]
    return len(products) == 1 and any(same_word(word, one) for word in called for one in title)


def _asks_which(turn: Turn) -> bool:
    """Whether it is asked which of them have a quality: that is a search."""
    return turn.understood.wants(Intent.PRODUCT_SEARCH) and bool(WHICH.search(fold(turn.text)))


def _is_plural(turn: Turn, products: Sequence[Product]) -> bool:
    nouns = {head_of(product.title) for product in products}
    return any(f"{noun}{ending}" in turn.understood.words for noun in nouns for ending in ("s", "es"))


def answer_made(turn: Turn, choices: Sequence[Choice]) -> Draft:
    """Show the products that are made as asked, those in stock first; where none is, say so of each."""
    made = [choice for choice in choices if choice.chosen and choice.fitting and not choice.mentions.unmade]
    if not made:
        return _none_made_so(turn, choices)
    ordered = sorted(made, key=lambda choice: not choice.in_stock)[:MOST_LISTED]
    return _draft(turn, ordered, (turn.say(Say.FOUND), *(_line(turn, choice) for choice in ordered)))


def _none_made_so(turn: Turn, choices: Sequence[Choice]) -> Draft:
    return of_each(
        [answer_stock(turn, choice.product) for choice in choices if choice.mentions.unmade or choice.chosen][
            :MOST_TOLD
        ]
    )


def of_each(drafts: Sequence[Draft]) -> Draft:
    """Return one draft of what is said of several products; it asks where one of them does."""
    asks = any(draft.outcome is Outcome.CLARIFY for draft in drafts)
    return replace(
        drafts[0],
        outcome=Outcome.CLARIFY if asks else drafts[0].outcome,
        sentences=tuple(sentence for draft in drafts for sentence in draft.sentences),
        evidence=tuple(record for draft in drafts for record in draft.evidence),
        cards=tuple(card for draft in drafts for card in draft.cards),
        sources=tuple(source for draft in drafts for source in draft.sources),
    )


def _line(turn: Turn, choice: Choice) -> str:
    price = turn.money(Money(min(make.variant.price for make in choice.fitting), turn.store.currency))
    what = Say.FOUND_ONE if choice.in_stock else Say.FOUND_SOLD_OUT
    return turn.say(what, product=made_of(choice.product.title, choice.named), price=price)


def _values_of_each(turn: Turn, choices: Sequence[Choice]) -> Draft:
    told = [choice for choice in choices if choice.mentions.asked][:MOST_LISTED]
    lines = [
        BULLET + turn.say(Say.VALUES, name=facet.name, product=choice.product.title, values=listing(facet.values))
        for choice in told
        for facet in choice.mentions.asked
    ]
    return _draft(turn, told, lines)


def _draft(turn: Turn, choices: Sequence[Choice], sentences: Sequence[str]) -> Draft:
    products = [choice.product for choice in choices]
    return Draft(
        Outcome.ANSWERED,
        tuple(sentences),
        turn.understood.among(ABOUT_PRODUCTS) or (Intent.PRODUCT_SEARCH,),
        evidence=tuple(product_evidence(turn, choice.product, choice.fitting) for choice in choices),
        cards=tuple(product_card(turn, product) for product in products),
        sources=tuple(product_source(product) for product in products),
    )
