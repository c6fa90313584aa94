"""A value asked of the product spoken of, beside those chosen before: "750 ml mustard? – and the berry one?"."""

import re
from collections.abc import Sequence

from domain.agent.intents import Intent
from domain.agent.products.option_forms import form_of
from domain.agent.products.options import facets
from domain.agent.products.variants import choose
from domain.agent.understanding.messages import Understanding, cued_in
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.languages import Language
from domain.language.words import fold

BOTH = 2  # values, of which one is the other
PRICE_IN = {
    Language.SPANISH: "cuánto cuesta",
    Language.FRENCH: "combien coûte",
    Language.GERMAN: "wie viel kostet",
    Language.ITALIAN: "quanto costa",
    Language.PORTUGUESE: "quanto custa",
    Language.POLISH: "ile kosztuje",
    Language.DUTCH: "hoeveel kost",
}
PRICE_OF = re.compile(
    r"^\W*(?:(?:and|ok|so|what about|und|y|et|e|i|en|a) )?(?:(?:the|der|el|le|il|o|de) )?(?:how much|prices?|costs?"
    r"|prix|combien|precio|cuanto|preis|wie viel|was kostet|cena|ile|prezzo|quanto|preco|prijs|hoeveel)"
    r"(?: (?:is it|is|are they|are|would it be))?(?: (?:in|for|of|as|fur|en|para|pour|per|voor|w|em))?"
    r"(?: (?:the|a|an))? (?P<value>[^?!.]+?)(?: (?:one|ones|version))?[?!. ]*$"
)
# "The other one", "und in der anderen Farbe?": of two values that which was not spoken of.
OTHER_VALUE = re.compile(
    r"^\W*(?:(?:and|ok|so|what about|how about|und|y|et|e|i|en|a) ){0,2}(?:(?:in|en|dans|w|em|con|mit|met) )?"
    r"(?:(?:the|el|la|der|die|das|dem|den|de|il|lo|o|ten|ta|tym) )?"
    r"(?:other|otr[oa]|ander\w*|l ?autre|autre|altr[oa]|laltr[oa]|outr[oa]|drug\w+|inn\w+)"
    r"(?: (?:one|version|colou?r|farbe|variante|couleur|kleur|colore"
    r"|cor|kolor\w*|size|grosse|talla|taille|rozmiar\w*))?\W*$"
    r"|^다른 ?(?:색|색상|거|것)은?요?\W*$|^(?:他|別)の(?:色|もの)は?\W*$"
)


def value_meant(said: Understanding, topic: Topic, last: Product) -> str:
    """Return what a value or its price asks, written out of what was spoken of; "" where none is meant."""
    return other_value(said, topic, last) or priced_value(said, topic, last)


def priced_value(said: Understanding, topic: Topic, last: Product) -> str:
    """Return the price asked of one value of what was spoken of, whatever it is called: "how much in long"."""
    asked = PRICE_OF.match(fold(said.text))
    value = form_of(asked["value"]) if asked else ""
    named = {facet.name: one for facet in facets(last) for one in facet.values if value and form_of(one) == value}
    if len(named) != 1:
        return ""
    kept = [chosen for name, chosen in topic.chosen if name not in named]
    return " ".join((PRICE_IN.get(said.language, "price of"), last.title, *named.values(), *kept))


def other_value(said: Understanding, topic: Topic, last: Product) -> str:
    """Return the other of two values asked of what was spoken of, with what else was chosen; "" where none is meant."""
    if not OTHER_VALUE.match(fold(said.text)):
        return ""
    chosen = dict(topic.chosen)
    pairs = [facet for facet in facets(last) if len(facet.values) == BOTH and facet.name in chosen]
    if len(pairs) != 1:
        return ""
    other = [value for value in pairs[0].values if value != chosen[pairs[0].name]]
    kept = [value for name, value in topic.chosen if name != pairs[0].name]
    return " ".join((last.title, *other, *kept)) if len(other) == 1 else ""


def with_choice(said: Understanding, topic: Topic, last: Product, written: str) -> str:
    """Return a message written out with what was chosen before of `last`, and its price where that was asked.

    What chooses nothing anew, or speaks of another product, stays as it was written.
    """
    if not written.casefold().count(last.title.casefold()):
        return written
    choice = choose(last, written)
    settled = {choice.facets[at].name for at, _ in choice.chosen} | {facet.name for facet, _ in choice.mentions.unmade}
    if not settled or choice.mentions.asked:
        return written
    before = " ".join(value for name, value in topic.chosen if name not in settled)
    asked = PRICE_IN.get(said.language, "price of") if _asked_price(said, topic, last) else ""
    return " ".join(filter(None, (asked, written, before)))


def _asked_price(said: Understanding, topic: Topic, product: Product) -> bool:
    """Whether the price was asked last, and it hangs on how the product is made."""
    prices = {variant.price for variant in product.variants}
    return len(prices) > 1 and Intent.PRODUCT_PRICE in cued_in(topic.question, said.language)


def is_value_of(product: Product, text: str) -> bool:
    """Whether a product is made so: values have names of their own, such as "ember" for a colour."""
    values = {form_of(value) for facet in facets(product) for value in facet.values}
    return bool(text) and form_of(text) in values


def without_values(sought: str, goods: Sequence[Product]) -> str:
    """Return what was sought without the values of goods, of which any may be the cheapest."""
    kept = [word for word in sought.split() if not any(is_value_of(product, word) for product in goods)]
    return " ".join(kept) or sought
