"""The storefront: a page with the widget, whether the chat is open there, and a cart."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, request, send_from_directory

from bin.widget_sources import BUILT_LAUNCHER
from blueprints.offering import AGE, STALE
from blueprints.widget import launcher_script, panel_script
from domain.language.languages import of_locale
from tests.browser.stand_in.chats import Chats

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
PAGES = Path(__file__).parents[1] / "pages"
THEME = BUILT_LAUNCHER.parent
VARIANTS = {
    "1": [(11, "Moss / S", True), (12, "Moss / M", False), (13, "Rust / M", True)],
    "2": [(21, "Default Title", True)],
}


def add_shop(app: Flask, chats: Chats) -> None:
    @app.get("/")
    @app.get("/next")
    def shop_page() -> Response:
        words = (PAGES / "shop.html").read_text().replace("CUSTOMER", request.args.get("customer", ""))
        about = {name: request.args.get(name, usual) for name, usual in (("lang", "en"), ("dir", "ltr"))}
        words = words.replace('lang="en"', 'lang="{lang}" dir="{dir}"'.format(**about))
        words = words.replace("MORE", " ".join(f'data-{k}="{v}"' for k, v in request.args.items() if k not in about))
        return Response(words, headers={"Content-Security-Policy": STRICT})

    app.get("/shop.js", endpoint="js")(lambda: send_from_directory(PAGES, "shop.js"))
    app.get("/shop.css", endpoint="css")(lambda: send_from_directory(PAGES, "shop.css"))
    app.get("/shopfloor-questions.css", endpoint="theme")(lambda: send_from_directory(THEME, "shopfloor-questions.css"))
    app.get("/picture.svg", endpoint="picture")(lambda: send_from_directory(PAGES, "picture.svg"))
    app.get("/chat/widget.js", endpoint="widget")(lambda: script(launcher_script()))

    @app.get("/chat/panel.js")
    @app.get("/apps/chat/panel.js")
    def panel() -> Response:
        return script(panel_script(of_locale(request.args["locale"])))

    @app.get("/chat/open")
    @app.get("/apps/chat/open")
    def offered() -> Response:
        time.sleep(chats.lag)
        chats.asked.append(dict(request.args))
        visitor, chosen = request.args["visitor"], chats.invited
        offers = chats.installed and chats.open and (chosen is None or visitor in chosen)
        response = jsonify(open=offers, differs=chosen is not None and not visitor)
        response.headers["Cache-Control"] = f"private, max-age={AGE}, stale-while-revalidate={STALE}"
        return response

    @app.post("/apps/chat/session")
    def signed_session() -> Any:
        return jsonify(chats.begin(customer=True)) if chats.proxy_works and chats.installed else abort(502)


def script(text: str) -> Response:
    return Response(text, mimetype="text/javascript")


def add_cart(app: Flask, chats: Chats) -> None:
    """The storefront's own Ajax endpoints, as Shopify has them."""

    @app.get("/products/<handle>.js")
    def product_json(handle: str) -> Any:
        found = [
            {"id": number, "title": title, "available": available} for number, title, available in VARIANTS[handle]
        ]
        return {"handle": handle, "variants": found}

    @app.post("/cart/add.js")
    def add() -> Any:
        variant = int(request.get_json()["id"])
        if chats.cart.count(variant) == 2:
            return {"status": 422, "message": "Cart Error", "description": "Only 2 of them are left."}, 422
        chats.cart.append(variant)
        return {"id": variant, "quantity": 1}

    @app.post("/cart/update.js")
    def update() -> Any:
        chats.attributes |= request.get_json()["attributes"]
        return {"attributes": chats.attributes}

    @app.get("/cart.js")
    def cart() -> Any:
        return {"item_count": len(chats.cart), "total_price": 4900 * len(chats.cart)}
