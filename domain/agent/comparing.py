"""Two or three products side by side: their prices and what both records say under the same name."""

import re
from collections.abc import Sequence

from domain.agent.drafts import BULLET, Draft, Turn
from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.agent.product_lookups import prices, product_card, product_evidence, product_source
from domain.agent.replies import Outcome
from domain.agent.words import fold
from domain.catalogue import Product
from domain.conversations import Topic
from domain.orders import Money

MOST_COMPARED = 3
MOST_FACTS = 4
COMPARES = re.compile(
    r"\b(?:compar(?!t)\w+|differen\w+|versus|vs|unterschied\w*|vergleich\w*|diferencia\w*|roznic\w*|porown\w*)\b|차이|비교|違い|比較"
    r"|\bbetter\b.*\bor\b|\bwhich\b.*\bor\b|\bor\b.*\bwhich\b|\bbetween\b.*\band\b"
)
FACT = re.compile(r"^[-•*]?\s*(?P<name>[^\W\d_][\w ]{2,24}):\s+(?P<value>\S.*)$", re.M)


def compares(text: str) -> bool:
    return bool(COMPARES.search(fold(text)))


def compare(turn: Turn, products: Sequence[Product]) -> Draft:
    """Return the price of each, and the facts that all of them have, in the words of their descriptions."""
    compared = products[:MOST_COMPARED]
    told = [_facts(product) for product in compared]
    shared = [name for name in told[0] if all(name in facts for facts in told)][:MOST_FACTS]
    lines = [[f"{BULLET}{name}: {facts[name]}" for name in shared] for facts in told]
    sentences = [line for product, own in zip(compared, lines, strict=True) for line in (_price(turn, product), *own)]
    return Draft(
        Outcome.ANSWERED,
        tuple(sentences),
        turn.understood.intents or (Intent.PRODUCT_FACT,),
        evidence=tuple(
            product_evidence(turn, product, quotes=own) for product, own in zip(compared, lines, strict=True)
        ),
        cards=tuple(product_card(turn, product) for product in compared),
        sources=tuple(product_source(product) for product in compared),
        topic=Topic(product_id=compared[0].id),
    )


def _price(turn: Turn, product: Product) -> str:
    amounts = [Money(amount, turn.store.currency) for amount in sorted(set(prices(product)))]
    if len(amounts) < 2:
        return turn.say(Say.PRICE, product=product.title, price=turn.money(amounts[0])) if amounts else product.title
    return turn.say(Say.FOUND_ONE, product=product.title, price=f"{turn.money(amounts[0])}–{turn.money(amounts[-1])}")


def _facts(product: Product) -> dict[str, str]:
    return {found["name"]: found["value"].strip() for found in FACT.finditer(product.description)}
