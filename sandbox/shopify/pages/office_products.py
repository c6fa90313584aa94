"""The back office's products: price, stock, words, and taking one out of the shop."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.pages.blueprint import back_to, chosen, pages, show, this_shop
from sandbox.shopify.state import Json, Refused

WORDS = ("title", "body_html", "vendor", "product_type", "tags", "status")


@pages.get("/admin/products")
def show_products() -> str:
    wanted = request.args.get("q", "").lower()
    products = [p for p in list(this_shop().products.values()) if wanted in f"{p['title']} {p['product_type']}".lower()]
    return show("office/products.html", products=sorted(products, key=lambda p: str(p["title"])), wanted=wanted)


@pages.get("/admin/products/<int:product_id>")
def edit_product(product_id: int) -> str:
    return show("office/product.html", product=this_shop().find("products", product_id))


@pages.post("/admin/products/<int:product_id>")
def change_product(product_id: int) -> AnyResponse:
    product = this_shop().find("products", product_id)
    changes = {name: chosen(name) for name in WORDS if name in request.form and chosen(name) != product.get(name)}
    if "title" in changes and not changes["title"]:
        raise Refused("A product needs a title.")
    if changes:
        this_shop().update_product(product_id, **changes)
    return back_to("edit_product", "Product saved." if changes else "Nothing was changed.", product_id=product_id)


@pages.post("/admin/products/<int:product_id>/variants/<int:variant_id>")
def change_variant(product_id: int, variant_id: int) -> AnyResponse:
    """Only what differs is set, so that a new price tells nothing about stock."""
    shop = this_shop()
    variant = shop.find_variant(variant_id)[1]
    done = [*_change_price(variant), *_change_stock(variant)]
    notice = f"{variant['title']}: {' and '.join(done)} changed." if done else "Nothing was changed."
    return back_to("edit_product", notice, product_id=product_id)


@pages.post("/admin/products/<int:product_id>/delete")
def remove_product(product_id: int) -> AnyResponse:
    title = this_shop().find("products", product_id)["title"]
    this_shop().delete_product(product_id)
    return back_to("show_products", f"“{title}” is deleted.")


def _change_price(variant: Json) -> list[str]:
    before = variant.get("compare_at_price") or ""
    if (chosen("price"), chosen("compare_at_price")) == (variant["price"], before):
        return []
    this_shop().set_price(variant["id"], chosen("price"), chosen("compare_at_price"))
    return ["price"]


def _change_stock(variant: Json) -> list[str]:
    quantity = chosen("stock")
    if not quantity or quantity == str(variant.get("inventory_quantity")):
        return []
    if not quantity.lstrip("-").isdigit():
        raise Refused("Stock is a whole number.")
    this_shop().set_stock(variant["id"], int(quantity))
    return ["stock"]
