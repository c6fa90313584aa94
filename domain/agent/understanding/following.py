"""A message that says only what is new is completed by what was spoken of: "and in blue?", "how much", "and to Japan?".

What is made of it is read as if the shopper had written it out; what says enough by itself stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from domain.agent.intents import ABOUT_PRODUCTS, Intent
from domain.agent.products.comparing import named_facts
from domain.agent.products.superlatives import asks_comparative, asks_superlative
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.consent import read_consent
from domain.agent.understanding.following_choices import PRICE_IN, is_value_of, value_meant, with_choice, without_values
from domain.agent.understanding.following_limits import bounds_alone, quality_of_ones, still_wanted
from domain.agent.understanding.following_others import Named, of_another, of_sibling
from domain.agent.understanding.following_rules import ASKING, OF_RULES, asked_of_rule
from domain.agent.understanding.following_values import PREPOSITION, is_made_so, is_value, value_in, with_unit
from domain.agent.understanding.leads import without_lead
from domain.agent.understanding.messages import Understanding, it_in
from domain.agent.understanding.picking import called_so, first_of, names_another, picked, titled_so
from domain.agent.understanding.questions import asks_for_goods
from domain.agent.understanding.turning_away import WHICH, asks_of_other_material, turns_from
from domain.agent.understanding.whole_store import other_extreme
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import About, Topic
from domain.language.concepts import meaning
from domain.language.goods_abroad import kind_abroad
from domain.language.languages import Language
from domain.language.option_words import option_word
from domain.language.vocabulary import COLORS, SIZES
from domain.language.wares import wares_in
from domain.language.words import WORD, fold, split_words

LONGEST = 7  # words of a message that may lean on the one before
MOST_ASKED = 3  # goods just shown that a question is asked of; of more it is asked of the kind
MOST_WHICH = 5  # of which the first by a measure is asked
LONGEST_WHICH = 6  # words: "which one of them is lighter"
WHICH_IS = re.compile(r"\b(?:which|what)(?= is\b)", re.I)
LONGEST_VALUE = 2  # words: "in moss", "for women"
OF_THEM = re.compile(r"^(?:for|with|without|made of|con|para|mit|fur|avec|pour|z|dla|met|voor|com)\b")
LONGEST_QUALITY = 3  # words: "with a hood"
OF_PARTS = frozenset({"contents", "compatibility", "assembly"})  # which speak of another thing: "cable included?"
BARE_PRICE = re.compile(
    r"^\W*(?:(?:and|y|et|und|e|i|en) )?(?:the )?(?:how much|prices?|costs?|prix|combien|precio|cuanto|preis|cena|ile"
    r"|prezzo|quanto|preco|prijs|hoeveel)\W*$"
)
HOW = re.compile(
    r"^(?:and )?how (?!much|many|come|so|about|does|do|is|are|can|to)\w+(?: (?:is|are) (?:it|they|these|those))?\W*$"
)
WEEKDAY = re.compile(r"(?:na|ate) (?:segunda|terca|quarta|quinta|sexta)\b")  # "e na quarta" is of no fourth
Load = Callable[[Iterable[int]], Sequence[Product]]


def followed(said: Understanding, topic: Topic, load: Load, named: Named) -> str:
    """Return the message written out, or as it is. `load` reads the goods that were spoken of, `named` finds those
    that words name."""
    words = WORD.findall(fold(said.text))
    if not words or len(words) > LONGEST or said.order_names or said.email:
        return said.text
    of_goods = topic.question and topic.about in (About.GOODS, About.NOTHING)
    last = _last(topic, load) if of_goods else None
    if last and (first := other_extreme(said.text, topic.question)):
        return first
    said = replace(said, text=with_unit(said.text, last)) if last else said
    if last and (other := value_meant(said, topic, last)):
        return other
    if last and not _is_value_said(last, said.text):
        if other := of_sibling(said, topic, last, named) or of_another(said, topic, last, named):
            return other
    if read_consent(said.text) is not None:
        return _agreed_value(said, topic, load)
    written = FOLLOWING[topic.about](said, topic, load)
    return with_choice(said, topic, last, written) if last and written != said.text else written


def _last(topic: Topic, load: Load) -> Product | None:
    return next(iter(load([topic.product_id])), None) if topic.product_id else None


def _is_value_said(product: Product, text: str) -> bool:
    """Whether a message only names how the product spoken of is made: "and long?"."""
    return is_value_of(product, value_in(without_lead(text).rstrip("?？！!. ")))


def _agreed_value(said: Understanding, topic: Topic, load: Load) -> str:
    """Return what follows a yes as a choice: "ok 500 then". A mere yes or no stays as it is."""
    product = _last(topic, load)
    value = value_in(without_lead(said.text))
    made = product is not None and bool(value) and is_made_so(product, f"{product.title} {value}")
    return f"{product.title} {value}" if product and made else said.text


def _as_it_is(said: Understanding, topic: Topic, load: Load) -> str:
    return said.text


def _of_goods(said: Understanding, topic: Topic, load: Load) -> str:
    """After goods were shown, say which of them is meant; what names none speaks of those that were sought."""
    shown = load(topic.shown)
    words = _sought(topic.asked, said)
    called = called_so(shown, words)
    if WEEKDAY.match(fold(without_lead(said.text))) or turns_from(called, said):
        return said.text
    sought, rest = _narrowed(words, topic, said), without_lead(said.text)
    if written := (
        _some_of_them(sought, said, called, shown if topic.product_id else ())
        or picked(said.text, shown, topic.product_id, called)
        or _which_of_them(said, shown, called)
    ):
        return written
    if not topic.product_id and any(is_made_so(one, value_in(rest)) for one in called):
        made = [one for one in shown if is_made_so(one, value_in(rest))]
        return f"{made[0].title if len(made) == 1 else sought} {rest}"
    if topic.product_id and not (sought and read_limits(said.text).on_price):
        return _of_one(said, _last(topic, load))
    if _asks_of_them(said, called) or asks_superlative(said.text) or _asks_whether(said, called):
        few = len(called) <= MOST_ASKED or asks_superlative(said.text)
        return _asked_of(said, called) if called and few else f"{rest} {sought}"
    if called and len(called) <= MOST_ASKED and BARE_PRICE.match(fold(said.text)):
        return _asked_of(said, called)
    if sought and titled_so(shown, fold(rest)):
        return f"{rest} {sought}"
    if _wants_else(said) or not sought or (_names_goods(said) and not said.backward and not _is_quality(rest)):
        return said.text
    if said.backward:
        return it_in(said.language).sub(sought, fold(said.text), count=1)
    return f"{sought} {rest}" if PREPOSITION.match(fold(rest)) or is_value(rest) else f"{rest} {sought}"


def _asks_first_abroad(said: Understanding) -> bool:
    """Whether another language asks for the cheapest or the dearest, and of no thing that it names."""
    first = said.wants(Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST) and said.language is not Language.ENGLISH
    return first and not said.own and not _names_goods(said)


def _some_of_them(sought: str, said: Understanding, called: Sequence[Product], shown: Sequence[Product]) -> str:
    """Return the message asked of those of a kind that are the first by price or have a quality: "waterproof ones"."""
    if sought and _asks_first_abroad(said):
        return f"{without_lead(said.text)} {without_values(sought, shown)}"
    if not sought or not called:
        return ""
    quality = quality_of_ones(said.text)
    return f"{quality} {sought}" if quality else first_of(sought, said.text)


def _narrowed(words: Sequence[str], topic: Topic, said: Understanding) -> str:
    """Return what was sought, with all that the list was narrowed to before and the message says nothing of."""
    return " ".join((*words, *filter(None, (still_wanted(topic.asked, said.text),)))) if words else ""


def _which_of_them(said: Understanding, shown: Sequence[Product], called: Sequence[Product]) -> str:
    """Return the message asked of the few just shown, of which the lightest or the lighter is meant; else ""."""
    kinds = {one.product_type for one in called}
    goods = [one for one in shown if one in called or one.product_type in kinds] if called else shown
    if not 1 < len(goods) <= MOST_WHICH or len(said.words) > LONGEST_WHICH or names_another(goods, said.words):
        return ""
    asks = asks_comparative(said.text) or asks_superlative(said.text)
    # "Which is" with goods after it would ask what is in an order.
    one = replace(said, text=WHICH_IS.sub("which one", said.text))
    return _asked_of(one, goods) if asks and WHICH.match(fold(said.text)) else ""


def _asked_of(said: Understanding, goods: Sequence[Product]) -> str:
    """Return the message asked of these goods by name; a bare "prix" is in no language that could be told."""
    bare = BARE_PRICE.match(fold(said.text))
    asked = PRICE_IN.get(said.language, "price") if bare else said.text.rstrip("?？ ")
    return f"{asked} – {' and '.join(product.title for product in goods)}?"


def _asks_of_them(said: Understanding, goods: Sequence[Product]) -> bool:
    """Whether a message asks what the goods just shown are like: "batteries?", and no other thing is named."""
    if not goods or PREPOSITION.match(fold(without_lead(said.text))) or asks_for_goods(said.text):
        return False
    kind = kind_asked(said.text)
    beside = kind is not None and kind.name in OF_PARTS
    if _asks_apart_from_goods(said) or (not beside and names_another(goods, said.words, said.language)):
        return False
    if asks_of_other_material(goods, said):
        return False
    of_a_kind = kind is not None or asks_comparative(said.text) or HOW.match(fold(said.text))
    return bool(of_a_kind) or any(_is_field_of(product, said.words) for product in goods)


def _is_field_of(product: Product, words: Sequence[str]) -> bool:
    """Whether a record has a field of that name: "burn time" of a candle."""
    return any(list(words) == split_words(name) for name in named_facts(product))


def _asks_apart_from_goods(said: Understanding) -> bool:
    """Whether words of a message, and not only a guess at it, tell of rules, orders or the store."""
    return said.own or any(meaning(word) in OF_RULES for word in said.words)


def _wants_else(said: Understanding) -> bool:
    """Whether a message wants what no goods tell. A price may be a rule's or an order's by its words alone."""
    if bounds_alone(said.text):
        return False  # after goods, "over $50" is asked of no delivery
    price = said.wants(Intent.PRODUCT_PRICE, Intent.ORDER_TOTAL) and not said.own
    of_a_rule = any(meaning(word) in OF_RULES for word in said.words)
    beside = {Intent.POLICY, Intent.ORDER_TOTAL} if price and not of_a_rule else set()
    return bool(set(said.intents) - ABOUT_PRODUCTS - {Intent.OFF_TOPIC} - beside)


def _is_quality(rest: str) -> bool:
    """Whether a message tells only what those sought shall have or be for: "with a hood", "for my dog"."""
    found = OF_THEM.match(fold(rest))
    return bool(found) and len(value_in(rest).split()) <= LONGEST_QUALITY


def _names_goods(said: Understanding) -> bool:
    """Whether a message names what it is after. Of another language only names that we know are names for sure."""
    named = {option_word(word) for word in _sought(said.text, said) if not word.isdigit()} - COLORS - SIZES
    asks = said.language is not Language.ENGLISH and bool(said.among(ABOUT_PRODUCTS))
    return any(wares_in(word) or kind_abroad(word) for word in named) if asks else bool(named)


def _of_one(said: Understanding, product: Product | None) -> str:
    """After one product, "in moss?" is asked of it, whether or not it is made so."""
    rest = without_lead(said.text)
    value = value_in(rest)
    if product is None:
        return said.text
    asked = said.language is not Language.ENGLISH and _asks_of_them(said, [product])
    if asked or (BARE_PRICE.match(fold(said.text)) and not said.wants(Intent.PRODUCT_PRICE)):
        return _asked_of(said, [product])  # "wie viele Teile" asks at its beginning alone
    if (
        is_value(value)
        or is_value_of(product, value)
        or _asks_of_them(said, [product])
        or _asks_whether(said, [product])
    ):
        return f"{product.title} {value if is_value(value) else rest}"
    return (
        f"{product.title} {rest}"
        if PREPOSITION.match(fold(rest)) and len(value.split()) <= LONGEST_VALUE
        else said.text
    )


def _asks_whether(said: Understanding, goods: Sequence[Product]) -> bool:
    """Whether a bare word with a question mark asks after a quality of what was shown: "organic?"."""
    few = (
        len(said.words) <= LONGEST_VALUE
        and said.language is Language.ENGLISH
        and said.text.rstrip().endswith(("?", "？"))
    )
    mere = said.backward or _asks_apart_from_goods(said) or ASKING.match(fold(said.text))
    return few and not mere and bool(_sought(said.text, said)) and bool(goods) and not names_another(goods, said.words)


def _of_rules(said: Understanding, topic: Topic, load: Load) -> str:
    return asked_of_rule(said, topic.asked)


FOLLOWING: dict[About, Callable[[Understanding, Topic, Load], str]] = {
    About.NOTHING: _as_it_is,
    About.GOODS: _of_goods,
    About.RULES: _of_rules,
    About.ORDERS: _as_it_is,
}


def _sought(text: str, said: Understanding) -> tuple[str, ...]:
    return read_wish(text, said.language).words
