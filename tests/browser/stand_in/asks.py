"""What the chat asks for: agreement to a person, an address, the proof of an order."""

from __future__ import annotations

import time
from typing import Any

from flask import Flask, request

from tests.browser.stand_in.answers import PARCEL
from tests.browser.stand_in.chats import Chats, Record, wrap

ANNS = {"email": "ann@example.com", "postcode": "114 55"}
STEPS = [
    {"name": "Ordered", "done": True, "at": "2026-11-17T08:00:00Z"},
    {"name": "Shipped", "done": True, "at": "2026-11-19T08:00:00Z"},
    {"name": "Delivered", "done": False, "at": None},
]


def add_asks(app: Flask, chats: Chats) -> None:
    @app.post("/chat/handoff")
    def handoff() -> Any:
        found, asked = chats.running(), request.get_json()
        if "." not in asked.get("email", "."):
            return {"error": "invalid_request", "detail": "email must be an e-mail address."}, 400
        words = asked.get("email") or ("Yes, connect me" if asked["consent"] else "No, thanks")
        heard = chats.say(found, "shopper", words)
        return agreed(found, asked["consent"], asked.get("email")) | {"heard": heard}

    def agreed(found: Record, consent: bool, email: str | None) -> Record:
        if not consent:
            found["state"] = "open"
            return wrap(found, chats.say(found, "agent", "All right. What else can I do for you?"), "answered")
        if not email:
            found["state"] = "awaiting_email"
            asking = chats.say(found, "agent", "Which e-mail address should our team write to?")
            time.sleep(chats.lag)
            return wrap(found, asking, "clarify")
        if email.endswith("@gmial.com"):
            return doubted(found, email)
        found["state"] = "handed_off"
        return wrap(found, chats.say(found, "system", "Passed to our team at 10:42."), "handed_off")

    def doubted(found: Record, typed: str) -> Record:
        meant = typed.replace("gmial", "gmail")
        doubt = chats.say(found, "agent", f"Did you mean {meant}?", suggestions=[meant, typed])
        return wrap(found, doubt, "clarify")

    @app.post("/chat/identify")
    def identify() -> Any:
        found, proof = chats.running(), request.get_json()
        if not any(proof.get(name) == own for name, own in ANNS.items()):
            return wrap(found, chats.say(found, "agent", "I found no order with these: check both."), "verify_identity")
        card = {"kind": "order", "name": proof["order"], "status": "in_transit", "label": "On its way"}
        card |= {"tracking": [PARCEL], "steps": STEPS}
        return wrap(found, chats.say(found, "agent", "Your order is on its way.", cards=[card]), "answered")
