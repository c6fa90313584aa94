"""The conversation: how it begins, what is said in it, and what is done with it as a whole."""

from __future__ import annotations

import time
from typing import Any

from flask import Flask, Response, abort, request

from tests.browser.stand_in.answers import REFUND, answer_to
from tests.browser.stand_in.chats import Chats, Record, refuse, wrap
from tests.browser.stand_in.streams import as_events, event, news_of, written


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
        last = request.headers.get("Last-Event-ID")
        return as_events(news_of(found, last)) if chats.live else refuse(503)

    @app.post("/chat/feedback")
    def feedback() -> Any:
        chats.running().setdefault("rated", []).append(request.get_json())
        return "", 204


def add_talk(app: Flask, chats: Chats) -> None:
    @app.post("/chat/messages")
    def messages() -> Any:
        found, body = chats.running(), request.get_json()
        time.sleep(chats.lag)
        if chats.broken:
            return refuse(chats.broken.pop())
        if chats.refuses:
            return {"error": "invalid_request", "detail": chats.refuses}, 400
        if known := found.setdefault("sent", {}).get(body["id"]):
            return known
        chats.say(found, "shopper", body["text"])
        if found["state"] == "handed_off":
            return wrap(found, {"id": "", "author": "agent", "text": "", "suggestions": []}, "handed_off")
        return repeated(found) if chats.says else answered(found, body["text"], body["id"])

    def repeated(found: Record) -> Response:
        """Answer with what a test set, wherever the chat shows words of an answer."""
        words = chats.says
        more = {"suggestions": [words], "sources": [REFUND | {"title": words, "url": words}]}
        return as_events(written(wrap(found, chats.say(found, "agent", words, **more), "answered")))

    def answered(found: Record, text: str, number: str) -> Any:
        outcome, words, more = answer_to(text)
        found["state"] = "offered" if outcome == "handoff_offered" else "open"
        envelope = found["sent"][number] = wrap(found, chats.say(found, "agent", words, **more), outcome)
        if chats.cut:
            chats.cut = False
            return as_events(iter([event("delta", {"text": "You"})]))
        return as_events(written(envelope)) if chats.streaming else envelope


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
