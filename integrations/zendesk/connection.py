"""The way to one Zendesk account: zenpy on our own session."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlsplit

import requests
from zenpy import Zenpy
from zenpy.lib.exception import ZenpyException

from domain.errors import RemoteError
from integrations.remote import BearerAuth, RemoteSession, Timeouts, reading

SYSTEM = "zendesk"

# At DEBUG zenpy writes whole payloads.
logging.getLogger("zenpy").setLevel(logging.WARNING)

_idempotency_key: ContextVar[str] = ContextVar("zendesk_idempotency_key", default="")


class ZendeskSession(RemoteSession):
    """Carries zenpy's requests to `origin`, whatever address zenpy believes in."""

    def __init__(self, account: str, origin: str, token: Callable[[], str], timeouts: Timeouts | None) -> None:
        super().__init__(SYSTEM, origin=origin, auth=BearerAuth(token), timeouts=timeouts)
        self._believed = f"https://{account}.zendesk.com"

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> requests.Response:
        believed = str(url)
        kwargs["headers"] = {**(kwargs.get("headers") or {}), **_creation_headers(str(method), believed)}
        kwargs.pop("timeout", None)  # zenpy's one minute is longer than ours
        actual = self.origin + believed.removeprefix(self._believed) if self._is_ours(believed) else believed
        response = super().request(method, actual, *args, **kwargs)
        response.request.url = believed  # zenpy picks its reader by the address it asked
        return response

    def _is_ours(self, url: str) -> bool:
        return url.startswith(f"{self._believed}/")


def zenpy_client(account: str, session: ZendeskSession) -> Zenpy:
    """Return a client for one task: zenpy keeps unlocked state, so it is never shared between threads.

    Its retries and waits never come to pass, because the session raises on every error status first.
    """
    return Zenpy(subdomain=account, session=session, anonymous=True, disable_cache=True, ratelimit_budget=1)


@contextmanager
def creating(key: str) -> Iterator[None]:
    """Within, the creation of a ticket carries this idempotency key (Zendesk keeps it for two hours)."""
    token = _idempotency_key.set(key)
    try:
        yield
    finally:
        _idempotency_key.reset(token)


@contextmanager
def asking(what: str) -> Iterator[None]:
    """Turn what zenpy says of an unexpected answer into RemoteError."""
    try:
        with reading(SYSTEM, what):
            yield
    except ZenpyException as error:
        raise RemoteError(SYSTEM, f"{type(error).__name__} on {what}") from None


def _creation_headers(method: str, url: str) -> dict[str, str]:
    key = _idempotency_key.get()
    creates = method.upper() == "POST" and urlsplit(url).path.endswith("/tickets.json")
    return {"Idempotency-Key": key} if key and creates else {}
