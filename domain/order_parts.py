"""Joining what deliveries say of one order: each part as it was told last, in whatever order they came.

Every join keeps the newest of each thing told, so that joining in another order, or twice, ends in the same.
Order webhooks carry no returns and no expected days, so a newer whole order must not wipe them out.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar

from domain.orders import NEVER, Fulfilment, Order, Refund, Return
from domain.updates import ShipmentMoved


class Part(Protocol):
    @property
    def id(self) -> int: ...


AnyPart = TypeVar("AnyPart", bound=Part)


def merged(held: Order | None, fresh: Order, at: datetime | None = None) -> Order:
    """Return `fresh`, a whole order told at `at`, with the parts that were told apart from it."""
    told = dated_parts(fresh, at or fresh.version)
    return told if held is None else with_parts(told, held)


def dated_parts(order: Order, at: datetime) -> Order:
    return replace(
        order,
        fulfilments=tuple(dated_parcel(parcel, at) for parcel in order.fulfilments),
        refunds=tuple(replace(refund, told_at=at) for refund in order.refunds),
        returns=tuple(dated(item, at) for item in order.returns),
    )


def with_parts(order: Order, other: Order) -> Order:
    """Return `order` with what `other`, the same order, tells of its parts."""
    return replace(
        order,
        fulfilments=union(order.fulfilments, other.fulfilments, joined, lambda one: (one.created_at, one.id)),
        refunds=union(order.refunds, other.refunds, newer_refund, lambda one: one.id),
        returns=union(order.returns, other.returns, joined_return, lambda one: one.id),
    )


def union(
    some: Iterable[AnyPart],
    others: Iterable[AnyPart],
    join: Callable[[AnyPart, AnyPart], AnyPart],
    key: Callable[[AnyPart], object],
) -> tuple[AnyPart, ...]:
    found = {part.id: part for part in some}
    for part in others:
        found[part.id] = join(found[part.id], part) if part.id in found else part
    return tuple(sorted(found.values(), key=key))  # type: ignore[arg-type]  # the keys given above can be compared


def with_parcel(order: Order, parcel: Fulfilment, at: datetime) -> Order:
    return with_parts(order, replace(order, fulfilments=(dated_parcel(parcel, at),), refunds=(), returns=()))


def with_refund(order: Order, refund: Refund, at: datetime) -> Order:
    return with_parts(order, replace(order, fulfilments=(), refunds=(replace(refund, told_at=at),), returns=()))


def with_return(order: Order, item: Return, at: datetime) -> Order:
    return with_parts(order, replace(order, fulfilments=(), refunds=(), returns=(dated(item, at),)))


def with_movement(order: Order, event: ShipmentMoved, at: datetime) -> Order:
    def moved(parcel: Fulfilment) -> Fulfilment:
        delivered_at = event.at if event.status == "delivered" else None
        told = replace(
            parcel,
            shipment_status=event.status,
            moved=(event.at, at),
            estimated_delivery_at=event.estimated_delivery_at,
            estimated_whole_day=event.estimated_whole_day,
            expected=(event.at, at) if event.estimated_delivery_at else NEVER,
            delivered_at=delivered_at,
            arrived_at=delivered_at,
        )
        return joined(parcel, told) if parcel.id == event.fulfilment_id else parcel

    return replace(order, fulfilments=tuple(map(moved, order.fulfilments)))


def dated_parcel(parcel: Fulfilment, at: datetime) -> Fulfilment:
    telling = (parcel.updated_at, at)
    return replace(
        parcel,
        told=telling,
        moved=telling,
        expected=telling if parcel.estimated_delivery_at else NEVER,
        arrived_at=parcel.delivered_at,
    )


def joined(one: Fulfilment, other: Fulfilment) -> Fulfilment:
    """Return the parcel as told last, where it is as told last, and when it arrived as told first."""
    older, newer = sorted((one, other), key=lambda parcel: parcel.told)
    moved = max(one, other, key=lambda parcel: parcel.moved)
    expected = max(one, other, key=lambda parcel: parcel.expected)
    arrived = min((moment for moment in (one.arrived_at, other.arrived_at) if moment), default=None)
    return replace(
        newer,
        lines=newer.lines or older.lines,
        shipment_status=moved.shipment_status,
        moved=moved.moved,
        estimated_delivery_at=expected.estimated_delivery_at,
        estimated_whole_day=expected.estimated_whole_day,
        expected=expected.expected,
        delivered_at=arrived if moved.delivered_at else None,
        arrived_at=arrived,
    )


def newer_refund(one: Refund, other: Refund) -> Refund:
    return max(one, other, key=lambda refund: refund.told_at)


def joined_return(one: Return, other: Return) -> Return:
    older, newer = sorted((one, other), key=lambda item: item.told_at)
    return replace(
        newer,
        created_at=newer.created_at or older.created_at,
        quantity=newer.quantity or older.quantity,
        decline_reason=newer.decline_reason or older.decline_reason,
    )


def dated(item: Return, at: datetime) -> Return:
    """Returns carry no time of their own: they are as new as what told of them."""
    return replace(item, told_at=at)
