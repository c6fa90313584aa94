"""The conversations of the stand-in, and all that a test may set about them."""

from __future__ import annotations

import itertools
from typing import Any

from flask import abort, request

Record = dict[str, Any]
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
        self.by_token: dict[str, Record] = {}
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
        self.team: Record = {}  # when people are there
        self.says = ""  # what is answered to the next message, whatever it asks
        self.refuses = ""  # with what the next message is refused
        self.cut = False  # the next message is kept, and its answer lost on the way

    def begin(self, customer: bool) -> Record:
        token = f"token-{next(self.numbers)}"
        self.by_token[token] = {"state": "open", "messages": [], "customer": customer}
        hello = {
            "greeting": "Hello! What can I help you find?",
            "suggestions": ["Show me rain jackets", "Where is my order?"],
        }
        opened = {"token": token, "conversation": {"id": token}, "lasts": 3600}
        return opened | hello | {"app": request.host_url.rstrip("/"), "mails": self.mails, "team": self.team}

    def running(self) -> Record:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return self.by_token.get(token) or abort(401)

    def say(self, chat: Record, author: str, text: str, **more: Any) -> Record:
        message = {
            "id": f"m{len(chat['messages']) + 1}",
            "author": author,
            "author_name": "",
            "at": "2026-11-20T08:00:00Z",
        }
        message |= {"text": text, "cards": [], "sources": [], "suggestions": []} | more
        chat["messages"].append(message)
        return message


def refuse(status: int) -> Any:
    code, detail, headers = REFUSALS[status]
    return {"error": code, "detail": detail}, status, headers


def wrap(chat: Record, message: Record, outcome: str) -> Record:
    return {"message": message, "outcome": outcome, "conversation": {"id": "c", "state": chat["state"]}}
