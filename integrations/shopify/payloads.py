"""Webhook bodies (REST shapes) as our records. Fields a webhook leaves out stay empty; only ids are demanded."""

from domain.catalogue import Option, Product, ProductStatus, Variant
from domain.customers import Customer
from domain.language.html import plain_text
from integrations.shopify import fields
from integrations.shopify.fields import Record


def parse_product(payload: Record, shop_url: str) -> Product:
    """Return the product; collections and metafields, which webhooks do not carry, are left empty."""
    options = tuple(
        Option(fields.text(option, "name"), fields.words_of_list(option, "values"))
        for option in fields.records(payload, "options")
    )
    names = tuple(option.name for option in options)
    handle = fields.text(payload, "handle")
    return Product(
        id=fields.number(payload, "id"),
        handle=handle,
        title=fields.text(payload, "title"),
        status=product_status(fields.text(payload, "status")),
        published=payload.get("published_at", "") is not None,
        vendor=fields.text(payload, "vendor"),
        product_type=fields.text(payload, "product_type"),
        tags=fields.tags(payload),
        description=plain_text(fields.text(payload, "body_html")),
        url=f"{shop_url}/products/{handle}",
        image=image_of(payload),
        options=options,
        variants=tuple(parse_variant(variant, names) for variant in fields.records(payload, "variants")),
        collections=(),
        metafields=(),
        version=fields.version(payload),
    )


def product_status(word: str) -> ProductStatus:
    # A status we do not know is hidden rather than shown by mistake; old payloads without one are active.
    known = ProductStatus.__members__.values()
    return ProductStatus(word) if word in known else ProductStatus.DRAFT if word else ProductStatus.ACTIVE


def image_of(payload: Record) -> str:
    image = payload.get("image")
    first = image if isinstance(image, dict) else next(iter(fields.records(payload, "images")), {})
    return fields.text(first, "src")


def parse_variant(payload: Record, option_names: tuple[str, ...]) -> Variant:
    tracked = payload.get("inventory_management", "shopify") is not None
    quantity = fields.optional_number(payload, "inventory_quantity") if tracked else None
    oversells = fields.text(payload, "inventory_policy") == "continue"
    return Variant(
        id=fields.number(payload, "id"),
        title=fields.text(payload, "title"),
        sku=fields.text(payload, "sku"),
        price=fields.amount(payload, "price"),
        compare_at_price=fields.optional_amount(payload, "compare_at_price"),
        available=not tracked or oversells or (quantity or 0) > 0,
        quantity=quantity,
        options=variant_options(payload, option_names),
        inventory_item_id=fields.optional_number(payload, "inventory_item_id"),
    )


def variant_options(payload: Record, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    values = (fields.text(payload, f"option{position}") for position in range(1, 4))
    padded = (*names, "", "", "")
    return tuple((name, value) for name, value in zip(padded, values, strict=False) if value)


def parse_customer(payload: Record) -> Customer:
    return Customer(
        id=fields.number(payload, "id"),
        email=fields.text(payload, "email"),
        phone=fields.text(payload, "phone"),
        first_name=fields.text(payload, "first_name"),
        last_name=fields.text(payload, "last_name"),
        locale=fields.text(payload, "locale"),
        version=fields.version(payload),
    )
