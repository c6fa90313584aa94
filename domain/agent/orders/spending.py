"""What all of a shopper's own orders cost together, with each of them: "how much have I spent here"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.agent.drafts import Draft, Turn
from domain.agent.intents import Intent
from domain.agent.orders.lists import fitting, list_line
from domain.agent.orders.lookups import MOST_ORDERS, evidence_of, own_orders
from domain.agent.orders.own import holds_named
from domain.agent.orders.wishes import names_newest
from domain.agent.phrases import Say
from domain.agent.replies import Evidence, Outcome
from domain.conversations import Topic
from domain.language.openings import sought
from domain.language.words import fold
from domain.orders import Money, Order

NOT_TAKEN = frozenset({"pending", "authorized", "voided", "expired"})  # of which no money was spent
MOST_ADDED = 10  # orders, each of which is listed beside the sum
OF_ALL = (
    r"(?:so far|altogether|all ?together|overall|ever|all (?:of )?(?:my|our|the|these|those) (?:\w+ )?orders|all orders"
    r"|(?:with|at|from|on) (?:you|u|here|this (?:store|shop))|in your (?:store|shop)|here|bisher|insgesamt|hasta ahora"
    r"|jusqu ?ici|finora|ate agora|tot nu toe|do tej pory|lacznie|w sumie)"
)
SPENT = sought(
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
# A time that no list of orders is cut to exactly, and what is only a part of what an order cost.
OTHER_TIME = re.compile(
    r"\b(?:since|before|after|between|until|till)\b(?! (?:now|today)\b)|\b(?:todays?|yesterday|weeks?|days?|quarter)\b"
    r"|\b(?:last|past|previous) (?:\w+ )?(?:months|years)\b|\bpast (?:month|year)\b"
    r"|\b(?:christmas|xmas|easter|black friday|summer|winter|spring|autumn)\b|\b(?:seit|vor|zwischen|(?<!bis )heute"
    r"|gestern|woche|tagen?|monaten|jahren|desde|antes|entre|(?<!hasta )hoy|ayer|semanas?|dias|meses|anos|depuis|avant"
    r"|semaines?|jours|annees|dal|prima|settimana|giorni|mesi|anni|(?<!ate )hoje|ontem|od|przed|(?<!do )dzis\w*|wczoraj"
    r"|tygodni\w*|dni|miesiecy|lat|sinds|voor|tussen|(?<!tot )vandaag|gisteren|week|dagen|maanden)\b|이후|이전|오늘"
    r"|어제|이번 주|지난주|개월|以降|以前|今日|昨日|今週|先週|か月|ヶ月"
)
YEARS = re.compile(r"(?<!\d)20\d\d(?!\d)")
OF_A_PART = re.compile(
    r"\b(?:shipping|delivery|postage|tax\w*|vat|duty|duties|fees?|tips?)\b"
    r"|\b(?:spen[dt]|paid|pay)\b.* (?:on|for) (?!(?:all|every\w*|you|u|here|this|my|our|these|those|orders?|what|it)\b)"
    r"|\b(?:versand\w*|steuern?|mwst|envios?|impuestos?|iva|livraison|taxes|tva|spedizion\w*|tasse|portes|wysylk\w*"
    r"|podatk\w*|verzend\w*|btw)\b|배송비|세금|送料|税"
)


def asks_spending(turn: Turn) -> bool:
    """Whether the sum of all orders is asked for, and not that of the one just shown or named."""
    if turn.understood.order_names or names_newest(turn):
        return False
    folded = fold(turn.text)
    of_one = turn.conversation.topic.order_name and not re.search(rf"\b{OF_ALL}\b", folded)
    return not of_one and bool(SPENT.search(folded))


def answer_spending(turn: Turn) -> Draft | None:
    """Add up the shopper's own orders that are meant; None where they are too many, or in two currencies, or where
    a part of what they cost is meant, or a time that they are not cut to."""
    own = own_orders(turn)
    if _is_of_a_part(fold(turn.text)) or any(holds_named(turn, order) for order in own):
        return None
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
        evidence=(*evidence_of(turn, orders), total),
        topic=Topic(),
    )


def _is_of_a_part(folded: str) -> bool:
    several_years = len(set(YEARS.findall(folded))) > 1
    return several_years or bool(OTHER_TIME.search(folded) or OF_A_PART.search(folded))


def _whole(orders: Sequence[Order]) -> Money | None:
    """Return what was paid less what was refunded; None where that is not one sum of one currency, or not known."""
    currencies = {order.currency for order in orders}
    currencies |= {refund.currency for order in orders for refund in order.refunds if refund.currency}
    if any(order.financial_status == "partially_paid" for order in orders):
        return None
    if len(currencies) != 1 or any(order.cancelled_at and not order.refunds for order in orders):
        return None
    paid = sum((order.total - order.refunded for order in orders), Decimal(0))
    return Money(paid, currencies.pop())
