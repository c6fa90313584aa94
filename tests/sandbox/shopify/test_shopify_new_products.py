"""Products that a script makes: what they leave out is given; what no shop would take is refused as Shopify does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.shopify.world import World

INF, NAN = float("inf"), float("nan")
SIZE, COLOUR = {"name": "Size"}, {"name": "Colour"}
S, RED = {"option1": "S"}, {"option1": "S", "option2": "Red"}


def make(world: World, product: object) -> Any:
    path = f"/_sandbox/shops/{world.alice.domain}/actions"
    return world.client.post(path, json={"do": "create_product", "product": product})


def test_a_product_of_a_title_and_a_price_is_given_all_else(world: World) -> None:
    variants = [{"option1": "S", "price": "9", "inventory_quantity": "2"}, {"option1": "M"}]
    made = make(world, {"title": "Tin Mug", "handle": None, "variants": variants}).json["result"]
    assert world.alice.products[made["id"]]["handle"] == "tin-mug" and made["options"][0]["values"] == ["S", "M"]
    first, second = made["variants"]
    assert first["id"] != second["id"] and (first["price"], first["inventory_quantity"]) == ("9.00", 2)
    assert world.alice.set_stock(first["id"], 1)["inventory_quantity"] == 1


def test_each_option_of_a_product_has_the_values_of_its_variants(world: World) -> None:
    made = make(world, {"title": "Tee", "options": [SIZE, COLOUR], "variants": [RED, RED | {"option2": "Blue"}]})
    assert [one["values"] for one in made.json["result"]["options"]] == [["S"], ["Red", "Blue"]]


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"title": None}, "title", "INVALID_PRODUCT"),
        ({"title": " "}, "title", "INVALID_PRODUCT"),
        ({"title": {"en": "Mug"}}, "title", "INVALID_PRODUCT"),
        ({"title": "x" * 256}, "title", "INVALID_PRODUCT"),
        ({"status": ["active"]}, "status", "INVALID_PRODUCT"),
        ({"handle": 7}, "handle", "INVALID_PRODUCT"),
        ({"tags": [1]}, "tags", "INVALID_PRODUCT"),
        ({"image": "mug.jpg"}, "image", "INVALID_PRODUCT"),
        ({"id": "x"}, "id", "INVALID_PRODUCT"),
        ({"id": INF}, "id", "INVALID_PRODUCT"),
        ({"variants": "S"}, "variants", "INVALID_INPUT"),
        ({"options": ["Size"]}, "options", "INVALID_INPUT"),
        ({"images": [{"src": 1}]}, "images.0.src", "INVALID_INPUT"),
        ({"options": [{"name": 1}]}, "options.0.name", "INVALID_INPUT"),
        ({"options": [{"name": one} for one in "abcd"]}, "options", "OPTIONS_OVER_LIMIT"),
        ({"options": [SIZE, {"name": "SIZE"}]}, "options.1.name", "DUPLICATED_OPTION_NAME"),
        ({"options": [SIZE], "variants": [{}]}, "variants.0.option1", "NEED_TO_ADD_OPTION_VALUES"),
        ({"options": [SIZE, COLOUR], "variants": [RED, S]}, "variants.1.option2", "NEED_TO_ADD_OPTION_VALUES"),
        ({"options": [SIZE], "variants": [RED]}, "variants.0.option2", "OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS"),
        ({"variants": [RED]}, "variants.0.option2", "OPTION_VALUES_FOR_NUMBER_OF_UNKNOWN_OPTIONS"),
        ({"variants": [{"option1": ["S"]}]}, "variants.0.option1", "INVALID"),
        ({"variants": [S, S]}, "variants.1", "VARIANT_ALREADY_EXISTS"),
        ({"variants": [{"price": "-1"}]}, "variants.0.price", "GREATER_THAN_OR_EQUAL_TO"),
        ({"variants": [{"price": "NaN"}]}, "variants.0.price", "INVALID"),
        ({"variants": [{"price": NAN}]}, "variants.0.price", "INVALID"),
        ({"variants": [{"price": "1e99"}]}, "variants.0.price", "INVALID"),
        ({"variants": [{"compare_at_price": INF}]}, "variants.0.compare_at_price", "INVALID"),
        ({"variants": [{"inventory_quantity": ["2"]}]}, "variants.0.inventory_quantity", "INVALID"),
        ({"variants": [{"inventory_quantity": INF}]}, "variants.0.inventory_quantity", "INVALID"),
        ({"variants": [{"inventory_policy": "perhaps"}]}, "variants.0.inventory_policy", "INVALID"),
        ({"variants": [{"weight": "heavy"}]}, "variants.0.weight", "INVALID"),
    ],
)
def test_what_no_shop_would_take_is_refused_by_field_and_code(
    world: World, given: dict[str, Any], field: str, code: str
) -> None:
    before = set(world.alice.products)
    answer = make(world, {"title": "Mug", **given})
    assert answer.status_code == 422
    assert (field, code) in [(".".join(one["field"]), one["code"]) for one in answer.json["userErrors"]]
    assert all(one["message"] for one in answer.json["userErrors"])
    assert set(world.alice.products) == before


def test_all_that_is_wrong_is_told_at_once(world: World) -> None:
    told = make(world, {"title": "", "variants": [{"price": "x"}, {"price": "-1"}]}).json["userErrors"]
    assert [one["field"][-1] for one in told] == ["title", "price", "price", "1"]


def test_what_is_no_object_is_no_product(world: World) -> None:
    assert make(world, "Mug").status_code == 422


def test_no_price_is_set_to_what_is_no_number(world: World) -> None:
    path = f"/_sandbox/shops/{world.alice.domain}/actions"
    given = {"do": "set_price", "variant_id": 90_000_000_011, "price": "NaN"}
    assert world.client.post(path, json=given).status_code == 422
