"""Processes that answer at one address share its connections out."""

import asyncio
import socket
import sys
import threading
from collections import Counter
from typing import cast

import pytest

from runtime.loops import OwnSocket

CALLERS = 60  # shared out by chance: that one of two gets fewer than five of them does not happen


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone shares out")
def test_two_that_listen_at_one_address_both_get_callers() -> None:
    taken = Counter[str]()
    with socket.create_server(("127.0.0.1", 0), backlog=0) as probe:
        address = probe.getsockname()
    with socket.socket() as shared:
        shared.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        shared.bind(address)
        loops = [listening(shared, name, taken) for name in ("one", "two")]
        for _ in range(CALLERS):
            with socket.create_connection(address, timeout=10) as caller:
                assert caller.recv(1) == b"!"
        for loop in loops:
            loop.call_soon_threadsafe(loop.stop)
    assert taken.total() == CALLERS and min(taken["one"], taken["two"]) >= 5


def listening(shared: socket.socket, name: str, taken: Counter[str]) -> OwnSocket:
    class Greeter(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            taken[name] += 1
            cast(asyncio.Transport, transport).write(b"!")

    loop, ready = OwnSocket(), threading.Event()

    async def serve() -> None:
        await loop.create_server(Greeter, sock=shared)
        ready.set()

    def run() -> None:
        loop.run_until_complete(serve())
        loop.run_forever()
        loop.close()

    threading.Thread(target=run, daemon=True).start()
    assert ready.wait(10)
    return loop
