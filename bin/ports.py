"""Looking whether a port can be had, before anything is started on it."""

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
