"""The way to one Gorgias account: JSON in, JSON out, and what to tell the merchant when it says no."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from requests.auth import AuthBase

from domain.errors import CredentialsRejected, RemoteError
from integrations.gorgias.payloads import Payload
from integrations.remote import RemoteSession, RequestRefused, Timeouts, reading

SYSTEM = "gorgias"
PAGE = 100  # the most Gorgias gives at once
MOST_PAGES = 10  # a ticket of over a thousand messages is not a support ticket
RECONNECT = "Gorgias no longer accepts Shopfloor's connection. Connect Gorgias again on Shopfloor's home page."
FORBIDDEN = (
    "The Gorgias user who connected Shopfloor may not do this. "
    "Connect again as an administrator and allow everything Gorgias lists."
)
MERGED = "Gorgias merged the ticket into another. Look for the customer there."
MERGED_INTO = re.compile(r"/api/tickets/([0-9]{1,18})(?:/.*)?", re.ASCII)
ELSEWHERE = (
    "This ticket is in another Gorgias account than the one connected now. Pass on by hand what it lacks, or connect "
    "that account again."
)
INVALID = "Gorgias refused what Shopfloor sent{fields}. Check the customer and the support address there."
NOT_FOUND = "Gorgias does not know this account or ticket any more. Check the account's name on Shopfloor's home page."
TICKET_GONE = "This ticket was deleted in Gorgias. Answer the shopper from the conversation here."
TOO_LARGE = "Gorgias does not take a text of this size. Answer the shopper from the conversation here."
SUSPENDED = (
    "Gorgias has suspended your account, often for an unpaid bill. Look under Settings → Billing in Gorgias; tickets "
    "wait for two days."
)
IN_TICKET = re.compile(r"tickets/[0-9]+(?:/.*)?", re.ASCII)
ADVICE = {301: NOT_FOUND, 302: NOT_FOUND, 400: INVALID, 403: FORBIDDEN, 404: NOT_FOUND, 413: TOO_LARGE, 422: INVALID}


class TicketMerged(RemoteError):
    """The ticket is part of another by now, whose id is `into`.

    Source: developers.gorgias.com, changelog, "301 redirect when fetching merged ticket".
    """

    def __init__(self, into: int) -> None:
        super().__init__(SYSTEM, "ticket was merged", permanent=True, advice=MERGED, answered=True)
        self.into = into


class GorgiasConnection:
    """Calls below `<origin>/api`. All methods may raise CredentialsRejected or RemoteError, with advice."""

    def __init__(self, origin: str, auth: AuthBase, timeouts: Timeouts | None) -> None:
        self._base = f"{origin}/api"
        self._session = RemoteSession(SYSTEM, origin=origin, auth=auth, timeouts=timeouts)

    def read(self, path: str, **query: str | int) -> Payload:
        return self._call("GET", path, params=query)

    def read_all(self, path: str, **query: str | int) -> Iterator[Payload]:
        """Yield the records of a list, page after page."""
        cursor: dict[str, str] = {}
        for _ in range(MOST_PAGES):
            page = self.read(path, **query, limit=PAGE, **cursor)
            with reading(SYSTEM, f"list of {path}"):
                records, following = (
                    [dict(record) for record in page["data"]],
                    (page.get("meta") or {}).get("next_cursor"),
                )
            yield from records
            if not following:
                return
            cursor = {"cursor": str(following)}

    def create(self, path: str, payload: Payload) -> Payload:
        return self._call("POST", path, json=payload)

    def update(self, path: str, payload: Payload) -> Payload:
        return self._call("PUT", path, json=payload)

    def delete(self, path: str) -> None:
        self._call("DELETE", path)

    def _call(self, method: str, path: str, **kwargs: Any) -> Payload:
        try:
            response = self._session.request(method, f"{self._base}/{path}", **kwargs)
        except CredentialsRejected as error:
            error.advice = error.advice or RECONNECT
            raise
        except RequestRefused as error:
            if error.status == 301 and (merged := MERGED_INTO.search(urlsplit(error.location).path)):
                raise TicketMerged(int(merged.group(1))) from None
            error.advice = _advice_on(error, path)
            # A page is not Gorgias's own no: a gateway or a guard in front of it says that, and may let us pass later.
            # Nor does it stay so once a bill is paid.
            error.permanent = error.permanent and error.answer is not None and error.advice != SUSPENDED
            raise
        # 201, 202 and 204 may come without a word.
        with reading(SYSTEM, path):
            return dict(response.json()) if response.content else {}


def _advice_on(error: RequestRefused, path: str) -> str:
    if error.status in (402, 403) and "suspended" in str(error.answer or "").lower():
        return SUSPENDED
    if error.status == 404 and IN_TICKET.fullmatch(path):
        return TICKET_GONE
    return ADVICE.get(error.status, "").format(fields=_named(refused_fields(error)))


def refused_fields(error: RequestRefused) -> dict[str, object]:
    """Return what a 400 complains of, by field: {"tags": {"0": {"name": ["Does not exist."]}}} or {}."""
    told = error.answer.get("error") if isinstance(error.answer, Mapping) else None
    data = told.get("data") if isinstance(told, Mapping) else None
    return {str(name): wrong for name, wrong in data.items()} if isinstance(data, Mapping) else {}


def _named(fields: Mapping[str, object]) -> str:
    """Name the fields, never their values: " (channel, subject)" or ""."""
    names = [name for name in fields if name.isidentifier()]
    return f" ({', '.join(names)})" if names else ""
