"""Those who listen to live events, as a browser does."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from typing import Any

from tests.blueprints.callers import ChatShopper
from tests.blueprints.webs import Web


@dataclass(frozen=True)
class Event:
    name: str
    data: dict[str, Any]
    number: str = ""


class Ear:
    def __init__(self, answer: HTTPResponse) -> None:
        self.answer = answer

    def next(self) -> Event | None:
        """Return the next event, past beats and settings; None at the end of the stream."""
        fields: dict[str, str] = {}
        while line := self.answer.readline().decode():
            name, _, value = line.rstrip("\n").partition(": ")
            if name:
                fields[name] = value
            elif "event" in fields:
                return Event(fields["event"], json.loads(fields["data"]), fields.get("id", ""))
            else:
                fields = {}
        return None

    def events(self, number: int) -> list[Event]:
        return [event for event in (self.next() for _ in range(number)) if event]

    def names(self, number: int) -> list[str]:
        return [event.name for event in self.events(number)]


@contextmanager
def listening(web: Web, path: str, headers: dict[str, str]) -> Iterator[Ear]:
    connection = HTTPConnection("127.0.0.1", web.port, timeout=30)
    connection.request("GET", path, headers={"Accept": "text/event-stream", **headers})
    answer = connection.getresponse()
    assert answer.status == 200, answer.read()
    try:
        yield Ear(answer)
    finally:
        answer.close()
        connection.close()


@contextmanager
def hearing(web: Web, shopper: ChatShopper, last: str = "") -> Iterator[Ear]:
    headers = {"Authorization": f"Bearer {shopper.token}"} | ({"Last-Event-ID": last} if last else {})
    with listening(web, "/chat/events", headers) as ear:
        yield ear
