"""Which ports can be had, before anything is started on them."""

import socket

from bin.supervisor import StartFailed


def require_free(port: int, setting: str) -> None:
    """Raise StartFailed where something listens there already: perhaps this very command, in another terminal."""
    with socket.socket() as probe:
        # As servers do: a port that was just left may be taken again at once.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise StartFailed(f"port {port} is taken; {setting} names another") from None


def free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports
