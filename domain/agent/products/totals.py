"""What several of a thing cost, or several things together: the prices of the records, multiplied and added."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import made_of
from domain.agent.intents import ACTIONS, SENSITIVE, TROUBLES, Intent
from domain.agent.phrases import Say
from domain.agent.products.held_choices import variant_chosen
from domain.agent.products.lists import parts_between
from domain.agent.products.lookups import described, product_card, product_evidence, product_source
from domain.agent.products.mentions import find_products, product_pointed_to
from domain.agent.products.options import Make, facets
from domain.agent.products.searching import find
from domain.agent.products.unmade_values import NO_VALUES
from domain.agent.products.variant_answers import answer_price, choice_in
from domain.agent.products.variants import Choice
from domain.agent.replies import Evidence, Outcome
from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.pointing import is_of_the_store
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.measures import Piece, pieces
from domain.language.numbers import NUMBERS
from domain.language.wares import KINDS, wares_in
from domain.language.words import HAS_DIGIT, fold, split_words
from domain.orders import Money

MOST_COUNTED = 999
MOST_THINGS = 4  # in one sum
ASKS_PRICE = re.compile(
    r"\b(?:how much|price|prices|cost|costs|total|altogether|(?:all )?together|sum|wie viel|wieviel|was kosten|kostet"
    r"|kosten|preis|zusammen|insgesamt|cuanto|precio|cuesta\w*|en total|juntos|combien|prix|coute\w*|ile|razem"
    r"|kosztuj\w+|cena|quant[oi]|prezzo|cost(?:a|ano)|insieme|preco|custa\w*|hoeveel|prijs|samen|kosten)\b|いくら|値段|合計|얼마|가격|합계"
)
ALL_OF_IT = re.compile(
    r"\b(?:together|total|sum|both|zusammen|insgesamt|en total|juntos|au total|razem|insieme|samen)\b|合計|합계"
)
# Another question than the price: the "is" of "how much is" asks none.
ASKS_ELSE = re.compile(r"(?<!how much )(?<!price )\b(?:is|are|does|can|which|stock|available|better)\b")
AND = re.compile(r"\s(?:and|n|plus|und|y|et|e|i|oraz|en)\s|\s?(?:[&+;]|,(?!\d{3}\b))\s?(?=\w)", re.I)
OF_THEM = frozenset(
    """of x × times packs boxes bottles bags jars tins pcs pieces units stuck stk davon de di von van sztuk sztuki
    unidades pezzi stuks the those these them""".split()
)
TIMED = re.compile(r"x\d+|\d+x")
TIMES = frozenset({"x", "×", "times", "mal"})
BEFORE_COUNT = frozenset(
    """do does are would will buy for x × times fur para por pour za per voor cuestan coutent kosten kosztuja costano
    custam""".split()
)
REDUCES = re.compile(r"\b(?:discounts?|save|\d+\s?% off|off automatically|rabatt\w*|descuentos?)\b")


@dataclass(frozen=True)
class Counted:
    """So many of one make, as the shopper asks for them."""

    count: int
    choice: Choice

    @property
    def make(self) -> Make:
        return self.choice.fitting[0]

    @property
    def product(self) -> Product:
        return self.choice.product

    @property
    def cost(self) -> Decimal:
        return self.count * self.make.variant.price

    @property
    def sure(self) -> bool:
        """Whether it costs the same however it is made."""
        return len({make.variant.price for make in self.choice.fitting}) == 1


def answer_total(turn: Turn) -> Draft | None:
    """Return what so many of what is named cost; None where nothing is counted or a price depends on a choice."""
    return turn.once(("total",), lambda: _answer_total(turn))


def _answer_total(turn: Turn) -> Draft | None:
    understood = turn.understood
    grave = understood.among(ACTIONS | TROUBLES | SENSITIVE | {Intent.INJECTION, Intent.HUMAN})
    if grave or understood.own or understood.order_names or understood.email or not ASKS_PRICE.search(fold(turn.text)):
        return None
    if read_limits(turn.text).bounds or is_of_the_store(turn) or ASKS_ELSE.search(fold(turn.text)):
        return None
    counted = _counted(turn)
    several = any(one.count > 1 for one in counted) or (len(counted) > 1 and ALL_OF_IT.search(fold(turn.text)))
    if not counted or not several:
        return None
    if all(one.sure for one in counted):
        return _told(turn, counted)
    return _each(turn, counted) if len(counted) > 1 else None


def _counted(turn: Turn) -> list[Counted]:
    """Return what each part of the message counts; nothing where one of them is not sure."""
    said = parts_between(AND, turn)
    parts = [part for part in said if _names_any(turn, part)]
    left_out = bool(parts) and any(part not in parts and _begins_counting(part) for part in said)
    if left_out or len(parts) > MOST_THINGS:
        return []
    found = [_one(turn, part) for part in (parts if len(parts) > 1 else [turn.text])]
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else []


def _names_any(turn: Turn, part: str) -> bool:
    said = turn.worded(part)
    found = find_products(said)
    return bool(found.named or found.alternatives or _only_one(said))


def _begins_counting(part: str) -> bool:
    """Whether a part counts something: the gizmos of "2 cups and 3 gizmos", which would be left out of the sum."""
    first = next(iter(pieces(part)), None)
    return first is not None and _number(first) > 0


def _one(turn: Turn, part: str) -> Counted | None:
    said = turn.worded(part)
    found = find_products(said)
    product = found.named[0] if len(found.named) == 1 else None
    if product is None and not found.named and not found.alternatives:
        product = _only_one(said) or (None if _names_another(said) else found.pointed or product_pointed_to(turn))
    if product is None:
        return None
    choice = choice_in(said, product)
    count = _count(choice)
    return Counted(count, choice) if choice.fitting and count and not choice.mentions.unmade else None


def _only_one(said: Turn) -> Product | None:
    """Return the one product that is what a part counts, though not by its name: "3 decaf"."""
    message = [piece.text for piece in pieces(ASKS_PRICE.sub(" ", fold(said.text)))]
    goods = (word for word in message if word not in OF_THEM and word not in NUMBERS and not HAS_DIGIT.search(word))
    rest = " ".join(goods)
    if len(rest.split()) == len(message) or not read_wish(rest, said.language).words:
        return None
    results = find(said.worded(rest))
    return said.product(results.surest[0]) if results.exact and len(results.surest) == 1 else None


def _names_another(said: Turn) -> bool:
    words = (word for word in split_words(said.text) if word not in OF_THEM)
    return any(wares_in(word) & KINDS.keys() for word in words)


def _count(choice: Choice) -> int:
    """Return how many are wanted: a number before what is counted or at the end, that is none of a value or a name.

    0 where that is not known: several are named, or a number is too large.
    """
    message = pieces(choice.text)
    free = [at for at in range(len(message)) if at not in choice.mentions.places and _number(message[at])]
    figures = {piece.text.replace(".", "") for piece in message} - set(split_words(choice.product.title))
    if any(figure.isdecimal() and int(figure) > MOST_COUNTED for figure in figures):
        return 0
    several = any(word.endswith("s") and word not in split_words(choice.product.title) for word in _calling(choice))
    return next((_number(message[at]) for at in free if _counts(message, at, choice)), 0 if several else 1)


def _calling(choice: Choice) -> list[str]:
    """Return the words that call the product."""
    message = pieces(choice.text)
    return [message[at].text for at in choice.called]


def _number(piece: Piece) -> int:
    said = piece.text.strip("x") if TIMED.fullmatch(piece.text) else piece.text
    number = int(said) if said.isdecimal() else NUMBERS.get(said, 0)
    return number if number <= MOST_COUNTED else 0


def _counts(message: Sequence[Piece], at: int, choice: Choice) -> bool:
    follows = message[at + 1].text if at + 1 < len(message) else ""
    before = message[at - 1].text if at else ""
    if any(piece.text == message[at].text for piece in pieces(choice.product.title)):
        return False
    ends = (
        before in TIMES
        or bool(TIMED.fullmatch(message[at].text))
        or (not follows and (before in BEFORE_COUNT or bool(ASKS_PRICE.fullmatch(before))))
    )
    begins = not before or before in NO_VALUES or before in BEFORE_COUNT  # after a name it is a part of that
    return ends or (begins and (follows in OF_THEM or at + 1 in choice.mentions.places | choice.called))


def _told(turn: Turn, counted: Sequence[Counted]) -> Draft:
    whole = Money(sum((one.cost for one in counted), Decimal(0)), turn.store.currency)
    together = [turn.say(Say.TOGETHER, total=turn.money(whole))] if len(counted) > 1 else []
    gone = [turn.say(Say.SOLD_OUT, product=_label(one)) for one in counted if not one.choice.in_stock]
    reduced = {one.product.id: _reductions(one.product) for one in counted}
    asked = {f"asked.{at}": str(one.count) for at, one in enumerate(counted, 1)}
    sums = Evidence("message", "", "", "", "", asked | {"total.money": str(whole.amount), "currency": whole.currency})
    return Draft(
        Outcome.ANSWERED,
        (
            *(_line(turn, one) for one in counted),
            *together,
            turn.say(Say.BEFORE_DISCOUNTS),
            *(line for lines in reduced.values() for line in lines),
            *gone,
        ),
        (Intent.PRODUCT_PRICE,),
        evidence=(*(_evidence(turn, one, reduced[one.product.id]) for one in counted), sums),
        cards=tuple(product_card(turn, one.product, variant_chosen(one.choice)) for one in counted),
        sources=tuple(product_source(one.product) for one in counted),
        topic=Topic(product_id=counted[0].product.id, chosen=_chosen(counted[0])) if len(counted) == 1 else Topic(),
    )


def _each(turn: Turn, counted: Sequence[Counted]) -> Draft:
    """Return what each costs where some depend on a choice: no sum is known then."""
    drafts = [answer_price(turn.worded(one.choice.text), one.product) for one in counted if not one.sure]
    known = [one for one in counted if one.sure]
    named = [*known, *(one for one in counted if not one.sure)]
    asked = {f"asked.{at}": str(one.count) for at, one in enumerate(known, 1)}
    return Draft(
        Outcome.ANSWERED,
        (*(_line(turn, one) for one in known), *(draft.sentences[0] for draft in drafts)),
        (Intent.PRODUCT_PRICE,),
        evidence=(
            *(_evidence(turn, one, ()) for one in known),
            *(record for draft in drafts for record in draft.evidence),
            *([Evidence("message", "", "", "", "", asked)] if asked else []),
        ),
        cards=tuple(product_card(turn, one.product, variant_chosen(one.choice)) for one in named),
        sources=tuple(product_source(one.product) for one in named),
    )


def _line(turn: Turn, one: Counted) -> str:
    price, total = (turn.money(Money(amount, turn.store.currency)) for amount in (one.make.variant.price, one.cost))
    return turn.say(Say.SO_MANY, count=str(one.count), product=_label(one), price=price, total=total)


def _evidence(turn: Turn, one: Counted, quotes: Sequence[str]) -> Evidence:
    held = product_evidence(turn, one.product, one.choice.fitting, quotes)
    return replace(held, fields={**held.fields, f"variant.{one.make.variant.id}.sum.money": str(one.cost)})


def _reductions(product: Product) -> list[str]:
    """Return what the record says of paying less, for it may change the sum: "4 or more get 10% off"."""
    return [unit.text for unit in described(product) if REDUCES.search(fold(unit.text))][:1]


def _label(one: Counted) -> str:
    return made_of(one.product.title, one.choice.named)


def _chosen(one: Counted) -> tuple[tuple[str, str], ...]:
    names = facets(one.product)
    return tuple((names[at].name, value) for at, value in one.choice.chosen)
