"""Joining what deliveries say of one order, each part as it was told last, in whatever order they came.

Order webhooks carry no returns and no expected days, so a newer whole order must not wipe them out.
"""

from dataclasses import replace
from datetime import datetime

from domain.orders import Fulfilment, Order, Refund, Return
from domain.updates import ShipmentMoved


def merged(held: Order | None, fresh: Order) -> Order:
    """Return `fresh`, a whole order, with the parts that were told apart from it."""
    returns = tuple(dated(item, fresh.version) for item in fresh.returns)
    if held is None:
        return replace(fresh, returns=returns)
    order = replace(fresh, fulfilments=held.fulfilments, refunds=held.refunds, returns=held.returns)
    for parcel in fresh.fulfilments:
        order = with_parcel(order, parcel)
    for refund in fresh.refunds:
        order = with_refund(order, refund)
    for item in returns:
        order = with_return(order, item)
    return order


def with_parcel(order: Order, parcel: Fulfilment) -> Order:
    held = next((one for one in order.fulfilments if one.id == parcel.id), parcel)
    others = (one for one in order.fulfilments if one.id != parcel.id)
    parcels = sorted((*others, joined(held, parcel)), key=lambda one: (one.created_at, one.id))
    return replace(order, fulfilments=tuple(parcels))


def joined(held: Fulfilment, told: Fulfilment) -> Fulfilment:
    """Return the newer of the two, with what only the older one knows."""
    newer, older = (told, held) if told.updated_at >= held.updated_at else (held, told)
    return replace(
        newer,
        lines=newer.lines or older.lines,
        estimated_delivery_at=newer.estimated_delivery_at or older.estimated_delivery_at,
        delivered_at=newer.delivered_at and earliest(newer.delivered_at, older.delivered_at),
    )


def earliest(*moments: datetime | None) -> datetime:
    return min(moment for moment in moments if moment is not None)


def with_movement(order: Order, event: ShipmentMoved) -> Order:
    def moved(parcel: Fulfilment) -> Fulfilment:
        told = replace(
            parcel,
            shipment_status=event.status,
            updated_at=event.at,
            estimated_delivery_at=event.estimated_delivery_at,
            delivered_at=event.at if event.status == "delivered" else None,
        )
        return joined(parcel, told) if parcel.id == event.fulfilment_id else parcel

    return replace(order, fulfilments=tuple(map(moved, order.fulfilments)))


def with_refund(order: Order, refund: Refund) -> Order:
    others = (one for one in order.refunds if one.id != refund.id)
    return replace(order, refunds=tuple(sorted((*others, refund), key=lambda one: one.id)))


def with_return(order: Order, item: Return) -> Order:
    held = next((one for one in order.returns if one.id == item.id), item)
    others = (one for one in order.returns if one.id != item.id)
    newer, older = (item, held) if item.told_at >= held.told_at else (held, item)
    known = replace(newer, created_at=newer.created_at or older.created_at, quantity=newer.quantity or older.quantity)
    return replace(order, returns=tuple(sorted((*others, known), key=lambda one: one.id)))


def dated(item: Return, at: datetime) -> Return:
    """Returns carry no time of their own: they are as new as what told of them."""
    return replace(item, told_at=at)
