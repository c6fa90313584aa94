"""The cart: the platform's Ajax endpoints, the plain forms, and placing an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from flask import Response, g, jsonify, make_response, redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.pages.baskets import COOKIE, Basket, CannotAdd, as_json, line_json
from sandbox.shopify.pages.blueprint import back_to, chosen, pages, show, this_customer, this_shop, whole_number
from sandbox.shopify.state import Json, Refused

R = TypeVar("R", bound=AnyResponse)
FREE_FROM, POSTAGE = Decimal(75), Decimal("5.95")
KEPT = 14 * 24 * 3600  # seconds a cart lives


@pages.get("/cart")
def show_cart() -> str:
    basket = this_basket()
    lines = basket.lines(this_shop())
    goods = sum((Decimal(variant["price"]) * quantity for _, variant, quantity in lines), Decimal(0))
    return show("shop/cart.html", lines=lines, goods=goods, postage=_postage(lines, goods), customer=this_customer())


@pages.get("/cart.js")
@pages.get("/cart.json")
def cart_json() -> Response:
    return _answer(this_basket())


@pages.post("/cart/add.js")
def add_by_script() -> Response | tuple[Response, int]:
    given = _given()
    wanted = given.get("items") or [given]
    basket, added = this_basket(), []
    for item in wanted:
        variant_id, more = whole_number(item.get("id")), whole_number(item.get("quantity") or 1)
        if more < 1:
            raise CannotAdd("Quantity must be 1 or more")
        basket = basket.with_quantity(this_shop(), variant_id, basket.quantities.get(variant_id, 0) + more)
        added.append(line_json(*this_shop().find_variant(variant_id), basket.quantities[variant_id]))
    return _keep(jsonify({"items": added} if "items" in given else added[0]), basket)


@pages.post("/cart/change.js")
def change_by_script() -> Response:
    given, basket = _given(), this_basket()
    wanted = str(given.get("id") or "").partition(":")[0] or _at_line(basket, whole_number(given.get("line")))
    return _answer(basket.with_quantity(this_shop(), whole_number(wanted), whole_number(given.get("quantity"))))


@pages.post("/cart/update.js")
def update_by_script() -> Response:
    given, basket = _given(), this_basket()
    updates = given.get("updates") or {}
    if isinstance(updates, list):
        updates = dict(zip(basket.quantities, updates, strict=False))
    for variant_id, quantity in updates.items():
        basket = basket.with_quantity(this_shop(), whole_number(variant_id), whole_number(quantity))
    attributes = {str(k): str(v) for k, v in (given.get("attributes") or {}).items()}
    note = str(given.get("note", basket.note))
    return _answer(replace(basket, note=note, attributes={**basket.attributes, **attributes}))


@pages.post("/cart/clear.js")
def clear_by_script() -> Response:
    return _answer(replace(this_basket(), quantities={}))


@pages.post("/cart/add")
def add_by_form() -> AnyResponse:
    variant_id, basket = whole_number(chosen("id")), this_basket()
    more = max(1, whole_number(chosen("quantity") or 1))
    basket = basket.with_quantity(this_shop(), variant_id, basket.quantities.get(variant_id, 0) + more)
    return _keep(make_response(redirect(url_for("pages.show_cart"), code=303)), basket)


@pages.post("/cart")
def change_by_form() -> AnyResponse:
    quantity = 0 if chosen("remove") else whole_number(chosen("quantity"))
    basket = this_basket().with_quantity(this_shop(), whole_number(chosen("id")), quantity)
    return _keep(make_response(redirect(url_for("pages.show_cart"), code=303)), basket)


@pages.post("/checkout")
def place_order() -> AnyResponse:
    """Place the cart as an order of the signed-in customer, or of a guest with an e-mail. Nothing is paid."""
    shop, basket, customer = this_shop(), this_basket(), this_customer()
    lines = basket.lines(shop)
    goods = sum((Decimal(variant["price"]) * quantity for _, variant, quantity in lines), Decimal(0))
    if customer is None and "@" not in chosen("email"):
        raise Refused("An order needs an e-mail address.")
    postage = _postage(lines, goods)
    order = shop.create_order(
        [(variant["id"], quantity) for _, variant, quantity in lines],
        email=chosen("email") or None,
        customer_id=customer["id"] if customer else None,
        shipping_title="Standard (3–6 business days)",
        shipping_price=f"{postage:.2f}",
        note=basket.note or None,
        note_attributes=[{"name": name, "value": value} for name, value in basket.attributes.items()],
        cart_token=basket.token,
    )
    notice = f"Thank you! Your order is {order['name']}."
    if customer:
        response = back_to("show_account_order", notice, order_id=order["id"])
    else:
        response = back_to("show_home", f"{notice} We wrote to {order['email']}.")
    return _keep(response, Basket())


@pages.errorhandler(CannotAdd)
def refuse_to_add(error: CannotAdd) -> tuple[Response | str, int]:
    if not request.path.endswith(".js"):
        return show("shop/refused.html", reason=str(error)), 422
    return jsonify(status=422, message="Cart Error", description=str(error)), 422


@pages.app_template_global()
def cart_count() -> int:
    return this_basket().count


def this_basket() -> Basket:
    if "basket" not in g:
        g.basket = Basket.from_cookie(request.cookies.get(COOKIE, ""))
    basket: Basket = g.basket
    return basket


def _at_line(basket: Basket, line: int) -> str:
    """The variant at a line counted from 1."""
    if not 0 < line <= len(basket.quantities):
        raise BadRequest("the cart has no such line")
    return str(list(basket.quantities)[line - 1])


def _given() -> Mapping[str, Any]:
    given = request.get_json(silent=True) if request.is_json else request.form
    return given if isinstance(given, Mapping) else {}


def _answer(basket: Basket) -> Response:
    return _keep(jsonify(as_json(basket, this_shop())), basket)


def _keep(response: R, basket: Basket) -> R:
    path = f"{request.script_root}/{this_shop().domain}"
    response.set_cookie(COOKIE, basket.to_cookie(), max_age=KEPT, path=path, samesite="Lax")
    return response


def _postage(lines: list[tuple[Json, Json, int]], goods: Decimal) -> Decimal:
    sent = any(variant.get("requires_shipping", True) for _, variant, _ in lines)
    return Decimal(0) if not sent or goods >= FREE_FROM else POSTAGE
