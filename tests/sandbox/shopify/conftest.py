"""Two shops, alice's and bob's, on one platform, and an app that hears their webhooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask, Response, request

from sandbox.shopify import AppRegistration, Options, close, create_app
from sandbox.shopify.deliveries import DeliveryOptions
from sandbox.shopify.platform import Platform
from tests.sandbox.shopify.world import ALICE, BOB, SECRET, Heard, World, fill
from tests.servers import served


@pytest.fixture
def heard() -> Iterator[Heard]:
    notes = Heard()
    app = Flask("app_under_test")

    @app.post("/webhooks/shopify")
    @app.post("/elsewhere")
    def hear() -> Response:
        with notes.lock:
            notes.calls.append((dict(request.headers), request.get_data()))
            count = len(notes.calls)
        return Response(status=notes.answer(count))

    @app.route("/proxy/", defaults={"path": ""}, methods=["GET", "POST"])
    @app.route("/proxy/<path:path>", methods=["GET", "POST"])
    def proxied(path: str) -> Response:
        answer = app.json.response(
            path=path,
            query=request.query_string.decode(),
            cookie=request.headers.get("Cookie"),
            host=request.headers.get("X-Forwarded-Host"),
            body=request.get_data(as_text=True),
        )
        answer.set_cookie("leak", "1")
        return answer

    with served(app) as notes.url:
        yield notes


@pytest.fixture
def build(heard: Heard) -> Iterator[Callable[..., World]]:
    built: list[Flask] = []

    def make(**options: Any) -> World:
        now = [1_795_000_000.0]
        options.setdefault("deliveries", DeliveryOptions(retry_scale=0.00001))
        registration = AppRegistration("key", SECRET, heard.url)
        settings = Options(clock=lambda: now[0], **options)
        app = create_app(heard.url, registration=registration, options=settings, shops=(ALICE, BOB), demo=False)
        built.append(app)
        platform: Platform = app.extensions["sandbox_shopify"]
        alice, bob = platform.shops.find(ALICE), platform.shops.find(BOB)
        fill(alice, 9_000_000_000)
        fill(bob, 9_500_000_000)
        return World(app, platform, alice, bob, now)

    yield make
    for app in built:
        close(app)


@pytest.fixture
def world(build: Callable[..., World]) -> World:
    return build()
