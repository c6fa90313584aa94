"""A message that is nothing but a product and a choice of its options, whatever its words resemble elsewhere."""

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import ACTIONS, SENSITIVE, TROUBLES, Intent
from domain.agent.measures import pieces
from domain.agent.product_mentions import find_products
from domain.agent.unmade_values import STOCK_WORDS
from domain.agent.variant_answers import answer_price, answer_stock
from domain.agent.variants import choose
from domain.agent.vocabulary import PLAIN_WORDS
from domain.agent.words import same_word, split_words
from domain.catalogue import Product

# What a message may be taken for because a value sounds like it: "Google Assistant", "quiet operation", "got any left".
MISTAKEN = ACTIONS | TROUBLES | SENSITIVE | {Intent.HUMAN, Intent.INVOICE, Intent.OFF_TOPIC}
ASKS_AFTER_ONES_OWN = frozenset(
    "where wheres when wo wann donde cuando gdzie kiedy onde quando dove waar wanneer".split()
)
SAID_BESIDE = STOCK_WORDS | frozenset(
    """left habt ihr gibt es noch ist sind die der das den ein eine von mit hay tienen tienes teneis la el los las un
    una de con avez vous est le les du des ce czy jest macie sa w z tem voces o os as no na esta avete il lo gli di che
    hebben jullie het een nog zijn は の が を に で はありますか ありますか はございますか 있나요 있어요
    있습니까""".split()
)


def answer_choice(turn: Turn) -> Draft | None:
    """Answer for price or stock where a mistaken wish was read into the name of a product and values of its options."""
    understood = turn.understood
    if not understood.among(MISTAKEN) or understood.own or understood.email:
        return None
    found = find_products(turn)
    product = found.named[0] if found.proper and len(found.named) == 1 else None
    if not product or not _says_nothing_else(turn, product):
        return None
    return (answer_price if understood.wants(Intent.PRODUCT_PRICE) else answer_stock)(turn, product)


def _says_nothing_else(turn: Turn, product: Product) -> bool:
    mentions = choose(product, turn.text).mentions
    title, plain = split_words(product.title), (PLAIN_WORDS | SAID_BESIDE) - ASKS_AFTER_ONES_OWN
    rest = [piece.text for at, piece in enumerate(pieces(turn.text)) if at not in mentions.places]
    others = [word for word in rest if word not in plain and not any(same_word(word, part) for part in title)]
    return bool(mentions.named) and not others and not mentions.unmade
