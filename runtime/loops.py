"""The web process's event loop: uvloop, on a listening socket of its own beside those of the other processes."""

import asyncio
import socket
from typing import Any, cast

import uvloop


class OwnSocket(uvloop.Loop):
    """The kernel shares connections out among listening sockets, but of processes that listen at one it wakes mostly
    the same: with two processes, one had as many as all connections."""

    async def create_server(self, *given: Any, **options: Any) -> asyncio.Server:
        shared = options.get("sock")
        if shared is not None and shared.family in (socket.AF_INET, socket.AF_INET6):
            options["sock"] = beside(shared)
        return cast(asyncio.Server, await super().create_server(*given, **options))


def beside(shared: socket.socket) -> socket.socket:
    """Return a socket at the same address. Linux alone shares out."""
    if not hasattr(socket, "SO_REUSEPORT"):
        return shared
    shared.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    own = socket.socket(shared.family, socket.SOCK_STREAM)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    own.bind(shared.getsockname()[:2])
    own.setblocking(False)
    return own
