"""What a product's description and record say of it: the sentence that answers, in the merchant's words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import ACTIONS, Intent
from domain.agent.phrases import Say
from domain.agent.products.evidence import NEAR, Ranked, best_of, is_field_named, rank
from domain.agent.products.figures import by_figures
from domain.agent.products.lookups import described, product_card, product_evidence, product_source
from domain.agent.products.measured_parts import Measured
from domain.agent.products.mentions import find_products
from domain.agent.products.offered import offered_in
from domain.agent.products.options import facets, kept_with_product
from domain.agent.products.overviews import asks_for_all, overview
from domain.agent.products.polarity import LISTED, Polarity, polarity
from domain.agent.products.variants import choose
from domain.agent.replies import Outcome
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.fact_kinds import CAUTION_NAMES
from domain.agent.understanding.messages import cued
from domain.catalogue import Product
from domain.conversations import Topic
from domain.knowledge.readable import readable_field
from domain.language.concepts import meaning
from domain.language.goods_abroad import english_for
from domain.language.languages import UNSPACED, Language
from domain.language.units import Unit, units_of
from domain.language.unspaced import naming
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.words import UNSPACED_SIGN, fold, same_word, split_words

ENOUGH_OF_A_FACT = 0.3  # share of a question; the product is known, so less than in a store's policies will do
FEW = 5  # sentences; of a record so short the nearest is always shown, for it says hardly more
NOTHING_NEAR = CAUTION_NAMES | {"origin", "touch"}  # kinds to which only what tells them is near
LONGEST_TAG = 3  # words; longer ones are no words for shoppers
# Beside its name: "is the wool scarf real wool" asks for the wool.
ASKS_NOTHING = PLAIN_WORDS | frozenset(
    "real really genuine genuinely actual actually true truly pure proper echt asli".split()
)
CALLED_THIS = re.compile(r"\bthis (?P<thing>\w+(?: \w+)?)", re.I)
WARRANTY = "warranty"
LISTS = re.compile(r"\b(?:includ\w+|comes? with|contents?|supplied|in the box|set of|consists of|package)\b")
SIGNED = "frost"  # of which the words alone have lost the sign: "-5"
MOST_MATERIALS = 3  # lines
MADE_OF = frozenset(
    "material materials filling fill fabric composition upper outer shell lining ingredients".split()
)  # as fields are named that tell what a thing is made of
OF_ANIMALS = re.compile(
    r"\b(?:leather|suede|nubuck|wool|merino|cashmere|mohair|alpaca|silk|goose|duck|feathers?|down filling|beeswax"
    r"|lanolin|honey|gelatine?|horn|bone|shearling|fur)\b"
)
OF_THE_OFFER = (
    *(Intent.PRODUCT_PRICE, Intent.PRODUCT_STOCK, Intent.PRODUCT_OPTIONS),
    *(Intent.PRODUCT_CHEAPEST, Intent.PRODUCT_DEAREST),
)
DONE_BY_PEOPLE = ACTIONS | {Intent.HUMAN}
TERMS = frozenset({"delivery", "return", "warranty", "refund"})  # by their meanings
FITS = re.compile(
    r"\b(?:run|runs|fit|fits|sized?|comes up|come up)\b.*\b(?:small|large|big|tight|wide|narrow|true|snug)\b"
    r"|\btrue to size\b|\bhalf (?:a )?size\b|\bsize (?:up|down)\b"
    r"|\b(?:what|which) size (?:should|would|do|to|am|\w+ \w+,? im?)\b"
    r"|\bbetween (?:sizes|\w+ and \w+)\b.*\b(?:should|shall|better)\b"
)


def answer_fact(turn: Turn, product: Product, enough: float = ENOUGH_OF_A_FACT) -> Draft | None:
    """Return the sentences of the record that answer, or its beginning where an overview is asked for.

    `enough` is the share of the question's words that they must hold where the kind of thing asked for is not told.
    """
    if asks_for_all(turn, product):
        return overview(turn, product)
    ranked = _ranked(turn, product)
    if not ranked or not ranked[0].sure or (enough > ENOUGH_OF_A_FACT and ranked[0].share < enough):
        return None
    best = [one.unit.text for one in best_of(ranked)]
    said = _yes_or_no(turn, product, best[0]) if len(best) == 1 and turn.language is Language.ENGLISH else None
    return _quote(turn, product, best, lead=(turn.say(said.words),) if said else ())


def _yes_or_no(turn: Turn, product: Product, sentence: str) -> Polarity | None:
    return by_figures(turn.text, sentence) or polarity(turn.text, sentence, product.title)


def told_plainly(turn: Turn, product: Product) -> Draft | None:
    """Return what the record tells where the kind of thing asked for, or a field's own name, leaves no doubt."""
    typed, mentions = kind_asked(turn.text), choose(product, turn.text).mentions
    if typed and typed.name == SIGNED:
        return answer_fact(turn, product)
    if mentions.named or mentions.unmade:
        return None  # a value asks for what is in stock
    question = _without_title(turn, product)
    kind, asked = kind_asked(question), question.split()
    if kind and kind.definite:
        return answer_fact(turn, product)
    units = (*described(product), *_recorded(product), *_sorted_by(product))
    if not any(is_field_named(unit.text, asked) for unit in units):
        return None  # whichever sentence answered best, it would not be told
    fact = answer_fact(turn, product)
    return fact if fact and is_field_named(fact.evidence[0].fields.get("quote.1.text", ""), asked) else None


def told_in_signs(turn: Turn) -> Draft | None:
    """Return what the record of the one product says in the signs of a question without spaces, whose words seldom
    tell whether a thing or a rule is asked after. None where its price or stock, an order or a person is asked for.
    Asked once, before all ways that look for goods or a rule by words."""
    understood = turn.understood
    if turn.language not in UNSPACED or understood.wants(*OF_THE_OFFER) or understood.order_names or understood.email:
        return None
    products = () if cued(turn.text, turn.conversation) & DONE_BY_PEOPLE else find_products(turn).sure
    if len(products) != 1:
        return None
    mentions = choose(products[0], turn.text).mentions
    best = _ranked(turn, products[0])[:1]
    told = best and (best[0].tells_it or best[0].in_signs) and not (mentions.named or mentions.unmade)
    return answer_fact(turn, products[0]) if told else None


def own_terms(turn: Turn, product: Product) -> Draft | None:
    """Return what the record itself says of delivery, returns or warranty, where that is asked: it goes before a rule
    for everything else."""
    asked = {meaning(word) for word in turn.understood.words} & TERMS
    lines = [one.text for one in described(product) if asked & {meaning(word) for word in _name_of(one.text)}]
    if not lines and WARRANTY in asked:  # which a sentence promises as well as a field
        lines = [one.text for one in described(product) if WARRANTY in one.meanings][:1]
    said = [f"{product.title} – {line}" for line in lines]
    return replace(_quote(turn, product, said), sentences=tuple(f"{BULLET}{line}" for line in said)) if said else None


def _name_of(line: str) -> list[str]:
    name, mark, _ = line.partition(":")
    return split_words(name) if mark else []


def not_said(turn: Turn, product: Product) -> Draft:
    """Say that the record does not hold the answer, which is not the same as no, and show the nearest it holds."""
    ranked = _ranked(turn, product)
    shown = bool(ranked) and (ranked[0].score >= NEAR or len(ranked) <= FEW)
    near = [one.unit.text for one in best_of(_lists_first(ranked)) if _may_help(one)] if shown else []
    near = near or _made_of(turn, product)
    lead = turn.say(Say.NOT_SAID_PLAINLY if near else Say.NOT_SAID, product=product.title)
    draft = _quote(turn, product, near, lead=(lead,))
    return replace(draft, outcome=Outcome.NOT_SUPPORTED, suggestions=(turn.say(Say.SUGGEST_PERSON),))


def _lists_first(ranked: Sequence[Ranked]) -> Sequence[Ranked]:
    """Return what tells of the contents, or how many of anything there are, before the rest, where that is asked."""
    kind = ranked[0].kind if ranked else None
    if kind is None or kind.name not in ("contents", "count"):
        return ranked
    if kind.name == "count":
        return sorted(ranked, key=lambda one: one.told <= 0)
    return sorted(ranked, key=lambda one: not LISTS.search(fold(one.unit.text)))


def _made_of(turn: Turn, product: Product) -> list[str]:
    """Return what the record names as its materials, for who asks whether it is vegan: from these they may judge."""
    kind = kind_asked(turn.text)
    if kind is None or kind.name != "vegan":
        return []
    lines = [one.text for one in described(product)]
    named = [line for line in lines if MADE_OF & {*_name_of(line)}]
    return (named or [line for line in lines if OF_ANIMALS.search(fold(line))])[:MOST_MATERIALS]


def _may_help(nearest: Ranked) -> bool:
    """Whether a sentence that is no answer is worth showing: who made it, or what is known of gluten, is not, nor is
    anything else to one who asks where it was made or how it feels."""
    kind = nearest.kind
    off = nearest.unit.text.startswith("brand:") or (kind is not None and kind.name in NOTHING_NEAR)
    return nearest.told > 0 if kind and off else not off


def _ranked(turn: Turn, product: Product) -> list[Ranked]:
    return turn.once(("ranked", product.id), lambda: _rank(turn, product))


def _rank(turn: Turn, product: Product) -> list[Ranked]:
    """Rank the units of the record; options and tags only where nothing else answers, for they say least."""
    meanings = turn.reads.knowledge if turn.language is Language.ENGLISH else None
    question = _without_title(turn, product)
    if ASKS_NOTHING.issuperset(question.split()) and not kind_asked(question):
        question = turn.text
    typed = kind_asked(turn.text)
    if typed and (typed.name == SIGNED or (typed.name in CAUTION_NAMES and not kind_asked(question))):
        question = turn.text  # which of its kind is called so: "how much caffeine" of a Caffeine Gel
    offered = offered_in(turn.text) if _offers_two(turn, product) else None
    titled = units_of(product.title) if offered and offered.is_settled_by(product.title) else ()
    units = (*described(product), *_recorded(product), *titled)
    measured = Measured.by(turn.text, _own_names(product)).among(unit.text for unit in units)
    ranked = rank(question, units, meanings, measured)
    if ranked and ranked[0].sure:
        return ranked
    listed = rank(question, _sorted_by(product), meanings) if _is_listed(question, product) else []
    return listed if listed and listed[0].sure else ranked


def _is_listed(question: str, product: Product) -> bool:
    """Whether options or tags share a word or a kind with the question; by meaning alone none of them is ever sure."""
    if (kind := kind_asked(question)) and kind.name == "fit":
        return False  # which sizes there are tells nobody whether they are true
    by_words = rank(question, _sorted_by(product), None)
    return bool(by_words) and by_words[0].score > 0


@kept_with_product
def _own_names(product: Product) -> frozenset[str]:
    """Return the words by which a record calls its thing: "this seat weighs 3 kg" tells of no part."""
    called = (word for found in CALLED_THIS.finditer(product.description) for word in split_words(found["thing"]))
    return frozenset((*split_words(f"{product.title} {product.product_type}"), *called))


@kept_with_product
def _recorded(product: Product) -> tuple[Unit, ...]:
    """Return what the record holds beside the description, one line a field."""
    brand = [f"brand: {product.vendor}"] if product.vendor else []
    fields = [readable_field(name, value) for name, value in product.metafields]
    lines = (line for line in (*brand, *fields) if line)
    return tuple(unit for line in lines for unit in units_of(line))


@kept_with_product
def _sorted_by(product: Product) -> tuple[Unit, ...]:
    tags = [f"{LISTED.capitalize()}: {tag}" for tag in product.tags if _is_for_shoppers(tag)]
    choices = [f"{facet.name}: {listing(facet.values)}" for facet in facets(product) if facet.name]
    return tuple(unit for line in (*choices, *tags) for unit in units_of(line))


def _is_for_shoppers(tag: str) -> bool:
    return len(tag.split()) <= LONGEST_TAG and not set(tag) & set("_:=")


def _without_title(turn: Turn, product: Product) -> str:
    # Of two that are offered, the title may say the one.
    title = [] if _offers_two(turn, product) else split_words(product.title)
    if turn.language in UNSPACED:
        return _unspaced_without(title, turn.text)
    words = [word for word in turn.understood.words if not any(same_word(word, part) for part in title)]
    if turn.language is not Language.ENGLISH:  # a record's field is called "Microwave", whatever the shopper calls it
        words = [*words, *(name for word in words if (name := english_for(word)) and name not in words)]
    return " ".join(words)


def _offers_two(turn: Turn, product: Product) -> bool:
    """Whether a question on the product's page wants to know which of two things it is."""
    return turn.page.product_id == product.id and offered_in(turn.text) is not None


def _unspaced_without(title: Sequence[str], text: str) -> str:
    rest = fold(text)
    for word in (*title, *(name for name in naming(text) if any(name in word for word in title))):
        rest = rest.replace(word, " ") if UNSPACED_SIGN.search(word) else rest
    return " ".join((rest, *dict.fromkeys(filter(None, map(english_for, naming(rest))))))


def _quote(turn: Turn, product: Product, said: Sequence[str], lead: Sequence[str] = ()) -> Draft:
    lines = tuple(f"{BULLET}{line}" for line in said) if len(said) > 1 and not _whole(said) else tuple(said)
    return Draft(
        Outcome.ANSWERED,
        (*lead, *lines),
        (Intent.PRODUCT_FACT,),
        evidence=(product_evidence(turn, product, quotes=said),),
        cards=(product_card(turn, product),),
        sources=(product_source(product),) if said else (),
        topic=Topic(product_id=product.id),
    )


def quote_of(turn: Turn, product: Product, lines: Sequence[str], *, named: bool) -> Draft:
    """Return lines of the record, each after the name of the product where several are told of."""
    said = [f"{product.title} – {line}" for line in lines] if named else lines
    return replace(_quote(turn, product, said), sentences=tuple(f"{BULLET}{line}" if named else line for line in said))


def _whole(said: Sequence[str]) -> bool:
    return all(line.endswith((".", "!", "?", "。")) for line in said)
