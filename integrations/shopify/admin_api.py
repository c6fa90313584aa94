"""One store's Admin API over GraphQL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, Protocol

from domain.errors import CredentialsRejected, NotPermitted, RemoteError
from domain.stores import ShopDomain
from integrations.remote import RemoteSession, RequestRefused, Timeouts, reading
from integrations.shopify.budgets import Bucket, Budget, Unlimited, bucket_of

SYSTEM = "shopify"
QUERIES = Path(__file__).parent / "queries"
SLOWEST_RESTORE = 50  # points a second; the lowest that Shopify ever documented, for answers that tell none
SHORTEST_WAIT = 1.0  # seconds
DENIED = "ACCESS_DENIED"
PAGE = 50  # records a page of pages and articles; well under the 1,000 points one query may cost


@cache
def document(name: str) -> str:
    """Return the GraphQL document kept as `queries/<name>.graphql`."""
    return (QUERIES / f"{name}.graphql").read_text("utf-8")


class Access(Protocol):
    """What lets us in. All methods may raise StoreNotFound, CredentialsRejected or RemoteError."""

    def token(self) -> str:
        """Return an access token; called for each request."""

    def instead_of(self, refused: str) -> str:
        """Return a token in the place of one that was refused before its time."""

    def give_up(self, refused: str) -> NoReturn:
        """Note that a token was refused which had just been renewed, and raise CredentialsRejected."""


@dataclass(frozen=True)
class OnlyToken:
    """Access before there is a store to keep a pair for."""

    access: str = field(repr=False)

    def token(self) -> str:
        return self.access

    def instead_of(self, refused: str) -> str:
        raise CredentialsRejected(SYSTEM, "new token refused")

    def give_up(self, refused: str) -> NoReturn:
        raise CredentialsRejected(SYSTEM, "new token refused")


class AdminApi:
    """All methods may raise StoreNotFound, CredentialsRejected or RemoteError."""

    def __init__(
        self, shop: ShopDomain, origin: str, version: str, access: Access, budget: Budget | None = None
    ) -> None:
        base = origin.format(shop=shop)
        self.url = f"{base}/admin/api/{version}/graphql.json"
        self.access = access
        self.budget = budget or Unlimited()
        self.session = RemoteSession(SYSTEM, timeouts=Timeouts(read=30, total=60))

    def ask(self, name: str, **variables: object) -> dict[str, Any]:
        """Run the document `queries/<name>.graphql` and return its `data`."""
        with self.budget.spending(name) as bill:
            answer = self.post({"query": document(name), "variables": variables})
            bill.bucket = bucket_of(answer)
        with reading(SYSTEM, name):
            data: dict[str, Any] | None = answer.get("data")
            problems = [problem for problem in answer.get("errors") or [] if isinstance(problem, Mapping)]
            if data is None or any(code(problem) == "THROTTLED" for problem in problems):
                raise refusal(name, problems, bill.bucket)
        # With data beside them, errors name single fields that this app may not read; those come as null.
        return data

    def post(self, body: dict[str, object]) -> dict[str, Any]:
        """Send it with a good token; with another one, once, where Shopify refuses that before its time."""
        token = self.access.token()
        try:
            return self.send(body, token)
        except CredentialsRejected:
            token = self.access.instead_of(token)
        try:
            return self.send(body, token)
        except CredentialsRejected:
            self.access.give_up(token)

    def send(self, body: dict[str, object], token: str) -> dict[str, Any]:
        try:
            response = self.session.post(self.url, json=body, headers={"X-Shopify-Access-Token": token})
        except RequestRefused as error:
            # "Non-expiring access tokens are no longer accepted": only a new log-in brings an expiring pair.
            if error.status == 403 and "on-expiring" in str(error.answer):
                raise CredentialsRejected(SYSTEM, "token of a kind no longer accepted") from None
            raise
        with reading(SYSTEM, "GraphQL answer"):
            answer: dict[str, Any] = dict(response.json())
        return answer

    def pages_of(self, name: str, connection: str, **variables: object) -> Iterator[Mapping[str, Any]]:
        """Yield every record of a paged document whose connection has that name."""
        after: str | None = None
        while True:
            found = self.ask(name, **{"first": PAGE, **variables}, after=after)[connection]
            yield from found["nodes"]
            if not found["pageInfo"]["hasNextPage"]:
                return
            after = found["pageInfo"]["endCursor"]


def code(problem: Mapping[str, Any]) -> str:
    return str((problem.get("extensions") or {}).get("code") or "")


def refusal(name: str, problems: list[Mapping[str, Any]], bucket: Bucket | None) -> RemoteError:
    codes = ", ".join(sorted({code(problem) or "error" for problem in problems})) or "no data"
    if "THROTTLED" in codes:
        return RemoteError(SYSTEM, f"throttled on {name}", retry_after=seconds_until_affordable(bucket))
    if codes == DENIED:
        return NotPermitted(SYSTEM, f"{name} needs another scope")
    return RemoteError(SYSTEM, f"{codes} on {name}", permanent=True)


def seconds_until_affordable(bucket: Bucket | None) -> float:
    if bucket is None:
        return SHORTEST_WAIT
    return max(SHORTEST_WAIT, (bucket.requested - bucket.available) / (bucket.restored or SLOWEST_RESTORE))
