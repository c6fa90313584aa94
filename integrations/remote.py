"""The one HTTP session: every remote system is reached through it, so all of them fail in the same few ways."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from domain.errors import CredentialsRejected, RemoteError

LARGEST_ANSWER = 8 * 1024 * 1024  # bytes after decompression; an API answer is never larger
CHUNK = 64 * 1024  # bytes
LONGEST_WAIT = 86400.0  # seconds that an answer may have us wait; beyond any that is meant
TRY_LATER = frozenset({408, 409, 423, 425, 429, 430})  # 430 is Shopify's "slow down"

# At DEBUG urllib3 writes whole addresses, and their queries carry shoppers' e-mails.
logging.getLogger("urllib3").setLevel(logging.INFO)


@dataclass(frozen=True)
class Timeouts:
    """Seconds: until connected, between two pieces of an answer, and for the whole answer."""

    connect: float = 3.05
    read: float = 10.0
    total: float = 30.0


class RequestRefused(RemoteError):
    """The remote system answered with an error status.

    `answer` is its JSON, or None where it sent something else. It may hold personal data: never log it. `location` is
    where it points instead, as it wrote it, or "".
    """

    def __init__(self, system: str, what: str, response: requests.Response) -> None:
        retry_after = parse_retry_after(response.headers.get("Retry-After"))
        status = response.status_code
        permanent = 400 <= status < 500 and status not in TRY_LATER and retry_after is None
        super().__init__(system, f"{status} on {what}", retry_after=retry_after, permanent=permanent, answered=True)
        self.status = status
        self.answer = _json_or_none(response)
        self.location = response.headers.get("Location", "")


class BearerAuth(AuthBase):
    """Signs each request with the token that `token()` gives at that moment; what it raises reaches the caller."""

    def __init__(self, token: Callable[[], str]) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token()}"
        return request


class RemoteSession(requests.Session):
    """A session with one remote system; `system` names it in errors. Raises RemoteError or CredentialsRejected.

    It always ends within `timeouts`, follows no redirect, repeats nothing, keeps no cookie, reads no `~/.netrc`, and
    refuses answers over `largest` bytes and answers that are not JSON (an empty body is fine). With `origin`, it
    speaks to addresses below it alone. A caller who passes `stream=True` gets the answer unread and unchecked but for
    its status. Messages carry method, path and status: no query, no header, no body. Whatever takes a
    `requests.Session` (zenpy, authlib) can be given one.
    """

    def __init__(
        self,
        system: str,
        *,
        origin: str = "",
        auth: AuthBase | None = None,
        timeouts: Timeouts | None = None,
        largest: int = LARGEST_ANSWER,
    ) -> None:
        super().__init__()
        self.system = system
        self.origin = origin.rstrip("/")
        self.auth = auth or _unsigned
        self.timeouts = timeouts or Timeouts()
        self.largest = largest
        self.headers["User-Agent"] = "Shopfloor"
        self.headers["Accept"] = "application/json"
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in ("https://", "http://"):
            self.mount(scheme, HTTPAdapter(pool_connections=4, pool_maxsize=8, max_retries=0))

    def send(self, request: requests.PreparedRequest, **kwargs: Any) -> requests.Response:
        what = f"{request.method} {urlsplit(request.url or '').path}"
        self._stay_at_origin(request, what)
        streamed = bool(kwargs.get("stream"))
        given_timeout = kwargs.get("timeout") or (self.timeouts.connect, self.timeouts.read)
        kwargs |= {"stream": True, "allow_redirects": False, "timeout": given_timeout}
        try:
            response = super().send(request, **kwargs)
            if not streamed or not response.ok:
                self._read(response, what)
        except (requests.RequestException, HTTPError, OSError) as error:
            # Not chained: the texts below it carry the address with its query.
            raise RemoteError(self.system, f"{type(error).__name__} on {what}") from None
        self._check(response, what, streamed)
        return response

    def _stay_at_origin(self, request: requests.PreparedRequest, what: str) -> None:
        if self.origin and not (request.url or "").startswith(f"{self.origin}/"):
            raise RemoteError(self.system, f"address outside the account on {what}", permanent=True)

    def _read(self, response: requests.Response, what: str) -> None:
        deadline = time.monotonic() + self.timeouts.total
        body = bytearray()
        # One piece as it arrives, not a full chunk: a server that drips must meet the deadline too.
        while piece := response.raw.read1(CHUNK, decode_content=True):
            body += piece
            if len(body) > self.largest or time.monotonic() > deadline:
                response.close()
                raise RemoteError(self.system, f"answer too large or too slow on {what}")
        response.raw.release_conn()
        response._content = bytes(body)

    def _check(self, response: requests.Response, what: str, streamed: bool) -> None:
        status = response.status_code
        if status == 401:
            raise CredentialsRejected(self.system, f"401 on {what}")
        if not 200 <= status < 300:
            raise RequestRefused(self.system, what, response)
        if not streamed and response.content and _json_or_none(response) is None:
            raise RemoteError(self.system, f"{status} without JSON on {what}")


def parse_retry_after(value: str | None) -> float | None:
    """Return the seconds a `Retry-After` asks for, from seconds or an HTTP date; None where it says nothing usable."""
    if not value:
        return None
    if value.strip().isdecimal():
        return min(float(value), LONGEST_WAIT)
    try:
        seconds = (parsedate_to_datetime(value).astimezone(UTC) - datetime.now(UTC)).total_seconds()
    except (ValueError, OverflowError):
        return None
    return min(max(0.0, seconds), LONGEST_WAIT)


@contextmanager
def reading(system: str, what: str) -> Iterator[None]:
    """Turn an answer of an unexpected shape into RemoteError: wrap the lines that take remote JSON apart."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise RemoteError(system, f"unexpected answer to {what} ({type(error).__name__})") from None


def _json_or_none(response: requests.Response) -> object:
    try:
        parsed: object = response.json()
    except (ValueError, RecursionError):
        return None
    return parsed


def _unsigned(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """An auth that adds nothing; with none at all, requests would read passwords from ~/.netrc."""
    return request
