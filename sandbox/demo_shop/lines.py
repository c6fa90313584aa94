"""The lines of an order with their discounts and taxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sandbox.demo_shop.money import ZERO, Exchange, Money, total
from sandbox.demo_shop.products import Json, Setting
from sandbox.demo_shop.trade import Discount, Tax

Variants = Mapping[str, tuple[Json, Json]]  # {sku: (product, variant)}


@dataclass(frozen=True)
class Line:
    """`price` is for one, the other amounts for the whole line."""

    id: int
    product: Json
    variant: Json
    quantity: int
    price: Money
    discount: Money
    tax: Money

    @property
    def sku(self) -> str:
        return str(self.variant["sku"])

    @property
    def goods(self) -> Money:
        return self.price * self.quantity


def price_lines(
    setting: Setting,
    exchange: Exchange,
    order: str,
    wanted: Sequence[tuple[Json, Json, int]],
    discount: Discount | None,
    tax: Tax | None,
) -> list[Line]:
    prices = [exchange.of(Decimal(variant["price"])) for _, variant, _ in wanted]
    goods = [price * quantity for price, (_, _, quantity) in zip(prices, wanted, strict=True)]
    discounts = _allocate(exchange, goods, discount)
    return [
        Line(
            id=setting.number("line", order, variant["sku"]),
            product=product,
            variant=variant,
            quantity=quantity,
            price=price,
            discount=less,
            tax=exchange.share(whole - less, tax.rate) if tax and variant["taxable"] else ZERO,
        )
        for (product, variant, quantity), price, whole, less in zip(wanted, prices, goods, discounts, strict=True)
    ]


def rest_line(exchange: Exchange, line: Line, tax: Tax | None, sent: int, refunded: int) -> Json:
    """The line as orders show it after `sent` of it went out and `refunded` of it were paid back."""
    left = max(line.quantity - max(sent, refunded), 0)
    title = None if line.variant["title"] == "Default Title" else line.variant["title"]
    return {
        "id": line.id,
        "admin_graphql_api_id": f"gid://shopify/LineItem/{line.id}",
        "attributed_staffs": [],
        "current_quantity": line.quantity - refunded,
        "fulfillable_quantity": left,
        "fulfillment_service": line.variant["fulfillment_service"],
        "fulfillment_status": _status(line.quantity, sent),
        "gift_card": line.variant["fulfillment_service"] == "gift_card",
        "grams": line.variant["grams"],
        "name": f"{line.product['title']} - {title}" if title else line.product["title"],
        "price": str(line.price),
        "price_set": exchange.both(line.price),
        "product_exists": True,
        "product_id": line.product["id"],
        "properties": [],
        "quantity": line.quantity,
        "requires_shipping": line.variant["requires_shipping"],
        "sku": line.sku,
        "taxable": line.variant["taxable"],
        "title": line.product["title"],
        "total_discount": "0.00",
        "total_discount_set": exchange.both(ZERO),
        "variant_id": line.variant["id"],
        "variant_inventory_management": line.variant["inventory_management"],
        "variant_title": title,
        "vendor": line.product["vendor"],
        "tax_lines": [tax_line(exchange, tax, line.tax)] if tax and line.tax.shop else [],
        "duties": [],
        "discount_allocations": [_allocation(exchange, line.discount)] if line.discount.shop else [],
    }


def tax_line(exchange: Exchange, tax: Tax, amount: Money) -> Json:
    return {
        "channel_liable": False,
        "price": str(amount),
        "price_set": exchange.both(amount),
        "rate": float(tax.rate),
        "title": tax.title,
    }


def _allocate(exchange: Exchange, goods: list[Money], discount: Discount | None) -> list[Money]:
    """Spread a discount over the lines; the last line takes what rounding left."""
    if discount is None:
        return [ZERO] * len(goods)
    if discount.type == "percentage":
        return [exchange.share(line, discount.value / 100) for line in goods]
    whole, sum_of_goods = exchange.of(discount.value), total(goods)
    shares = [exchange.share(whole, line.shop / sum_of_goods.shop) for line in goods[:-1]]
    return [*shares, whole - total(shares)]


def _allocation(exchange: Exchange, amount: Money) -> Json:
    return {"amount": str(amount), "amount_set": exchange.both(amount), "discount_application_index": 0}


def _status(quantity: int, sent: int) -> str | None:
    if not sent:
        return None
    return "fulfilled" if sent == quantity else "partial"
