"""Answers that go on: they end with whoever reads them, and wait for nobody who does not."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from blueprints import flows
from blueprints.flows import Write, carry_on
from runtime.connections import LINE, BoundedConnection

Sent = list[dict[str, Any]]


class Line:
    is_endless = False
    hung_up = False

    def __init__(self) -> None:
        self.gone = asyncio.Event()

    def hang_up(self) -> None:
        self.hung_up = True
        self.gone.set()

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}


class Endless:
    """Says two words and then nothing more."""

    was_cancelled = False
    is_endless = None

    def __init__(self, line: Line) -> None:
        self.line = line

    async def run(self, write: Write, *, goes_on: bool) -> None:
        await write("one")
        await write("two")
        self.is_endless = self.line.is_endless
        if goes_on:
            try:
                await asyncio.Event().wait()
            finally:
                self.was_cancelled = True

    def close(self) -> None: ...


def scope_of(line: Line | None) -> Any:
    return {"type": "http", "extensions": {LINE: line} if line else {}}


async def carried(line: Line, sent: Sent, *, reads: bool = True, named: bool = True) -> Endless:
    flow = Endless(line)

    async def send(message: Any) -> None:
        sent.append(message)
        if not reads:
            await asyncio.Event().wait()
        if len(sent) == 2:
            line.gone.set()

    await carry_on(flow, scope_of(line if named else None), line.receive, send)
    return flow


def test_it_ends_when_the_reader_goes() -> None:
    async def told() -> None:
        line, sent = Line(), []
        flow = await carried(line, sent)
        assert [message["body"] for message in sent] == [b"one", b"two"]
        assert flow.was_cancelled and flow.is_endless and not line.is_endless and not line.hung_up

    asyncio.run(told())


def test_who_does_not_read_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flows, "SLOW", 0.01)

    async def told() -> None:
        line, sent = Line(), []
        await carried(line, sent, reads=False)
        assert line.hung_up and [message["body"] for message in sent] == [b"one"]

    asyncio.run(told())


def test_where_nobody_could_hang_up_what_there_is_at_first_is_all() -> None:
    async def told() -> None:
        line, sent = Line(), []
        flow = await carried(line, sent, named=False)
        assert len(sent) == 2 and not flow.was_cancelled

    asyncio.run(told())


@pytest.mark.parametrize("is_endless", [True, False])
def test_a_server_that_is_to_end_waits_for_answers_but_not_for_those_that_never_end(is_endless: bool) -> None:
    closed: list[bool] = []
    connection = BoundedConnection.__new__(BoundedConnection)
    connection.transport = SimpleNamespace(close=lambda: closed.append(True))
    connection.cycle = SimpleNamespace(response_complete=False, keep_alive=True)
    connection.is_endless = is_endless
    connection.shutdown()
    assert bool(closed) is is_endless
