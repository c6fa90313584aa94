"""When something comes that is asked after by its name or as "it": what its record says of that, before any rule.

Whoever has ordered it is told of the order instead.
"""

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import SENSITIVE, Intent
from domain.agent.orders.lookups import own_orders
from domain.agent.products.mentions import find_products, product_pointed_to
from domain.agent.products.searching import find, limits_of
from domain.agent.products.variant_answers import answer_ahead, choice_in
from domain.catalogue import Product
from domain.conversations import About
from domain.language.openings import sought
from domain.language.words import fold

WHEN_SENT = sought(
    r"\bwhen\b.{0,60}\b(?:ships?|shipped|shipping|arriv\w+|come|comes|coming|sent"
    r"|dispatch\w*|deliver\w*|releas\w+|come out|go out|leaves?)\b"
    r"|\bwann\b.{0,60}\b(?:kommt|kommen|verschickt|versandt|versendet|geliefert|lieferbar|erscheint)\b"
    r"|\bcuando\b.{0,60}\b(?:envi\w+|lleg\w+|sale|entreg\w+)\b"
    r"|\bquand\b.{0,60}\b(?:expedi\w+|arriv\w+|livr\w+|envoy\w+|sort\w*)\b"
    r"|\bquando\b.{0,60}\b(?:spedi\w+|arriv\w+|consegn\w+|esce|envi\w+|cheg\w+|entreg\w+|sai)\b"
    r"|\bwanneer\b.{0,60}\b(?:verzonden|verstuurd|komt|geleverd|bezorgd)\b"
    r"|\bkiedy\b.{0,60}\b(?:wysl\w+|wysyl\w+|przyjdzie|dotrze|dostarcz\w+|wyjdzie)\b"
    r"|언제.{0,30}(?:발송|배송|출시|도착|오나|와요)|いつ.{0,30}(?:発送|出荷|届|発売)"
)


def answer_sent_later(turn: Turn) -> Draft | None:
    """Return when it is sent that is sold before the store has it; None where its record does not tell."""
    understood = turn.understood
    if not WHEN_SENT.search(fold(turn.text)) or understood.own or understood.order_names or understood.email:
        return None
    if understood.among(SENSITIVE | {Intent.INJECTION, Intent.HUMAN}):
        return None
    product = _meant(turn)
    return answer_ahead(turn, choice_in(turn, product)) if product and not _is_bought(turn, product) else None


def _meant(turn: Turn) -> Product | None:
    found = find_products(turn)
    if goods := found.named or found.alternatives:
        fitting = [one for one in goods if limits_of(turn).allow(one)]  # of "the 4 person tent" the only one for four
        return fitting[0] if len(fitting) == 1 else None
    if turn.understood.backward:
        return _spoken_of(turn)
    results = find(turn)
    return turn.product(results.surest[0]) if results.exact and len(results.surest) == 1 else None


def _spoken_of(turn: Turn) -> Product | None:
    """Return what "it" is where goods were told of last: one product, or the only one that was shown."""
    topic = turn.conversation.topic
    if topic.about is About.GOODS and not topic.product_id and len(topic.shown) == 1:
        return turn.product(topic.shown[0])
    return product_pointed_to(turn) if topic.about is About.GOODS or turn.page.product_id else None


def _is_bought(turn: Turn, product: Product) -> bool:
    return any(line.product_id == product.id for order in own_orders(turn) for line in order.lines)
