"""Server-sent events, as the chat's own are written."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

from flask import Response

from tests.browser.stand_in.chats import Record

NAP = 0.05  # seconds between two looks at what is new
TYPING = 0.005  # seconds for each word


def as_events(told: Iterator[str]) -> Response:
    return Response(told, mimetype="text/event-stream")


def event(name: str, data: Record, number: str = "") -> str:
    numbered = f"id: {number}\n" if number else ""
    return f"{numbered}event: {name}\ndata: {json.dumps(data)}\n\n"


def written(envelope: Record) -> Iterator[str]:
    """Yield an answer as it is written, word by word, and then whole."""
    for word in envelope["message"]["text"].split(" "):
        yield event("delta", {"text": f"{word} "})
        time.sleep(TYPING)
    yield event("message", envelope)
    yield event("done", {})


def news_of(chat: Record, last: str | None) -> Iterator[str]:
    """Yield what is said after the message `last`, and where the chat stands, for as long as somebody reads."""
    known = int(last.removeprefix("m")) if last else 0
    state = ""
    while True:
        for message in chat["messages"][known:]:
            yield event("message", message, message["id"])
            known += 1
        if chat["state"] != state:
            state = chat["state"]
            yield event("state", {"state": state})
        if chat.pop("typing", False):
            yield event("typing", {})
        yield ": \n\n"
        time.sleep(NAP)
