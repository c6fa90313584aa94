"""Signing in without a password, and a customer's own orders."""

from __future__ import annotations

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.pages.blueprint import back_to, chosen, pages, show, this_customer, this_shop
from sandbox.shopify.shoppers import sign_in, sign_out
from sandbox.shopify.state import Json, NoSuchRecord


@pages.get("/account/login")
def show_login() -> str:
    return show("shop/login.html", customers=list(this_shop().customers.values()))


@pages.post("/account/login")
def log_in() -> AnyResponse:
    """Become one of the demo customers: the storefront of a sandbox asks for no password."""
    response = make_response(redirect(url_for("pages.show_account"), code=303))
    number = chosen("customer_id")
    if not number.isdigit():
        raise NoSuchRecord("choose a customer")
    sign_in(request, response, this_shop(), int(number))
    return response


@pages.post("/account/logout")
def log_out() -> AnyResponse:
    response = make_response(back_to("show_home", "You are signed out."))
    sign_out(request, response, this_shop())
    return response


@pages.get("/account")
def show_account() -> str | AnyResponse:
    customer = this_customer()
    if customer is None:
        return redirect(url_for("pages.show_login"))
    return show("shop/account.html", customer=customer, orders=orders_of(customer["id"]))


@pages.get("/account/orders/<int:order_id>")
def show_account_order(order_id: int) -> str | AnyResponse:
    customer = this_customer()
    if customer is None:
        return redirect(url_for("pages.show_login"))
    order = next((order for order in orders_of(customer["id"]) if order["id"] == order_id), None)
    if order is None:
        raise NoSuchRecord("this customer has no such order")
    return show("shop/order.html", order=order, returns=this_shop().returns_of(order_id))


@pages.app_template_global()
def shopper() -> Json | None:
    return this_customer()


@pages.app_template_global()
def shipment_events(fulfilment_id: int) -> list[Json]:
    """The carrier's news on one parcel, newest first."""
    events = [e for e in this_shop().fulfillment_events.values() if e["fulfillment_id"] == fulfilment_id]
    return sorted(events, key=lambda event: str(event["happened_at"]), reverse=True)


@pages.app_template_global()
def delivery_estimate(fulfilment_id: int) -> str | None:
    return this_shop().delivery_estimates.get(fulfilment_id)


def orders_of(customer_id: int) -> list[Json]:
    """Newest first."""
    theirs = [o for o in list(this_shop().orders.values()) if (o.get("customer") or {}).get("id") == customer_id]
    return sorted(theirs, key=lambda order: int(order["order_number"]), reverse=True)
