"""Price, stock and options of one product. Not made, sold out and not known are three different answers."""

import re
from dataclasses import replace

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.formatting import listing, made_of
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.policies.quoting import as_sentence
from domain.agent.products.held_choices import variant_chosen, with_what_was_chosen
from domain.agent.products.lookups import (
    asked_evidence,
    described,
    is_ahead,
    product_card,
    product_evidence,
    product_source,
)
from domain.agent.products.options import Facet, Make
from domain.agent.products.values_elsewhere import with_values_elsewhere
from domain.agent.products.variants import Choice, choose
from domain.agent.replies import Outcome
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.words import fold
from domain.orders import Money

MOST_NEAREST = 3
MOST_AHEAD = 2  # lines that tell when what is ordered ahead is sent
SIZES = re.compile(r"^sizes?:", re.I)
# Who asks so wants to know what can be had now, and not what is made: "which flavors are left".
LEFT = re.compile(
    r"\b(?:left|remaining|still|in stock|available|vorratig|lieferbar|noch|ubrig|quedan?|disponibles?|stock|restent?"
    r"|rimast\w+|disponibil\w+|restam|disponive\w+|zostal\w+|dostepn\w+|over|voorraad|leverbaar)\b|남|재고|残|在庫"
)
SENT_LATER = re.compile(r"\b(?:pre-?orders?|back-?orders?|made to order|ships? (?:from|on|in|when)|vorbestell\w*)\b")

# Who is shown wearing a thing, and what of it: "que talla lleva el modelo" asks for no list of sizes.
MODEL_WEARS = re.compile(
    r"\b(?:model\w*|mannequin)\b.{0,80}\b(?:wear\w*|tragt|lleva|porte|nosi|indossa|draagt|veste)\b"
    r"|\b(?:wear\w*|tragt|lleva|porte|nosi|indossa|draagt|veste)\b.{0,80}\b(?:model\w*|mannequin)\b"
)


def answer_stock(turn: Turn, product: Product) -> Draft:
    choice = choice_in(turn, product)
    if guide := _by_guide(turn, choice):
        return guide
    impossible = _not_made(turn, choice)
    if impossible:
        return _draft(turn, choice, impossible)
    stocked = [make for make in choice.fitting if make.variant.available]
    if not stocked:
        return _draft(turn, choice, [turn.say(Say.SOLD_OUT, product=_label(choice)), *_nearest(turn, choice)])
    if all(is_ahead(make.variant) for make in choice.fitting):
        return _ahead(turn, choice)
    if len(stocked) == len(choice.fitting):
        return _draft(turn, choice, [turn.say(Say.IN_STOCK, product=_label(choice))])
    return _mixed_stock(turn, choice)


def answer_ahead(turn: Turn, choice: Choice) -> Draft | None:
    """Return when what is ordered ahead is sent, None where it is not, or its record does not tell when."""
    ahead = bool(choice.fitting) and all(is_ahead(make.variant) for make in choice.fitting)
    return _ahead(turn, choice) if ahead and _lines_of_sending(choice.product) else None


def _ahead(turn: Turn, choice: Choice) -> Draft:
    """Say that it can be ordered and is not there, with the line of its page that tells when it is sent."""
    return _quoting(turn, choice, [turn.say(Say.ON_ORDER, product=_label(choice))], _lines_of_sending(choice.product))


def _quoting(turn: Turn, choice: Choice, said: list[str], lines: list[str]) -> Draft:
    told = _draft(turn, choice, [*said, *map(as_sentence, lines)])
    return replace(told, evidence=(*told.evidence, product_evidence(turn, choice.product, quotes=lines)))


def _worn_by_model(turn: Turn, product: Product) -> list[str]:
    """Return the line of the record that tells what the model wears, where that is asked."""
    if not MODEL_WEARS.search(fold(turn.text)):
        return []
    return [one.text for one in described(product) if MODEL_WEARS.search(fold(one.text))][:1]


def _lines_of_sending(product: Product) -> list[str]:
    return [one.text for one in described(product) if SENT_LATER.search(fold(one.text))][:MOST_AHEAD]


def answer_price(turn: Turn, product: Product) -> Draft:
    choice = choice_in(turn, product)
    impossible = _not_made(turn, choice)
    if impossible:
        return _draft(turn, choice, impossible)
    prices = {make.variant.price for make in choice.fitting}
    if len(prices) > 1:
        return _price_range(turn, choice)
    sentences = [turn.say(Say.PRICE, product=_label(choice), price=_money(turn, choice.fitting[0]))]
    if not choice.in_stock:
        sentences.append(turn.say(Say.SOLD_OUT, product=_label(choice)))
    return _draft(turn, choice, sentences)


def answer_options(turn: Turn, product: Product) -> Draft:
    choice = choose(product, turn.text)
    if worn := _worn_by_model(turn, product):
        return _quoting(turn, choice, [], worn)
    said_yes = tuple(choice.facets[value.facets[0]] for value in choice.mentions.named if value.implied)
    if not choice.facets:
        return _draft(turn, choice, [turn.say(Say.NO_CHOICE, product=product.title)])
    if said_yes:
        choice = choose(product, "")
    asked = choice.mentions.asked or said_yes or choice.facets
    if LEFT.search(fold(turn.text)) and not all(make.variant.available for make in choice.fitting):
        return _draft(turn, choice, [line for facet in asked for line in _left_of(turn, choice, facet)])
    sentences = [
        turn.say(Say.VALUES, name=facet.name, product=_label(choice), values=listing(_values(choice, facet)))
        for facet in asked
    ]
    return _draft(turn, choice, sentences)


def _left_of(turn: Turn, choice: Choice, facet: Facet) -> list[str]:
    """Return the values of an option that are in stock, and those of which nothing is left."""
    at = choice.facets.index(facet)
    stocked = dict.fromkeys(_values_at(choice, at, available=True))
    gone = [value for value in dict.fromkeys(_values_at(choice, at, available=False)) if value not in stocked]
    if not stocked:
        return [turn.say(Say.SOLD_OUT, product=_label(choice))]
    told = [turn.say(Say.IN_STOCK_IN, product=_label(choice), values=listing(list(stocked)))]
    return [*told, turn.say(Say.SOLD_OUT_IN, values=listing(gone))] if gone else told


def choice_in(turn: Turn, product: Product) -> Choice:
    """Return what the message chooses; of options that it leaves open, what was chosen before: "and in L?"."""
    return with_what_was_chosen(turn, with_values_elsewhere(turn, choose(product, turn.text)))


def _by_guide(turn: Turn, choice: Choice) -> Draft | None:
    """Return the record's own table of sizes where it, and no option, holds the size asked for: M is US 9–10."""
    words = [word for _, word in choice.mentions.unmade if word.isdigit()]
    table = [one for one in described(choice.product) if SIZES.match(one.text)] if words else []
    held = [one.text for one in table if any(map(one.spans, words))]
    if not held:
        return None
    made = [_made_in(turn, choice.product.title, facet) for facet, _ in choice.mentions.unmade]
    told = _draft(turn, choice, [f"{BULLET}{held[0]}", *made])
    return replace(told, evidence=(*told.evidence, product_evidence(turn, choice.product, quotes=held[:1])))


def _not_made(turn: Turn, choice: Choice) -> list[str]:
    """Say which of the values asked for are none of the product's, with those it has; or that none has all of them."""
    title, unmade = choice.product.title, choice.mentions.unmade
    if unmade:
        words = dict.fromkeys(word for _, word in unmade)
        missing = [turn.say(Say.NOT_MADE, product=title, value=word) for word in words]
        return [*missing, *(_made_in(turn, title, facet) for facet in dict.fromkeys(facet for facet, _ in unmade))]
    if choice.fitting:
        return []
    together = turn.say(Say.NOT_MADE_TOGETHER, product=title, values=listing([value for _, value in choice.chosen]))
    return [together, *_nearest(turn, choice)]


def _made_in(turn: Turn, title: str, facet: Facet) -> str:
    return turn.say(Say.VALUES, name=facet.name, product=title, values=listing(facet.values))


def _nearest(turn: Turn, choice: Choice) -> list[str]:
    makes = [make.label for make in choice.nearest(MOST_NEAREST)]
    return [turn.say(Say.NEAREST, makes="; ".join(makes))] if makes and choice.chosen else []


def _mixed_stock(turn: Turn, choice: Choice) -> Draft:
    """Some of the fitting makes are sold out: name them where one option decides, and ask for the first open one."""
    if len(choice.open) > 1:
        return _ask(turn, choice, [turn.say(Say.IN_STOCK_SOME, product=_label(choice))])
    at = choice.open[0]
    stocked = _values_at(choice, at, available=True)
    gone = [value for value in _values_at(choice, at, available=False) if value not in stocked]
    told = [turn.say(Say.IN_STOCK_IN, product=_label(choice), values=listing(stocked))]
    question = turn.say(Say.ASK_WHICH, name=choice.facets[at].name)
    return _asking(turn, choice, [*told, turn.say(Say.SOLD_OUT_IN, values=listing(gone)), question])


def _price_range(turn: Turn, choice: Choice) -> Draft:
    ordered = sorted(choice.fitting, key=lambda make: make.variant.price)
    names = [choice.facets[at].name for at in choice.open]
    sentence = turn.say(
        Say.PRICE_RANGE,
        product=_label(choice),
        low=_money(turn, ordered[0]),
        high=_money(turn, ordered[-1]),
        options=listing(names),
    )
    return _ask(turn, choice, [sentence])


def _ask(turn: Turn, choice: Choice, sentences: list[str]) -> Draft:
    facet = choice.facets[choice.open[0]]
    question = turn.say(Say.ASK_OPTION, name=facet.name, values=listing(_values(choice, facet)))
    return _asking(turn, choice, [*sentences, question])


def _asking(turn: Turn, choice: Choice, sentences: list[str]) -> Draft:
    topic = Topic(product_id=choice.product.id, pending_question=turn.text, chosen=_named(choice))
    return _draft(turn, choice, sentences, outcome=Outcome.CLARIFY, topic=topic)


def _named(choice: Choice) -> tuple[tuple[str, str], ...]:
    return tuple((choice.facets[at].name, value) for at, value in choice.chosen)


def _values(choice: Choice, facet: Facet) -> list[str]:
    at = choice.facets.index(facet)
    makes = choice.fitting or choice.makes
    return [value for value in facet.values if any(make.values[at] == value for make in makes)]


def _values_at(choice: Choice, at: int, *, available: bool) -> list[str]:
    return [make.values[at] for make in choice.fitting if make.variant.available is available]


def _label(choice: Choice) -> str:
    """Name the product with what the shopper chose; a single make in full."""
    if len(choice.fitting) == 1 and len(choice.makes) > 1:
        return made_of(choice.product.title, choice.fitting[0].label)
    return made_of(choice.product.title, choice.named)


def _money(turn: Turn, make: Make) -> str:
    return turn.money(Money(make.variant.price, turn.store.currency))


def _draft(
    turn: Turn,
    choice: Choice,
    sentences: list[str],
    *,
    outcome: Outcome = Outcome.ANSWERED,
    topic: Topic | None = None,
) -> Draft:
    product, asked = choice.product, [words for _, words in choice.mentions.unmade]
    shown = (*choice.fitting, *choice.nearest(MOST_NEAREST))
    return Draft(
        outcome,
        tuple(sentences),
        turn.understood.among(frozenset({Intent.PRODUCT_PRICE, Intent.PRODUCT_STOCK, Intent.PRODUCT_OPTIONS})),
        evidence=(product_evidence(turn, product, shown), *([asked_evidence(asked)] if asked else [])),
        cards=(product_card(turn, product, variant_chosen(choice)),),
        sources=(product_source(product),),
        topic=topic
        or Topic(product_id=product.id, order_name=turn.conversation.topic.order_name, chosen=_named(choice)),
    )
