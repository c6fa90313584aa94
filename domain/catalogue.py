"""The catalogue: products and variants as the store sells them now."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple


class ProductStatus(StrEnum):
    ACTIVE = "active"
    DRAFT = "draft"
    ARCHIVED = "archived"
    UNLISTED = "unlisted"


@dataclass(frozen=True)
class Variant:
    """One thing that can be bought. `options` pairs an option's name with this variant's value: (("Size", "M"), …).

    `quantity` is None where the stock is not tracked or not known; `available` says whether it can be ordered now.
    """

    id: int
    title: str
    sku: str
    price: Decimal
    compare_at_price: Decimal | None
    available: bool
    quantity: int | None
    options: tuple[tuple[str, str], ...]
    inventory_item_id: int | None


@dataclass(frozen=True)
class Stock:
    """A variant's stock over all places. `told_at`: when the shop triggered what had us read it."""

    variant_id: int
    product_id: int
    quantity: int | None
    available: bool
    told_at: datetime


@dataclass(frozen=True)
class Option:
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Product:
    """`version` is Shopify's `updated_at`; `description` is plain text; `url` and `image` may be empty."""

    id: int
    handle: str
    title: str
    status: ProductStatus
    published: bool
    vendor: str
    product_type: str
    tags: tuple[str, ...]
    description: str
    url: str
    image: str
    options: tuple[Option, ...]
    variants: tuple[Variant, ...]
    collections: tuple[str, ...]
    metafields: tuple[tuple[str, str], ...]
    version: datetime

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What was made of this record, which never changes, by what made it."""
        return {}

    @property
    def gid(self) -> str:
        return f"gid://shopify/Product/{self.id}"

    @property
    def for_sale(self) -> bool:
        """Whether shoppers may see it at all."""
        return self.published and self.status in (ProductStatus.ACTIVE, ProductStatus.UNLISTED)

    @property
    def available(self) -> bool:
        return any(variant.available for variant in self.variants)


class Called(NamedTuple):
    """What a product is called, without the rest of its record."""

    id: int
    title: str
    product_type: str


@dataclass(frozen=True)
class Known:
    """What must be known of a product to tell whether news of it is new, and what webhooks do not carry.

    `words_hash` is the fingerprint of the words that are held, "" of none.
    """

    version: datetime
    told_at: datetime
    deleted: bool
    collections: tuple[str, ...]
    metafields: tuple[tuple[str, str], ...]
    words_hash: str
