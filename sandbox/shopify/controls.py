"""The sandbox's own controls, for scripts: shops, actions, deliveries, faults. No platform has these."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, jsonify, request

from sandbox.shopify.configuration import ConfigurationRefused, deployed
from sandbox.shopify.farewells import REDACT_AFTER
from sandbox.shopify.platform import platform_of_request
from sandbox.shopify.product_input import InputRefused
from sandbox.shopify.records import Json, NoSuchRecord, Refused
from sandbox.shopify.seeding import add_shop
from sandbox.shopify.state import Shop

controls = Blueprint("controls", __name__, url_prefix="/_sandbox")

ACTIONS: dict[str, Callable[..., Any]] = {
    action.__name__: action
    for action in (
        Shop.create_product,
        Shop.update_product,
        Shop.set_price,
        Shop.set_stock,
        Shop.delete_product,
        Shop.create_order,
        Shop.edit_order,
        Shop.fulfil_order,
        Shop.advance_shipment,
        Shop.hold_order,
        Shop.release_order,
        Shop.cancel_order,
        Shop.refund_order,
        Shop.request_return,
        Shop.approve_return,
        Shop.decline_return,
        Shop.close_return,
        Shop.update_policy,
        Shop.delete_policy,
        Shop.update_page,
        Shop.delete_page,
        Shop.update_customer,
        Shop.delete_customer,
        Shop.update_shop,
        Shop.install_app,
        Shop.change_scopes,
        Shop.uninstall_app,
        Shop.request_customer_data,
        Shop.redact_customer,
        Shop.redact_shop,
    )
}
FAULTS = {
    "duplicate_share",
    "reorder_share",
    "reorder_seconds",
    "delay_share",
    "delay_seconds",
    "retry_scale",
    "uninstall_copies",
    "uninstall_delay",
}

Answer = tuple[Response, int]


@controls.get("/shops")
def list_shops() -> Response:
    return jsonify(
        [
            {
                "shop": shop.domain,
                "name": shop.name,
                "installed": shop.installation.installed,
                "products": len(shop.products),
                "orders": len(shop.orders),
                "customers": len(shop.customers),
            }
            for shop in platform_of_request().shops
        ]
    )


@controls.post("/shops")
def make_shop() -> Answer:
    body = _body()
    base = request.host_url.rstrip("/") + request.script_root
    shop = add_shop(platform_of_request().shops, str(body.get("shop", "")), base, seeded=body.get("seed") is True)
    return jsonify(shop=shop.domain), 201


@controls.post("/shops/<shop:domain>/actions")
def act(domain: str) -> Answer:
    """`{"do": "set_price", "variant_id": …, "price": "19.99"}` does what a person would do in the back office."""
    shop, body = platform_of_request().shops.find(domain), _body()
    action = ACTIONS.get(str(body.pop("do", "")))
    if action is None:
        return jsonify(error="unknown_action", actions=sorted(ACTIONS)), 400
    try:
        inspect.signature(action).bind(shop, **body)
    except TypeError as error:
        return jsonify(error="wrong_arguments", detail=str(error)), 400
    try:
        return jsonify(ok=True, result=action(shop, **body)), 200
    except ValueError as error:
        return jsonify(error="wrong_arguments", detail=str(error)), 400


@controls.get("/shops/<shop:domain>/records/<kind>")
def show_records(domain: str, kind: str) -> Answer:
    """The records as they stand: products, orders, customers, policies, pages, articles, returns."""
    snapshot = platform_of_request().shops.find(domain).snapshot()["records"]
    return (jsonify(snapshot[kind]), 200) if kind in snapshot else (jsonify(error="unknown_kind"), 404)


@controls.get("/deliveries")
def list_deliveries() -> Response:
    """Webhook deliveries of `?shop=`, newest first; `?topic=` narrows them."""
    log = platform_of_request().dispatcher.log(request.args.get("shop", ""))
    topic = request.args.get("topic")
    return jsonify([entry for entry in log if topic in (None, entry["topic"])])


@controls.post("/faults")
def set_faults() -> Answer:
    """`{"duplicate_share": 0.2, "reorder_share": 0.1, "delay_share": 0.05, "delay_seconds": 2}`"""
    body = _body()
    if set(body) - FAULTS or not all(isinstance(value, int | float) for value in body.values()):
        return jsonify(error="unknown_fault", faults=sorted(FAULTS)), 400
    platform_of_request().dispatcher.change_faults(**body)
    return jsonify(ok=True), 200


@controls.post("/token-faults")
def set_token_faults() -> Answer:
    """`{"lost": 1, "failing": 2, "without_expiry": 1, "slow_seconds": 3}`: of the next answers, for every shop."""
    platform_of_request().token_faults.change(_body())
    return jsonify(ok=True), 200


@controls.get("/shops/<shop:domain>/token-calls")
def count_token_calls(domain: str) -> Response:
    """How often the app asked for tokens, by grant: `{"refresh_token": 1}`."""
    return jsonify(platform_of_request().token_faults.calls_of(domain))


@controls.post("/configuration")
def deploy() -> Answer:
    """Deploy the shopify.app.toml of the body. Merchants are asked for new scopes when they next open the app."""
    platform = platform_of_request()
    try:
        platform.deploy(deployed(platform.registration, request.get_data(as_text=True)))
    except ConfigurationRefused as error:
        return jsonify(error="refused", problems=str(error).splitlines()), 422
    return jsonify(scopes=platform.registration.scopes, topics=len(platform.registration.subscriptions)), 200


@controls.post("/farewells")
def change_farewells() -> Answer:
    """`{"after": 5}`: seconds between app/uninstalled and shop/redact, for what is to come and what waits."""
    platform_of_request().farewells.after = float(_body().get("after", REDACT_AFTER))
    return jsonify(after=platform_of_request().farewells.after), 200


@controls.get("/bulk/<secret>.jsonl")
def download_bulk_file(secret: str) -> Response:
    lines = platform_of_request().bulk.file(secret)
    return Response(lines, mimetype="application/jsonl") if lines is not None else Response("Not found", 404)


def refuse(error: Refused) -> Answer:
    """What the platform would not do, for scripts and pages alike; where the input is wrong, with its userErrors."""
    status = 404 if isinstance(error, NoSuchRecord) else 422
    told = {"userErrors": [asdict(one) for one in error.errors]} if isinstance(error, InputRefused) else {}
    return jsonify(error="not_found" if status == 404 else "refused", detail=str(error), **told), status


def _body() -> Json:
    given = request.get_json(silent=True)
    return given if isinstance(given, dict) else {}
