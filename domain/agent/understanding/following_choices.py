"""A value asked of the product spoken of, beside those chosen before: "750 ml mustard? – and the berry one?"."""

from domain.agent.intents import Intent
from domain.agent.products.variants import choose
from domain.agent.understanding.messages import Understanding, cued_in
from domain.catalogue import Product
from domain.conversations import Topic
from domain.language.languages import Language

PRICE_IN = {
    Language.SPANISH: "cuánto cuesta",
    Language.FRENCH: "combien coûte",
    Language.GERMAN: "wie viel kostet",
    Language.ITALIAN: "quanto costa",
    Language.PORTUGUESE: "quanto custa",
    Language.POLISH: "ile kosztuje",
    Language.DUTCH: "hoeveel kost",
}


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
