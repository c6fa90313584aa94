"""Where an order is, in sentences: its state, its parcels, what still waits, what was paid back."""

from domain.agent.drafts import BULLET, Turn
from domain.agent.formatting import listing, made_of
from domain.agent.orders.lookups import options_of
from domain.agent.orders.states import (
    OrderState,
    has_left,
    is_preorder,
    open_returns,
    out_at,
    parcel_state,
    parcels,
    preorder_notes,
    shipped_lines,
    shipping_state,
    state_of,
    unsent,
)
from domain.agent.phrases import Say
from domain.agent.products.options import JOINT
from domain.language.planted import without_planted
from domain.orders import Fulfilment, LineItem, Money, Order, Refund, Tracking

DONE_WITHOUT_PARCEL = frozenset({OrderState.FULFILLED})  # what needs no shipping was fulfilled, not shipped
NOT_SENT = frozenset({OrderState.UNFULFILLED, OrderState.PREORDER, OrderState.ON_HOLD})
HERE = frozenset({OrderState.DELIVERED, OrderState.READY_FOR_PICKUP})
UNPAID = {"pending": Say.PAYMENT_PENDING, "voided": Say.PAYMENT_VOIDED, "expired": Say.PAYMENT_EXPIRED}
MOST_NAMED = 6  # articles of an order or a parcel that are named unasked
OVER = frozenset({OrderState.CANCELLED, OrderState.REFUNDED, OrderState.RETURNED})


def state_sentences(turn: Turn, order: Order) -> list[str]:
    """Return where the order is: its state, then each parcel, then what still waits."""
    state, refunds = state_of(order), refund_sentences(turn, order) if order.refunded else []
    if state in NOT_SENT | DONE_WITHOUT_PARCEL and not shipped_lines(order):
        return [*_digital_sentences(turn, order), *refunds]
    sentences = [_state_sentence(turn, order), *_contents(turn, order), *_held_up(turn, order)]
    if state in OVER:
        return [*sentences, *refunds]
    on_the_way = (*_parcel_sentences(turn, order), *_waiting_sentences(turn, order), *_digital_lines(turn, order))
    return [*sentences, *_return_sentences(turn, order), *on_the_way, *refunds]


def where_it_is(turn: Turn, order: Order) -> list[str]:
    """Return the one sentence of where the whole order is."""
    return [_state_sentence(turn, order)]


def brought_by(turn: Turn, order: Order) -> list[str]:
    """Return the parcels with their codes and days."""
    return _parcel_sentences(turn, order)


def _held_up(turn: Turn, order: Order) -> list[str]:
    """Tell why nothing has left yet, as far as the record says: no payment, or a day noted for a pre-order."""
    if state_of(order) not in NOT_SENT:
        return []
    unpaid = UNPAID.get(order.financial_status)
    notes = [f"{BULLET}{words}" for words in preorder_notes(order) if without_planted(words) == words]
    return [*([turn.say(unpaid, order=order.name)] if unpaid else []), *notes]


def _contents(turn: Turn, order: Order) -> list[str]:
    """Name what an order or its one parcel holds; where there are more parcels, each names its own."""
    sent = parcels(order)
    if len(sent) > 1:
        return []
    shipped = shipped_lines(order)
    held = [(line, line.current_quantity or line.quantity) for line in order.lines if line.id in shipped]
    if sent and sent[0].lines:
        found = ((order.line(line_id), count) for line_id, count in sent[0].lines)
        held = [(line, count) for line, count in found if line and line.id in shipped]
    named = [counted(told_apart(turn, order, line), count) for line, count in held]
    what = Say.PARCEL_HOLDS if sent and unsent(order) else Say.HOLDS
    return [turn.say(what, items=listing(named))] if 0 < len(named) <= MOST_NAMED else []


def _return_sentences(turn: Turn, order: Order) -> list[str]:
    """Where a return is under way, tell how many pieces come back if it says so, and where the order itself is."""
    if not open_returns(order):
        return []
    count = sum(item.quantity for item in open_returns(order))
    told = [turn.say_counted(Say.RETURN_COUNT, count)] if count else []
    return [*told, turn.say(Say[f"ORDER_{shipping_state(order).value.upper()}"], order=order.name)]


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
    return [sentence for refund in order.refunds for sentence in _refund(turn, order, refund)]


def _refund(turn: Turn, order: Order, refund: Refund) -> list[str]:
    """Tell a refund, and what it was for where that is not all of the order."""
    amount, day = turn.money(Money(refund.amount, refund.currency or order.currency)), turn.day(refund.created_at)
    told = turn.say(Say.REFUND, amount=amount, order=order.name, date=day)
    whole = dict(refund.lines) == {line.id: line.quantity for line in order.lines}
    refunded = [(line, count) for line_id, count in refund.lines if (line := order.line(line_id))]
    items = [counted(told_apart(turn, order, line), count) for line, count in refunded]
    return [told] if whole or not items else [told, turn.say(Say.REFUND_COVERS, items=listing(items))]


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
        lead = turn.say_counted(Say.PARCELS, len(sent), order=order.name)
        return [lead, *(_parcel_line(turn, order, parcel) for parcel in sent)]
    return [sentence for parcel in sent for sentence in (*_dates(turn, parcel), *_tracking_words(turn, parcel))]


def _parcel_line(turn: Turn, order: Order, parcel: Fulfilment) -> str:
    held = [(order.line(line_id), count) for line_id, count in parcel.lines]
    items = listing([counted(told_apart(turn, order, line), count) for line, count in held if line])
    state = turn.say(Say[f"STATE_{parcel_state(parcel).value.upper()}"])
    codes = " ".join((*_expected(turn, parcel), *_tracking_words(turn, parcel)))
    return BULLET + " – ".join(part for part in (items, state, codes) if part)


def _dates(turn: Turn, parcel: Fulfilment) -> list[str]:
    sent = has_left(parcel) and parcel_state(parcel) not in HERE
    told = [turn.say(Say.SENT_ON, date=turn.day(parcel.created_at))] if sent else []
    return [*told, *_expected(turn, parcel)]


def _expected(turn: Turn, parcel: Fulfilment) -> list[str]:
    if parcel_state(parcel) in HERE or not parcel.estimated_delivery_at:
        return []
    return [turn.say(Say.WAS_EXPECTED if turn.is_past(parcel) else Say.EXPECTED, date=turn.due(parcel))]


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
    waiting = [counted(told_apart(turn, order, line), count) for line, count in unsent(order)]
    return [turn.say(Say.WAITING, items=listing(waiting))] if waiting else []


def _digital_sentences(turn: Turn, order: Order) -> list[str]:
    return _digital_lines(turn, order) or [turn.say(Say.ORDER_UNFULFILLED, order=order.name)]


def _digital_lines(turn: Turn, order: Order) -> list[str]:
    groups = ((Say.NOTHING_TO_SHIP, False), (Say.GIFT_CARD, True))
    return [sentence for what, gift_card in groups for sentence in _digital_group(turn, order, what, gift_card)]


def _digital_group(turn: Turn, order: Order, what: Say, gift_card: bool) -> list[str]:
    shipped = shipped_lines(order)
    lines = [line for line in order.lines if line.id not in shipped and line.gift_card is gift_card]
    if not lines:
        return []
    named = turn.say(what, order=order.name, items=listing([counted(line.title, line.quantity) for line in lines]))
    days = [out_at(order, line) for line in lines]
    if all(days):
        return [named, *dict.fromkeys(turn.say(Say.OUT_BY_EMAIL, date=turn.day(day)) for day in days if day)]
    nothing_out = not any(days) and order.fulfilment_status != "fulfilled" and not order.cancelled_at
    return [named, turn.say(Say.NOT_OUT_BY_EMAIL)] if nothing_out else [named]


def told_apart(turn: Turn, order: Order, line: LineItem) -> str:
    """Return the title of a line; with what was chosen of it, where another line of the order has the same title."""
    same = sum(one.title == line.title for one in order.lines) > 1
    return made_of(line.title, JOINT.join(value for _, value in options_of(turn, line))) if same else line.title


def counted(label: str, quantity: int) -> str:
    return f"{quantity} × {label}" if quantity > 1 else label
