"""Whether a message that nothing answers is at least a store's business."""

from domain.agent.concepts import meaning
from domain.agent.drafts import Turn
from domain.agent.understanding import Understanding
from domain.agent.vocabulary import SHOP_WORDS
from domain.agent.wishes import read_wish

SHOP_CONCEPTS = frozenset(
    """refund return exchange cancel delivery fee pay item damaged warranty hygiene gift privacy discount""".split()
)


def is_about_shopping(understood: Understanding) -> bool:
    words = understood.words
    return any(word in SHOP_WORDS or meaning(word) in SHOP_CONCEPTS for word in words) or bool(understood.order_names)


def asks_of_the_store(turn: Turn) -> bool:
    """Whether what is asked after is no thing to buy but something of the store: "do you have a shop in Berlin?"."""
    return not read_wish(turn.text, turn.language).named and is_about_shopping(turn.understood)
