"""One HTTP connection pool whose answers end in time, however they drip."""

import threading
import time
from collections.abc import Iterator

import httpx

LARGEST_ANSWER = 2 * 1024 * 1024  # bytes; a draft of some hundred tokens, each in a wrapping of its own
CONNECT = 3.05  # seconds


class TimedTransport(httpx.BaseTransport):
    """Takes the read timeout of a request as the time for its whole answer. Raises httpx.ReadTimeout.

    It speaks to addresses below `origin` alone. What a thread leaves unread it gives back by `release`, for nobody
    else knows that it is not wanted any more.
    """

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.pool = httpx.HTTPTransport(retries=0)
        self.of_thread = threading.local()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if not str(request.url).startswith(f"{self.origin}/"):
            raise httpx.UnsupportedProtocol("address outside the model's own", request=request)
        timeout = request.extensions["timeout"]
        ends = time.monotonic() + timeout["read"]
        request.extensions["timeout"] = {**timeout, "connect": min(CONNECT, timeout["read"])}
        response = self.reach(request)
        stream = TimedStream(response, ends, request)
        self.of_thread.open = [*getattr(self.of_thread, "open", ()), stream]
        return httpx.Response(
            response.status_code, headers=response.headers, stream=stream, extensions=response.extensions
        )

    def reach(self, request: httpx.Request) -> httpx.Response:
        return self.pool.handle_request(request)

    def client(self) -> httpx.Client:
        """Return a client that follows no redirect and reads no proxy or password from the environment."""
        return httpx.Client(transport=self, trust_env=False, follow_redirects=False)

    def release(self) -> None:
        for stream in getattr(self.of_thread, "open", ()):
            stream.close()
        self.of_thread.open = []

    def close(self) -> None:
        self.pool.close()


class TimedStream(httpx.SyncByteStream):
    def __init__(self, response: httpx.Response, ends: float, request: httpx.Request) -> None:
        self.response = response
        self.ends = ends
        self.request = request

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        assert isinstance(self.response.stream, httpx.SyncByteStream)
        for piece in self.response.stream:
            size += len(piece)
            if time.monotonic() > self.ends or size > LARGEST_ANSWER:
                raise httpx.ReadTimeout("too slow or too large", request=self.request)
            yield piece

    def close(self) -> None:
        self.response.close()
