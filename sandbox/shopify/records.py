"""What a shop holds: REST-shaped records, numbers for new ones, and the announcement of changes."""

from __future__ import annotations

import copy
import json
import secrets
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]

COLLECTIONS = (
    "products",
    "orders",
    "customers",
    "policies",
    "pages",
    "articles",
    "collections",
    "returns",
    "fulfillment_events",
)
FIRST_NUMBER = 8_000_000_000_001  # Shopify's ids do not fit in 32 bits


class Refused(Exception):
    """The platform would not do this; the message says why in words a person can act on."""


class NoSuchRecord(Refused):
    pass


@dataclass(frozen=True)
class Event:
    """One change as webhooks will tell it. `body` is the exact bytes which get signed."""

    shop: str
    topic: str
    body: bytes
    event_id: str
    triggered_at: str
    sequence: int


@dataclass
class Action:
    """One thing a person did; every webhook of it carries the same event id."""

    at: datetime
    event_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    announced: list[tuple[str, Json]] = field(default_factory=list)

    def announce(self, topic: str, body: Json) -> None:
        self.announced.append((topic, copy.deepcopy(body)))


Listener = Callable[[Event], None]


class Records:
    """The store of one shop. Read under `lock`; write inside `with shop.acting() as action`.

    The put_* methods file a record as it is and tell nobody: they are for seeds and imports.
    """

    def __init__(
        self,
        domain: str,
        name: str | None = None,
        currency: str = "USD",
        timezone: str = "America/New_York",
        contact_email: str | None = None,
        primary_url: str | None = None,
    ) -> None:
        self.domain = domain
        self.name = name or domain.split(".")[0].replace("-", " ").title()
        self.currency = currency
        self.timezone = timezone
        self.contact_email = contact_email or f"hello@{domain.split('.')[0]}.example"
        self.primary_url = primary_url or f"https://{domain}"
        self.id = number_of(domain)
        self.created_at = "2024-01-15T09:00:00-05:00"
        self.locations: list[Json] = [{"id": self.id + 1, "name": "Main warehouse", "active": True}]
        self.products: dict[int, Json] = {}
        self.orders: dict[int, Json] = {}
        self.customers: dict[int, Json] = {}
        self.policies: dict[int, Json] = {}
        self.pages: dict[int, Json] = {}
        self.articles: dict[int, Json] = {}
        self.collections: dict[int, Json] = {}
        self.returns: dict[int, Json] = {}
        self.fulfillment_events: dict[int, Json] = {}
        self.holds: dict[int, str] = {}  # {order id: reason}; REST orders do not carry it
        self.delivery_estimates: dict[int, str] = {}  # {fulfilment id: "2026-11-24T18:00:00-05:00"}
        self.cookie_key = secrets.token_hex(32)
        self.lock = threading.RLock()
        self.clock: Callable[[], int] = time.time_ns  # a script may have a shop live through other days
        self.version = 0  # grows with every change; what is behind it is not on disk yet
        self.listeners: list[Listener] = []
        self._next_number = FIRST_NUMBER
        self._next_order = 1001
        self._sequence = 0
        self._last_trigger = 0

    # -- filing -----------------------------------------------------------------------------------------

    def put_product(self, product: Json) -> None:
        self._put("products", product)

    def put_order(self, order: Json) -> None:
        self._put("orders", order)
        self._next_order = max(self._next_order, int(order.get("order_number") or 0) + 1)

    def put_customer(self, customer: Json) -> None:
        self._put("customers", customer)

    def put_policy(self, policy: Json) -> None:
        """REST policy shape and `type` (REFUND_POLICY …); an id is given when it has none."""
        self._put("policies", {"id": self.next_number(), **policy})

    def put_page(self, page: Json) -> None:
        self._put("pages", page)

    def put_article(self, article: Json) -> None:
        self._put("articles", article)

    def put_collection(self, collection: Json) -> None:
        """A collection: id, handle, title, body_html, updated_at, product_ids."""
        self._put("collections", collection)

    def put_return(self, entry: Json) -> None:
        """A return in the shape `request_return` makes; `order_id` must be a filed order."""
        self._put("returns", entry)

    def put_fulfillment_event(self, event: Json) -> None:
        """A carrier's news in the REST fulfillment_event shape."""
        self._put("fulfillment_events", event)

    def put_hold(self, order_id: int, reason: str = "other") -> None:
        with self.lock:
            self.holds[int(order_id)] = reason
            self.version += 1

    def put_delivery_estimate(self, fulfilment_id: int, moment: str) -> None:
        with self.lock:
            self.delivery_estimates[int(fulfilment_id)] = moment
            self.version += 1

    def _put(self, kind: str, record: Json) -> None:
        with self.lock:
            getattr(self, kind)[record["id"]] = copy.deepcopy(record)
            self.version += 1

    # -- finding ----------------------------------------------------------------------------------------

    def find(self, kind: str, record_id: int | str) -> Json:
        """Return the live record (not a copy). Raises NoSuchRecord."""
        record: Json | None = getattr(self, kind).get(int(record_id))
        if record is None:
            raise NoSuchRecord(f"{kind.removesuffix('s')} {record_id} does not exist")
        return record

    def find_variant(self, variant_id: int | str) -> tuple[Json, Json]:
        """Return (product, variant). Raises NoSuchRecord."""
        wanted = int(variant_id)
        for product in self.products.values():
            for variant in product["variants"]:
                if variant["id"] == wanted:
                    return product, variant
        raise NoSuchRecord(f"variant {variant_id} does not exist")

    def returns_of(self, order_id: int) -> list[Json]:
        return [entry for entry in self.returns.values() if entry["order_id"] == order_id]

    # -- changing ---------------------------------------------------------------------------------------

    @contextmanager
    def acting(self) -> Iterator[Action]:
        """Hold the lock for one action and announce its webhooks, in order, when it succeeded."""
        with self.lock:
            action = Action(at=datetime.fromtimestamp(self.clock() / 1e9, UTC))
            yield action
            self.version += 1
            for topic, body in action.announced:
                self._tell(action, topic, body)

    def _tell(self, action: Action, topic: str, body: Json) -> None:
        self._sequence += 1
        self._last_trigger = max(self._last_trigger + 1, self.clock())
        event = Event(
            shop=self.domain,
            topic=topic,
            body=json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(),
            event_id=action.event_id,
            triggered_at=nanosecond_stamp(self._last_trigger),
            sequence=self._sequence,
        )
        for listener in self.listeners:
            listener(event)

    def next_number(self) -> int:
        with self.lock:
            self._next_number += 1
            return self._next_number

    def next_order_number(self) -> int:
        return self._next_order

    def local_time(self, moment: datetime) -> str:
        """REST shape: whole seconds with the shop's own offset, "2026-11-20T09:30:00-05:00"."""
        return moment.astimezone(ZoneInfo(self.timezone)).replace(microsecond=0).isoformat()

    def money_set(self, amount: str | Decimal) -> Json:
        money = {"amount": cents(amount), "currency_code": self.currency}
        return {"shop_money": money, "presentment_money": dict(money)}


def number_of(domain: str) -> int:
    """A shop's number, the same at every start."""
    return 60_000_000_000 + uuid.uuid5(uuid.NAMESPACE_DNS, domain).int % 10_000_000_000


def cents(amount: str | int | float | Decimal) -> str:
    return str(Decimal(str(amount)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def parse_price(text: object) -> str:
    """Return a price as it is filed, "19.90" of "19.9". Raises Refused."""
    price = read_price(text)
    if price is None:
        raise Refused(f"{text!r} is not a price")
    if price.is_signed():
        raise Refused("a price is not negative")
    return str(price)


def read_price(value: object) -> Decimal | None:
    """Return a number in whole cents, None of what is none, such as NaN."""
    try:
        price = Decimal(cents(str(value)))
    except ArithmeticError:
        return None
    return price if price.is_finite() else None


def nanosecond_stamp(nanoseconds: int) -> str:
    whole = datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC)
    return f"{whole:%Y-%m-%dT%H:%M:%S}.{nanoseconds % 1_000_000_000:09d}Z"
