"""What a visitor of the shop sees: home, collections, products, texts."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, abort, jsonify, request

from sandbox.demo_shop.pictures import picture
from sandbox.shopify.pages.blueprint import pages, show, this_shop
from sandbox.shopify.pages.formatting import available
from sandbox.shopify.state import Json

ALL = {"title": "Everything", "handle": "all", "body_html": "", "product_ids": []}
RELATED = 4


@pages.get("/")
def show_home() -> str:
    bestsellers = next((entry for entry in collections() if entry["handle"] == "bestsellers"), None)
    best = (of_collection(bestsellers) if bestsellers else for_sale())[:8]
    rows = [(entry, _fresh(of_collection(entry), best)) for entry in collections() if entry is not bestsellers]
    articles = list(this_shop().articles.values())[:3]
    return show("shop/home.html", best=best, rows=[row for row in rows if row[1]][:6], articles=articles)


@pages.get("/collections/<handle>")
def show_collection(handle: str) -> str:
    collection = ALL if handle == "all" else by_handle(this_shop().collections.values(), handle)
    products = for_sale() if handle == "all" else of_collection(collection)
    return show("shop/collection.html", collection=collection, products=products)


@pages.get("/search")
def show_search() -> str:
    words = request.args.get("q", "").lower().split()
    found = [product for product in for_sale() if words and all(word in _words(product) for word in words)]
    title = f"{len(found)} found for “{request.args.get('q', '')}”"
    return show("shop/collection.html", collection={"title": title, "handle": "search"}, products=found)


@pages.get("/products/<handle>")
def show_product(handle: str) -> str:
    product = by_handle(for_sale(), handle)
    like = [p for p in for_sale() if p["product_type"] == product["product_type"] and p is not product]
    wanted = request.args.get("variant", type=int)
    ready = [variant for variant in product["variants"] if available(variant)] or product["variants"]
    first = next((variant for variant in product["variants"] if variant["id"] == wanted), ready[0])
    return show("shop/product.html", product=product, first=first, related=like[:RELATED])


@pages.get("/products/<handle>.js")
def product_json(handle: str) -> Response:
    """A product as the platform's Ajax API gives it, prices in cents."""
    product = by_handle(for_sale(), handle)
    variants = [_ajax_variant(variant) for variant in product["variants"]]
    return jsonify(
        id=product["id"],
        title=product["title"],
        handle=handle,
        description=product["body_html"],
        vendor=product["vendor"],
        type=product["product_type"],
        tags=[tag for tag in product["tags"].split(", ") if tag],
        price=min(variant["price"] for variant in variants),
        available=any(variant["available"] for variant in variants),
        options=product["options"],
        variants=variants,
    )


@pages.get("/policies/<handle>")
def show_policy(handle: str) -> str:
    policy = by_handle(this_shop().policies.values(), handle)
    return show("shop/text.html", title=policy["title"], body=policy["body"], changed=policy["updated_at"])


@pages.get("/pages/<handle>")
def show_page(handle: str) -> str:
    page = by_handle((page for page in this_shop().pages.values() if page["published_at"]), handle)
    return show("shop/text.html", title=page["title"], body=page["body_html"], changed=page["updated_at"])


@pages.get("/blogs/<blog>")
def show_blog(blog: str) -> str:
    articles = [entry for entry in this_shop().articles.values() if _blog_of(entry) == blog]
    if not articles:
        abort(404)
    return show("shop/blog.html", articles=articles)


@pages.get("/blogs/<blog>/<handle>")
def show_article(blog: str, handle: str) -> str:
    return show("shop/article.html", article=by_handle(this_shop().articles.values(), handle))


@pages.get("/cdn/<name>")
def show_picture(name: str) -> Response:
    drawing = picture(name)
    if drawing is None:
        abort(404)
    return Response(drawing, mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=3600"})


@pages.app_template_global()
def collections() -> list[Json]:
    return list(this_shop().collections.values())


@pages.app_template_global()
def published_pages() -> list[Json]:
    return [page for page in this_shop().pages.values() if page["published_at"]]


def for_sale() -> list[Json]:
    return [product for product in list(this_shop().products.values()) if product.get("status") == "active"]


def of_collection(collection: Json) -> list[Json]:
    inside = set(collection["product_ids"])
    return [product for product in for_sale() if product["id"] in inside]


def by_handle(records: Iterable[Json], handle: str) -> Json:
    found = next((record for record in list(records) if record["handle"] == handle), None)
    if found is None:
        abort(404)
    return found


def _fresh(products: list[Json], seen: list[Json]) -> list[Json]:
    """Four of a collection, those first that the page does not show yet."""
    return sorted(products, key=lambda product: product in seen)[:4]


def _words(product: Json) -> str:
    return f"{product['title']} {product['product_type']} {product['vendor']} {product['tags']}".lower()


def _blog_of(article: Json) -> str:
    return str((article.get("blog") or {}).get("handle", "news"))


def _ajax_variant(variant: Json) -> Json:
    return {
        "id": variant["id"],
        "title": variant["title"],
        "options": [variant[f"option{n}"] for n in (1, 2, 3) if variant.get(f"option{n}")],
        "sku": variant["sku"],
        "price": round(float(variant["price"]) * 100),
        "compare_at_price": round(float(variant["compare_at_price"]) * 100) if variant["compare_at_price"] else None,
        "available": available(variant),
        "inventory_management": variant["inventory_management"],
        "requires_shipping": variant["requires_shipping"],
    }
