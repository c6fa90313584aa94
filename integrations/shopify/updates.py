"""Webhook deliveries as updates of our records."""

from collections.abc import Callable

from domain.errors import InvalidRequest
from domain.stores import ShopDetails
from domain.updates import (
    AppUninstalled,
    CustomerChanged,
    CustomerDeleted,
    NothingToDo,
    OrderChanged,
    OrderDeleted,
    ParcelChanged,
    PrivacyKind,
    PrivacyRequest,
    ProductChanged,
    ProductDeleted,
    RefundMade,
    ReturnChanged,
    ScopesChanged,
    ShipmentMoved,
    ShopChanged,
    StockChanged,
    Update,
)
from integrations.shopify import fields, order_payloads, payloads
from integrations.shopify.fields import Record
from integrations.shopify.topics import Topic
from integrations.values import parse_object

Reader = Callable[[Record, str], Update]


def read_delivery(topic: str, body: bytes, shop_url: str) -> Update:
    """Return what the delivery says. Raises InvalidRequest for a body that cannot be what its topic promises."""
    reader = READERS.get(topic)
    if reader is None:
        return NothingToDo(f"We keep nothing of {topic[:60]}.")
    payload = parse_object(body)
    if payload is None:
        raise InvalidRequest("The body is not a JSON object.")
    return reader(payload, shop_url)


def read_product(payload: Record, shop_url: str) -> Update:
    return ProductChanged(payloads.parse_product(payload, shop_url))


def read_order(payload: Record, shop_url: str) -> Update:
    customer = fields.mapping(payload, "customer")
    known = payloads.parse_customer(customer) if customer.get("id") else None
    return OrderChanged(order_payloads.parse_order(payload), known)


def read_parcel(payload: Record, shop_url: str) -> Update:
    return ParcelChanged(fields.number(payload, "order_id"), order_payloads.parse_fulfilment(payload))


def read_shipment_event(payload: Record, shop_url: str) -> Update:
    due, whole = fields.due(payload, "estimated_delivery_at")
    return ShipmentMoved(
        order_id=fields.number(payload, "order_id"),
        fulfilment_id=fields.number(payload, "fulfillment_id"),
        status=fields.text(payload, "status"),
        at=fields.moment(payload, "happened_at") or fields.version(payload),
        estimated_delivery_at=due,
        estimated_whole_day=whole,
    )


def read_refund(payload: Record, shop_url: str) -> Update:
    return RefundMade(fields.number(payload, "order_id"), order_payloads.parse_refund(payload))


def read_return(payload: Record, shop_url: str) -> Update:
    order = fields.mapping(payload, "order")
    order_id = fields.number(order, "id") if order else fields.number(payload, "order_id")
    return ReturnChanged(order_id, order_payloads.parse_return(payload))


def read_shop(payload: Record, shop_url: str) -> Update:
    host = fields.text(payload, "domain")
    details = ShopDetails(
        name=fields.text(payload, "name"),
        currency=fields.text(payload, "currency"),
        timezone=fields.text(payload, "iana_timezone"),
        contact_email=fields.text(payload, "customer_email") or fields.text(payload, "email"),
        # A shop may live below a path, so its address is changed only where the host really is another.
        url=shop_url if not host or host in shop_url else f"https://{host}",
    )
    return ShopChanged(details)


def read_scopes(payload: Record, shop_url: str) -> Update:
    current = payload.get("current")
    if not isinstance(current, list):
        raise InvalidRequest("The current scopes are missing.")
    return ScopesChanged(",".join(str(scope) for scope in current))


def naming_its_shop(field: str, read: Reader, foreign: str = "") -> Reader:
    """Return `read` for bodies alone that name their shop in `field` and have no `foreign` field of another topic's.

    Topic and shop stand in headers, which nobody signs: any body that was ever signed could else be passed off as the
    word that some store has left, or is to be erased.
    """

    def reader(payload: Record, shop_url: str) -> Update:
        if not isinstance(payload.get(field), str) or foreign in payload:
            raise InvalidRequest("Its body does not say that this topic and this shop were meant.")
        return read(payload, shop_url)

    return reader


def read_privacy(kind: PrivacyKind) -> Reader:
    def read(payload: Record, shop_url: str) -> Update:
        customer = fields.mapping(payload, "customer")
        lists = (payload.get(name) for name in ("orders_requested", "orders_to_redact"))
        named = [item for found in lists if isinstance(found, list) for item in found]
        return PrivacyRequest(
            kind=kind,
            customer_id=fields.optional_number(customer, "id"),
            email=fields.text(customer, "email"),
            order_ids=tuple(number for number in map(fields.whole_number, named) if number is not None),
            phone=fields.text(customer, "phone"),
            request_id=fields.text(fields.mapping(payload, "data_request"), "id"),
        )

    return read


ORDER_TOPICS = (
    Topic.ORDERS_CREATE,
    Topic.ORDERS_UPDATED,
    Topic.ORDERS_PAID,
    Topic.ORDERS_CANCELLED,
    Topic.ORDERS_FULFILLED,
    Topic.ORDERS_PARTIALLY_FULFILLED,
)

READERS: dict[str, Reader] = {
    **dict.fromkeys(ORDER_TOPICS, read_order),
    Topic.PRODUCTS_CREATE: read_product,
    Topic.PRODUCTS_UPDATE: read_product,
    Topic.PRODUCTS_DELETE: lambda payload, _: ProductDeleted(fields.number(payload, "id")),
    Topic.INVENTORY_LEVELS_UPDATE: lambda payload, _: StockChanged(fields.number(payload, "inventory_item_id")),
    Topic.ORDERS_DELETE: lambda payload, _: OrderDeleted(fields.number(payload, "id")),
    Topic.FULFILLMENTS_CREATE: read_parcel,
    Topic.FULFILLMENTS_UPDATE: read_parcel,
    Topic.FULFILLMENT_EVENTS_CREATE: read_shipment_event,
    Topic.REFUNDS_CREATE: read_refund,
    Topic.RETURNS_REQUEST: read_return,
    Topic.RETURNS_APPROVE: read_return,
    Topic.RETURNS_DECLINE: read_return,
    Topic.RETURNS_UPDATE: read_return,
    Topic.RETURNS_CLOSE: read_return,
    Topic.CUSTOMERS_CREATE: lambda payload, _: CustomerChanged(payloads.parse_customer(payload)),
    Topic.CUSTOMERS_UPDATE: lambda payload, _: CustomerChanged(payloads.parse_customer(payload)),
    Topic.CUSTOMERS_DELETE: lambda payload, _: CustomerDeleted(fields.number(payload, "id")),
    Topic.SHOP_UPDATE: naming_its_shop("myshopify_domain", read_shop),
    Topic.APP_UNINSTALLED: naming_its_shop("myshopify_domain", lambda payload, _: AppUninstalled()),
    Topic.APP_SCOPES_UPDATE: read_scopes,
    Topic.CUSTOMERS_DATA_REQUEST: naming_its_shop(
        "shop_domain", read_privacy(PrivacyKind.DATA_REQUEST), foreign="orders_to_redact"
    ),
    Topic.CUSTOMERS_REDACT: naming_its_shop(
        "shop_domain", read_privacy(PrivacyKind.REDACT_CUSTOMER), foreign="orders_requested"
    ),
    Topic.SHOP_REDACT: naming_its_shop("shop_domain", read_privacy(PrivacyKind.REDACT_SHOP), foreign="customer"),
}
