"""Shops' domains: the whole text, and nothing that merely contains one.

Shopify's documented pattern is open at the end, and its libraries also take trailing slashes, other domains of its own
and the admin's addresses. We take what Shopify signs and nothing else. The `host` parameter, which its libraries check
too, is read by App Bridge alone: nothing of ours looks at it.
"""

import ast

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as some

from domain.errors import InvalidShopDomain
from domain.stores import ShopDomain
from tests.house.sources import PRODUCT, files, name, tree


@pytest.mark.parametrize(
    ("text", "shop"),
    [
        ("someshop.myshopify.com", "someshop.myshopify.com"),
        ("test-shop.myshopify.com", "test-shop.myshopify.com"),
        ("dev-shop-.myshopify.com", "dev-shop-.myshopify.com"),
        ("a.myshopify.com", "a.myshopify.com"),
        ("9-.myshopify.com", "9-.myshopify.com"),
        ("SomeShop.MyShopify.com", "someshop.myshopify.com"),
    ],
)
def test_reads_a_shops_domain(text: str, shop: str) -> None:
    assert str(ShopDomain.parse(text)) == shop


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "attacker.example",
        "evil.com",
        "notshopify.com",
        "myshopify.com.evil.com",
        "x.myshopify.com.evil.com",
        "test-shop.notmyshopify.com",
        "attacker.com/.myshopify.com",
        "shop.myshopify.com@evil.com",
        "evil.com#.myshopify.com",
        "evil.com?.myshopify.com",
        "evil.com\\.myshopify.com",
        "myshopify.com",
        ".myshopify.com",
        "shopify.com",
        "two words",
        "two words.myshopify.com",
        "/foo/bar",
        "foo.myshopify.io.evil.ru",
        "foo.myshopify.io",
        "foo.shop.dev",
        "javascript:alert(1)",
        "-invalid.myshopify.com",
        "-invalid.myshopify.io",
        "not-admin.shopify.com/store/my-shop",
        "admin.shopify.com/store/my-shop",
        "a.myshopify.com/",
        "a.myshopify.com\n",
        "\na.myshopify.com",
        "a.myshopify.com\0",
        "a.myshopify.com:443",
        "a.myshopify.com.",
        "a.b.myshopify.com",
        "a_b.myshopify.com",
        "a.myshopifyXcom",
        "https://a.myshopify.com",
        "ⓐ.myshopify.com",
        "a.myshopify.com,b.myshopify.com",
        "\u212aelvin.myshopify.com",
        "a" * 250 + ".myshopify.com",
    ],
)
def test_refuses_what_is_no_shops_domain(text: str) -> None:
    with pytest.raises(InvalidShopDomain):
        ShopDomain.parse(text)


@whatever(some.text(max_size=40), some.text(max_size=40))
def test_no_text_around_a_shops_domain_is_taken_for_one(before: str, behind: str) -> None:
    text = f"{before}a.myshopify.com{behind}"
    try:
        found = ShopDomain.parse(text)
    except InvalidShopDomain:
        return
    assert found.value == text.lower() and not behind and before.isascii()


def test_nothing_of_ours_reads_the_host_parameter() -> None:
    """Base64 of wherever the sender likes: Shopify's Ruby app once redirected to it."""
    assert [name(file) for file in files(*PRODUCT) if reads_host(tree(file))] == []


def reads_host(module: ast.Module) -> bool:
    """Whether it looks up "host" in anything: `args.get("host")`, `query["host"]`."""
    looked_up = [node.args[0] for node in ast.walk(module) if is_get(node)]
    looked_up += [node.slice for node in ast.walk(module) if isinstance(node, ast.Subscript)]
    return any(isinstance(key, ast.Constant) and key.value == "host" for key in looked_up)


def is_get(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).endswith((".get", ".getlist")) and bool(node.args)
