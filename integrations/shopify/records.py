"""Admin API answers (GraphQL shapes) as our records: shop, products, texts."""

from domain.catalogue import Option, Product, ProductStatus, Variant
from domain.knowledge.documents import Document, DocumentKind
from domain.language.html import plain_text
from domain.stores import ShopDetails
from integrations.shopify import fields
from integrations.shopify.fields import Record


def parse_shop(shop: Record) -> ShopDetails:
    domain = fields.mapping(shop, "primaryDomain")
    return ShopDetails(
        name=fields.text(shop, "name"),
        currency=fields.text(shop, "currencyCode"),
        timezone=fields.text(shop, "ianaTimezone"),
        contact_email=fields.text(shop, "contactEmail"),
        url=fields.text(domain, "url").rstrip("/"),
    )


def children(record: Record, kind: str, connection: str) -> list[Record]:
    """Return a record's children from a bulk file, or from the connection of a plain answer."""
    from_bulk = fields.mapping(record, "children").get(kind)
    return from_bulk if isinstance(from_bulk, list) else fields.records(fields.mapping(record, connection), "nodes")


def parse_product(record: Record, shop_url: str) -> Product:
    handle = fields.text(record, "handle")
    status = fields.text(record, "status").lower()
    preview = fields.mapping(fields.mapping(record, "featuredMedia"), "preview")
    options = tuple(
        Option(
            fields.text(option, "name"),
            tuple(fields.text(value, "name") for value in fields.records(option, "optionValues")),
        )
        for option in fields.records(record, "options")
    )
    return Product(
        id=fields.id_of(fields.text(record, "id")),
        handle=handle,
        title=fields.text(record, "title"),
        status=ProductStatus(status) if status in list(ProductStatus) else ProductStatus.DRAFT,
        published=record.get("publishedAt") is not None,
        vendor=fields.text(record, "vendor"),
        product_type=fields.text(record, "productType"),
        tags=fields.tags(record),
        description=plain_text(fields.text(record, "descriptionHtml")),
        url=fields.text(record, "onlineStoreUrl") or f"{shop_url}/products/{handle}",
        image=fields.text(fields.mapping(preview, "image"), "url"),
        options=options,
        variants=tuple(parse_variant(variant) for variant in children(record, "ProductVariant", "variants")),
        collections=tuple(fields.text(item, "title") for item in children(record, "Collection", "collections")),
        metafields=tuple(
            (f"{fields.text(item, 'namespace')}.{fields.text(item, 'key')}", fields.text(item, "value"))
            for item in children(record, "Metafield", "metafields")
        ),
        version=fields.version(record, "updatedAt"),
    )


def parse_variant(record: Record) -> Variant:
    item = fields.mapping(record, "inventoryItem")
    tracked = item.get("tracked", True) is not False
    item_id = fields.text(item, "id")
    return Variant(
        id=fields.id_of(fields.text(record, "id")),
        title=fields.text(record, "title"),
        sku=fields.text(record, "sku"),
        price=fields.amount(record, "price"),
        compare_at_price=fields.optional_amount(record, "compareAtPrice"),
        available=bool(record.get("availableForSale")),
        quantity=fields.optional_number(record, "inventoryQuantity") if tracked else None,
        options=fields.pairs(record, "selectedOptions"),
        inventory_item_id=fields.id_of(item_id) if item_id else None,
    )


def parse_policy(record: Record, shop_url: str) -> Document:
    kind = fields.text(record, "type").lower()
    url = fields.text(record, "url") or f"{shop_url}/policies/{kind.replace('_', '-')}"
    return Document(
        kind=DocumentKind.POLICY,
        id=kind,
        title=fields.text(record, "title") or kind.replace("_", " ").capitalize(),
        url=url,
        html=fields.text(record, "body"),
        version=fields.version(record, "updatedAt"),
    )


def parse_page(record: Record, shop_url: str) -> Document | None:
    """Return the page, None while it is not published."""
    return published_text(DocumentKind.PAGE, record, f"{shop_url}/pages/{fields.text(record, 'handle')}")


def parse_article(record: Record, shop_url: str) -> Document | None:
    blog = fields.text(fields.mapping(record, "blog"), "handle")
    return published_text(DocumentKind.ARTICLE, record, f"{shop_url}/blogs/{blog}/{fields.text(record, 'handle')}")


def published_text(kind: DocumentKind, record: Record, url: str) -> Document | None:
    if not record.get("isPublished", True):
        return None
    return Document(
        kind=kind,
        id=str(fields.id_of(fields.text(record, "id"))),
        title=fields.text(record, "title"),
        url=url,
        html=fields.text(record, "body"),
        version=fields.version(record, "updatedAt"),
    )
