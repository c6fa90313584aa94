"""What Shopify's command line tool and its deployment refuse in a shopify.app.toml."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, cast
from urllib.parse import urlsplit

from graphql import GraphQLEnumType

from sandbox.shopify.admin_api.schema import admin_schema
from sandbox.shopify.scopes import covers, listed
from sandbox.shopify.topics import COMPLIANCE_TOPICS, enum_name

Table = dict[str, Any]

NEEDED: dict[str, type] = {
    "client_id": str,
    "name": str,
    "application_url": str,
    "embedded": bool,
    "auth.redirect_urls": list,
    "webhooks.api_version": str,
}
ALLOWED: dict[str, type] = {
    "access_scopes.scopes": str,
    "access_scopes.optional_scopes": list,
    "access_scopes.use_legacy_install_flow": bool,
    "webhooks.subscriptions": list,
    "app_proxy.url": str,
    "app_proxy.prefix": str,
    "app_proxy.subpath": str,
}
SCOPE = re.compile(r"(unauthenticated_)?(read|write)_[a-z_]+|customer_(read|write)_[a-z_]+")
VERSION = re.compile(r"\d{4}-(01|04|07|10)|unstable")
URI = re.compile(r"/|https://|pubsub://[^:]+:.+|arn:aws:events:|kafka://")
NAME = re.compile(r"[A-Za-z0-9_-]{1,50}")
PREFIXES = ("a", "apps", "community", "tools")
SUBPATH = re.compile(r"[A-Za-z0-9_-]{1,30}")
TAKEN_SUBPATHS = ("admin", "services", "password", "login")


def problems(given: Table) -> list[str]:
    """Return one sentence for each thing that is wrong, none for a configuration that may be deployed."""
    found = [f"{key} is missing" for key in NEEDED if _at(given, key) in (None, "")]
    found += [
        f"{key} must be a {kind.__name__}"
        for key, kind in (NEEDED | ALLOWED).items()
        if not isinstance(_at(given, key), kind | None)
    ]
    if found:
        return found
    access, webhooks = given.get("access_scopes", {}), given["webhooks"]
    return [*_addresses(given), *_scopes(access), *_webhooks(webhooks, access), *_proxy(given)]


def _addresses(given: Table) -> Iterator[str]:
    if urlsplit(given["application_url"]).scheme != "https":
        yield "application_url must be an https URL"
    for url in given["auth"]["redirect_urls"]:
        if urlsplit(url).scheme not in ("http", "https"):
            yield f"auth.redirect_urls: {url} is not a URL"


def _scopes(access: Table) -> Iterator[str]:
    required, optional = access.get("scopes", ""), access.get("optional_scopes", [])
    for scope in (*listed(required), *optional):
        if not SCOPE.fullmatch(scope):
            yield f"access_scopes: {scope} is not a scope"
    for scope in optional:
        # A required write scope holds the read scope already, so that nobody could decline it.
        if covers(required, scope):
            yield f"access_scopes: optional {scope} is required already"


def _webhooks(webhooks: Table, access: Table) -> Iterator[str]:
    entries = webhooks.get("subscriptions", [])
    if not VERSION.fullmatch(webhooks["api_version"]):
        yield f"webhooks.api_version: {webhooks['api_version']} is not a version"
    for entry in entries:
        yield from _subscription(entry)
    yield from _repeated(entries)
    if access.get("use_legacy_install_flow") and any(entry.get("topics") for entry in entries):
        yield "App-specific webhook subscriptions are not supported when use_legacy_install_flow is enabled."


def _subscription(entry: Table) -> Iterator[str]:
    topics, compliance = entry.get("topics", []), entry.get("compliance_topics", [])
    if not topics and not compliance:
        yield "Either topics or compliance_topics must be added to the webhook subscription"
    if not URI.match(entry.get("uri", "")):
        yield f"webhooks.subscriptions: {entry.get('uri', 'a missing uri')} is no path, https URL or queue"
    if "name" in entry and not NAME.fullmatch(entry["name"]):
        yield f"webhooks.subscriptions: {entry['name']} is not a name"
    known = cast(GraphQLEnumType, admin_schema().type_map["WebhookSubscriptionTopic"]).values
    for topic in topics:
        if topic in COMPLIANCE_TOPICS:
            yield f"webhooks.subscriptions: {topic} belongs in compliance_topics"
        elif topic != topic.lower() or enum_name(topic) not in known:
            yield f"webhooks.subscriptions: {topic} is not a topic"
    for topic in set(compliance) - set(COMPLIANCE_TOPICS):
        yield f"webhooks.subscriptions: {topic} is not a compliance topic"


def _repeated(entries: list[Table]) -> Iterator[str]:
    compliance = Counter(topic for entry in entries for topic in entry.get("compliance_topics", []))
    if any(count > 1 for count in compliance.values()):
        yield "You can't have multiple subscriptions with the same compliance topic"
    told = Counter(
        (topic, entry.get("uri"), entry.get("filter", "")) for entry in entries for topic in entry.get("topics", [])
    )
    for (topic, uri, _), count in told.items():
        if count > 1:
            yield f"You can't have duplicate subscriptions: {topic} to {uri}"


def _proxy(given: Table) -> Iterator[str]:
    if "app_proxy" not in given:
        return
    proxy = {"url": "", "prefix": "", "subpath": "", **given["app_proxy"]}
    if not proxy["url"].startswith(("/", "https://")):
        yield "app_proxy.url must be an https URL or start with /"
    if proxy["prefix"] not in PREFIXES:
        yield f"app_proxy.prefix is one of {', '.join(PREFIXES)}"
    if not SUBPATH.fullmatch(proxy["subpath"]) or proxy["subpath"] in TAKEN_SUBPATHS:
        yield "app_proxy.subpath has up to 30 letters, digits, - or _, and is not a page of Shopify's own"
    if not covers(given.get("access_scopes", {}).get("scopes", ""), "write_app_proxy"):
        yield "app_proxy needs the scope write_app_proxy"


def _at(given: Table, key: str) -> Any:
    value: Any = given
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value
