"""`POST /<shop>/admin/api/<version>/graphql.json`: who may call, what it costs, how it answers."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, jsonify, request
from graphql import (
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    execute_sync,
    get_operation_ast,
    parse,
    validate,
)

from sandbox.shopify.admin_api.context import Context
from sandbox.shopify.admin_api.costs import Estimator
from sandbox.shopify.admin_api.schema import admin_schema
from sandbox.shopify.platform import Platform, platform_of_request
from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

admin_api = Blueprint("admin_api", __name__)

VERSIONS = ("2026-01", "2026-04", "2026-07", "2026-10")
QUARTER = re.compile(r"20\d\d-(01|04|07|10)")
LIMITS = "https://shopify.dev/api/usage/rate-limits"
BAD_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)"  # noqa: S105 - words
PERMANENT_TOKEN = (
    "[API] Non-expiring access tokens are no longer accepted for the Admin API. Start using expiring offline "
    "tokens: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/"
    "offline-access-tokens#expiring-vs-non-expiring-offline-tokens"
)

Answer = tuple[Response, int]


@admin_api.post("/<shop:domain>/admin/api/<version>/graphql.json")
def answer_query(domain: str, version: str) -> Answer:
    platform = platform_of_request()
    served = served_version(version)
    if served is None:
        return jsonify(errors="Not Found"), 404
    shop = platform.shops.find(domain)
    refused = _refused_token(platform, shop)
    if refused is not None:
        return refused
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(body.get("query"), str):
        return jsonify(errors={"query": "Required parameter missing or invalid"}), 400
    base_url = request.host_url.rstrip("/") + request.script_root
    response = jsonify(_run(Context(platform, shop, served, base_url), body))
    response.headers["X-Shopify-API-Version"] = served
    return response, 200


def served_version(asked: str) -> str | None:
    """A version too old is served by the oldest supported one; one that never was is None."""
    if asked in VERSIONS or asked == "unstable":
        return asked
    return VERSIONS[0] if QUARTER.fullmatch(asked) and asked < VERSIONS[0] else None


def _refused_token(platform: Platform, shop: Shop) -> Answer | None:
    token = request.headers.get("X-Shopify-Access-Token", "")
    with shop.lock:
        problem = platform.desk.problem_with(shop.installation, token)
    if problem == "permanent":
        return jsonify(errors=PERMANENT_TOKEN), 403
    return (jsonify(errors=BAD_TOKEN), 401) if problem else None


def _run(context: Context, body: Json) -> Json:
    schema = admin_schema()
    try:
        document = parse(body["query"])
    except GraphQLError as error:
        return {"errors": [error.formatted]}
    errors = validate(schema, document)
    if errors:
        return {"errors": [error.formatted for error in errors]}
    operation = get_operation_ast(document, body.get("operationName"))
    if operation is None:
        return {"errors": [{"message": "An operation name is required"}]}
    variables = body.get("variables") if isinstance(body.get("variables"), dict) else {}
    return _metered(context, document, operation, variables or {})


def _metered(context: Context, document: DocumentNode, operation: OperationDefinitionNode, variables: Json) -> Json:
    platform, shop = context.platform, context.shop
    options, throttle = platform.options, platform.throttle
    estimator = Estimator(admin_schema(), document, operation, variables, options.cost_scale)
    requested = estimator.requested()
    if requested > options.max_query_cost:
        return {"errors": [_too_dear(requested, options.max_query_cost)]}
    if not throttle.take(shop.domain, requested):
        throttled = {"message": "Throttled", "extensions": {"code": "THROTTLED", "documentation": LIMITS}}
        return {"errors": [throttled], "extensions": {"cost": _cost(context, requested, None)}}
    name = operation.name.value if operation.name else None
    with shop.lock:
        result = execute_sync(
            admin_schema(), document, context_value=context, variable_values=variables, operation_name=name
        )
    actual = min(requested, estimator.actual(result.data))
    throttle.give_back(shop.domain, requested - actual)
    extensions: Json = {"cost": _cost(context, requested, actual)}
    if context.warnings:
        extensions["search"] = context.warnings
    return {**result.formatted, "extensions": extensions}


def _cost(context: Context, requested: int, actual: int | None) -> Json:
    return {
        "requestedQueryCost": requested,
        "actualQueryCost": actual,
        "throttleStatus": context.platform.throttle.status(context.shop.domain),
    }


def _too_dear(cost: int, limit: int) -> dict[str, Any]:
    message = f"Query cost is {cost}, which exceeds the single query max cost limit ({limit})."
    extensions = {"code": "MAX_COST_EXCEEDED", "cost": cost, "maxCost": limit, "documentation": LIMITS}
    return {"message": message, "extensions": extensions}
