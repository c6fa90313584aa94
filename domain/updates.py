"""What a delivery from the shop says, once it is parsed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.catalogue import Product
from domain.customers import Customer
from domain.orders import Fulfilment, Order, Refund, Return
from domain.stores import ShopDetails


@dataclass(frozen=True)
class ProductChanged:
    """Collections and metafields are missing from it, as from all webhooks."""

    product: Product


@dataclass(frozen=True)
class ProductDeleted:
    product_id: int


@dataclass(frozen=True)
class StockChanged:
    """The stock of one place changed; only the shop knows what that makes over all places."""

    inventory_item_id: int


@dataclass(frozen=True)
class OrderChanged:
    order: Order
    customer: Customer | None


@dataclass(frozen=True)
class OrderDeleted:
    order_id: int


@dataclass(frozen=True)
class ParcelChanged:
    order_id: int
    fulfilment: Fulfilment


@dataclass(frozen=True)
class ShipmentMoved:
    """A carrier's event for one parcel."""

    order_id: int
    fulfilment_id: int
    status: str
    at: datetime
    estimated_delivery_at: datetime | None
    estimated_whole_day: bool = False


@dataclass(frozen=True)
class RefundMade:
    order_id: int
    refund: Refund


@dataclass(frozen=True)
class ReturnChanged:
    order_id: int
    item: Return


@dataclass(frozen=True)
class CustomerChanged:
    customer: Customer


@dataclass(frozen=True)
class CustomerDeleted:
    customer_id: int


@dataclass(frozen=True)
class ShopChanged:
    details: ShopDetails


@dataclass(frozen=True)
class AppUninstalled:
    pass


@dataclass(frozen=True)
class ScopesChanged:
    """What the merchant allows us from now on: "read_products,read_orders"."""

    scopes: str


class PrivacyKind(StrEnum):
    DATA_REQUEST = "customers/data_request"
    REDACT_CUSTOMER = "customers/redact"
    REDACT_SHOP = "shop/redact"


@dataclass(frozen=True)
class PrivacyRequest:
    """The law's deliveries. Ids and contacts are those Shopify names; `request_id` is empty where it names none."""

    kind: PrivacyKind
    customer_id: int | None
    email: str
    order_ids: tuple[int, ...]
    phone: str = ""
    request_id: str = ""


@dataclass(frozen=True)
class NothingToDo:
    """We hear of it and keep nothing. `reason` is for the inbox."""

    reason: str


Update = (
    ProductChanged
    | ProductDeleted
    | StockChanged
    | OrderChanged
    | OrderDeleted
    | ParcelChanged
    | ShipmentMoved
    | RefundMade
    | ReturnChanged
    | CustomerChanged
    | CustomerDeleted
    | ShopChanged
    | AppUninstalled
    | ScopesChanged
    | PrivacyRequest
    | NothingToDo
)
