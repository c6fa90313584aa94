"""Answers about products: which of them are meant, and what is asked of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.orders.lookups import named_share
from domain.agent.phrases import Say
from domain.agent.policies.answers import find_policy
from domain.agent.products.compared_kinds import compare_kinds
from domain.agent.products.compared_sides import find_sides, has_sides
from domain.agent.products.comparing import (
    asks_difference,
    asks_prices,
    beside_this,
    compare,
    compares,
    told_of_each,
    with_other_prices,
)
from domain.agent.products.extremes import answer_extreme
from domain.agent.products.facts import FITS, OF_THE_OFFER, answer_fact, not_said, told_plainly
from domain.agent.products.kinds import answer_kind, of_the_kind
from domain.agent.products.mentions import ProductsFound, find_compared
from domain.agent.products.option_mentions import OptionMentions
from domain.agent.products.overviews import asks_for_all, overview
from domain.agent.products.recommending import asks_for_more, recommend
from domain.agent.products.searching import ask_kind, find, limits_of, search, show, show_results
from domain.agent.products.subjects import subject_of
from domain.agent.products.superlatives import answer_superlative, asks_comparative, asks_superlative
from domain.agent.products.values_elsewhere import with_values_elsewhere
from domain.agent.products.variant_answers import answer_options, answer_price, answer_stock
from domain.agent.products.variants import choose
from domain.agent.replies import Outcome
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.leads import without_lead
from domain.agent.understanding.messages import cued
from domain.agent.understanding.questions import asks_of_a_thing, asks_the_way
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.languages import UNSPACED
from domain.language.measures import pieces
from domain.language.option_words import option_word
from domain.language.vocabulary import COLORS_AND_SIZES, PLAIN_WORDS
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold, same_word, split_words

MOSTLY_NAMED = 0.6  # share of a title
# "How much caffeine does it have" asks for no price.
HOW_MUCH_OF = re.compile(
    r"\bhow much (?:noise|caffeine|sugar|alcohol|weight|power|space|water|memory|storage|charge)\b"
    r"|\bhow much (?!is|are|for|does|do|did|would|will|the|an?|to|it|its|this|that|these|those|money|cost)\w+ "
    r"(?:is |are )?(?:there )?in\b"
)


def answer_products(turn: Turn, found: ProductsFound) -> Draft | None:
    """Answer the product questions of the turn; None where nothing in the catalogue is meant and none was asked."""
    understood, found = turn.understood, subject_of(turn, beside_this(turn, found))
    if told := _among_several(turn, found):
        return told
    if not found.proper and not found.pointed and asks_the_way(turn.text) and not understood.among(ABOUT_PRODUCTS):
        return None
    kind = of_the_kind(turn, found)
    if (len(kind) > 1 or not found.named) and kind and not read_limits(turn.text) and (told := answer_kind(turn, kind)):
        return told
    if len(kind) == 1 and not found.named and asks_of_a_thing(turn.text):
        return _about(turn, kind)
    if _asks_for_a_kind(turn, found):
        several = turn.language in UNSPACED and len(found.named) > 1 and not limits_of(turn)
        return show(turn, found.named, Say.FOUND) if several else search(turn)
    if found.alternatives:
        fitting = [product for product in found.alternatives if limits_of(turn).allow(product)]
        return show(turn, fitting, Say.FOUND) if fitting else show(turn, found.alternatives, Say.CLOSEST)
    if found.sure:
        return _about(turn, found.sure)
    if understood.backward and asks_of_a_thing(turn.text) and kind_asked(turn.text) and not _names_goods(turn):
        return ask_kind(turn)
    if understood.among(ABOUT_PRODUCTS):
        return _of_the_closest(turn) or search(turn)
    results = find(turn)  # bare words: "headlamp", "anything under $20"
    return show_results(turn, results) if results.sure and not asks_the_way(turn.text) else None


def _of_the_closest(turn: Turn) -> Draft | None:
    """Return what is told of the one product that comes near to what is asked: "is the E27 dimmable". It is named."""
    results = find(turn)
    product = turn.product(results.ids[0]) if len(results.ids) == 1 else None
    if product is None or turn.understood.wants(Intent.PRODUCT_SEARCH) or read_limits(turn.text):
        return None
    if turn.understood.wants(Intent.PRODUCT_PRICE, Intent.PRODUCT_STOCK) and not HOW_MUCH_OF.search(fold(turn.text)):
        return _about(turn, [product]) if named_share(product.title, turn.understood.words) else None
    if not asks_of_a_thing(turn.text):
        return None
    unsaid = kind_asked(turn.text) and named_share(product.title, turn.understood.words)
    return told_of_each(turn, [product]) or (not_said(turn, product) if unsaid else None)


def names_only_a_make(turn: Turn) -> bool:
    """Whether nothing is said of what is wanted but "this" and its colour or size: "u got this in a 2xl"."""
    wanted = [option_word(word) for word in read_wish(turn.text, turn.language).words]
    return turn.understood.backward and bool(wanted) and set(wanted) <= COLORS_AND_SIZES


def _names_goods(turn: Turn) -> bool:
    return any(wares_in(word) & KINDS.keys() for word in turn.understood.words)


def _among_several(turn: Turn, found: ProductsFound) -> Draft | None:
    """Answer what looks at several products: more like one of them, the cheapest, what sets them apart."""
    understood = turn.understood
    if asks_for_more(turn, found):
        return recommend(turn, found.named)
    if understood.wants(Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST):
        extreme = answer_extreme(turn, found, dearest=understood.wants(Intent.PRODUCT_DEAREST))
        return with_other_prices(turn, extreme, found.named) if found.proper else extreme
    of_two = len(found.named) > 1 and asks_comparative(turn.text)
    if (of_two or asks_superlative(turn.text)) and (first := answer_superlative(turn, found)):
        return first
    if compares(turn.text) and ((compared := find_sides(turn)) or len(compared := find_compared(turn)) > 1):
        return compare(turn, compared)
    if compares(turn.text) and len(found.named) > 1:
        return compare(turn, found.named)
    if kinds := compare_kinds(turn):
        return kinds
    if asks_difference(turn.text) and len(found.named) == 1:
        return _one_alone(turn, found.named[0])
    return None


def _one_alone(turn: Turn, product: Product) -> Draft:
    """Tell of the one product there is where it was asked what sets several apart."""
    told = overview(turn, product)
    if choose(product, turn.text).mentions.named or has_sides(turn.text):
        return told
    return replace(told, sentences=(turn.say(Say.ONLY_ONE, product=product.title), *told.sentences))


def _asks_for_a_kind(turn: Turn, found: ProductsFound) -> bool:
    """Whether the message says what kind of thing is wanted ("rain jackets") and calls none by its name."""
    understood = turn.understood
    if found.proper or found.pointed or not (found.named or found.alternatives):
        return False
    if understood.wants(Intent.PRODUCT_SEARCH) or not understood.among(ABOUT_PRODUCTS):
        single = found.named if len(found.named) == 1 and not found.alternatives else ()
        of_one = asks_of_a_thing(without_lead(turn.text))  # "what about rain jackets" asks nothing of one
        of_one = of_one or any(_asks_of_one_unspaced(turn, product) for product in single)
        return not any(of_one or _names_a_make(turn, product) for product in single)
    return False


def _asks_of_one_unspaced(turn: Turn, product: Product) -> bool:
    """Whether a word asks for its options, price or stock, or for a kind of fact, where no word order tells so."""
    if turn.language not in UNSPACED:
        return False
    asked = turn.understood.wants(*OF_THE_OFFER) or bool(kind_asked(turn.text))
    return asked or bool(choose(product, turn.text).mentions.asked)


def _names_a_make(turn: Turn, product: Product) -> bool:
    mentions = choose(product, turn.text).mentions
    return bool(mentions.named or mentions.unmade)


def _about(turn: Turn, products: Sequence[Product]) -> Draft:
    asked = [ANSWERS[intent] for intent in turn.understood.intents if intent in ANSWERS]
    if HOW_MUCH_OF.search(fold(turn.text)):
        asked = [_fact_or_choice]
    if len(products) > 1 and (set(asked) <= {_fact_or_choice} or asks_prices(turn, products)):
        return compare(turn, products)  # a sentence of a record seldom says of which product it speaks
    if len(products) == 1 and asked == [answer_price] and not cued(turn.text, turn.conversation):
        return answer_fact(turn, products[0]) or answer_price(turn, products[0])  # no word tells of a price
    if len(products) == 1 and asked == [answer_stock] and not cued(turn.text, turn.conversation):
        return told_plainly(turn, products[0]) or answer_stock(turn, products[0])  # nor one of what there is
    drafts = [answer(turn, product) for product in products for answer in asked or [_fact_or_choice]]
    return drafts[0] if len(drafts) == 1 else _together(drafts)


def _fact_or_choice(turn: Turn, product: Product) -> Draft:
    """With no wish named: a choice of options asks for stock, "do you have" for an overview, the rest for a fact."""
    mentions = with_values_elsewhere(turn, choose(product, turn.text)).mentions
    wants_fact = turn.understood.wants(Intent.PRODUCT_FACT)
    if mentions.named and _only_chosen(turn, product, mentions):
        return answer_options(turn, product) if mentions.implied else answer_stock(turn, product)
    if FITS.search(fold(turn.text)):
        return answer_fact(turn, product) or _fit_by_guide(turn, product) or not_said(turn, product)
    if mentions.implied:
        return answer_options(turn, product)
    if mentions.unmade or (mentions.named and not wants_fact):
        return answer_stock(turn, product)
    if mentions.asked and (not wants_fact or not _telling(turn, product, mentions)):
        return answer_options(turn, product)
    named = named_share(product.title, turn.understood.words) > 0
    priced = read_limits(turn.text).on_price  # "one that is warm, under 50" points to nothing
    wanted = turn.understood.wants(Intent.PRODUCT_SEARCH) and (priced or not asks_of_a_thing(turn.text))
    only_named = not wants_fact and _only_named(turn, product)
    if only_named and (fact := told_plainly(turn, product)):
        return fact
    if named and (priced or not turn.understood.backward) and (wanted or only_named):
        lead = Say.FOUND if limits_of(turn).allow(product) else Say.CLOSEST
        return overview(turn, product) if asks_for_all(turn, product) else show(turn, [product], lead)
    if told := answer_fact(turn, product) or _asked_option(turn, product):
        return told
    return show(turn, [product], Say.CLOSEST) if _asks_nothing(turn, product) else not_said(turn, product)


def _asks_nothing(turn: Turn, product: Product) -> bool:
    """Whether a message is but a name, as far as it can be read: "velvet mate lipstik" has no answer to be missing."""
    if asks_of_a_thing(turn.text) or kind_asked(turn.text) or asks_the_way(turn.text) or turn.understood.backward:
        return False
    guessed = Intent.PRODUCT_FACT not in cued(turn.text, turn.conversation)
    return guessed and named_share(product.title, turn.understood.words) >= MOSTLY_NAMED


def _only_chosen(turn: Turn, product: Product, mentions: OptionMentions) -> bool:
    """Whether the message says nothing beside the product, its options and their values, so that it asks for stock."""
    return not mentions.asked and not _telling(turn, product, mentions)


def _telling(turn: Turn, product: Product, mentions: OptionMentions) -> list[str]:
    """Return what is said beside them: "size?" asks which there are, and not how large the thing is."""
    title = split_words(product.title)
    rest = [piece.text for at, piece in enumerate(pieces(turn.text)) if at not in mentions.places]
    return [word for word in rest if word not in PLAIN_WORDS and not any(same_word(word, part) for part in title)]


def _only_named(turn: Turn, product: Product) -> bool:
    """Whether the message asks for nothing: "Trail Jacket", "and the Trail Jacket?"."""
    title = split_words(product.title)
    rest = [word for word in turn.understood.words if not any(same_word(word, part) for part in title)]
    return not read_wish(" ".join(rest), turn.language).words and not kind_asked(" ".join(rest))


def _fit_by_guide(turn: Turn, product: Product) -> Draft | None:
    """Return what a page such as a size guide says of how this product fits."""
    asked = replace(turn.understood, text=f"{product.title}: {turn.text}")
    return find_policy(replace(turn, understood=asked))


def _options_or_fact(turn: Turn, product: Product) -> Draft:
    """Answer with an option's values; where no option of that name is offered, perhaps the description says it."""
    named = choose(product, turn.text).mentions
    if named.named and not named.asked and not named.implied:
        return answer_stock(turn, product)
    fact = None if named.asked or named.named else answer_fact(turn, product)
    return fact or answer_options(turn, product)


def _asked_option(turn: Turn, product: Product) -> Draft | None:
    return answer_options(turn, product) if choose(product, turn.text).mentions.asked else None


Answer = Callable[[Turn, Product], Draft]
ANSWERS: dict[Intent, Answer] = {
    Intent.PRODUCT_OPTIONS: _options_or_fact,
    Intent.PRODUCT_FACT: _fact_or_choice,
    Intent.PRODUCT_PRICE: answer_price,
    Intent.PRODUCT_STOCK: answer_stock,
}


def _together(drafts: Sequence[Draft]) -> Draft:
    asks = any(draft.outcome is Outcome.CLARIFY for draft in drafts)
    return Draft(
        Outcome.CLARIFY if asks else drafts[0].outcome,
        tuple(dict.fromkeys(sentence for draft in drafts for sentence in draft.sentences)),
        tuple(dict.fromkeys(intent for draft in drafts for intent in draft.intents)),
        evidence=tuple(record for draft in drafts for record in draft.evidence),
        cards=tuple(dict.fromkeys(card for draft in drafts for card in draft.cards)),
        sources=tuple(dict.fromkeys(source for draft in drafts for source in draft.sources)),
        topic=drafts[-1].topic if asks or len({draft.topic.product_id for draft in drafts}) == 1 else Topic(),
    )
