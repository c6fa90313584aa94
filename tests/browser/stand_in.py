"""A shop page and a chat that answers from a script, so that the widget's own behaviour can be looked at."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, request, send_from_directory

from bin.widget_sources import BUILT_LAUNCHER
from blueprints.offering import AGE, STALE
from blueprints.widget import launcher_script, panel_script
from domain.language.languages import of_locale

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
PAGES = Path(__file__).parent / "pages"
THEME = BUILT_LAUNCHER.parent


def product(number: int, title: str, amount: str, available: bool) -> dict[str, Any]:
    card = {"kind": "product", "id": f"gid://shopify/Product/{number}", "handle": str(number), "title": title}
    price = {"amount": amount, "currency": "EUR"}
    return card | {"url": f"/products/{number}", "image": "/picture.svg", "price": price, "available": available}


JACKETS = [
    product(1, "Lindås rain jacket", "149.00", True),
    product(2, "Fjell insulated parka with a removable hood", "219.50", True),
    product(3, "Skog wind shell", "89.00", False),
]
BETWEEN = {"amount": "34.00", "most": "46.00", "currency": "EUR"}
PARCEL = {"company": "PostNord", "number": "JD0146000031", "url": "https://tracking.example/JD0146000031"}
REFUND = {"kind": "policy", "id": "p1", "title": "Refund policy", "url": "/policies/refund", "version": "7"}
POISON = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script> javascript:alert(1)"

Answer = tuple[str, str, dict[str, Any]]
ANSWERS: dict[str, Answer] = {
    "jacket": (
        "answered",
        "Three jackets keep the rain out:",
        {"cards": JACKETS, "suggestions": ["Which is the warmest?"]},
    ),
    "price": ("answered", "The Lindås rain jacket is €149.00.", {"cards": JACKETS[:1]}),
    "rust": ("answered", "The Lindås rain jacket is €149.00 in rust.", {"cards": [JACKETS[0] | {"variant": 13}]}),
    "bottle": ("answered", "One:", {"cards": [product(4, "Bottle", "34.00", True) | {"price": BETWEEN}]}),
    "return": (
        "answered",
        "You can return an item within **30 days**:\n- unworn, with its tags\n- in its own box\n\nSee https://shop.example/returns.",
        {"sources": [REFUND]},
    ),
    "order": ("verify_identity", "I can show an order once I know it is yours.", {}),
    "person": ("handoff_offered", "Shall I connect you with a person from our team?", {}),
    "poison": (
        "answered",
        POISON,
        {
            "cards": [
                product(9, POISON, "1.00", True) | {"url": "javascript:document.title='owned'", "image": "javascript:1"}
            ],
            "sources": [REFUND | {"title": POISON, "url": "data:text/html,owned"}],
            "suggestions": [POISON],
        },
    ),
}
UNKNOWN: Answer = (
    "not_supported",
    "I do not know that. I can connect you with a person.",
    {"suggestions": ["Talk to a person"]},
)


REFUSALS: dict[int, tuple[str, str, dict[str, str]]] = {
    400: ("invalid_request", "text must be at most 2000 characters.", {}),
    429: ("too_many_attempts", "That was too often. Please wait a little.", {"Retry-After": "2"}),
    503: ("unavailable", "We are very busy. Please try again.", {}),
}


class Chats:
    """The conversations by token. Nothing is heard of them unless they are `live`.

    `broken` refuses the next messages with those statuses, the last one first.
    """

    def __init__(self) -> None:
        self.by_token: dict[str, dict[str, Any]] = {}
        self.numbers = itertools.count(1)
        self.broken: list[int] = []
        self.streaming = True
        self.proxy_works = True
        self.installed = True
        self.open = True
        self.invited: set[str] | None = None  # the visitors that the chat is for, where it is for some
        self.asked: list[dict[str, str]] = []  # how pages asked whether the chat is open
        self.live = True
        self.lag = 0.0  # seconds from what was said to the answer that tells of it

        self.cart: list[int] = []
        self.attributes: dict[str, str] = {}
        self.mails = True
        self.team: dict[str, Any] = {}  # when people are there
        self.says = ""  # what is answered to the next message, whatever it asks
        self.refuses = ""  # with what the next message is refused
        self.cut = False  # the next message is kept, and its answer lost on the way

    def begin(self, customer: bool) -> dict[str, Any]:
        token = f"token-{next(self.numbers)}"
        self.by_token[token] = {"state": "open", "messages": [], "customer": customer}
        hello = {
            "greeting": "Hello! What can I help you find?",
            "suggestions": ["Show me rain jackets", "Where is my order?"],
        }
        opened = {"token": token, "conversation": {"id": token}, "lasts": 3600}
        return opened | hello | {"app": request.host_url.rstrip("/"), "mails": self.mails, "team": self.team}

    def running(self) -> dict[str, Any]:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return self.by_token.get(token) or abort(401)

    def say(self, chat: dict[str, Any], author: str, text: str, **more: Any) -> dict[str, Any]:
        message = {
            "id": f"m{len(chat['messages']) + 1}",
            "author": author,
            "author_name": "",
            "at": "2026-11-20T08:00:00Z",
        }
        message |= {"text": text, "cards": [], "sources": [], "suggestions": []} | more
        chat["messages"].append(message)
        return message


def create_app() -> Flask:
    app = Flask("stand_in", static_folder=None)
    chats = app.extensions["chats"] = Chats()
    add_shop(app, chats)
    add_sessions(app, chats)
    add_talk(app, chats)
    add_asks(app, chats)
    add_whole_chat(app, chats)
    add_cart(app, chats)
    return app


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


def add_sessions(app: Flask, chats: Chats) -> None:
    @app.errorhandler(401)
    def unknown(_error: Exception) -> Any:
        return {"error": "token_expired", "detail": "Please start a new chat."}, 401

    @app.errorhandler(404)
    def removed(_error: Exception) -> Any:
        return {"error": "store_not_found", "detail": "This store does not have Shopfloor installed."}, 404

    @app.post("/chat/session")
    def session() -> Any:
        return chats.begin(customer=False) if chats.installed else abort(404)

    @app.get("/chat/conversation")
    def conversation() -> Any:
        found = chats.running()
        return {"conversation": {"id": "c", "state": found["state"]}, "messages": found["messages"], "team": chats.team}

    @app.get("/chat/events")
    def live() -> Any:
        found = chats.running()
        return (
            Response(told(found, request.headers.get("Last-Event-ID")), mimetype="text/event-stream")
            if chats.live
            else refuse(503)
        )

    @app.post("/chat/feedback")
    def feedback() -> Any:
        chats.running().setdefault("rated", []).append(request.get_json())
        return "", 204


def add_talk(app: Flask, chats: Chats) -> None:
    @app.post("/chat/messages")
    def messages() -> Any:
        found = chats.running()
        time.sleep(chats.lag)
        if chats.broken:
            return refuse(chats.broken.pop())
        if chats.refuses:
            return {"error": "invalid_request", "detail": chats.refuses}, 400
        text, number = request.get_json()["text"], request.get_json()["id"]
        if known := found.setdefault("sent", {}).get(number):
            return known
        chats.say(found, "shopper", text)
        if found["state"] == "handed_off":
            return wrap(found, {"id": "", "author": "agent", "text": "", "suggestions": []}, "handed_off")
        if chats.says:
            poisoned = {"suggestions": [chats.says], "sources": [REFUND | {"title": chats.says, "url": chats.says}]}
            return Response(
                stream(wrap(found, chats.say(found, "agent", chats.says, **poisoned), "answered")),
                mimetype="text/event-stream",
            )
        outcome, words, more = next((answer for key, answer in ANSWERS.items() if key in text.lower()), UNKNOWN)
        found["state"] = "offered" if outcome == "handoff_offered" else "open"
        envelope = wrap(found, chats.say(found, "agent", words, **more), outcome)
        found["sent"][number] = envelope
        if chats.cut:
            chats.cut = False
            return Response('event: delta\ndata: {"text": "You"}\n\n', mimetype="text/event-stream")
        return Response(stream(envelope), mimetype="text/event-stream") if chats.streaming else envelope


def told(chat: dict[str, Any], last: str | None) -> Iterator[str]:
    """What is said after the message `last`, and where the chat stands, for as long as somebody reads."""
    known = int(last.removeprefix("m")) if last else 0
    state = ""
    while True:
        for message in chat["messages"][known:]:
            yield f"id: {message['id']}\nevent: message\ndata: {json.dumps(message)}\n\n"
            known += 1
        if chat["state"] != state:
            state = chat["state"]
            yield f"event: state\ndata: {json.dumps({'state': state})}\n\n"
        if chat.pop("typing", False):
            yield "event: typing\ndata: {}\n\n"
        yield ": \n\n"
        time.sleep(0.05)


def refuse(status: int) -> Any:
    code, detail, headers = REFUSALS[status]
    return {"error": code, "detail": detail}, status, headers


def add_asks(app: Flask, chats: Chats) -> None:
    @app.post("/chat/handoff")
    def handoff() -> Any:
        found, asked = chats.running(), request.get_json()
        if "." not in asked.get("email", "."):
            return {"error": "invalid_request", "detail": "email must be an e-mail address."}, 400
        words = asked.get("email") or ("Yes, connect me" if asked["consent"] else "No, thanks")
        return agreed(found, asked, chats.say(found, "shopper", words))

    def agreed(found: dict[str, Any], asked: dict[str, Any], heard: dict[str, Any]) -> Any:
        if not asked["consent"]:
            found["state"] = "open"
            on = chats.say(found, "agent", "All right. What else can I do for you?")
            return wrap(found, on, "answered") | {"heard": heard}
        if not asked.get("email"):
            found["state"] = "awaiting_email"
            asking = chats.say(found, "agent", "Which e-mail address should our team write to?")
            time.sleep(chats.lag)
            return wrap(found, asking, "clarify") | {"heard": heard}
        if (typed := asked["email"]).endswith("@gmial.com"):
            either = [typed.replace("gmial", "gmail"), typed]
            doubt = chats.say(found, "agent", f"Did you mean {either[0]}?", suggestions=either)
            return wrap(found, doubt, "clarify") | {"heard": heard}
        found["state"] = "handed_off"
        return wrap(found, chats.say(found, "system", "Passed to our team at 10:42."), "handed_off") | {"heard": heard}

    @app.post("/chat/identify")
    def identify() -> Any:
        found, proof = chats.running(), request.get_json()
        if proof.get("email") != "ann@example.com" and proof.get("postcode") != "114 55":
            return wrap(found, chats.say(found, "agent", "I found no order with these: check both."), "verify_identity")
        steps = [
            {"name": "Ordered", "done": True, "at": "2026-11-17T08:00:00Z"},
            {"name": "Shipped", "done": True, "at": "2026-11-19T08:00:00Z"},
            {"name": "Delivered", "done": False, "at": None},
        ]
        card = {"kind": "order", "name": proof["order"], "status": "in_transit", "label": "On its way"}
        card |= {"tracking": [PARCEL], "steps": steps}
        return wrap(found, chats.say(found, "agent", "Your order is on its way.", cards=[card]), "answered")


def add_whole_chat(app: Flask, chats: Chats) -> None:
    @app.post("/chat/transcript")
    def transcript() -> Any:
        chats.running()
        return {"text": "The chat is on its way to ann@example.com."}, 202

    @app.post("/chat/erase")
    def erase() -> Any:
        if chats.running()["state"] == "handed_off":
            return {"error": "invalid_request", "detail": "Our team has this chat. Please ask them to delete it."}, 400
        del chats.by_token[request.headers["Authorization"].removeprefix("Bearer ")]
        return "", 204


VARIANTS = {
    "1": [(11, "Moss / S", True), (12, "Moss / M", False), (13, "Rust / M", True)],
    "2": [(21, "Default Title", True)],
}


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


def wrap(chat: dict[str, Any], message: dict[str, Any], outcome: str) -> dict[str, Any]:
    return {"message": message, "outcome": outcome, "conversation": {"id": "c", "state": chat["state"]}}


def stream(envelope: dict[str, Any]) -> Iterator[str]:
    for word in envelope["message"]["text"].split(" "):
        yield f"event: delta\ndata: {json.dumps({'text': word + ' '})}\n\n"
        time.sleep(0.005)
    yield f"event: message\ndata: {json.dumps(envelope)}\n\n"
    yield "event: done\ndata: {}\n\n"
