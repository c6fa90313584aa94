"""What the Admin API says of an inventory item, as the stock of its variants."""

from datetime import UTC, datetime
from typing import Any

import pytest

from domain.catalogue import Stock
from integrations.shopify import fields
from integrations.shopify.stock_records import parse_stock

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


def item(*variants: dict[str, Any], tracked: bool = True) -> dict[str, Any]:
    return {"id": "gid://shopify/InventoryItem/5", "tracked": tracked, "variants": {"nodes": list(variants)}}


def variant(number: int = 7, **changes: Any) -> dict[str, Any]:
    plain = {
        "id": f"gid://shopify/ProductVariant/{number}",
        "availableForSale": True,
        "inventoryPolicy": "DENY",
        "inventoryQuantity": 3,
        "product": {"id": "gid://shopify/Product/9", "status": "ACTIVE"},
    }
    return {**plain, **changes}


def test_reads_every_variant_that_shares_the_item() -> None:
    assert parse_stock(item(variant(7), variant(8)), AT) == [Stock(7, 9, 3, True, AT), Stock(8, 9, 3, True, AT)]


def test_an_item_without_variants_has_no_stock() -> None:
    assert parse_stock(item(), AT) == []
    assert parse_stock({"id": "gid://shopify/InventoryItem/5", "variants": None}, AT) == []


@pytest.mark.parametrize(
    ("changes", "tracked", "quantity", "available"),
    [
        ({"availableForSale": False, "inventoryQuantity": 0}, True, 0, False),
        ({"availableForSale": True, "inventoryQuantity": -2, "inventoryPolicy": "CONTINUE"}, True, -2, True),
        ({"availableForSale": True, "inventoryQuantity": 0}, False, None, True),
        ({"availableForSale": False, "inventoryQuantity": 3}, True, 3, False),
        ({"availableForSale": True, "inventoryQuantity": None}, True, None, True),
    ],
    ids=["sold out", "sold beyond stock", "not counted", "not sold here", "not told"],
)
def test_what_is_active_is_available_as_the_shop_says(
    changes: dict[str, Any], tracked: bool, quantity: int | None, available: bool
) -> None:
    assert parse_stock(item(variant(**changes), tracked=tracked), AT) == [Stock(7, 9, quantity, available, AT)]


@pytest.mark.parametrize(
    ("pieces", "policy", "available"), [(3, "DENY", True), (0, "DENY", False), (0, "CONTINUE", True)]
)
def test_a_drafts_stock_is_told_as_webhooks_tell_it(pieces: int, policy: str, available: bool) -> None:
    draft = {"id": "gid://shopify/Product/9", "status": "DRAFT"}
    told = variant(availableForSale=False, inventoryQuantity=pieces, inventoryPolicy=policy, product=draft)
    assert [one.available for one in parse_stock(item(told), AT)] == [available]


def test_money_is_kept_alike_whoever_wrote_it() -> None:
    """A record that is read again after its webhook must not look changed."""
    written = [fields.amount({"price": price}, "price") for price in ("36.0", "36.00", "36", 36)]
    assert [str(one) for one in written] == ["36.00"] * 4
    assert str(fields.amount({"price": "0.125"}, "price")) == "0.125"
