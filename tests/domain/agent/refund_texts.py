"""A store's rules for refunds and goods that came, for those who read such rules and those who decide by them."""

from dataclasses import replace
from datetime import timedelta

from domain.knowledge.documents import Document, DocumentKind
from domain.orders import Order
from tests.domain.agent.shops import NOW, line_of, parcel_of, product_of


def written(html: str, kind: DocumentKind = DocumentKind.POLICY, name: str = "refund_policy") -> Document:
    return Document(kind, name, "Refund policy", f"https://shop.example/policies/{name}", html, NOW)


ENGLISH = written(
    """<h2>Before we ship</h2><ul><li>Cancel at any time for a full refund</li></ul>
    <h2>After delivery</h2><p>You can return unworn goods within 20 days of delivery. Earrings and gift cards cannot be
    returned. Refunds are paid within 5 business days.</p>
    <h2>Faulty or damaged goods</h2><p>A full refund is available at any time. We may ask for a photo.</p>"""
)

SLIPPERS = product_of(81, "Fireside Slippers", (), (((), "30.00", 5),))
EARRINGS = product_of(82, "Opal Earrings", (), (((), "70.00", 5),))


def arrived(order: Order, thing: int, days: int) -> Order:
    product = (SLIPPERS, EARRINGS)[thing]
    parcel = replace(parcel_of(5, "delivered", ((1, 1),), "T1"), delivered_at=NOW - timedelta(days=days))
    return replace(order, lines=(line_of(1, product, 0),), fulfilments=(parcel,), created_at=NOW - timedelta(days=40))
