"""Tarnfell: the shop that the sandbox sells from. Everything in it is invented.

`seed` fills an empty shop. The same day gives the same shop, and every date hangs on that day, so parcels
are on their way whenever the demo is run.
"""

from __future__ import annotations

from datetime import date as calendar_date
from datetime import datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sandbox.demo_shop.customers import people, rest_customer
from sandbox.demo_shop.lines import Variants
from sandbox.demo_shop.orders import Place, Told, tell
from sandbox.demo_shop.products import Json, Setting, rest_collections, rest_products
from sandbox.demo_shop.stories import stories
from sandbox.demo_shop.texts import rest_articles, rest_pages, rest_policies

if TYPE_CHECKING:
    from sandbox.shopify.state import Shop

NAME = "Tarnfell"
CONTACT = "hello@tarnfell.example"

__all__ = ["NAME", "seed"]


def seed(shop: Shop, today: calendar_date | None = None) -> None:
    """File the demo shop's records, dated up to 11:00 of `today` in the shop's own time, or up to now."""
    shop.name, shop.contact_email = NAME, CONTACT
    setting = Setting(shop.domain, shop.primary_url, shop.currency, _moment(shop.timezone, today))
    products = rest_products(setting)
    for product in products:
        shop.put_product(product)
    for collection in rest_collections(setting):
        shop.put_collection(collection)
    _file_texts(shop, setting)
    _file_orders(shop, setting, products)


def _moment(timezone: str, today: calendar_date | None) -> datetime:
    zone = ZoneInfo(timezone)
    return datetime.combine(today, time(11), zone) if today else datetime.now(zone).replace(microsecond=0)


def _file_texts(shop: Shop, setting: Setting) -> None:
    for policy in rest_policies(setting):
        shop.put_policy(policy)
    for page in rest_pages(setting):
        shop.put_page(page)
    for article in rest_articles(setting):
        shop.put_article(article)


def _file_orders(shop: Shop, setting: Setting, products: list[Json]) -> None:
    variants: Variants = {v["sku"]: (product, v) for product in products for v in product["variants"]}
    place = Place(shop.id, shop.locations[0]["id"])
    told = [tell(setting, place, story, variants) for story in stories()]
    for person in people().values():
        customer_id = setting.number("customer", person.key)
        theirs = [t.order for t in told if (t.order["customer"] or {}).get("id") == customer_id]
        shop.put_customer(rest_customer(setting, person, theirs))
    for one in told:
        _file_order(shop, one)


def _file_order(shop: Shop, told: Told) -> None:
    shop.put_order(told.order)
    for event in told.events:
        shop.put_fulfillment_event(event)
    for parcel_id, moment in told.estimates.items():
        shop.put_delivery_estimate(parcel_id, moment)
    if told.returned:
        shop.put_return(told.returned)
    if told.hold:
        shop.put_hold(told.order["id"], told.hold)
