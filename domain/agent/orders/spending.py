"""What all of a shopper's own orders cost together, with each of them: "how much have I spent here"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.orders.lists import fitting, list_line
from domain.agent.orders.lookups import MOST_ORDERS, order_evidence, own_orders
from domain.agent.orders.wishes import names_newest
from domain.agent.phrases import Say
from domain.agent.replies import Evidence, Outcome
from domain.conversations import Topic
from domain.language.words import fold
from domain.orders import Money, Order

NOT_TAKEN = frozenset({"pending", "authorized", "voided", "expired"})  # of which no money was spent
MOST_ADDED = 10  # orders, each of which is listed beside the sum
OF_ALL = (
    r"(?:so far|altogether|all ?together|overall|ever|all (?:of )?(?:my|our|the|these|those) (?:\w+ )?orders|all orders"
    r"|(?:with|at|from|on) (?:you|u|here|this (?:store|shop))|in your (?:store|shop)|here|bisher|insgesamt|hasta ahora"
    r"|jusqu ?ici|finora|ate agora|tot nu toe|do tej pory|lacznie|w sumie)"
)
SPENT = re.compile(
    rf"\b(?:how much|what) (?:have|did|had|has)? ?(?:i|we) (?:\w+ )?(?:spen[dt]|paid|pay)\b.*\b{OF_ALL}\b"
    r"|\bhow much (?:have|did) (?:i|we) (?:\w+ )?spen[dt] (?:in total|this year|last year|this month|last month)\b"
    r"|\b(?:total|whole|overall) (?:\w+ )?(?:spend(?:ing)?|spent)\b|\b(?:total|sum) (?:of|for) all (?:of )?(?:my|our)\b"
    r"|\bwie ?viel (?:geld )?hab(?:e)? ich\b.*\b(?:ausgegeben|bezahlt)\b"
    r"|\bcuanto (?:dinero )?(?:he|llevo) gastad[oa]\b"
    r"|\bcombien (?:ai je|jai|est ce que jai)\b.*\bdepense\b|\bquanto ho speso\b|\bquanto (?:ja )?gastei\b"
    r"|\bile (?:\w+ )?(?:wydal\w*)\b|\bhoeveel heb ik\b.*\buitgegeven\b"
    r"|(?:총|전부|지금까지).{0,12}얼마.{0,6}(?:썼|쓴|지출)"
    r"|(?:全部で|合計|これまで).{0,12}いくら.{0,6}(?:使|払)"
)


def asks_spending(turn: Turn) -> bool:
    """Whether the sum of all orders is asked for, and not that of the one just shown or named."""
    if turn.understood.order_names or names_newest(turn):
        return False
    folded = fold(turn.text)
    of_one = turn.conversation.topic.order_name and not re.search(rf"\b{OF_ALL}\b", folded)
    return not of_one and bool(SPENT.search(folded))


def answer_spending(turn: Turn) -> Draft | None:
    """Add up the shopper's own orders that are meant; None where they are too many, or in two currencies."""
    own = own_orders(turn)
    orders = tuple(order for order in fitting(turn, own) if order.financial_status not in NOT_TAKEN)
    if not orders or len(own) >= MOST_ORDERS or len(orders) > MOST_ADDED:
        return None
    whole = _whole(orders)
    if whole is None:
        return None
    refunded = any(order.refunds for order in orders)
    total = Evidence("orders", "", "", "", "", {"total.money": str(whole.amount), "currency": whole.currency})
    signed_in = turn.conversation.shopper.customer_id is not None
    return Draft(
        Outcome.ANSWERED,
        (
            turn.say(Say.ORDERS if signed_in else Say.ORDERS_PROVEN),
            *(list_line(turn, order) for order in orders),
            turn.say(Say.SPENT if refunded else Say.TOGETHER, total=turn.money(whole)),
        ),
        (Intent.ORDER_TOTAL,),
        evidence=(*(order_evidence(turn, order) for order in orders), total),
        topic=Topic(),
    )


def _whole(orders: Sequence[Order]) -> Money | None:
    """Return what was paid less what was refunded; None where that is not one sum of one currency."""
    currencies = {order.currency for order in orders}
    currencies |= {refund.currency for order in orders for refund in order.refunds if refund.currency}
    if len(currencies) != 1 or any(order.cancelled_at and not order.refunds for order in orders):
        return None
    paid = sum((order.total - order.refunded for order in orders), Decimal(0))
    return Money(paid, currencies.pop())
