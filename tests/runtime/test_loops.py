"""Processes that listen at one socket share its connections out by how many each has."""

import asyncio
import contextlib
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from typing import cast

import pytest

from runtime.loops import FewestFirst

CALLERS = 8
EVENLY = CALLERS // 2 - 1  # at least; one may be taken by chance


@pytest.fixture
def taken() -> Counter[str]:
    return Counter()


@pytest.fixture
def address(taken: Counter[str]) -> Iterator[tuple[str, int]]:
    """An address at which two loops listen."""
    with socket.socket() as shared:
        shared.bind(("127.0.0.1", 0))
        loops = [listening(shared.dup(), name, taken) for name in ("one", "two")]
        yield shared.getsockname()
        for loop in loops:
            loop.call_soon_threadsafe(loop.stop)


def listening(shared: socket.socket, name: str, taken: Counter[str]) -> FewestFirst:
    class Greeter(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            taken[name] += 1
            cast(asyncio.Transport, transport).write(b"!")

        def connection_lost(self, error: Exception | None) -> None:
            taken[name] -= 1

    loop, ready = FewestFirst(), threading.Event()

    async def serve() -> None:
        await loop.create_server(Greeter, sock=shared)
        ready.set()

    def run() -> None:
        loop.run_until_complete(serve())
        loop.run_forever()

    threading.Thread(target=run, daemon=True).start()
    assert ready.wait(10)
    return loop


def called(address: tuple[str, int]) -> socket.socket:
    caller = socket.create_connection(address, timeout=10)
    assert caller.recv(1) == b"!"
    return caller


def test_callers_who_stay_are_shared_out_evenly(address: tuple[str, int], taken: Counter[str]) -> None:
    with contextlib.ExitStack() as staying:
        for _ in range(CALLERS):
            staying.enter_context(called(address))
        assert taken.total() == CALLERS and min(taken["one"], taken["two"]) >= EVENLY


def test_who_has_left_counts_no_more(address: tuple[str, int], taken: Counter[str]) -> None:
    callers = [called(address) for _ in range(CALLERS)]
    for caller in callers:
        caller.close()
    with contextlib.ExitStack() as staying:
        for _ in range(CALLERS):
            staying.enter_context(called(address))
        assert min(taken["one"], taken["two"]) >= EVENLY


def test_many_who_come_at_once_are_all_taken(address: tuple[str, int], taken: Counter[str]) -> None:
    with contextlib.ExitStack() as staying:
        callers = [staying.enter_context(socket.create_connection(address, timeout=10)) for _ in range(100)]
        assert all(caller.recv(1) == b"!" for caller in callers)


def test_a_server_that_is_closed_takes_nobody() -> None:
    async def serve() -> None:
        with socket.socket() as shared:
            shared.bind(("127.0.0.1", 0))
            server = await asyncio.get_running_loop().create_server(asyncio.Protocol, sock=shared)
            server.close()
            await server.wait_closed()
            _, writer = await asyncio.open_connection(*shared.getsockname())
            await asyncio.sleep(0.05)
            with pytest.raises(BlockingIOError):
                shared.accept()[0].close()  # it still waits: nobody else has taken it
                shared.accept()
            writer.close()

    loop = FewestFirst()
    loop.run_until_complete(serve())
    loop.close()
