"""Orders as a shopper and a support agent speak of them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Telling = tuple[datetime, datetime]  # a record's own time, and when the shop told of it; the greater is the newer
NEVER: Telling = (EPOCH, EPOCH)


@dataclass(frozen=True)
class Money:
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class LineItem:
    """`price` is for one piece before discounts, `discount` what all its pieces together cost less, in the shop's
    currency; `shown_price` and `shown_discount` the same in the shopper's. `quantity` as ordered, `current_quantity`
    after edits."""

    id: int
    title: str
    variant_title: str
    sku: str
    quantity: int
    current_quantity: int
    fulfillable_quantity: int
    price: Decimal
    product_id: int | None
    variant_id: int | None
    requires_shipping: bool
    gift_card: bool
    properties: tuple[tuple[str, str], ...]
    discount: Decimal = Decimal(0)
    shown_price: Decimal | None = None
    shown_discount: Decimal | None = None

    @property
    def paid(self) -> Decimal:
        """What all pieces of the line cost together."""
        return self.price * self.quantity - self.discount

    @property
    def gone(self) -> int:
        """How many pieces an edit, a refund or a cancellation took out of the order."""
        return max(self.quantity - self.current_quantity, 0)


@dataclass(frozen=True)
class Tracking:
    company: str
    number: str
    url: str


@dataclass(frozen=True)
class Fulfilment:
    """One parcel. `shipment_status` is the carrier's word in Shopify's spelling (`in_transit`, `delivered`, … or "").

    `lines` pairs a line item id with the quantity in this parcel. `told`, `moved` and `expected` are when the parcel,
    its shipment status and its expected day were told; `arrived_at` is the first delivery told, even where a later
    telling takes it back. `estimated_whole_day` where that was written without a time; None of what was kept before
    that was asked.
    """

    id: int
    status: str
    shipment_status: str
    tracking: tuple[Tracking, ...]
    lines: tuple[tuple[int, int], ...]
    created_at: datetime
    updated_at: datetime
    estimated_delivery_at: datetime | None
    delivered_at: datetime | None
    told: Telling = NEVER
    moved: Telling = NEVER
    expected: Telling = NEVER
    estimated_whole_day: bool | None = None
    arrived_at: datetime | None = None


@dataclass(frozen=True)
class Refund:
    """`amount` is the money that went back, in `currency`, "" for the shop's own; `shown` the same in the shopper's.

    `lines` pairs a line item id with the quantity refunded, `told_at` is when the shop last spoke of it.
    """

    id: int
    created_at: datetime
    amount: Decimal
    lines: tuple[tuple[int, int], ...]
    told_at: datetime = EPOCH
    currency: str = ""
    shown: Money | None = None


@dataclass(frozen=True)
class Return:
    """`told_at` is when the shop last spoke of it: a return carries no version of its own.

    `decline_reason` is the shop's word for why it was declined: "final_sale", "return_period_ended", "other" or "".
    """

    id: int
    name: str
    status: str
    created_at: datetime | None
    quantity: int
    told_at: datetime = EPOCH
    decline_reason: str = ""


@dataclass(frozen=True)
class Shown:
    """What the shopper saw and paid, where that was in another currency than the shop's own."""

    currency: str
    subtotal: Decimal
    shipping: Decimal
    tax: Decimal
    discounts: Decimal
    total: Decimal
    outstanding: Decimal | None = None


@dataclass(frozen=True)
class Address:
    name: str
    address1: str
    address2: str
    city: str
    province: str
    postcode: str
    country: str


@dataclass(frozen=True)
class Order:
    """`version` is Shopify's `updated_at`. Money is in `currency`, the shop's own, and `shown` in the shopper's.

    `financial_status` and `fulfilment_status` are in the REST spelling ("paid", "partial", "fulfilled", "" …).
    """

    id: int
    name: str
    confirmation_number: str
    email: str
    phone: str
    customer_id: int | None
    customer_name: str
    locale: str
    created_at: datetime
    cancelled_at: datetime | None
    cancel_reason: str
    closed_at: datetime | None
    financial_status: str
    fulfilment_status: str
    currency: str
    subtotal: Decimal
    shipping: Decimal
    tax: Decimal
    discounts: Decimal
    total: Decimal
    lines: tuple[LineItem, ...]
    fulfilments: tuple[Fulfilment, ...]
    refunds: tuple[Refund, ...]
    returns: tuple[Return, ...]
    shipping_address: Address | None
    shipping_method: str
    tags: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]
    status_url: str
    version: datetime
    outstanding: Decimal | None = None
    codes: tuple[str, ...] = ()
    gateways: tuple[str, ...] = ()
    shown: Shown | None = None

    @property
    def gid(self) -> str:
        return f"gid://shopify/Order/{self.id}"

    @property
    def refunded(self) -> Decimal:
        return sum((refund.amount for refund in self.refunds), Decimal(0))

    @property
    def as_paid(self) -> "Order":
        """The order with its money in the currency in which the shopper paid it, as far as it is told in that."""
        shown, whole = self.shown, all(line.shown_price is not None for line in self.lines)
        if shown is None or not whole:
            return self
        return replace(
            self,
            currency=shown.currency,
            subtotal=shown.subtotal,
            shipping=shown.shipping,
            tax=shown.tax,
            discounts=shown.discounts,
            total=shown.total,
            outstanding=shown.outstanding,
            lines=tuple(_line_as_paid(line) for line in self.lines),
            refunds=tuple(_refund_as_paid(refund, self.currency, shown.currency) for refund in self.refunds),
            shown=None,
        )

    def line(self, line_id: int) -> LineItem | None:
        return next((line for line in self.lines if line.id == line_id), None)


@dataclass(frozen=True)
class OrderKeys:
    """What an order is proven by. It tells nothing of the order, so that it may be read before anything is proven.

    `in_full` where it was called by its whole name, and not by the number in it alone: 1042 of "#RD1042".
    """

    id: int
    customer_id: int | None
    email_hash: str
    postcode: str
    in_full: bool = True


@dataclass(frozen=True)
class HeldOrder:
    """An order as we hold it, None once it was deleted. `told_at`: when the shop triggered what told its version."""

    order: Order | None
    told_at: datetime


def _line_as_paid(line: LineItem) -> LineItem:
    return replace(line, price=line.shown_price or Decimal(0), discount=line.shown_discount or Decimal(0))


def _refund_as_paid(refund: Refund, own: str, shown: str) -> Refund:
    """A refund may be told in the shop's currency alone: it stays in that."""
    if refund.shown and refund.shown.currency == shown:
        return replace(refund, amount=refund.shown.amount, currency=shown)
    return replace(refund, currency=refund.currency or own)


def normalise_order_name(text: str) -> str:
    """The form in which order names are compared: `# 1001-a `, `１００１-Ａ` and `1001-A` are all `1001-A`."""
    return re.sub(r"[\s#]+", "", unicodedata.normalize("NFKC", text)).upper()


def named_best(found: Sequence[OrderKeys]) -> list[OrderKeys]:
    """Return the orders that bear the name itself; where none does, those that have its number."""
    return [one for one in found if one.in_full] or list(found)


def bare_number(name: str) -> str:
    """Return the number in an order's name without what a shop puts around it: 1001 of `#EM1001-US`, else ""."""
    runs = re.findall(r"\d+", name)
    return runs[0] if len(runs) == 1 else ""
