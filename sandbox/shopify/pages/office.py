"""The back office: the overview, customers, and the log of webhooks."""

from __future__ import annotations

from decimal import Decimal

from flask import Response, jsonify, request
from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.pages.accounts import orders_of
from sandbox.shopify.pages.blueprint import back_to, chosen, pages, show, this_shop
from sandbox.shopify.platform import platform_of_request
from sandbox.shopify.state import Json

SHOWN_DELIVERIES = 60


@pages.get("/admin")
def show_office() -> str:
    shop = this_shop()
    orders = newest_orders()
    open_orders = [o for o in orders if not o["cancelled_at"] and o["fulfillment_status"] != "fulfilled"]
    low = [variant for product in list(shop.products.values()) for variant in product["variants"] if _is_low(variant)]
    returns = [entry for entry in list(shop.returns.values()) if entry["status"] in ("requested", "open")]
    sales = sum((Decimal(order["current_total_price"]) for order in orders[:30]), Decimal(0))
    return show(
        "office/home.html",
        figures=[
            ("Sales, last 30 orders", sales, "money"),
            ("Orders to send", len(open_orders), "number"),
            ("Returns waiting", len(returns), "number"),
            ("Variants nearly gone", len(low), "number"),
        ],
        orders=orders[:6],
        deliveries=recent_deliveries()[:6],
    )


@pages.get("/admin/customers")
def show_customers() -> str:
    return show("office/customers.html", customers=list(this_shop().customers.values()))


@pages.get("/admin/customers/<int:customer_id>")
def show_customer(customer_id: int) -> str:
    customer = this_shop().find("customers", customer_id)
    return show("office/customer.html", customer=customer, orders=orders_of(customer_id))


@pages.post("/admin/customers/<int:customer_id>/data-request")
def request_data(customer_id: int) -> AnyResponse:
    this_shop().request_customer_data(customer_id, only=chosen("only"), with_orders="orders" in request.form)
    return back_to("show_customer", "The app was asked for what it holds.", customer_id=customer_id)


@pages.post("/admin/customers/<int:customer_id>/redact")
def erase_customer(customer_id: int) -> AnyResponse:
    this_shop().redact_customer(customer_id, only=chosen("only"), with_orders="orders" in request.form)
    return back_to("show_customer", "The app was told to erase what it holds.", customer_id=customer_id)


@pages.get("/admin/webhooks")
def show_webhooks() -> str:
    topic = request.args.get("topic", "")
    deliveries = recent_deliveries()
    topics = sorted({delivery["topic"] for delivery in deliveries})
    chosen = [delivery for delivery in deliveries if topic in ("", delivery["topic"])][:SHOWN_DELIVERIES]
    if request.args.get("part"):
        return show("office/_deliveries.html", deliveries=chosen)
    return show("office/webhooks.html", deliveries=chosen, topics=topics, topic=topic)


@pages.get("/admin/webhooks.json")
def webhooks_json() -> Response:
    return jsonify(deliveries=recent_deliveries()[:SHOWN_DELIVERIES])


@pages.app_template_global()
def app_title() -> str:
    return platform_of_request().registration.title


def newest_orders() -> list[Json]:
    return sorted(list(this_shop().orders.values()), key=lambda order: int(order["order_number"]), reverse=True)


def recent_deliveries() -> list[Json]:
    return platform_of_request().dispatcher.log(this_shop().domain)


def _is_low(variant: Json) -> bool:
    return variant.get("inventory_management") is not None and 0 < variant.get("inventory_quantity", 0) <= 3
