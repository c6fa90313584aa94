"""Where an order is, in sentences: its state, its parcels, what still waits, what was paid back."""

from domain.agent.drafts import BULLET, Turn
from domain.agent.formatting import listing
from domain.agent.order_states import OrderState, is_preorder, parcel_state, parcels, state_of, unsent
from domain.agent.phrases import Say
from domain.orders import Fulfilment, Money, Order, Tracking

NOT_SENT = frozenset({OrderState.UNFULFILLED, OrderState.PREORDER, OrderState.ON_HOLD})
OVER = frozenset({OrderState.CANCELLED, OrderState.REFUNDED, OrderState.RETURNED})


def state_sentences(turn: Turn, order: Order) -> list[str]:
    """Return where the order is: its state, then each parcel, then what still waits."""
    state = state_of(order)
    if state in NOT_SENT and not any(line.requires_shipping for line in order.lines):
        return _digital_sentences(turn, order)
    sentences = [_state_sentence(turn, order)]
    if state in OVER:
        return sentences + (refund_sentences(turn, order) if order.refunds else [])
    return sentences + _parcel_sentences(turn, order) + _waiting_sentences(turn, order) + _digital_lines(turn, order)


def _state_sentence(turn: Turn, order: Order) -> str:
    state, sent = state_of(order), parcels(order)
    if state is OrderState.CANCELLED and order.cancelled_at:
        return turn.say(Say.CANCELLED_ON, order=order.name, date=turn.day(order.cancelled_at))
    if state is OrderState.DELIVERED and len(sent) == 1 and sent[0].delivered_at:
        return turn.say(Say.DELIVERED_ON, order=order.name, date=turn.day(sent[0].delivered_at))
    return turn.say(Say[f"ORDER_{state.value.upper()}"], order=order.name)


def refund_sentences(turn: Turn, order: Order) -> list[str]:
    if not order.refunds:
        return [turn.say(Say.NO_REFUND, order=order.name)]
    return [
        turn.say(
            Say.REFUND,
            amount=turn.money(Money(refund.amount, order.currency)),
            order=order.name,
            date=turn.day(refund.created_at),
        )
        for refund in order.refunds
    ]


def tracking_sentences(turn: Turn, order: Order) -> list[str]:
    known = [one for parcel in parcels(order) for one in parcel.tracking if one.number or one.url]
    if known:
        return [_state_sentence(turn, order), *_parcel_sentences(turn, order)]
    if parcels(order):
        return [*state_sentences(turn, order), turn.say(Say.NO_TRACKING, order=order.name)]
    if state_of(order) in NOT_SENT:
        return [turn.say(Say.NO_TRACKING_YET, order=order.name)]
    return [*state_sentences(turn, order), turn.say(Say.NO_TRACKING, order=order.name)]


def _parcel_sentences(turn: Turn, order: Order) -> list[str]:
    sent = parcels(order)
    if len(sent) > 1:
        return [_parcel_line(turn, order, parcel) for parcel in sent]
    return [sentence for parcel in sent for sentence in (*_dates(turn, parcel), *_tracking_words(turn, parcel))]


def _parcel_line(turn: Turn, order: Order, parcel: Fulfilment) -> str:
    lines = [order.line(line_id) for line_id, _ in parcel.lines]
    items = listing([line.title for line in lines if line])
    state = turn.say(Say[f"STATE_{parcel_state(parcel).value.upper()}"])
    codes = " ".join(_tracking_words(turn, parcel))
    return BULLET + " – ".join(part for part in (items, state, codes) if part)


def _dates(turn: Turn, parcel: Fulfilment) -> list[str]:
    expected = None if parcel.delivered_at else parcel.estimated_delivery_at
    return [turn.say(Say.EXPECTED, date=turn.day(expected))] if expected and expected >= turn.now else []


def _tracking_words(turn: Turn, parcel: Fulfilment) -> list[str]:
    return [sentence for one in parcel.tracking for sentence in _code(turn, one)]


def _code(turn: Turn, one: Tracking) -> list[str]:
    """Tell number and carrier; the link stands on the order's card, and here only where there is no number."""
    if not one.number:
        return [turn.say(Say.TRACKING_LINK, url=one.url)] if one.url else []
    what = Say.TRACKING if one.company else Say.TRACKING_ONE
    return [turn.say(what, number=one.number, carrier=one.company)]


def _waiting_sentences(turn: Turn, order: Order) -> list[str]:
    if not parcels(order) or is_preorder(order):
        return []
    waiting = [counted(line.title, count) for line, count in unsent(order)]
    return [turn.say(Say.WAITING, items=listing(waiting))] if waiting else []


def _digital_sentences(turn: Turn, order: Order) -> list[str]:
    return _digital_lines(turn, order) or [turn.say(Say.ORDER_UNFULFILLED, order=order.name)]


def _digital_lines(turn: Turn, order: Order) -> list[str]:
    items = [counted(line.title, line.quantity) for line in order.lines if not line.requires_shipping]
    return [turn.say(Say.NOTHING_TO_SHIP, order=order.name, items=listing(items))] if items else []


def counted(label: str, quantity: int) -> str:
    return f"{quantity} × {label}" if quantity > 1 else label
