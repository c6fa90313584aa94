"""What `shopify app deploy` would make of a shopify.app.toml."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from sandbox.shopify.configuration_rules import problems
from sandbox.shopify.installations import AppRegistration, AppSubscription, ProxyRoute

Table = dict[str, Any]


class ConfigurationRefused(Exception):
    """The command line tool would not deploy this; the message says why, a line for each problem."""


def deployed_file(registration: AppRegistration, path: Path) -> AppRegistration:
    """Return the registration with the configuration of a file. Raises ConfigurationRefused."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigurationRefused(f"{path}: {error.strerror}") from error
    return deployed(registration, text)


def deployed(registration: AppRegistration, text: str) -> AppRegistration:
    """Return the registration with this configuration. Raises ConfigurationRefused.

    Addresses under `application_url` move to where the app really runs, as the tool does while developing; the
    credentials stay those of the registration, since the file's are another organisation's or a placeholder.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationRefused(f"not TOML: {error}") from error
    found = problems(given)
    if found:
        raise ConfigurationRefused("\n".join(found))
    access, webhooks = given.get("access_scopes", {}), given["webhooks"]
    home = given["application_url"].rstrip("/")
    return replace(
        registration,
        title=given["name"],
        handle=given.get("handle", registration.handle),
        scopes=access.get("scopes", "").replace(" ", ""),
        optional_scopes=",".join(access.get("optional_scopes", ())),
        legacy_install=access.get("use_legacy_install_flow", False) or "scopes" not in access,
        subscriptions=_subscriptions(webhooks.get("subscriptions", ()), home),
        redirects=tuple(_moved(url, home) for url in given["auth"]["redirect_urls"]),
        proxy=_proxy(given["app_proxy"], home) if "app_proxy" in given else None,
        api_version=webhooks["api_version"],
    )


def _subscriptions(entries: list[Table], home: str) -> tuple[AppSubscription, ...]:
    return tuple(
        AppSubscription(
            topic=topic,
            uri=_moved(entry["uri"], home),
            include_fields=tuple(entry.get("include_fields", ())),
            filter=entry.get("filter"),
            name=entry.get("name"),
        )
        for entry in entries
        for topic in (*entry.get("topics", ()), *entry.get("compliance_topics", ()))
    )


def _proxy(entry: Table, home: str) -> ProxyRoute:
    return ProxyRoute(_moved(entry["url"], home).rstrip("/"), entry["prefix"], entry["subpath"])


def _moved(address: str, home: str) -> str:
    return address.removeprefix(home) or "/" if f"{address}/".startswith(f"{home}/") else address
