"""Questions whose wrong answer may harm: what a record says of pregnancy, infants and allergens is quoted."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.products.lookups import described, product_card, product_evidence, product_source
from domain.agent.products.mentions import find_products, product_pointed_to
from domain.agent.products.options import facets
from domain.agent.products.polarity import LISTED
from domain.agent.products.ranking import Results
from domain.agent.products.searching import MOST_LISTED, find
from domain.agent.products.variants import titled_at
from domain.agent.replies import Outcome
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.cautions import AILING, AMONG_ALL, FOOD, MEMBERS, cautions_asked
from domain.agent.understanding.fact_kinds import GRAVE, Kind
from domain.agent.understanding.questions import asks_of_a_thing
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.knowledge.asking import ask
from domain.knowledge.readable import readable_field
from domain.language.measures import pieces
from domain.language.words import fold, same_word, split_words

MOST_SAYING = 12  # products that are read where the message names no kind of thing
MOST_SENTENCES = 3  # of one record
# What it holds comes before where it is from: the last of the lines may be "may contain other nuts".
FOREMOST = re.compile(r"\b(?:contain\w*|free|traces|allerg\w*|ingredients?|suitable|not|no|without|under)\b")
IN_IT = re.compile(r"\b(?:contain\w*|allerg\w*|traces|ingredients?)\b")
FREE_OF = re.compile(r"\b(?:free|without|no)\b")
# What states that it is in there or is not, for whom it is or is not; "roasted nuts" may be how a coffee tastes.
STATES = re.compile(
    r"\b(?:contain\w*|free|traces|allerg\w*|ingredients?|suitable|safe|not|no|without|only|from|under|during|intended)\b"
)


def answer_warning(turn: Turn) -> Draft | None:
    """Return what the records say of it, and of which goods they say nothing; None where no such thing is asked."""
    asked = [kind for kind in _asked(turn) if kind.name in GRAVE]
    understood = turn.understood
    if not asked or understood.order_names or understood.email or understood.wants(Intent.HUMAN, Intent.INJECTION):
        return None
    goods = _goods(turn, asked)
    told = {product.id: lines for product in goods if (lines := _lines(product, asked, alone=len(goods) == 1))}
    looks = understood.wants(Intent.PRODUCT_SEARCH) and not asks_of_a_thing(turn.text)
    if told and looks and _only_sorted(goods, told):
        return None  # "wool hat for baby" looks for a hat, of which the tag "kids" warns nobody
    if told:
        return _draft(turn, goods, told)
    return _silent(turn, goods[0]) if len(goods) == 1 and _is_meant(turn, goods[0]) else None


def _only_sorted(goods: Sequence[Product], told: dict[int, list[str]]) -> bool:
    """Whether all that is told are options and tags, by which the merchant has sorted the goods."""
    said = {line for one in goods for line in (*(unit.text for unit in described(one)), *_fields(one))}
    return said.isdisjoint(line for lines in told.values() for line in lines)


def _is_meant(turn: Turn, product: Product) -> bool:
    found = find_products(turn)
    return product in (*found.named, found.pointed) or product == product_pointed_to(turn)


def _silent(turn: Turn, product: Product) -> Draft:
    """Say that the record does not tell it, and show what it tells of what is in the product at all."""
    said = [unit.text for unit in described(product)]
    near = [line for line in (*said, *_fields(product)) if IN_IT.search(fold(line))][:MOST_SENTENCES]
    lead = turn.say(Say.NOT_SAID_PLAINLY if near else Say.NOT_SAID, product=product.title)
    told = _draft(turn, [product], {product.id: near})
    return replace(
        told,
        outcome=Outcome.NOT_SUPPORTED,
        sentences=(lead, *(f"{BULLET}{line}" for line in near)) if len(near) > 1 else (lead, *near),
        suggestions=(turn.say(Say.SUGGEST_PERSON),),
        topic=Topic(product_id=product.id),
    )


def _asked(turn: Turn) -> list[Kind]:
    """Return what is asked beside the names of goods: "pistachio cream gluten free?" asks after gluten alone, and
    "price of the pistachio cream" after none.
    """
    asked = cautions_asked(turn.text) if kind_asked(turn.text) else []  # which is known, and most ask for nothing
    found = find_products(turn)
    if not asked or not (found.proper or len(found.named) == 1):
        return asked
    titled = frozenset[int]().union(*(titled_at(turn.text, product.title) for product in found.named))
    said = " ".join(piece.text for at, piece in enumerate(pieces(turn.text)) if at not in titled)
    return cautions_asked(said) or (asked if AILING.search(said) else [])


def _goods(turn: Turn, asked: Sequence[Kind]) -> Sequence[Product]:
    found = find_products(turn)
    named = found.sure or found.alternatives
    if found.proper or found.pointed:
        return named[:MOST_LISTED]
    rest = fold(turn.text)
    for pattern in (*(kind.asks for kind in asked), AILING):
        rest = pattern.sub(" ", rest)
    wanted, pointed = read_wish(rest, turn.language).named, product_pointed_to(turn)
    if pointed and not wanted and not named and not AMONG_ALL.search(fold(turn.text)):
        return [pointed]
    results = find(turn.worded(rest)) if wanted else Results()
    sold = [one for one in turn.products(results.ids) if results.sure or results.whole or _speaks_of(one, wanted)]
    if sold or named or not FOOD.issuperset(wanted):
        return list({product.id: product for product in (*named, *sold)}.values())[:MOST_LISTED]
    return _all_stating(turn, asked)


def _all_stating(turn: Turn, asked: Sequence[Kind]) -> Sequence[Product]:
    """Return what states it of itself, whatever it is; a shirt that speaks of nuts by the way is none of them."""
    said = turn.saying(ask([word for kind in asked for word in (kind.name, *MEMBERS.get(kind.name, ()))]), MOST_SAYING)
    goods = turn.products([one.product_id for one in said])
    return [product for product in goods if _lines(product, asked, alone=False)]


def _speaks_of(product: Product, words: Sequence[str]) -> bool:
    said = split_words(f"{product.title} {product.description}")
    return all(any(same_word(word, one) for one in said) for word in words)


def _lines(product: Product, asked: Sequence[Kind], *, alone: bool) -> list[str]:
    """Return what the record states of it; of the one product that is asked about also what only names it."""
    units = [unit.text for unit in described(product)]
    fields = _fields(product)
    tags = [f"{LISTED.capitalize()}: {tag}" for tag in product.tags]
    choices = [f"{facet.name}: {listing(facet.values)}" for facet in facets(product) if facet.name]
    lines = [
        line for line in (*units, *fields, *choices, *tags) if any(kind.tells.search(fold(line)) for kind in asked)
    ]
    stated = [line for line in lines if STATES.search(fold(line))]
    kept = dict.fromkeys(stated or (lines if alone else ()))
    return sorted(kept, key=lambda line: not FOREMOST.search(fold(line)))[:MOST_SENTENCES]


def _is_free(lines: Sequence[str]) -> bool:
    return any(FREE_OF.search(fold(line)) and not IN_IT.search(fold(line)) for line in lines)


def _fields(product: Product) -> list[str]:
    return [line for name, value in product.metafields if (line := readable_field(name, value))]


def _draft(turn: Turn, goods: Sequence[Product], told: dict[int, list[str]]) -> Draft:
    # A list is read from above: who asks what is free of it shall not meet first what it is in.
    stating = [product for product in goods if product.id in told]
    shown = sorted(stating, key=lambda one: not _is_free(told[one.id]))[:MOST_LISTED]
    silent = [product for product in goods if product.id not in told][:MOST_LISTED]
    meant = find_products(turn).sure or (product_pointed_to(turn),)
    alone = shown[0] if len(goods) == 1 and shown[0] in meant else None
    lines = [f"{BULLET}{one.title} – {line}" for one in shown for line in told[one.id]]
    quotes = {one.id: [line for line in lines if line.startswith(f"{BULLET}{one.title} – ")] for one in shown}
    unsaid = [turn.say(Say.NOT_MEASURED, products=listing([one.title for one in silent]))] if silent else []
    return Draft(
        Outcome.ANSWERED,
        tuple(told[alone.id]) if alone else (turn.say(Say.PAGES_SAY), *lines, *unsaid),
        (Intent.PRODUCT_FACT,),
        evidence=(
            *(product_evidence(turn, one, quotes=told[one.id] if alone else quotes[one.id]) for one in shown),
            *(product_evidence(turn, one) for one in silent),
        ),
        cards=tuple(product_card(turn, one) for one in shown),
        sources=tuple(product_source(one) for one in shown),
        topic=Topic(product_id=alone.id) if alone else Topic(),
    )
