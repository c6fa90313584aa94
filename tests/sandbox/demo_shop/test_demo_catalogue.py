from collections import Counter
from datetime import date, timedelta

from sandbox.demo_shop import seed
from sandbox.demo_shop.pictures import picture
from sandbox.shopify.state import Shop
from tests.sandbox.demo_shop.conftest import TODAY


def variants(shop):
    return [variant for product in shop.products.values() for variant in product["variants"]]


def test_there_are_more_than_sixty_products_of_more_than_eight_types(shop):
    assert len(shop.products) >= 60
    assert len({product["product_type"] for product in shop.products.values()}) >= 8


def test_no_two_records_share_an_id_sku_barcode_or_handle(shop):
    lines = [line for order in shop.orders.values() for line in order["line_items"]]
    kinds = (shop.products, shop.orders, shop.customers, shop.pages, shop.articles, shop.returns)
    numbers = [record["id"] for kind in kinds for record in kind.values()]
    numbers += [variant["id"] for variant in variants(shop)] + [
        variant["inventory_item_id"] for variant in variants(shop)
    ]
    numbers += [line["id"] for line in lines]
    assert [number for number, count in Counter(numbers).items() if count > 1] == []
    for field in ("sku", "barcode"):
        values = [variant[field] for variant in variants(shop) if variant[field]]
        assert len(values) == len(set(values))
    handles = [product["handle"] for product in shop.products.values()]
    assert len(handles) == len(set(handles))


def test_every_id_is_above_thirty_two_bits_and_below_what_javascript_counts(shop):
    assert all(2**32 < variant["id"] < 2**53 for variant in variants(shop))


def test_two_shops_share_no_id(alice, bob):
    assert not alice.products.keys() & bob.products.keys()
    assert not alice.orders.keys() & bob.orders.keys()
    assert not alice.customers.keys() & bob.customers.keys()


def test_every_variant_uses_the_values_of_its_products_options(shop):
    for product in shop.products.values():
        grid = [option["values"] for option in product["options"]]
        for variant in product["variants"]:
            chosen = [variant[f"option{place}"] for place in (1, 2, 3)]
            assert all(value in values for value, values in zip(chosen, grid, strict=False))
            assert chosen[len(grid) :] == [None] * (3 - len(grid))
        assert len({variant["title"] for variant in product["variants"]}) == len(product["variants"])


def test_every_option_value_is_made_in_some_variant(shop):
    for product in shop.products.values():
        for place, option in enumerate(product["options"], 1):
            made = {variant[f"option{place}"] for variant in product["variants"]}
            assert made == set(option["values"]), product["title"]


def test_some_combinations_were_never_made_and_some_are_sold_out(shop):
    incomplete = 0
    for product in shop.products.values():
        whole = 1
        for option in product["options"]:
            whole *= len(option["values"])
        incomplete += len(product["variants"]) < whole
    assert incomplete >= 10
    assert sum(v["inventory_management"] == "shopify" and v["inventory_quantity"] == 0 for v in variants(shop)) >= 30


def test_it_sells_a_gift_card_a_download_and_a_pre_order(shop):
    by_handle = {product["handle"]: product for product in shop.products.values()}
    assert not by_handle["tarnfell-gift-card"]["variants"][0]["requires_shipping"]
    assert by_handle["forty-northern-walks-e-book"]["variants"][0]["inventory_management"] is None
    tent = by_handle["lapwing-4p-tent"]["variants"][0]
    assert (tent["inventory_policy"], tent["inventory_quantity"]) == ("continue", 0)


def test_a_price_before_is_higher_than_the_price_now(shop):
    reduced = [variant for variant in variants(shop) if variant["compare_at_price"]]
    assert len(reduced) > 20
    assert all(float(variant["compare_at_price"]) > float(variant["price"]) for variant in reduced)


def test_every_barcode_has_its_check_digit(shop):
    for variant in variants(shop):
        digits = [int(digit) for digit in variant["barcode"] or "0" * 13]
        assert sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def test_every_picture_is_drawn(shop):
    for product in shop.products.values():
        for image in product["images"]:
            drawing = picture(image["src"].rpartition("/")[2])
            assert drawing is not None and "$" not in drawing.partition("<text")[0]


def test_every_variant_shows_a_picture_of_its_product(shop):
    for product in shop.products.values():
        pictures = {image["id"] for image in product["images"]}
        assert {variant["image_id"] for variant in product["variants"]} <= pictures


def test_collections_hold_products_of_the_shop(shop):
    for collection in shop.collections.values():
        assert collection["product_ids"] and set(collection["product_ids"]) <= shop.products.keys()


def test_the_same_day_gives_the_same_shop():
    shops = [Shop("read-only.myshopify.com"), Shop("read-only.myshopify.com")]
    for each in shops:
        seed(each, TODAY)
    for kind in ("products", "orders", "customers", "policies", "pages", "articles", "returns"):
        assert getattr(shops[0], kind) == getattr(shops[1], kind)


def test_another_day_moves_every_order_and_keeps_its_number():
    later = Shop("read-only.myshopify.com")
    seed(later, TODAY + timedelta(days=30))
    newest = max(later.orders.values(), key=lambda order: order["order_number"])
    assert newest["name"] == "#1060"
    assert date.fromisoformat(newest["created_at"][:10]) == TODAY + timedelta(days=30)


def test_a_pre_order_ships_after_today(shop):
    tent = next(product for product in shop.products.values() if product["handle"] == "lapwing-4p-tent")
    assert tent["body_html"].count("hips from January 18") == 2
    assert not any("{" in product["body_html"] for product in shop.products.values())
