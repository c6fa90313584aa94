"""What a message says of how its order stands: "the cancelled one", "half of it is missing"."""

import re
from collections.abc import Callable, Sequence

from domain.agent.orders.states import OrderState, is_preorder, parcel_state, parcels, state_of, unsent
from domain.agent.policies.clauses.case_words import UNRECEIVED
from domain.language.words import fold
from domain.orders import Order

Fits = Callable[[Order], bool]


def stated_in(text: str) -> list[Fits]:
    """Return what an order must be like to be the one that is spoken of."""
    folded = fold(text)
    return [fits for said, fits in STATED if said.search(folded)]


def stands_as_said(text: str, order: Order) -> bool:
    """Whether a message says how its order stands, and this one stands so."""
    stated = stated_in(text)
    return bool(stated) and all(fits(order) for fits in stated)


def is_incomplete(order: Order) -> bool:
    """Whether a part of the order is still to come, and another is not."""
    arrived = [parcel_state(parcel) is OrderState.DELIVERED for parcel in parcels(order)]
    return bool(arrived) and (bool(unsent(order)) or (any(arrived) and not all(arrived)))


def last_delivered(text: str, orders: Sequence[Order]) -> tuple[Order, ...]:
    """Return the order of which a parcel came last, where one is said to be delivered and is not there."""
    came = [(parcel.delivered_at, order) for order in orders for parcel in parcels(order) if parcel.delivered_at]
    if not came or not UNRECEIVED.search(fold(text)):
        return tuple(orders)
    return (max(came, key=lambda one: one[0])[1],)


STATED: tuple[tuple[re.Pattern[str], Fits], ...] = (
    (
        re.compile(
            r"\b(?:declined|rejected|refused|denied|abgelehnt|rechazad\w+|odrzucon\w+|refusee?|rifiutat[oa]|recusad[oa]"
            r"|geweigerd|afgewezen)\b|거절|거부|却下|拒否"
        ),
        lambda order: any(one.status.lower() == "declined" for one in order.returns),
    ),
    (
        re.compile(
            r"\bpre ?-?orders?\b|\bpre ?-?ordered\b|vorbestell|preventa|precommand|prevendita|pre ?-?venda"
            r"|przedsprzeda|예약|予約"
        ),
        is_preorder,
    ),
    (
        re.compile(
            r"\b(?:cancelled|canceled|stornierte?n?|cancelad[oa]|anulowan\w+|annulee?|annullat[oa]|geannuleerde?)\b"
            r"|취소된|キャンセルされた"
        ),
        lambda order: order.cancelled_at is not None,
    ),
    (
        re.compile(
            r"\bpart(?:ly|ially|ial)\b.{0,20}\b(?:refund\w*|money)|\b(?:only|just)\b.{0,25}\b(?:part|half|some) of"
            r" (?:my|the|our) (?:money|refund)|\bteilweise erstattet|\bparcialmente|\bpartiellement|\bparzialmente"
            r"|\bczesciow\w+ zwr|\bdeels terug|부분 ?환불|一部.{0,4}返金"
        ),
        lambda order: order.financial_status == "partially_refunded",
    ),
    (
        re.compile(
            r"\b(?:tried to (?:deliver|bring)|attempted (?:to deliver|delivery)|delivery attempt|failed delivery"
            r"|missed (?:the|my|a) (?:delivery|driver|courier|postman)|sorry we missed"
            r"|zustellversuch|nicht angetroffen|intento de entrega"
            r"|tentative de livraison|proba doreczenia)\b|부재"
        ),
        lambda order: state_of(order) is OrderState.ATTEMPTED,
    ),
    (re.compile(r"\bout for delivery\b"), lambda order: state_of(order) is OrderState.OUT_FOR_DELIVERY),
    (UNRECEIVED, lambda order: any(parcel.delivered_at for parcel in parcels(order))),
    (re.compile(r"\bon hold\b"), lambda order: state_of(order) is OrderState.ON_HOLD),
    (
        re.compile(
            r"\b(?:missing|incomplete|only (?:half|part|one|some)|half of|the (?:rest|remainder)|other (?:half|part"
            r"|parcel|package|box|items?)|second (?:parcel|package|box)|fehlt|fehlen|unvollstandig|rest|falta|faltan"
            r"|incomplet\w+|brakuje|niekompletn\w+|manque|manca|mancano|ontbreekt|onvolledig)\b|누락|빠졌|足りな"
        ),
        is_incomplete,
    ),
    (
        re.compile(r"\b(?:saved?|gespart|ahorr\w+|economis\w+|risparmi\w+|oszczedzi\w+|bespaard)\b"),
        lambda order: bool(order.discounts),
    ),
)
