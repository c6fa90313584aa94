"""How long Shopify's refusals have us wait."""

import pytest

from integrations.shopify.admin_api import refusal
from integrations.shopify.budgets import Bucket

THROTTLED = [{"extensions": {"code": "THROTTLED"}}]


@pytest.mark.parametrize(
    ("bucket", "seconds"),
    [
        (Bucket(requested=300, available=100, restored=50, size=1000), 4.0),
        (Bucket(requested=300, available=290, restored=100, size=1000), 1.0),
        (Bucket(requested=300, available=100, restored=0, size=1000), 4.0),
        (None, 1.0),
    ],
)
def test_a_throttled_query_waits_until_it_can_be_afforded(bucket: Bucket | None, seconds: float) -> None:
    error = refusal("product", THROTTLED, bucket)
    assert (error.retry_after, error.permanent) == (seconds, False)
