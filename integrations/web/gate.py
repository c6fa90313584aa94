"""Which addresses may be connected to. What is checked is what is connected to: a name is looked up once for both."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Event, Timer
from typing import Any
from weakref import WeakSet

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from domain.errors import RemoteError

PORTS = frozenset({80, 443})
# Addresses in which another one may be hidden, and the web has nothing: NAT64, 6to4, Teredo, site-local.
TUNNELS = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "fec0::/10", "::/96")))
Resolve = Callable[[str, int], list[str]]
MayReach = Callable[[str, int], bool]


class NotPublic(RemoteError):
    """The address leads into a private network, to this machine or to a port that is none of the web's."""


def is_public(address: str, port: int) -> bool:
    """Whether that IP address and port are the web's."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    tunnelled = any(found.version == net.version and found in net for net in TUNNELS)
    special = found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback
    return port in PORTS and found.is_global and not tunnelled and not special


def look_up(host: str, port: int) -> list[str]:
    """Return the host's IP addresses. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Gate(HTTPAdapter):
    """Opens connections, each to an address that was checked a moment ago, for every request and redirect anew.

    One address of a name that may not be reached shuts the name: it is used to slip by. For one request at a time.
    """

    def __init__(self, may_reach: MayReach = is_public, resolve: Resolve = look_up) -> None:
        self.may_reach = may_reach
        self.resolve = resolve
        self.connections: WeakSet[HTTPConnection] = WeakSet()
        super().__init__(max_retries=0, pool_connections=4, pool_maxsize=1)

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named)
        self.poolmanager.pool_classes_by_scheme = pools(self)

    @contextmanager
    def shut_after(self, seconds: float) -> Iterator[Event]:
        """Shut what is open if the block lasts longer; the event tells whether that was done.

        A time-out counts from byte to byte: who sends the head of an answer by drops would keep us for days.
        """
        shut = Event()
        timer = Timer(seconds, self._shut, [shut])
        timer.daemon = True
        timer.start()
        try:
            yield shut
        finally:
            timer.cancel()

    def _shut(self, shut: Event) -> None:
        shut.set()
        for connection in list(self.connections):
            if connection.sock is not None:
                with suppress(OSError):
                    # Not its own `shutdown`: under TLS that takes apart what the other thread is reading from.
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)

    def open(self, host: str, port: int, timeout: float | None) -> socket.socket:
        """Raises NotPublic or OSError."""
        found = self.resolve(host.strip("[]"), port)
        if not found or not all(self.may_reach(one, port) for one in found):
            raise NotPublic("web", "address is not public", permanent=True)
        return socket.create_connection((found[0], port), timeout=timeout)


def pools(gate: Gate) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            gate.connections.add(self)
            return gate.open(self._dns_host, self.port, _seconds(self.timeout))

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            gate.connections.add(self)
            return gate.open(self._dns_host, self.port or 443, _seconds(self.timeout))

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


def _seconds(timeout: object) -> float | None:
    return float(timeout) if isinstance(timeout, (int, float)) else None
