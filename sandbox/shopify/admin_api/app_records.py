"""The app's own records: its installation, its webhook subscriptions, its bulk operations."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.shopify.admin_api import bulk
from sandbox.shopify.admin_api.connections import TIMES, connect, text_of
from sandbox.shopify.admin_api.context import Info, Resolvers, context_of, found, gid, key, made, number_in, shop_of
from sandbox.shopify.installations import AppRegistration
from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop
from sandbox.shopify.topics import enum_name, permitted, topic_named

APP_NUMBER = 1
NAME = re.compile(r"[A-Za-z0-9_-]{1,50}")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def _handles(scopes: str) -> list[Json]:
    return [{"handle": scope} for scope in scopes.split(",") if scope]


def _app(_source: Any, info: Info) -> Json:
    registration = context_of(info).platform.registration
    return {
        "id": APP_NUMBER,
        "handle": registration.handle,
        "api_key": registration.client_id,
        "title": registration.title,
        "requested_access_scopes": _handles(registration.scopes),
        "optional_access_scopes": _handles(registration.optional_scopes),
    }


def _launch_url(_source: Any, info: Info) -> str:
    context = context_of(info)
    return f"{context.base_url}/{context.shop.domain}/admin/apps/{context.platform.registration.client_id}"


def _subscriptions(_source: Any, info: Info, **arguments: Any) -> Json:
    wanted = arguments.get("topics")
    entries = [
        entry
        for entry in shop_of(info).installation.subscriptions.values()
        if not wanted or enum_name(entry["topic"]) in wanted
    ]
    return connect(entries, info, arguments, {"id": text_of("id"), **TIMES})


def _subscription(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's
    return shop_of(info).installation.subscriptions.get(number_in(id, "WebhookSubscription") or 0)


def _create_subscription(_source: Any, info: Info, topic: str, webhookSubscription: Json) -> Json:
    context = context_of(info)
    shop, name = context.shop, topic_named(topic)
    problem = _subscription_problem(shop, context.platform.registration, name, webhookSubscription)
    if problem:
        return {"webhook_subscription": None, "user_errors": [problem]}
    with shop.acting() as action:
        number, now = shop.next_number(), shop.local_time(action.at)
        shop.installation.subscriptions[number] = {
            "id": number,
            "topic": name,
            "uri": webhookSubscription["uri"],
            "name": webhookSubscription.get("name"),
            "format": webhookSubscription.get("format") or "JSON",
            "include_fields": webhookSubscription.get("includeFields") or [],
            "metafield_namespaces": webhookSubscription.get("metafieldNamespaces") or [],
            "filter": webhookSubscription.get("filter"),
            "api_version": context.version,
            "created_at": now,
            "updated_at": now,
        }
    return {"webhook_subscription": shop.installation.subscriptions[number], "user_errors": []}


def _subscription_problem(shop: Shop, _registration: AppRegistration, topic: str, wanted: Json) -> Json | None:
    uri = wanted.get("uri") or ""
    address = urlsplit(uri)
    taken = any(entry["topic"] == topic and entry["uri"] == uri for entry in shop.installation.subscriptions.values())
    # The platform takes https alone; on loopback plain http has to do.
    secure = address.scheme == "https" or (address.scheme == "http" and address.hostname in LOOPBACK)
    problems = {
        "Address can't be blank": not uri,
        "Address is invalid: only https is allowed": not secure,
        "Address for this topic has already been taken": taken,
        "Name is invalid": wanted.get("name") is not None and not NAME.fullmatch(wanted["name"]),
    }
    for message, holds in problems.items():
        if holds:
            return {"field": ["webhookSubscription", message.split()[0].lower()], "message": message}
    if not permitted(topic, shop.installation.scopes):
        message = "You cannot create a webhook subscription with the specified topic"
        return {"field": ["topic"], "message": message}
    return None


def _delete_subscription(_source: Any, info: Info, id: str) -> Json:  # noqa: A002 - GraphQL's
    shop = shop_of(info)
    with shop.acting():
        entry = shop.installation.subscriptions.pop(number_in(id, "WebhookSubscription") or 0, None)
    if entry is None:
        missing = {"field": ["id"], "message": "Webhook subscription does not exist"}
        return {"deleted_webhook_subscription_id": None, "user_errors": [missing]}
    return {"deleted_webhook_subscription_id": id, "user_errors": []}


def _operations(_source: Any, info: Info, **arguments: Any) -> Json:
    context = context_of(info)
    entries = [operation.as_record() for operation in context.platform.bulk.of(context.shop.domain)]
    return connect(entries, info, arguments, TIMES)


def _operation(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's
    context = context_of(info)
    operation = context.platform.bulk.find(context.shop.domain, number_in(id, "BulkOperation") or 0)
    return operation.as_record() if operation else None


def _run_bulk(_source: Any, info: Info, query: str, groupObjects: bool = False) -> Json:
    context = context_of(info)
    try:
        operation = context.platform.bulk.start(context, info.schema, query)
    except bulk.BulkRefused as error:
        problem = {"field": error.field, "message": str(error), "code": error.code}
        return {"bulk_operation": None, "user_errors": [problem]}
    return {"bulk_operation": operation.as_record(), "user_errors": []}


RESOLVERS: Resolvers = {
    "QueryRoot": {
        "currentAppInstallation": found(lambda shop, _s: {"id": shop.id}),
        "webhookSubscriptions": _subscriptions,
        "webhookSubscription": _subscription,
        "bulkOperation": _operation,
        "bulkOperations": _operations,
    },
    "Mutation": {
        "webhookSubscriptionCreate": _create_subscription,
        "webhookSubscriptionDelete": _delete_subscription,
        "bulkOperationRunQuery": _run_bulk,
    },
    "AppInstallation": {
        "app": _app,
        "launchUrl": _launch_url,
        "uninstallUrl": _launch_url,
        "accessScopes": found(lambda shop, _s: _handles(shop.installation.scopes)),
        "activeSubscriptions": found(lambda _shop, _s: []),
    },
    "WebhookSubscription": {
        "topic": made(lambda entry: enum_name(entry["topic"])),
        "apiVersion": made(lambda entry: {"handle": entry["api_version"]}),
        "id": made(lambda entry: gid("WebhookSubscription", entry["id"])),
        "includeFields": key("include_fields", []),
    },
}
