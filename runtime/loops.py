"""The web process's event loop: uvloop, which leaves new connections to the process that has the fewest."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any, cast
from weakref import WeakSet

import uvloop

PATIENCE = 0.001  # seconds that a process leaves a new connection to the others, for each it has
MOST_PATIENCE = 0.01  # seconds
SHARE = 2  # a process takes at once one connection, and one more for each so many that it has
BACKLOG = 2048  # connections that wait for any process, as uvicorn has it

Factory = Callable[[], asyncio.BaseProtocol]


class FewestFirst(uvloop.Loop):
    """Of processes that listen at one socket the kernel wakes mostly the same, and of several sockets it chooses
    blindly: with two processes, one had seven of eight connections."""

    async def create_server(self, *given: Any, **options: Any) -> asyncio.Server:
        shared = options.get("sock")
        if shared is None or options.get("ssl") or shared.family not in (socket.AF_INET, socket.AF_INET6):
            return cast(asyncio.Server, await super().create_server(*given, **options))
        return cast(asyncio.Server, SharedServer(self, given[0], shared, options.get("backlog", BACKLOG)))


class SharedServer:
    """Takes connections from a socket at which other processes listen. What uvicorn needs of an asyncio.Server."""

    def __init__(self, loop: asyncio.AbstractEventLoop, factory: Factory, shared: socket.socket, backlog: int) -> None:
        self.loop, self.factory, self.shared = loop, factory, shared
        self.transports: WeakSet[asyncio.BaseTransport] = WeakSet()
        self.opening: set[asyncio.Task[None]] = set()
        self.closed = False
        shared.setblocking(False)
        shared.listen(backlog)
        self.attend()

    def attend(self) -> None:
        if not self.closed:
            self.loop.add_reader(self.shared, self.wait)

    def wait(self) -> None:
        """Somebody knocks: let those who have fewer go first."""
        self.loop.remove_reader(self.shared)
        self.loop.call_later(min(MOST_PATIENCE, PATIENCE * self.held), self.take)

    @property
    def held(self) -> int:
        return sum(not transport.is_closing() for transport in self.transports) + len(self.opening)

    def take(self) -> None:
        if not self.closed:
            with suppress(OSError):  # another process was quicker, or who knocked has left
                for _ in range(1 + self.held // SHARE):
                    self.begin(self.shared.accept()[0])
            self.attend()

    def begin(self, connection: socket.socket) -> None:
        task = self.loop.create_task(self.open(connection))
        self.opening.add(task)
        task.add_done_callback(self.opening.discard)

    async def open(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with suppress(OSError):  # who knocked has left
            transport, _ = await self.loop.connect_accepted_socket(self.factory, connection)
            self.transports.add(transport)

    def close(self) -> None:
        self.closed = True
        self.loop.remove_reader(self.shared)

    async def wait_closed(self) -> None:
        """Nothing is left to wait for: who is connected is the protocols' to bid farewell."""
