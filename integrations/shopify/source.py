"""A whole store, read through the Admin API and its bulk operations."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from domain.catalogue import Product, Stock
from domain.customers import Customer
from domain.errors import InvalidRequest, NotPermitted
from domain.importing.sources import Bulk, Item, Line, Purchase
from domain.imports import ImportPhase
from domain.knowledge.documents import Document, DocumentKind
from domain.orders import Fulfilment, Order, Refund
from domain.readings import ReadingKind
from domain.reconciling import Version
from domain.stores import ShopDetails
from integrations.remote import reading
from integrations.shopify import bulk, fields, order_records, records, stock_records
from integrations.shopify.admin_api import DENIED, SYSTEM, AdminApi
from integrations.shopify.fields import Record
from integrations.shopify.topics import COMPLIANCE, Topic, admin_name

BULK_QUERIES = {ImportPhase.PRODUCTS: "products_bulk", ImportPhase.ORDERS: "orders_bulk"}
ID_QUERIES = {ReadingKind.GONE_PRODUCTS: "product_ids_bulk", ReadingKind.GONE_ORDERS: "order_ids_bulk"}
MANY = 250  # records a page where each is one object; the most Shopify gives


class ShopifySource:
    """Implements domain.importing.Source for the store whose API is given. `shop_url` is its storefront."""

    def __init__(self, api: AdminApi, shop_url: str) -> None:
        self.api = api
        self.shop_url = shop_url

    def details(self) -> ShopDetails:
        return records.parse_shop(self.api.ask("shop")["shop"])

    def documents(self, kind: DocumentKind) -> list[Document]:
        return DOCUMENTS[kind](self)

    def policies(self) -> list[Document]:
        found: Sequence[Record] = self.api.ask("policies")["shop"]["shopPolicies"]
        return [records.parse_policy(record, self.shop_url) for record in found if record.get("body")]

    def pages(self) -> list[Document]:
        found = (records.parse_page(record, self.shop_url) for record in self.api.pages_of("pages", "pages"))
        return [document for document in found if document is not None]

    def articles(self) -> list[Document]:
        found = (records.parse_article(record, self.shop_url) for record in self.api.pages_of("articles", "articles"))
        return [document for document in found if document is not None]

    def product(self, product_id: int) -> Product | None:
        """Return the product with all its variants; None when the shop has it no more."""
        gid = f"gid://shopify/Product/{product_id}"
        record = self.api.ask("product", id=gid)["product"]
        if record is None:
            return None
        product = records.parse_product(record, self.shop_url)
        while record["variants"]["pageInfo"]["hasNextPage"]:
            after = record["variants"]["pageInfo"]["endCursor"]
            record = self.api.ask("product", id=gid, variantsAfter=after)["product"]
            more = records.parse_product(record, self.shop_url).variants
            product = replace(product, variants=(*product.variants, *more))
        return product

    def stock(self, told: Mapping[int, datetime]) -> dict[int, list[Stock]]:
        """Return the stock of each inventory item's variants, dated as `told`; what the shop lacks is left out."""
        gids = [f"gid://shopify/InventoryItem/{item_id}" for item_id in told]
        items = [node for node in self.api.ask("stock", ids=gids)["nodes"] if node]
        with reading(SYSTEM, "stock"):
            found = {fields.id_of(fields.text(item, "id")): item for item in items if "id" in item}
            return {item_id: stock_records.parse_stock(item, told[item_id]) for item_id, item in found.items()}

    def start_bulk(self, phase: ImportPhase) -> str:
        return bulk.start(self.api, BULK_QUERIES[phase])

    def bulk(self, bulk_id: str) -> Bulk:
        status = bulk.status(self.api, bulk_id)
        if status.problem == DENIED:
            raise NotPermitted(SYSTEM, "bulk operation needs another scope")
        problem = status.problem or ("" if status.state == "COMPLETED" else status.state)
        return Bulk(status.roots, status.ended, status.url, problem if status.ended else "")

    def products(self, url: str, position: int) -> Iterator[Line[Product]]:
        return read_lines(url, position, lambda record: records.parse_product(record, self.shop_url))

    def orders(self, url: str, position: int) -> Iterator[Line[Purchase]]:
        return read_lines(url, position, order_records.parse_purchase)

    def with_parcels(self, order: Order) -> Order:
        """Add which lines are in which parcel and refund: bulk files cannot carry that."""
        if not order.refunds and is_one_whole_parcel(order):
            lines = tuple((line.id, line.quantity) for line in order.lines if line.requires_shipping)
            return replace(order, fulfilments=tuple(replace(one, lines=lines) for one in order.fulfilments))
        if not order.fulfilments and not order.refunds:
            return order
        record = self.api.ask("order_parcels", id=order.gid)["order"]
        return order if record is None else with_lines(order, record)

    def subscribe(self, url: str) -> None:
        """Have every topic of ours delivered to `url`, once each, however often this runs, and nowhere else."""
        made = list(self.api.pages_of("webhook_list", "webhookSubscriptions"))
        held = {(node["topic"], node["uri"]) for node in made}
        for topic in Topic:
            if topic not in COMPLIANCE and (admin_name(topic), url) not in held:
                self.api.ask("webhook_create", topic=admin_name(topic), sub={"uri": url, "format": "JSON"})
        # Those of an address the app has left go last, so that no delivery falls between the two.
        self.drop([node for node in made if node["uri"] != url])

    def order(self, order_id: int) -> Purchase | None:
        """Return the order with all its lines, and its customer; None when the shop has it no more."""
        gid = f"gid://shopify/Order/{order_id}"
        record = self.api.ask("order", id=gid)["order"]
        if record is None:
            return None
        order, customer = order_records.parse_purchase(record)
        while record["lineItems"]["pageInfo"]["hasNextPage"]:
            after = record["lineItems"]["pageInfo"]["endCursor"]
            record = self.api.ask("order", id=gid, linesAfter=after)["order"]
            order = replace(order, lines=(*order.lines, *order_records.parse_order(record).lines))
        return self.with_parcels(order), customer

    def look(self, kind: DocumentKind) -> str:
        """Return what differs whenever a text of that kind does, for a fraction of the cost of reading them."""
        return LOOKS[kind](self.api)

    def changed_products(self, since: datetime) -> Iterator[Version]:
        return changed(self.api, "changed_products", "products", since)

    def changed_orders(self, since: datetime) -> Iterator[Version]:
        return changed(self.api, "changed_orders", "orders", since)

    def changed_customers(self, since: datetime) -> Iterator[Customer]:
        query = updated_since(since)
        found = self.api.pages_of("changed_customers", "customers", first=MANY, query=query)
        return (customer for record in found if (customer := order_records.parse_customer({"customer": record})))

    def start_ids(self, kind: ReadingKind) -> str:
        """Start the bulk operation that lists the ids of all that the shop shows us of that kind."""
        return bulk.start(self.api, ID_QUERIES[kind])

    def ids(self, url: str) -> set[int]:
        return {fields.id_of(record.get("id")) for record, _ in bulk.read(url)}

    def unsubscribe(self) -> None:
        """Delete every subscription made through the API: the app's own configuration delivers here."""
        self.drop(list(self.api.pages_of("webhook_list", "webhookSubscriptions")))

    def drop(self, subscriptions: Sequence[Record]) -> None:
        for node in subscriptions:
            self.api.ask("webhook_delete", id=node["id"])


def changed(api: AdminApi, name: str, connection: str, since: datetime) -> Iterator[Version]:
    for record in api.pages_of(name, connection, first=MANY, query=updated_since(since)):
        yield fields.id_of(record.get("id")), fields.version(record, "updatedAt")


def updated_since(since: datetime) -> str:
    return f"updated_at:>='{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}'"


def look_at_policies(api: AdminApi) -> str:
    return fingerprint(api.ask("policies_look")["shop"]["shopPolicies"])


def look_at(name: str, connection: str) -> Callable[[AdminApi], str]:
    return lambda api: fingerprint(api.pages_of(name, connection, first=MANY))


def fingerprint(found: Iterable[Record]) -> str:
    lines = sorted(json.dumps(record, sort_keys=True) for record in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def read_lines(url: str, position: int, parse: Callable[[Record], Item]) -> Iterator[Line[Item]]:
    for record, end in bulk.read(url, position):
        yield line_of(record, end, parse)


def line_of(record: Record, end: int, parse: Callable[[Record], Item]) -> Line[Item]:
    try:
        return Line(parse(record), end, fields.id_of(record.get("id")))
    except (InvalidRequest, LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        known = fields.whole_number(fields.text(record, "id").rsplit("/", 1)[-1]) or 0
        name = fields.text(record, "id") or f"the record that ends at byte {end}"
        return Line(None, end, known, f"{name}: {getattr(error, 'detail', type(error).__name__)}")


def is_one_whole_parcel(order: Order) -> bool:
    return len(order.fulfilments) == 1 and not any(line.fulfillable_quantity for line in order.lines)


def with_lines(order: Order, record: Record) -> Order:
    parcels = {fields.id_of(fields.text(one, "id")): one for one in fields.records(record, "fulfillments")}
    refunds = {fields.id_of(fields.text(one, "id")): one for one in fields.records(record, "refunds")}

    def parcel(one: Fulfilment) -> Fulfilment:
        return replace(one, lines=order_records.line_quantities(parcels.get(one.id, {}), "fulfillmentLineItems"))

    def refund(one: Refund) -> Refund:
        return replace(one, lines=order_records.line_quantities(refunds.get(one.id, {}), "refundLineItems"))

    return replace(order, fulfilments=tuple(map(parcel, order.fulfilments)), refunds=tuple(map(refund, order.refunds)))


DOCUMENTS: dict[DocumentKind, Callable[[ShopifySource], list[Document]]] = {
    DocumentKind.POLICY: ShopifySource.policies,
    DocumentKind.PAGE: ShopifySource.pages,
    DocumentKind.ARTICLE: ShopifySource.articles,
}

LOOKS: dict[DocumentKind, Callable[[AdminApi], str]] = {
    DocumentKind.POLICY: look_at_policies,
    DocumentKind.PAGE: look_at("pages_look", "pages"),
    DocumentKind.ARTICLE: look_at("articles_look", "articles"),
}
