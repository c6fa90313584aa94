"""What an order cost, how it was paid, when and why: one sentence for each figure of its record."""

from collections.abc import Callable
from decimal import Decimal

from domain.agent.drafts import Turn
from domain.agent.formatting import listing
from domain.agent.orders.asked import Asked
from domain.agent.orders.progress import brought_by, refund_sentences, state_sentences, where_it_is
from domain.agent.orders.states import OrderState, open_returns, parcels, state_of
from domain.agent.phrases import Say
from domain.orders import Money, Order, Return

Figure = Callable[[Turn, Order], list[str]]
PAYMENT: dict[str, Say] = {
    "pending": Say.PAYMENT_PENDING,
    "authorized": Say.PAYMENT_AUTHORIZED,
    "partially_paid": Say.PAYMENT_PARTLY,
    "paid": Say.PAYMENT_PAID,
    "partially_refunded": Say.PAYMENT_PAID,
    "refunded": Say.PAYMENT_PAID,
    "voided": Say.PAYMENT_VOIDED,
    "expired": Say.PAYMENT_EXPIRED,
}
# A suspected fraud is nobody's to be told by a machine.
CANCELLED: dict[str, Say] = {
    "customer": Say.CANCELLED_BY_SHOPPER,
    "inventory": Say.CANCELLED_FOR_STOCK,
    "declined": Say.CANCELLED_FOR_PAYMENT,
}
RETURN: dict[str, Say] = {
    "requested": Say.BACK_REQUESTED,
    "open": Say.BACK_APPROVED,
    "approved": Say.BACK_APPROVED,
    "declined": Say.BACK_DECLINED,
    "closed": Say.BACK_CLOSED,
    "canceled": Say.BACK_CANCELLED,
    "cancelled": Say.BACK_CANCELLED,
}
DECLINED: dict[str, Say] = {"final_sale": Say.BACK_WAS_FINAL, "return_period_ended": Say.BACK_TOO_LATE}


def money_of(turn: Turn, order: Order, amount: Decimal) -> str:
    return turn.money(Money(amount, order.currency))


def total(turn: Turn, order: Order) -> list[str]:
    told = [turn.say(Say.TOTAL, order=order.name, total=money_of(turn, order, order.total))]
    return [*told, *refund_sentences(turn, order)] if order.cancelled_at and order.refunds else told


def shipping(turn: Turn, order: Order) -> list[str]:
    if not order.shipping:
        return [turn.say(Say.SHIPPING_FREE, order=order.name)]
    return [turn.say(Say.SHIPPING_PAID, order=order.name, amount=money_of(turn, order, order.shipping))]


def tax(turn: Turn, order: Order) -> list[str]:
    return [turn.say(Say.TAX_PAID, order=order.name, amount=money_of(turn, order, order.tax))]


def discount(turn: Turn, order: Order) -> list[str]:
    if not order.discounts:
        return [turn.say(Say.NO_DISCOUNT, order=order.name)]
    amount, codes = money_of(turn, order, order.discounts), listing(order.codes)
    if not codes:
        return [turn.say(Say.DISCOUNT_GIVEN, order=order.name, amount=amount)]
    return [turn.say(Say.DISCOUNT_BY_CODE, order=order.name, amount=amount, code=codes)]


def subtotal(turn: Turn, order: Order) -> list[str]:
    return [turn.say(Say.SUBTOTAL, order=order.name, amount=money_of(turn, order, order.subtotal))]


def outstanding(turn: Turn, order: Order) -> list[str]:
    if order.outstanding is None:
        return payment(turn, order)
    if not order.outstanding or order.cancelled_at:
        return [turn.say(Say.NOTHING_OWED, order=order.name)]
    return [turn.say(Say.STILL_OWED, order=order.name, amount=money_of(turn, order, order.outstanding))]


def payment(turn: Turn, order: Order) -> list[str]:
    what = PAYMENT.get(order.financial_status)
    told = [turn.say(what, order=order.name)] if what else [turn.say(Say.METHOD_NOT_SAID, order=order.name)]
    return [*told, *refund_sentences(turn, order)] if order.refunds else told


def method(turn: Turn, order: Order) -> list[str]:
    if not order.gateways:
        return [turn.say(Say.METHOD_NOT_SAID, order=order.name)]
    return [turn.say(Say.PAID_WITH, order=order.name, method=listing(order.gateways))]


def placed(turn: Turn, order: Order) -> list[str]:
    return [turn.say(Say.PLACED_ON, order=order.name, date=turn.day(order.created_at))]


def cancelled(turn: Turn, order: Order) -> list[str]:
    if order.cancelled_at is None:
        return state_sentences(turn, order)
    return [*where_it_is(turn, order), turn.say(CANCELLED.get(order.cancel_reason, Say.NO_REASON))]


def returned(turn: Turn, order: Order) -> list[str]:
    if not order.returns:
        return [turn.say(Say.NO_RETURN, order=order.name)]
    told = [sentence for one in order.returns for sentence in _return(turn, order, one)]
    return [*told, *refund_sentences(turn, order)] if order.refunds else told


def before_acting(turn: Turn, order: Order) -> list[str]:
    """Return what to know of an order of which something is to be done: where it is, and how a return ended."""
    ended = returned(turn, order) if order.returns and not open_returns(order) else []
    offer = turn.say(Say.OFFER_PERSON)
    return [*(one for one in ended if one != offer), *state_sentences(turn, order)]


def _return(turn: Turn, order: Order, one: Return) -> list[str]:
    status = one.status.lower()
    if status not in RETURN:
        return state_sentences(turn, order)
    told = [turn.say(RETURN[status], order=order.name)]
    if status != "declined":
        return told
    return [*told, turn.say(DECLINED.get(one.decline_reason, Say.NO_REASON)), turn.say(Say.OFFER_PERSON)]


def waiting(turn: Turn, order: Order) -> list[str]:
    """Tell where it is; what the record does not explain, a person may."""
    told = state_sentences(turn, order)
    arrived = state_of(order) in (OrderState.DELIVERED, OrderState.CANCELLED, OrderState.REFUNDED, OrderState.RETURNED)
    return told if arrived else [*told, turn.say(Say.OFFER_PERSON)]


def carrier(turn: Turn, order: Order) -> list[str]:
    named = dict.fromkeys(one.company for parcel in parcels(order) for one in parcel.tracking if one.company)
    if not named:
        return [*where_it_is(turn, order), turn.say(Say.NO_CARRIER, order=order.name)]
    return [turn.say(Say.CARRIER, order=order.name, carrier=listing(list(named))), *brought_by(turn, order)]


def signed(turn: Turn, order: Order) -> list[str]:
    return [*state_sentences(turn, order), turn.say(Say.TAKEN_IN_NOT_SAID)]


def refunded(turn: Turn, order: Order) -> list[str]:
    return refund_sentences(turn, order) if order.refunds or not order.returns else returned(turn, order)


def address(turn: Turn, order: Order) -> list[str]:
    """Tell the city alone: a conversation may be read over a shoulder."""
    city = order.shipping_address.city if order.shipping_address else ""
    return [turn.say(Say.SHIP_TO, order=order.name, city=city) if city else turn.say(Say.NO_SHIP_TO, order=order.name)]


FIGURES: dict[Asked, Figure] = {
    Asked.ADDRESS: address,
    Asked.REFUND: refunded,
    Asked.TOTAL: total,
    Asked.SHIPPING: shipping,
    Asked.TAX: tax,
    Asked.DISCOUNT: discount,
    Asked.SUBTOTAL: subtotal,
    Asked.OUTSTANDING: outstanding,
    Asked.PAYMENT: payment,
    Asked.METHOD: method,
    Asked.PLACED: placed,
    Asked.CANCELLED: cancelled,
    Asked.RETURN: returned,
    Asked.WAITING: waiting,
    Asked.CARRIER: carrier,
    Asked.SIGNED: signed,
}
