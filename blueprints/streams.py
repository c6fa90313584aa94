"""Answers as server-sent events."""

import json
import re
from collections.abc import Iterator
from typing import Any

from flask import Response, request, stream_with_context

SENTENCE = re.compile(r".+?(?:[.!?。](?=\s)\s*|\n+|$)", re.DOTALL)


def wants_stream() -> bool:
    return request.accept_mimetypes.best == "text/event-stream"


def stream(sent: Iterator[str]) -> Response:
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Response(stream_with_context(sent), mimetype="text/event-stream", headers=headers)


def events(envelope: dict[str, Any]) -> Iterator[str]:
    """Yield the text sentence by sentence as `delta`, then the envelope as `message`, then `done`."""
    for sentence in SENTENCE.findall(envelope["message"]["text"]):
        yield event("delta", {"text": sentence})
    yield event("message", envelope)
    yield event("done", {})


def event(name: str, data: dict[str, Any], number: str = "") -> str:
    named = f"id: {number}\n" if number else ""
    return f"{named}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
