"""What a person does to the catalogue in the back office."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.new_products import new_product
from sandbox.shopify.product_input import STATUSES
from sandbox.shopify.records import Action, Json, Records, Refused, parse_price

EDITABLE = {"title", "body_html", "vendor", "product_type", "tags", "handle", "status"}


class CatalogueOperations(Records):
    def create_product(self, product: Json) -> Json:
        """File a REST product, with ids and defaults for what it leaves out, and tell: products/create."""
        if not isinstance(product, dict):
            raise Refused("a product is an object")
        with self.acting() as action:
            product = new_product(self, product, self.local_time(action.at))
            self.put_product(product)
            action.announce("products/create", product)
            return product

    def update_product(self, product_id: int, **changes: Any) -> Json:
        """Change title, body_html, vendor, product_type, tags, handle or status. Tells products/update."""
        unknown = set(changes) - EDITABLE
        if unknown:
            raise Refused(f"a product has no editable {', '.join(sorted(unknown))}")
        if changes.get("status", "active") not in STATUSES:
            raise Refused("status is active, draft or archived")
        with self.acting() as action:
            product = self.find("products", product_id)
            product.update(changes)
            if "status" in changes:
                published = changes["status"] == "active"
                product["published_at"] = self.local_time(action.at) if published else None
            self._touch_product(action, product)
            return product

    def set_price(self, variant_id: int, price: str, compare_at_price: str | None = None) -> Json:
        """Set a variant's price, "19.99"; "" for compare_at_price removes it. Tells products/update."""
        with self.acting() as action:
            product, variant = self.find_variant(variant_id)
            variant["price"] = parse_price(price)
            if compare_at_price is not None:
                variant["compare_at_price"] = parse_price(compare_at_price) if compare_at_price else None
            for shown in variant.get("presentment_prices") or []:
                shown["price"]["amount"] = variant["price"]
            variant["updated_at"] = self.local_time(action.at)
            self._touch_product(action, product)
            return variant

    def set_stock(self, variant_id: int, quantity: int) -> Json:
        """Set what is available. Tells products/update and inventory_levels/update."""
        with self.acting() as action:
            product, variant = self.find_variant(variant_id)
            if not variant.get("inventory_management"):
                raise Refused("this variant's stock is not tracked")
            self._set_quantity(action, variant, int(quantity))
            self._touch_product(action, product)
            return variant

    def delete_product(self, product_id: int) -> None:
        with self.acting() as action:
            self.find("products", product_id)
            del self.products[int(product_id)]
            action.announce("products/delete", {"id": int(product_id)})

    def _set_quantity(self, action: Action, variant: Json, quantity: int) -> None:
        variant["old_inventory_quantity"] = variant.get("inventory_quantity", 0)
        variant["inventory_quantity"] = quantity
        variant["updated_at"] = self.local_time(action.at)
        location = self.locations[0]["id"]
        item = variant["inventory_item_id"]
        level = {
            "inventory_item_id": item,
            "location_id": location,
            "available": quantity,
            "updated_at": variant["updated_at"],
            "admin_graphql_api_id": f"gid://shopify/InventoryLevel/{location}?inventory_item_id={item}",
        }
        action.announce("inventory_levels/update", level)

    def _touch_product(self, action: Action, product: Json) -> None:
        product["updated_at"] = self.local_time(action.at)
        action.announce("products/update", product)
