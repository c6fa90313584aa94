"""What a scripted model does for one request, on the wire of chat completions."""

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

PIECES = re.compile(r"\s*\S+")
Send = Callable[[bytes], None]


class Act(Protocol):
    """`status` of the answer; `send` writes its body piece by piece and returns whether it ends properly."""

    @property
    def status(self) -> int: ...

    def send(self, write: Send) -> bool: ...


@dataclass(frozen=True)
class Says:
    """Stream a text a few letters at a time, with the tokens it took."""

    text: str
    status: int = 200
    finish: str = "stop"

    def send(self, write: Send) -> bool:
        for piece in PIECES.findall(self.text):
            write(event({"content": piece}))
        write(event({}, finish=self.finish))
        write(usage(len(self.text) // 4))
        write(b"data: [DONE]\n\n")
        return True


@dataclass(frozen=True)
class Calls:
    """Ask for a tool, after some words perhaps; the arguments come in two halves."""

    tool: str
    argument: str = ""
    text: str = ""
    arguments: str | None = None  # raw, for JSON that is broken
    status: int = 200

    def send(self, write: Send) -> bool:
        if self.text:
            write(event({"content": self.text}))
        raw = self.arguments if self.arguments is not None else json.dumps({"text": self.argument})
        half = len(raw) // 2
        write(event({"tool_calls": [call(self.tool, raw[:half])]}))
        write(event({"tool_calls": [{"index": 0, "function": {"arguments": raw[half:]}}]}))
        write(event({}, finish="tool_calls"))
        write(usage(20))
        write(b"data: [DONE]\n\n")
        return True


@dataclass(frozen=True)
class Dies:
    """Stream a text and break the connection off."""

    text: str
    status: int = 200

    def send(self, write: Send) -> bool:
        for piece in PIECES.findall(self.text):
            write(event({"content": piece}))
        return False


@dataclass(frozen=True)
class Hangs:
    """Say nothing for so many seconds, then end without a word."""

    seconds: float
    status: int = 200

    def send(self, write: Send) -> bool:
        time.sleep(self.seconds)
        return False


@dataclass(frozen=True)
class Drips:
    """Send comments for ever, one every `gap` seconds, as a proxy does that keeps a dead connection open."""

    seconds: float
    gap: float = 0.05
    status: int = 200

    def send(self, write: Send) -> bool:
        ends = time.monotonic() + self.seconds
        while time.monotonic() < ends:
            write(b": still here\n\n")
            time.sleep(self.gap)
        return False


@dataclass(frozen=True)
class Breaks:
    """Send an event whose JSON is broken."""

    text: str = "Your order"
    status: int = 200

    def send(self, write: Send) -> bool:
        write(event({"content": self.text}))
        write(b'data: {"choices": [{"delta": {"content": " is on\n\n')
        write(b"data: [DONE]\n\n")
        return True


@dataclass(frozen=True)
class Garbles:
    """Answer with something that is no stream at all."""

    body: bytes = b"<html><body>502 upstream</body></html>"
    status: int = 200

    def send(self, write: Send) -> bool:
        write(self.body)
        return True


@dataclass(frozen=True)
class Floods:
    """Stream so many megabytes of words without a full stop."""

    megabytes: int
    status: int = 200

    def send(self, write: Send) -> bool:
        for _ in range(16 * self.megabytes):
            write(event({"content": "words and " * 6_554}))
        write(b"data: [DONE]\n\n")
        return True


@dataclass(frozen=True)
class Refuses:
    """Answer with an error."""

    status: int = 500

    def send(self, write: Send) -> bool:
        write(json.dumps({"error": {"message": "no", "type": "server_error", "code": None}}).encode())
        return True


def event(delta: dict[str, object], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
    return chunk([choice])


def usage(written: int) -> bytes:
    return chunk([], {"prompt_tokens": 400, "completion_tokens": written, "total_tokens": 400 + written})


def chunk(choices: list[dict[str, object]], used: dict[str, int] | None = None) -> bytes:
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "scripted",
        "choices": choices,
    }
    return f"data: {json.dumps(body | {'usage': used})}\n\n".encode()


def call(tool: str, arguments: str) -> dict[str, object]:
    return {"index": 0, "id": "call_1", "type": "function", "function": {"name": tool, "arguments": arguments}}


def repeated(acts: list[Act]) -> Iterator[Act]:
    """Yield the acts, the last of them for ever."""
    yield from acts
    while acts:
        yield acts[-1]
