"""Requests to an endpoint that a merchant named: each connection is opened to an address that was checked for it."""

import httpx

from integrations.models.deadlines import TimedTransport
from integrations.web.gate import MayReach, NotPublic, Resolve, is_public, look_up

PORTS = {"https": 443, "http": 80}
NOT_PUBLIC = (
    "This address is not on the public internet. A model in a network of your own is set up by whoever runs this app."
)


class GatedTransport(TimedTransport):
    """Looks a name up once, checks every address that it has, and connects to that very address; TLS knows the name.

    Raises NotPublic.
    """

    def __init__(self, origin: str, may_reach: MayReach = is_public, resolve: Resolve = look_up) -> None:
        super().__init__(origin)
        self.may_reach = may_reach
        self.resolve = resolve

    def reach(self, request: httpx.Request) -> httpx.Response:
        host, port = request.url.host, request.url.port or PORTS[request.url.scheme]
        try:
            found = self.resolve(host, port)
        except OSError as error:
            raise httpx.ConnectError("no such name", request=request) from error
        if not found or not all(self.may_reach(one, port) for one in found):
            raise NotPublic("language model", "address is not public", permanent=True, advice=NOT_PUBLIC)
        request.url = request.url.copy_with(host=found[0])
        request.extensions["sni_hostname"] = host
        return self.pool.handle_request(request)
