"""The bench's own gate to the web, handed to the reader as the tests hand theirs.

One name and port leads to this machine; all else meets the product's own rule.
"""

from bench.learning.site import HOST
from integrations.web.gate import Gate, is_public, look_up
from integrations.web.reader import PublicWeb

HERE = "127.0.0.1"


def web_with(port: int) -> PublicWeb:
    """Return the web, with the bench's site at that port of this machine in it."""

    def resolve(host: str, wanted: int) -> list[str]:
        return [HERE] if (host, wanted) == (HOST, port) else look_up(host, wanted)

    def may_reach(address: str, wanted: int) -> bool:
        return (address, wanted) == (HERE, port) or is_public(address, wanted)

    return PublicWeb(Gate(may_reach, resolve))
