from decimal import Decimal

import pytest

from sandbox.demo_shop.trade import shipping


def policy(shop, kind):
    return next(entry["body"] for entry in shop.policies.values() if entry["type"] == kind)


def test_there_are_five_policies_four_pages_and_three_articles(shop):
    assert {entry["type"] for entry in shop.policies.values()} == {
        "REFUND_POLICY",
        "SHIPPING_POLICY",
        "PRIVACY_POLICY",
        "TERMS_OF_SERVICE",
        "CONTACT_INFORMATION",
    }
    assert len(shop.pages) == 4
    assert len(shop.articles) == 3


@pytest.mark.parametrize(
    ("country", "wanted"), [("US", None), ("US", "express"), ("CA", None), ("DE", None), ("KR", None)]
)
def test_the_shipping_policy_tells_the_prices_that_orders_paid(shop, country, wanted):
    method = shipping(country, wanted)
    assert f"${method.price:.2f}" in policy(shop, "SHIPPING_POLICY")
    assert method.title.partition("(")[2].removesuffix(")") in policy(shop, "SHIPPING_POLICY")


def test_the_free_shipping_threshold_is_the_one_the_policy_tells(shop):
    assert shipping("US", None).free_from == Decimal(75)
    assert "free from $75" in policy(shop, "SHIPPING_POLICY")


def test_every_text_has_an_address_of_the_shop(shop):
    assert all(entry["url"].startswith(f"{shop.primary_url}/policies/") for entry in shop.policies.values())
