"""What a merchant has granted against what we need."""

import subprocess
import sys

import pytest

from integrations.shopify.scopes import SCOPES, missing
from tests.house.sources import ROOT


@pytest.mark.parametrize(
    ("granted", "needed"),
    [
        ("read_orders", ["read_orders"]),
        ("write_orders", ["read_orders"]),
        ("unauthenticated_write_checkouts", ["unauthenticated_read_checkouts"]),
        (" read_orders , write_products ", ["read_products", "read_orders"]),
        ("customer_read_orders,read_orders", ["read_orders"]),
        ("read_orders,read_all_orders", ["read_orders"]),
        ("", []),
        (",".join(SCOPES), SCOPES),
    ],
)
def test_a_grant_covers_what_it_names_and_what_writing_implies(granted: str, needed: list[str]) -> None:
    assert missing(granted, needed) == ()


@pytest.mark.parametrize(
    ("granted", "needed", "lacking"),
    [
        ("", ["read_orders"], ("read_orders",)),
        ("read_orders", ["write_orders"], ("write_orders",)),
        ("read_orders", ["read_all_orders"], ("read_all_orders",)),
        ("unauthenticated_read_orders", ["read_orders"], ("read_orders",)),
        ("customer_read_orders", ["read_orders"], ("read_orders",)),
        ("read_order", ["read_orders"], ("read_orders",)),
        ("orders;read", ["read_orders"], ("read_orders",)),
        (
            "write_products,read_content",
            ["read_orders", "read_products", "read_returns"],
            ("read_orders", "read_returns"),
        ),
    ],
)
def test_tells_which_scopes_are_missing_in_the_order_we_name_them(
    granted: str, needed: list[str], lacking: tuple[str, ...]
) -> None:
    assert missing(granted, needed) == lacking


def test_the_algebra_comes_without_the_package_that_keeps_global_sessions() -> None:
    code = "import sys, app, integrations.shopify.scopes; sys.exit('shopify' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=60, check=False).returncode == 0
