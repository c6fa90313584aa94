"""Deliveries as Shopify sends them, signed beforehand: each is another one."""

import base64
import hmac
import json
from datetime import UTC, datetime
from itertools import count

SECRET = "the secret of the bench, as long as Shopify's own ones are"
SHOPS = tuple(f"bench-{name}.myshopify.com" for name in ("alder", "birch", "cedar", "dogwood", "elm"))
WRONG = base64.b64encode(bytes(32)).decode()
NUMBERS = count(1)
BYTES_OF_A_VARIANT = 700  # and some more; what is left of a body is its description


def requests(count: int, size: int, run: str, *, forged: bool = False) -> list[bytes]:
    """Return `count` HTTP requests with bodies of `size` bytes; `run` makes their ids new."""
    return [request(next(NUMBERS), size, run, forged) for _ in range(count)]


def request(number: int, size: int, run: str, forged: bool) -> bytes:
    body = product(number, size)
    signature = WRONG if forged else base64.b64encode(hmac.digest(SECRET.encode(), body, "sha256")).decode()
    headers = {
        "Host": "127.0.0.1",
        "User-Agent": "Shopify-Captain-Hook",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "X-Shopify-Topic": "products/update",
        "X-Shopify-Hmac-Sha256": signature,
        "X-Shopify-Shop-Domain": SHOPS[number % len(SHOPS)],
        "X-Shopify-API-Version": "2026-07",
        "X-Shopify-Webhook-Id": f"{run}-{number}",
        "X-Shopify-Event-Id": f"event-{run}-{number}",
        "X-Shopify-Triggered-At": datetime.now(UTC).isoformat(),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /webhooks/shopify HTTP/1.1\r\n{lines}\r\n".encode() + body


def product(number: int, size: int) -> bytes:
    """Return a product of so many bytes, most of them variants; the rest is filled with its description."""
    variants = [variant(number, position) for position in range(size // BYTES_OF_A_VARIANT)]
    record = {"id": number, "title": f"Jacket {number}", "updated_at": "2026-11-20T08:00:00-05:00", "body_html": ""}
    bare = json.dumps({**record, "variants": variants})
    return json.dumps({**record, "body_html": filling(size - len(bare)), "variants": variants}).encode()


def variant(number: int, position: int) -> dict[str, object]:
    return {
        "id": number * 1000 + position,
        "product_id": number,
        "title": f"Size {position}",
        "price": f"{number % 97}.{position:02}",
        "sku": f"JK-{number}-{position}",
        "position": position,
        "inventory_policy": "deny",
        "option1": f"Size {position}",
        "created_at": "2026-01-01T00:00:00-05:00",
        "updated_at": "2026-11-20T08:00:00-05:00",
        "taxable": True,
        "barcode": f"{number:09}{position:04}",
        "fulfillment_service": "manual",
        "inventory_item_id": number * 100_000 + position,
        "inventory_quantity": (number + position) % 40,
        "requires_shipping": True,
        "admin_graphql_api_id": f"gid://shopify/ProductVariant/{number * 1000 + position}",
    }


def filling(length: int) -> str:
    words = "Keeps rain out and folds into its own pocket, with taped seams and a hood. "
    return (words * (length // len(words) + 1))[: max(0, length)]
