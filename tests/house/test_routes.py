"""Every route and every door of the front names its guard, and every address that others rely on exists."""

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from app import create_app, create_front
from blueprints.front import Front
from runtime.services import Services

# Where no guard stands, and why.
UNGUARDED = {"static": "Flask's own view: the public style sheet and scripts of the merchant's page"}

PROMISED = [
    ("GET", "/install", "anyone"),
    ("GET", "/install/callback", "anyone"),
    ("GET", "/", "anyone"),
    ("GET", "/admin/", "merchant"),
    ("POST", "/webhooks/shopify", "shopify"),
    ("POST", "/proxy/session", "storefront"),
    ("POST", "/chat/session", "anyone"),
    ("GET", "/chat/open", "anyone"),
    ("GET", "/proxy/open", "storefront"),
    ("POST", "/chat/messages", "shopper"),
    ("GET", "/chat/conversation", "shopper"),
    ("GET", "/chat/events", "shopper"),
    ("GET", "/admin/api/inbox/events", "installed merchant"),
    ("POST", "/chat/feedback", "shopper"),
    ("POST", "/chat/handoff", "shopper"),
    ("POST", "/chat/identify", "shopper"),
    ("POST", "/chat/transcript", "shopper"),
    ("POST", "/chat/erase", "shopper"),
    ("POST", "/webhooks/zendesk/key", "helpdesk"),
    ("POST", "/webhooks/gorgias/key", "helpdesk"),
    ("GET", "/connect/zendesk", "installed merchant"),
    ("GET", "/connect/zendesk/callback", "anyone"),
    ("POST", "/connect/zendesk/client", "installed merchant"),
    ("POST", "/admin/handoff/zendesk/keys", "installed merchant"),
    ("POST", "/admin/handoff/gorgias/keys", "installed merchant"),
    ("POST", "/admin/handoff/gorgias/end", "installed merchant"),
    ("GET", "/connect/gorgias", "installed merchant"),
    ("GET", "/connect/gorgias/callback", "anyone"),
    ("GET", "/health/live", "anyone"),
    ("GET", "/health/ready", "anyone"),
    ("GET", "/metrics", "anyone"),
]

# What anybody may call. A new line here needs a reason as good as these.
PUBLIC = {
    "/": "tells a lost visitor where they are, and leads Shopify's admin to the guarded page",
    "/auth/bounce": "holds nothing but App Bridge",
    "/install": "the door to Shopify's log-in",
    "/install/callback": "proven by Shopify's signature, the state and the browser's cookie",
    "/connect/<any(zendesk, gorgias):desk>/callback": "proven by the state and the browser's cookie",
    "/chat/session": "begins a conversation of which nothing is proven",
    "/chat/open": "tells a page whether to draw the launcher, and nothing of who asks or whom it is for",
    "/chat/widget.js": "the widget's own file",
    "/chat/panel.js": "what the widget fetches when it is touched",
    "/health/live": "says that the process is up",
    "/health/ready": "says which engines answer",
    "/metrics": "counts without names",
}


@pytest.fixture
def app(services: Services) -> Flask:
    return create_app(services)


@pytest.fixture
def front(app: Flask) -> Front:
    return create_front(app)


def test_every_door_names_its_guard_and_stands_before_no_route(app: Flask, front: Front) -> None:
    assert front.doors
    for path, door in front.doors.items():
        assert door.path == path and door.guard not in ("", "anyone")
        with pytest.raises(NotFound):
            app.url_map.bind("localhost").match(path, method=door.method)


def test_every_short_way_leads_to_a_route_with_its_guard(app: Flask, front: Front) -> None:
    assert front.shortcuts
    for path, shortcut in front.shortcuts.items():
        endpoint, _ = app.url_map.bind("localhost").match(path, method=shortcut.method)
        assert app.view_functions[endpoint].guard == "shopper"


def test_every_route_names_its_guard(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in UNGUARDED:
            assert getattr(app.view_functions[rule.endpoint], "guard", None), rule.rule


def test_what_anybody_may_call_is_known_and_has_a_reason(app: Flask) -> None:
    public = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if getattr(app.view_functions[rule.endpoint], "guard", "") == "anyone"
    }
    assert public == set(PUBLIC)


@pytest.mark.parametrize(("method", "path", "guard"), PROMISED)
def test_a_promised_address_exists_behind_its_guard(
    app: Flask, front: Front, method: str, path: str, guard: str
) -> None:
    if door := front.doors.get(path):
        assert (door.method, door.guard) == (method, guard)
        return
    endpoint, _ = app.url_map.bind("localhost").match(path, method=method)
    assert app.view_functions[endpoint].guard == guard


def test_everything_the_merchant_can_change_needs_an_installed_store(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        changes = rule.rule.startswith("/admin/") and "POST" in (rule.methods or ())
        if changes or rule.rule.startswith("/admin/api/"):
            assert app.view_functions[rule.endpoint].guard == "installed merchant"
