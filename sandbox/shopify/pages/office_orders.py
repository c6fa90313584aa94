"""The back office's orders: send, track, hold, cancel, refund, take back."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from flask import abort, request
from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.pages.blueprint import back_to, chosen, pages, show, this_shop, whole_number
from sandbox.shopify.pages.formatting import PROGRESS
from sandbox.shopify.pages.office import newest_orders
from sandbox.shopify.state import Json, Refused

TRACKING_PAGES = {
    "USPS": "https://tools.usps.com/go/TrackConfirmAction?tLabels={}",
    "UPS": "https://www.ups.com/track?tracknum={}",
    "FedEx": "https://www.fedex.com/fedextrack/?trknbr={}",
    "DHL Express": "https://www.dhl.com/en/express/tracking.html?AWB={}",
    "Canada Post": "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor={}",
    "Other": "",
}


@pages.get("/admin/orders")
def show_orders() -> str:
    wanted = request.args.get("q", "").lower()
    orders = [o for o in newest_orders() if wanted in f"{o['name']} {o['email']} {_buyer(o)}".lower()]
    return show("office/orders.html", orders=orders, wanted=wanted)


@pages.get("/admin/orders/<int:order_id>")
def show_order(order_id: int) -> str:
    order = this_shop().find("orders", order_id)
    returns = this_shop().returns_of(order_id)
    return show("office/order.html", order=order, returns=returns, carriers=list(TRACKING_PAGES), steps=PROGRESS)


@pages.post("/admin/orders/<int:order_id>/<action>")
def act_on_order(order_id: int, action: str) -> AnyResponse:
    operation = ACTIONS.get(action)
    if operation is None:
        abort(404)
    return back_to("show_order", operation(order_id), order_id=order_id)


@pages.app_template_global()
def hold_reason(order_id: int) -> str | None:
    return this_shop().holds.get(order_id)


def _fulfil(order_id: int) -> str:
    company, number = chosen("company") or None, chosen("number") or None
    address = TRACKING_PAGES.get(company or "")
    url = address.format(quote(number)) if address and number else None
    this_shop().fulfil_order(order_id, _quantities() or None, company, number, url)
    return f"Sent with {company}." if company else "Sent."


def _advance(order_id: int) -> str:
    parcel = whole_number(chosen("fulfilment_id")) if chosen("fulfilment_id") else None
    this_shop().advance_shipment(order_id, chosen("status"), parcel, chosen("city") or None)
    return f"The carrier says: {PROGRESS.get(chosen('status'), chosen('status'))}."


def _cancel(order_id: int) -> str:
    """Cancel, and give the money back unless the form says otherwise."""
    order = this_shop().find("orders", order_id)
    lines = {line["id"]: line["quantity"] for line in order["line_items"]}
    if chosen("refund") and order["financial_status"] not in ("pending", "refunded", "voided"):
        this_shop().cancel_order(order_id, chosen("reason") or "customer")
        this_shop().refund_order(order_id, lines, _left_to_refund(order), "Order cancelled")
        return "Cancelled and refunded."
    this_shop().cancel_order(order_id, chosen("reason") or "customer")
    return "Cancelled."


def _refund(order_id: int) -> str:
    lines, amount = _quantities(), chosen("amount") or None
    if not lines and amount is None:
        raise Refused("Choose what to refund, or write an amount.")
    note = chosen("note") or None
    refund = this_shop().refund_order(order_id, lines, amount, note, restock=bool(chosen("restock")))
    return f"{refund['transactions'][0]['amount']} refunded."


def _request_return(order_id: int) -> str:
    lines = _quantities()
    if not lines:
        raise Refused("Choose what comes back.")
    entry = this_shop().request_return(order_id, lines, chosen("reason") or "other", chosen("note"))
    return f"Return {entry['name']} requested."


def _approve_return(order_id: int) -> str:
    return f"Return {this_shop().approve_return(int(chosen('return_id')))['name']} approved."


def _close_return(order_id: int) -> str:
    return f"Return {this_shop().close_return(int(chosen('return_id')))['name']} closed."


def _decline_return(order_id: int) -> str:
    entry = this_shop().decline_return(whole_number(chosen("return_id")), chosen("reason") or "OTHER", chosen("note"))
    return f"Return {entry['name']} declined."


def _hold(order_id: int) -> str:
    this_shop().hold_order(order_id, chosen("reason") or "other")
    return "On hold."


def _release(order_id: int) -> str:
    this_shop().release_order(order_id)
    return "No longer on hold."


ACTIONS: dict[str, Callable[[int], str]] = {
    "fulfil": _fulfil,
    "advance": _advance,
    "cancel": _cancel,
    "refund": _refund,
    "request-return": _request_return,
    "approve-return": _approve_return,
    "decline-return": _decline_return,
    "close-return": _close_return,
    "hold": _hold,
    "release": _release,
}


def _quantities() -> dict[int, int]:
    """{line item id: quantity} from the form's line-<id> fields, without the zeros."""
    fields = ((name.removeprefix("line-"), value) for name, value in request.form.items() if name.startswith("line-"))
    given = {whole_number(number): whole_number(value or 0) for number, value in fields}
    return {number: quantity for number, quantity in given.items() if quantity > 0}


def _left_to_refund(order: Json) -> str:
    return str(order["current_total_price"])


def _buyer(order: Json) -> str:
    return str((order.get("shipping_address") or {}).get("name") or "")
