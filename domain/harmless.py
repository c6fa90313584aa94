"""Records whose names hold nothing planted. Names are said as they stand, so they are cleaned before they are used."""

from dataclasses import replace

from domain.catalogue import Option, Product, Variant
from domain.language.planted import without_planted
from domain.orders import Address, Fulfilment, LineItem, Order

NAMELESS = "–"


def harmless_product(product: Product) -> Product:
    """Return the product without what speaks to a machine in its title, kind, maker, tags and options."""
    names = (product.title, product.product_type, product.vendor, *product.tags)
    values = (value for option in product.options for value in (option.name, *option.values))
    if all(without_planted(name) == name for name in (*names, *values)):
        return product
    kind = without_planted(product.product_type)
    return replace(
        product,
        title=without_planted(product.title) or kind or NAMELESS,
        product_type=kind,
        vendor=without_planted(product.vendor),
        tags=tuple(tag for tag in product.tags if without_planted(tag) == tag),
        options=tuple(_option(option) for option in product.options),
        variants=tuple(_variant(variant) for variant in product.variants),
    )


def harmless_order(order: Order) -> Order:
    """Return the order without what speaks to a machine in what an answer says of it."""
    address = order.shipping_address
    return replace(
        order,
        lines=tuple(_line(line) for line in order.lines),
        fulfilments=tuple(_parcel(parcel) for parcel in order.fulfilments),
        shipping_address=_address(address) if address else None,
        shipping_method=without_planted(order.shipping_method),
    )


def _option(option: Option) -> Option:
    return Option(_named(option.name), tuple(_named(value) for value in option.values))


def _variant(variant: Variant) -> Variant:
    options = tuple((_named(name), _named(value)) for name, value in variant.options)
    return replace(variant, title=_named(variant.title), options=options)


def _line(line: LineItem) -> LineItem:
    chosen = tuple((name, value) for name, value in line.properties if not _speaks(name) and not _speaks(value))
    title, variant = _named(line.title), without_planted(line.variant_title)
    if (title, variant, chosen) == (line.title, line.variant_title, line.properties):
        return line  # as nearly all are
    return replace(line, title=title, variant_title=variant, properties=chosen)


def _speaks(words: str) -> bool:
    return without_planted(words) != words


def _parcel(parcel: Fulfilment) -> Fulfilment:
    if all(without_planted(one.company) == one.company for one in parcel.tracking):
        return parcel
    tracking = (replace(one, company=without_planted(one.company)) for one in parcel.tracking)
    return replace(parcel, tracking=tuple(tracking))


def _address(address: Address) -> Address:
    return replace(address, city=without_planted(address.city))


def _named(name: str) -> str:
    return without_planted(name) or (NAMELESS if name else "")
