"""A message that is nothing but a product and a choice of its options, whatever its words resemble elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ABOUT_ORDERS, ACTIONS, SENSITIVE, TROUBLES, Intent
from domain.agent.orders.wishes import ORDER_WORD
from domain.agent.products.answers import answer_products
from domain.agent.products.comparing import compares
from domain.agent.products.facts import FITS, answer_fact
from domain.agent.products.kinds import MOST_TOLD, answer_made, calls, of_each, of_the_kind
from domain.agent.products.lists import listed_parts
from domain.agent.products.matching import Matched
from domain.agent.products.mentions import ProductsFound, find_products
from domain.agent.products.option_mentions import NEGATIONS, NO
from domain.agent.products.searching import find
from domain.agent.products.unmade_values import STOCK_WORDS
from domain.agent.products.value_tails import REGIONS
from domain.agent.products.values_elsewhere import with_values_elsewhere
from domain.agent.products.variant_answers import answer_price, answer_stock
from domain.agent.products.variants import Choice, choose
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.messages import says_little
from domain.agent.understanding.questions import asks_of_a_thing
from domain.catalogue import Product
from domain.language.languages import UNSPACED, Language
from domain.language.measures import pieces
from domain.language.option_words import option_word
from domain.language.vocabulary import COLORS_AND_SIZES, PLAIN_WORDS, SHOP_WORDS
from domain.language.wares import wares_in
from domain.language.words import HAS_DIGIT, fold, same_word, split_words

# What a message may be taken for because a value sounds like it: "Google Assistant", "quiet operation", "1000 pieces".
MISTAKEN = ACTIONS | TROUBLES | SENSITIVE | ABOUT_ORDERS | {Intent.HUMAN, Intent.INVOICE, Intent.OFF_TOPIC}
THE = re.compile(
    r"\b(?:the|this|your|der|die|das|den|dem|el|la|los|las|le|les|il|lo|gli|i|o|a|os|as|de|het|ten|ta|to)\b|\bl\w"
)
OF_GOODS = frozenset({"box", "contents", "origin", "material", "care", "water"})
ASKS_AFTER_ONES_OWN = frozenset(
    "where wheres when wo wann donde cuando gdzie kiedy onde quando dove waar wanneer".split()
)
SAID_BESIDE = STOCK_WORDS | frozenset(
    """left auch aussi tambien anche ook tez tambem も 도 die gibts gibs
    habt ihr gibt es noch ist sind die der das den dem ein eine im am von mit aus hay tienen tienes teneis la el
    los las un una unos unas de del con en y avez vous est le les du des au aux ce c dans et il a t on ont czy jest
    macie sa w z ze i do tem voces o os as no na nos nas um uma em com da e avete lo gli i dei della nel nella c che
    bitte gern gerne por favor porfa svp sil plait poprosze prosze te tego per favore alstublieft alsjeblieft
    hebben jullie het een nog zijn er is met van の が を に で は と も はありますか ありますか はございますか 있나요
    있어요 있습니까""".split()
)
EXTREMES = (Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST)
NUMBERED = re.compile(rf"#|\b{ORDER_WORD}\D{{0,12}}\d")
MOST_BARE = 5  # words of a message that is typed as into a search field
MOST_WORDS = 12  # a longer message says something else as well
# Who says one of these asks for more than a make.
ASKING = frozenset(
    """what whats which how why who when where best better between compare difference different other others another
    else bigger smaller larger guide chart exactly fit fits use used work works made""".split()
)
BESIDE = (PLAIN_WORDS | SAID_BESIDE | REGIONS) - ASKING - ASKS_AFTER_ONES_OWN


def answer_choice(turn: Turn) -> Draft | None:
    """Return the verdict on the makes that a message names, and nothing else; one for each product they may be of."""
    chosen = choices_alone(turn)
    if not chosen:
        return None
    if any(choice.text != turn.text for choice in chosen):
        return of_each([answer_stock(turn.worded(choice.text), choice.product) for choice in chosen])
    if len(chosen) > 1:
        return answer_made(turn, chosen)
    priced = turn.understood.wants(Intent.PRODUCT_PRICE)
    return (answer_price if priced else answer_stock)(turn, chosen[0].product)


def choices_alone(turn: Turn) -> list[Choice]:
    """Return what a message chooses that says nothing else, for each product that may be meant."""
    return turn.once(("choices alone",), lambda: _choices_alone(turn))


def _choices_alone(turn: Turn) -> list[Choice]:
    understood = turn.understood
    if len(understood.words) > MOST_WORDS or understood.own or understood.email or NUMBERED.search(fold(turn.text)):
        return []  # a bare number may be a value: "the puzzle in 1000"
    if FITS.search(fold(turn.text)):
        return []  # "runs small?" asks for no small one
    if understood.wants(Intent.INJECTION, *EXTREMES) or read_limits(turn.text).bounds:
        return []
    return _listed(turn) or _whole(turn, _goods(turn))


def _whole(turn: Turn, goods: Sequence[Product]) -> list[Choice]:
    """Return the choices among these goods beside which a message says nothing."""
    chosen = (with_values_elsewhere(turn, choose(product, turn.text)) for product in goods)
    return [choice for choice in chosen if _is_all(choice)]


def _listed(turn: Turn) -> list[Choice]:
    """Return the choice of each product that a list names with values of its own: "parka in ink and beanie, oat"."""
    parts = listed_parts(turn)
    # Elsewhere two kinds of goods in one breath name none, and each for itself does: "schuhe 41 und mütze schwarz".
    named = turn.language is not Language.ENGLISH or find_products(turn).named
    if not 1 < len(parts) <= MOST_TOLD or not named:
        return []
    chosen = list(takewhile(bool, (_of_part(turn.worded(part)) for part in parts)))
    found = [choice for choices in chosen for choice in choices]
    return found if len(chosen) == len(parts) and len(found) == len({choice.product.id for choice in found}) else []


def _of_part(part: Turn) -> list[Choice]:
    """Return what a part of a list chooses; of several that it may mean, those that are made so."""
    chosen = _whole(part, _goods(part))
    return [choice for choice in chosen if choice.fitting and not choice.mentions.unmade] or chosen


def _goods(turn: Turn) -> Sequence[Product]:
    found = find_products(turn)
    looked_at = turn.product(turn.page.product_id) if turn.page.product_id else None
    if looked_at and not found.proper and _is_all(choose(looked_at, turn.text)):
        return (looked_at,)
    if len(found.named) > 1 or len(found.alternatives) > MOST_TOLD:
        return ()
    return found.sure or found.alternatives or _of_kind(turn, found) or _without_values(turn)


def _without_values(turn: Turn) -> Sequence[Product]:
    """Return the goods that are found once numbers, colours and sizes are left out: "decaf 500"."""
    words = [piece.text for piece in pieces(turn.text)]
    if (
        kind_asked(turn.text)
        or len(words) > MOST_BARE
        or not (ASKING | ASKS_AFTER_ONES_OWN | SHOP_WORDS).isdisjoint(words)
    ):
        return ()
    goods = [word for word in words if not (HAS_DIGIT.search(word) or option_word(word) in COLORS_AND_SIZES)]
    if not goods or goods == words:
        return ()
    results = find(turn.worded(" ".join(goods)))
    return turn.products(results.ids) if results.exact and len(results.ids) <= MOST_TOLD else ()


def _of_kind(turn: Turn, found: ProductsFound) -> Sequence[Product]:
    kind = of_the_kind(turn, found)
    return kind if len(kind) <= MOST_TOLD else ()


def _is_all(choice: Choice) -> bool:
    """Whether values of options are named, and nothing is said beside them and the product."""
    mentions = choice.mentions
    if mentions.implied or mentions.asked or not (mentions.named or mentions.unmade):
        return False
    rest, unmade = _rest_of(choice), "".join(fold(words).replace(" ", "") for _, words in mentions.unmade)
    denied = any(value.value.casefold() in NO for value in mentions.named)
    if not denied and not NEGATIONS.isdisjoint(rest):
        return False
    sold = Matched(choice.product, 0.0)
    return all(word in BESIDE or word in unmade or sold.surely_has(word) for word in rest)


def answer_named(turn: Turn) -> Draft | None:
    """Answer about a product called by its name where a wish was guessed that no word of the message tells."""
    understood = turn.understood
    if not understood.among(MISTAKEN - SENSITIVE) or understood.own or understood.email or understood.order_names:
        return None
    guessed = says_little(turn.text, turn.conversation) or _asks_of_goods(turn)
    found = find_products(turn) if guessed else ProductsFound()
    definite = bool(THE.search(fold(turn.text))) or turn.language in UNSPACED
    named = found.named or found.alternatives if found.proper else _of_one_kind(turn, found) if definite else ()
    if not named or not _asks_of(turn, named):
        return None
    unguessed = replace(turn, understood=replace(understood, intents=()))
    return answer_products(unguessed, found)


def _asks_of_goods(turn: Turn) -> bool:
    """Whether what sounds like an order speaks of a thing alone: "what is in it", "where is it made"."""
    if not set(turn.understood.intents) <= ABOUT_ORDERS or re.search(rf"\b{ORDER_WORD}", fold(turn.text)):
        return False
    kind = kind_asked(turn.text)
    return compares(turn.text) or (kind is not None and kind.name in OF_GOODS)


def _of_one_kind(turn: Turn, found: ProductsFound) -> Sequence[Product]:
    """Return what "the kettle" may be, where it is asked what such a thing is like."""
    return of_the_kind(turn, found) if asks_of_a_thing(turn.text) else ()


def _asks_of(turn: Turn, products: Sequence[Product]) -> bool:
    """Whether the message is nothing but the products' names, or asks for what a record tells."""
    title = [word for product in products for word in split_words(product.title)]
    rest = " ".join(word for word in turn.understood.words if not any(same_word(word, part) for part in title))
    if compares(turn.text) and len(products) > 1:
        return True
    if asks_of_a_thing(turn.text):
        mentions = (choose(product, turn.text).mentions for product in products)
        if kind_asked(rest) is not None or any(one.named or one.asked for one in mentions):
            return True
        called = next((one for one in products if calls(turn, one)), None)
        return called is not None and answer_fact(turn, called) is not None
    return not [word for word in split_words(rest) if word not in PLAIN_WORDS and not wares_in(word)]


def _rest_of(choice: Choice) -> list[str]:
    """Return the words of a message that are no value of the product and do not say what it is."""
    explained = choice.mentions.places | choice.called
    return [piece.text for at, piece in enumerate(pieces(choice.text)) if at not in explained]
